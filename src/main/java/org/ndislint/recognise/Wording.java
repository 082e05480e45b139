package org.ndislint.recognise;

import org.jspecify.annotations.Nullable;
import org.ndislint.model.EventKind;
import org.ndislint.model.MessageRecord;

/**
 * Reads the beginning of a message: what kind of event it announces, of which function, and where the rest begins.
 * What may stand before the arrow or word: parts in brackets (a module, an adapter's pointer, a function), a module's
 * name with a colon, numbers of a console, and the function's name. A reused holder.
 */
final class Wording implements Stranger {
    /** An arrow or word further in is no entry or exit; decorated names of C++ are long. */
    private static final int FARTHEST = 2048;

    private static final int MOST_PARTS = 12;
    private static final String DDI = "DDI:";
    private static final String CALLING = "Calling";
    private static final String FUNCTION_RETURN = "Function Return=";

    private final NameIndex names;
    private final NameToken token = new NameToken();
    private final LoggedValue behind = new LoggedValue();

    EventKind kind = EventKind.CALL;
    /** Slot of the name in the {@link NameIndex}, or -1. */
    int slot;
    /** Where the message goes on behind what was read. */
    int rest;

    Convention convention = Convention.ARROW_NAME;
    /** Whether punctuation, or nothing, follows the name: prose does not go on like that. */
    boolean punctuated;
    /** Whether the rest has to tell a status for this to be an exit. */
    boolean needsStatus;
    /** The name was not in the text. */
    boolean nameOutside;
    /** The kind of event that the stranger's line would be. */
    private EventKind strangerKind = EventKind.CALL;
    /** An arrow or one of the words was met. */
    private boolean announced;

    private String s = "";
    private int end;
    /** An arrow or word without a name. */
    private boolean arrowAlone;
    /** What stands before the arrow or word. */
    final Preface preface;

    Wording(NameIndex names) {
        this.names = names;
        preface = new Preface(names);
    }

    /** Reads the message; false if it announces nothing of a known function. */
    boolean read(MessageRecord message) {
        s = message.text;
        end = Math.min(s.length(), FARTHEST);
        slot = -1;
        punctuated = false;
        needsStatus = false;
        nameOutside = false;
        arrowAlone = false;
        announced = false;
        preface.begin(message, end);
        return readParts(message);
    }

    private boolean readParts(MessageRecord message) {
        int at = 0;
        for (int part = 0; part < MOST_PARTS && at >= 0; part++) {
            at = Letters.skipBlanks(s, at, end);
            if (at >= end) {
                return false;
            }
            int arrow = Arrow.at(s, at, end);
            if (arrow != 0) {
                return readAfterArrow(message, at, arrow);
            }
            if (Letters.isLetter(s.charAt(at))) {
                int wordEnd = Letters.skipName(s, at, end);
                PhaseWord word = wordAt(at, wordEnd);
                if (word != PhaseWord.NONE) {
                    return readAfterWord(message, word, wordEnd);
                }
                if (s.startsWith(FUNCTION_RETURN, at)) {
                    return readFunctionReturn(message, at);
                }
                if (s.startsWith(DDI, at)) {
                    return readCalling(at + DDI.length());
                }
            }
            at = preface.readPart(at);
        }
        return false;
    }

    private PhaseWord wordAt(int from, int to) {
        return PhaseWord.isWhole(s, to, end) ? PhaseWord.of(s, from, to) : PhaseWord.NONE;
    }

    private boolean readAfterArrow(MessageRecord message, int start, int arrow) {
        announced = true;
        kind = arrow > 0 ? EventKind.ENTER : EventKind.EXIT;
        int after = start + Math.abs(arrow);
        boolean glued =
                start > 0 && Letters.isName(s.charAt(start - 1)) && after < end && Letters.isName(s.charAt(after));
        if (glued && Math.abs(arrow) == 2) {
            return false; // pointer->member, value=>value
        }
        int at = Letters.skipBlanks(s, after, end);
        if (at < end && s.charAt(at) == '[') {
            int close = preface.readBracket(at);
            at = close < 0 ? at : Letters.skipBlanks(s, close, end);
        }
        int wordEnd = Letters.skipName(s, at, end);
        PhaseWord word = wordAt(at, wordEnd);
        if (word != PhaseWord.NONE) {
            if ((word == PhaseWord.ENTER) != (kind == EventKind.ENTER)) {
                return false;
            }
            at = Letters.skipBlanks(s, wordEnd, end);
        }
        if (readNameBehind(at)) {
            convention = Convention.ARROW_NAME;
            return true;
        }
        if (preface.strangerTo > preface.strangerFrom) {
            strangerKind = kind;
            return false;
        }
        rest = at;
        if (preface.subject >= 0) {
            slot = preface.subject;
            convention = Convention.NAME_ARROW;
            punctuated = false;
            return true;
        }
        return nameFromRecord(message, Convention.ARROW_ALONE);
    }

    /** A known name behind an arrow or word, perhaps with the module's name before it. Notes a stranger in its place. */
    private boolean readNameBehind(int start) {
        int at = start;
        for (int attempt = 0; attempt < 2; attempt++) {
            if (!token.read(s, at, end) || isPair(token.end) || isPointer(token.from, token.to)) {
                return false;
            }
            int found = names.find(s, token);
            if (found >= 0) {
                if (preface.subject >= 0 && preface.subjectIsDirect) {
                    return false; // "One -> Other" tells of two functions
                }
                slot = found;
                rest = skipLine(token.end);
                punctuated = rest >= end || ":;,.([<{-!".indexOf(s.charAt(rest)) >= 0;
                return true;
            }
            int next = Letters.skipBlanks(s, token.end, end);
            if (!preface.isModule(token.from, token.to) || next == token.end) {
                noteStranger(next);
                return false;
            }
            at = next;
        }
        return false;
    }

    private void noteStranger(int next) {
        if (preface.subject >= 0 || preface.hasStranger || Letters.isCapitals(s, token.from, token.to)) {
            return;
        }
        boolean value = behind.read(s, token.from, end) && behind.hasNumber();
        if (!value && (next >= end || next == token.end || looksLikeData(next))) {
            preface.noteStranger(token);
        }
    }

    /** Whether a value or a pair, not prose, goes on behind a stranger's name. */
    private boolean looksLikeData(int at) {
        if (behind.read(s, at, end) && behind.hasNumber()) {
            return true;
        }
        int wordEnd = Letters.skipName(s, at, end);
        int value = Letters.skipBlanks(s, wordEnd, end);
        boolean sign = value < end && (s.charAt(value) == '=' || s.charAt(value) == ':');
        return wordEnd > at && (sign || (behind.read(s, value, end) && behind.hasNumber()));
    }

    private boolean isPair(int at) {
        int next = Letters.skipBlanks(s, at, end);
        return next < end && s.charAt(next) == '=' && Arrow.at(s, next, end) == 0;
    }

    /** {@code Name:123}. */
    private int skipLine(int at) {
        boolean line = at + 1 < end && s.charAt(at) == ':' && Letters.isDigit(s.charAt(at + 1));
        return line ? Letters.skipFigures(s, at + 1, end) : at;
    }

    private boolean readAfterWord(MessageRecord message, PhaseWord word, int wordEnd) {
        announced = true;
        kind = word == PhaseWord.ENTER ? EventKind.ENTER : EventKind.EXIT;
        convention = Convention.WORD;
        needsStatus = word == PhaseWord.RETURN;
        int at = Letters.skipBlanks(s, wordEnd, end);
        if (at < end && s.charAt(at) == ':') {
            at = Letters.skipBlanks(s, at + 1, end);
        }
        int preposition = Letters.skipName(s, at, end);
        if (Letters.equalsLower(s, at, preposition, "from") || Letters.equalsLower(s, at, preposition, "function")) {
            at = Letters.skipBlanks(s, preposition, end);
        }
        if (preface.subject >= 0) {
            slot = preface.subject;
            rest = Letters.skipBlanks(s, wordEnd, end);
            punctuated = rest >= end || ":;,.([<{-!".indexOf(s.charAt(rest)) >= 0;
            return true;
        }
        if (word != PhaseWord.RETURN && readNameBehind(at)) {
            return true;
        }
        if (preface.strangerTo > preface.strangerFrom) {
            strangerKind = kind;
            return false;
        }
        rest = at;
        return nameFromRecord(message, Convention.WORD);
    }

    private boolean readFunctionReturn(MessageRecord message, int at) {
        announced = true;
        kind = EventKind.EXIT;
        needsStatus = true;
        rest = at + FUNCTION_RETURN.length();
        if (preface.subject >= 0) {
            slot = preface.subject;
            convention = Convention.FUNCTION_RETURN;
            return true;
        }
        return nameFromRecord(message, Convention.FUNCTION_RETURN);
    }

    private boolean readCalling(int start) {
        announced = true;
        int at = Letters.skipBlanks(s, start, end);
        int wordEnd = at + CALLING.length();
        if (!s.startsWith(CALLING, at) || wordEnd >= end || !Letters.isBlank(s.charAt(wordEnd))) {
            return false;
        }
        at = Letters.skipBlanks(s, wordEnd, end);
        if (!token.read(s, at, end)) {
            return false;
        }
        kind = EventKind.CALL;
        convention = Convention.CALLING;
        slot = names.find(s, token);
        rest = token.end;
        punctuated = true;
        if (slot < 0) {
            preface.noteStranger(token);
            strangerKind = EventKind.CALL;
        }
        return slot >= 0;
    }

    @Override
    public EventKind strangerKind() {
        return strangerKind;
    }

    @Override
    public @Nullable String stranger(MessageRecord message) {
        if (!announced) {
            return null;
        }
        if (preface.strangerTo > preface.strangerFrom) {
            return s.substring(preface.strangerFrom, preface.strangerTo);
        }
        if (!nameOutside || preface.hasStranger) {
            boolean named = preface.bracketTo > preface.bracketFrom
                    && arrowAlone
                    && !Letters.isCapitals(s, preface.bracketFrom, preface.bracketTo);
            boolean prose = rest < end && Letters.isLetter(s.charAt(rest));
            return named && !prose ? s.substring(preface.bracketFrom, preface.bracketTo) : null;
        }
        String function = message.function;
        return function != null && token.read(function, 0, function.length())
                ? function.substring(token.from, token.to)
                : null;
    }

    /** Capitals and figures that are a pointer as {@code %p} prints it, and nobody's name. */
    private boolean isPointer(int from, int to) {
        if (to - from != 8 && to - from != 16) {
            return false;
        }
        boolean figure = false;
        for (int i = from; i < to; i++) {
            char c = s.charAt(i);
            if (!Letters.isHex(c) || (c >= 'a' && c <= 'f')) {
                return false;
            }
            figure |= Letters.isDigit(c);
        }
        return figure;
    }

    /** Takes the name from the record, as {@code %!FUNC!} puts it there, unless the text names somebody else. */
    private boolean nameFromRecord(MessageRecord message, Convention how) {
        String function = message.function;
        arrowAlone = true;
        strangerKind = kind;
        if (function == null || preface.hasStranger || !token.read(function, 0, function.length())) {
            return false;
        }
        convention = how;
        nameOutside = true;
        slot = names.find(function, token);
        return slot >= 0;
    }
}

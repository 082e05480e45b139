package org.ndislint.recognise;

import org.jspecify.annotations.Nullable;
import org.ndislint.model.EventKind;
import org.ndislint.model.MessageRecord;

/**
 * Reads the beginning of a message: what kind of event it announces, of which function, and where the rest begins.
 * What may stand before the arrow or word: parts in brackets (a module, an adapter's pointer, a function), a module's
 * name with a colon, numbers of a console, and the function's name. A reused holder.
 */
final class Wording {
    /** An arrow or word further in is no entry or exit; decorated names of C++ are long. */
    private static final int FARTHEST = 2048;

    private static final int MOST_PARTS = 12;
    private static final String DDI = "DDI";
    private static final String CALLING = "Calling";
    private static final String FUNCTION_RETURN = "Function Return=";

    private final NameIndex names;
    private final NameToken token = new NameToken();
    private final LoggedValue bracket = new LoggedValue();

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
    /** A pointer stood in the first brackets: between these places, else equal. */
    int pointerFrom;

    int pointerTo;
    /** A name in the place of the function's that no catalogue knows: between these places of the text, or equal. */
    int strangerFrom;

    int strangerTo;
    /** The kind of event that the stranger's line would be. */
    EventKind strangerKind = EventKind.CALL;

    private String s = "";
    private int end;
    /** An arrow or word without a name. */
    private boolean arrowAlone;
    /** An unknown name in brackets. */
    private int bracketFrom;

    private int bracketTo;
    private int subject;
    /** The subject stood directly before, not in brackets and without a colon. */
    private boolean subjectIsDirect;
    /** A name that is neither known nor a module's stood before: it is the function, whoever logged. */
    private boolean stranger;

    Wording(NameIndex names) {
        this.names = names;
    }

    /** Reads the message; false if it announces nothing of a known function. */
    boolean read(MessageRecord message) {
        s = message.text;
        end = Math.min(s.length(), FARTHEST);
        slot = -1;
        subject = -1;
        subjectIsDirect = false;
        stranger = false;
        punctuated = false;
        needsStatus = false;
        nameOutside = false;
        arrowAlone = false;
        pointerFrom = pointerTo = strangerFrom = strangerTo = bracketFrom = bracketTo = 0;
        return readParts(message);
    }

    private boolean readParts(MessageRecord message) {
        int at = 0;
        boolean bracketBefore = false;
        for (int part = 0; part < MOST_PARTS; part++) {
            at = Letters.skipBlanks(s, at, end);
            if (at >= end) {
                return false;
            }
            char c = s.charAt(at);
            int arrow = Arrow.at(s, at, end);
            if (arrow != 0) {
                return readAfterArrow(message, at, arrow);
            }
            if (c == '[') {
                at = readBracket(at);
                bracketBefore = true;
            } else if ((c == ',' || c == ':' || c == '-') && bracketBefore) {
                at++;
            } else if (c == '!') {
                at++;
            } else if (Letters.isDigit(c)) {
                at = subject < 0 && !bracketBefore && !stranger ? skipConsoleNumber(at) : -1;
            } else if (NameToken.mayBegin(c)) {
                int wordEnd = Letters.skipName(s, at, end);
                PhaseWord word = isWholeWord(wordEnd) ? PhaseWord.of(s, at, wordEnd) : PhaseWord.NONE;
                if (word != PhaseWord.NONE) {
                    return readAfterWord(message, word, wordEnd);
                }
                if (s.startsWith(FUNCTION_RETURN, at)) {
                    return readFunctionReturn(message, at);
                }
                if (Letters.equalsIgnoringCase(s, at, wordEnd, DDI) && wordEnd < end && s.charAt(wordEnd) == ':') {
                    return readCalling(wordEnd + 1);
                }
                at = readName(message, at);
                bracketBefore = false;
            } else {
                return false;
            }
            if (at < 0) {
                return false;
            }
        }
        return false;
    }

    /** Whether no further part of a name, such as {@code ::} or {@code !}, follows. */
    private boolean isWholeWord(int wordEnd) {
        if (wordEnd >= end) {
            return true;
        }
        char c = s.charAt(wordEnd);
        boolean scope = c == ':' && wordEnd + 1 < end && s.charAt(wordEnd + 1) == ':';
        return !scope && c != '!' && c != '@' && c != '(' && c != '=' && c != '-';
    }

    /** {@code [module]}, {@code [FFFFC804AF2E3710]}, {@code [Function]}, {@code [Function:123]}; where it ends, or -1. */
    private int readBracket(int at) {
        int close = at + 1;
        while (close < end && s.charAt(close) != ']' && s.charAt(close) != '[') {
            close++;
        }
        if (close >= end || s.charAt(close) != ']') {
            return -1;
        }
        int inner = Letters.skipBlanks(s, at + 1, close);
        if (pointerTo == pointerFrom && bracket.read(s, inner, close) && bracket.isPointer() && bracket.end == close) {
            pointerFrom = inner;
            pointerTo = close;
        } else if (token.read(s, inner, close)) {
            int found = names.find(s, token);
            if (found >= 0 && isLineNumber(token.end, close)) {
                subject = found;
                subjectIsDirect = false;
            } else if (found < 0) {
                bracketFrom = token.from;
                bracketTo = token.to;
            }
        }
        return close + 1;
    }

    /** Whether nothing, or only a line number behind a colon, blank or comma, stands between two places. */
    private boolean isLineNumber(int from, int to) {
        for (int i = from; i < to; i++) {
            char c = s.charAt(i);
            if (!Letters.isDigit(c) && c != ':' && c != ' ' && c != ',') {
                return false;
            }
        }
        return true;
    }

    /** Sequence numbers and seconds that consoles put before a line; where they end, or -1 if they are none. */
    private int skipConsoleNumber(int start) {
        int at = start;
        while (at < end && (Letters.isDigit(s.charAt(at)) || isBetweenFigures(s.charAt(at)))) {
            at++;
        }
        return at < end && (Letters.isBlank(s.charAt(at)) || s.charAt(at) == '[') ? at : -1;
    }

    private static boolean isBetweenFigures(char c) {
        return c == '.' || c == ':' || c == '/' || c == '|';
    }

    /** A name before the arrow or word; where it ends, or -1 if nothing can be announced any more. */
    private int readName(MessageRecord message, int start) {
        if (!token.read(s, start, end)) {
            return -1;
        }
        int found = names.find(s, token);
        int at = skipArguments(token.end);
        boolean colon = at < end && s.charAt(at) == ':';
        boolean line = colon && at + 1 < end && Letters.isDigit(s.charAt(at + 1));
        if (line) {
            at = skipFigures(at + 1);
            colon = at < end && s.charAt(at) == ':';
        }
        if (found >= 0) {
            subject = found;
            subjectIsDirect = !colon;
            stranger = false;
            strangerFrom = strangerTo = 0;
        } else if (isModule(message, token.from, token.to) && colon) {
            return at + 1;
        } else {
            subject = -1;
            stranger = true;
            strangerFrom = token.from;
            strangerTo = token.to;
        }
        if (colon) {
            return at + 1;
        }
        int next = Letters.skipBlanks(s, at, end);
        return announces(next) ? skipDash(next) : -1;
    }

    /** Whether an arrow, a word, or brackets that come before one, stand at a place. */
    private boolean announces(int at) {
        if (at >= end) {
            return false;
        }
        char c = s.charAt(at);
        if (Arrow.at(s, at, end) != 0 || c == '[' || c == '!') {
            return true;
        }
        int word = skipDash(at);
        int wordEnd = Letters.skipName(s, word, end);
        return isWholeWord(wordEnd) && PhaseWord.of(s, word, wordEnd) != PhaseWord.NONE;
    }

    /** {@code Name - Enter}, {@code Name, Enter}. */
    private int skipDash(int at) {
        char c = at < end ? s.charAt(at) : ' ';
        boolean dash = (c == '-' && Arrow.at(s, at, end) == 0) || c == ',' || c == ';' || c == '|';
        return dash ? Letters.skipBlanks(s, at + 1, end) : at;
    }

    /** {@code ()} or {@code (…)}. */
    private int skipArguments(int at) {
        if (at >= end || s.charAt(at) != '(') {
            return at;
        }
        int close = at + 1;
        while (close < end && s.charAt(close) != ')') {
            close++;
        }
        return close < end ? close + 1 : at;
    }

    private int skipFigures(int from) {
        int at = from;
        while (at < end && Letters.isDigit(s.charAt(at))) {
            at++;
        }
        return at;
    }

    /** Whether a name is that of the driver: written in capitals, or as the record's module or component. */
    private boolean isModule(MessageRecord message, int from, int to) {
        return isCapitals(from, to)
                || isSame(message.module, from, to)
                || isSame(message.component, from, to)
                || Letters.equalsIgnoringCase(s, from, to, DDI);
    }

    private boolean isCapitals(int from, int to) {
        for (int i = from; i < to; i++) {
            char c = s.charAt(i);
            if (c >= 'a' && c <= 'z') {
                return false;
            }
        }
        return to > from;
    }

    private boolean isSame(@Nullable String name, int from, int to) {
        return name != null && Letters.equalsIgnoringCase(s, from, to, name);
    }

    private boolean readAfterArrow(MessageRecord message, int start, int arrow) {
        kind = arrow > 0 ? EventKind.ENTER : EventKind.EXIT;
        int after = start + Math.abs(arrow);
        boolean glued = start > 0 && Letters.isName(s.charAt(start - 1)) && after < end
                && Letters.isName(s.charAt(after));
        if (glued && Math.abs(arrow) == 2) {
            return false; // pointer->member, value=>value
        }
        int at = Letters.skipBlanks(s, after, end);
        if (at < end && s.charAt(at) == '[') {
            int close = readBracket(at);
            at = close < 0 ? at : Letters.skipBlanks(s, close, end);
        }
        int wordEnd = Letters.skipName(s, at, end);
        PhaseWord word = isWholeWord(wordEnd) ? PhaseWord.of(s, at, wordEnd) : PhaseWord.NONE;
        if (word != PhaseWord.NONE) {
            if ((word == PhaseWord.ENTER) != (kind == EventKind.ENTER)) {
                return false;
            }
            at = Letters.skipBlanks(s, wordEnd, end);
        }
        if (readNameBehind(message, at)) {
            convention = Convention.ARROW_NAME;
            return true;
        }
        if (strangerTo > strangerFrom) {
            strangerKind = kind;
            return false;
        }
        rest = at;
        if (subject >= 0) {
            slot = subject;
            convention = Convention.NAME_ARROW;
            punctuated = false;
            return true;
        }
        return nameFromRecord(message, Convention.ARROW_ALONE);
    }

    /** A known name behind an arrow or word, perhaps with the module's name before it. Notes a stranger in its place. */
    private boolean readNameBehind(MessageRecord message, int start) {
        int at = start;
        for (int attempt = 0; attempt < 2; attempt++) {
            if (!token.read(s, at, end) || isPair(token.end)) {
                return false;
            }
            int found = names.find(s, token);
            if (found >= 0) {
                if (subject >= 0 && subjectIsDirect) {
                    return false; // "One -> Other" tells of two functions
                }
                slot = found;
                rest = skipLine(token.end);
                punctuated = rest >= end || ":;,.([<{-!".indexOf(s.charAt(rest)) >= 0;
                return true;
            }
            int next = Letters.skipBlanks(s, token.end, end);
            if (!isModule(message, token.from, token.to) || next == token.end) {
                noteStranger(next);
                return false;
            }
            at = next;
        }
        return false;
    }

    private void noteStranger(int next) {
        if (subject >= 0 || stranger || isCapitals(token.from, token.to)) {
            return;
        }
        boolean value = bracket.read(s, token.from, end) && bracket.hasNumber();
        if (!value && (next >= end || next == token.end || looksLikeData(next))) {
            strangerFrom = token.from;
            strangerTo = token.to;
        }
    }

    /** Whether a value or a pair, not prose, goes on behind a stranger's name. */
    private boolean looksLikeData(int at) {
        if (bracket.read(s, at, end) && bracket.hasNumber()) {
            return true;
        }
        int wordEnd = Letters.skipName(s, at, end);
        int value = Letters.skipBlanks(s, wordEnd, end);
        boolean sign = value < end && (s.charAt(value) == '=' || s.charAt(value) == ':');
        return wordEnd > at && (sign || (bracket.read(s, value, end) && bracket.hasNumber()));
    }

    private boolean isPair(int at) {
        int next = Letters.skipBlanks(s, at, end);
        return next < end && s.charAt(next) == '=' && Arrow.at(s, next, end) == 0;
    }

    /** {@code Name:123}. */
    private int skipLine(int at) {
        boolean line = at + 1 < end && s.charAt(at) == ':' && Letters.isDigit(s.charAt(at + 1));
        return line ? skipFigures(at + 1) : at;
    }

    private boolean readAfterWord(MessageRecord message, PhaseWord word, int wordEnd) {
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
        if (subject >= 0) {
            slot = subject;
            rest = Letters.skipBlanks(s, wordEnd, end);
            punctuated = rest >= end || ":;,.([<{-!".indexOf(s.charAt(rest)) >= 0;
            return true;
        }
        if (word != PhaseWord.RETURN && readNameBehind(message, at)) {
            return true;
        }
        if (strangerTo > strangerFrom) {
            strangerKind = kind;
            return false;
        }
        rest = at;
        return nameFromRecord(message, Convention.WORD);
    }

    private boolean readFunctionReturn(MessageRecord message, int at) {
        kind = EventKind.EXIT;
        needsStatus = true;
        rest = at + FUNCTION_RETURN.length();
        if (subject >= 0) {
            slot = subject;
            convention = Convention.FUNCTION_RETURN;
            return true;
        }
        return nameFromRecord(message, Convention.FUNCTION_RETURN);
    }

    private boolean readCalling(int start) {
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
            strangerFrom = token.from;
            strangerTo = token.to;
            strangerKind = EventKind.CALL;
        }
        return slot >= 0;
    }

    /**
     * The name that stands in a function's place and is in no catalogue, after {@link #read} said no; null if there is
     * none. A mapping file could tell what it is.
     */
    @Nullable String stranger(MessageRecord message) {
        if (strangerTo > strangerFrom) {
            return s.substring(strangerFrom, strangerTo);
        }
        if (!nameOutside || stranger) {
            boolean named = bracketTo > bracketFrom && arrowAlone && !isCapitals(bracketFrom, bracketTo);
            boolean prose = rest < end && Letters.isLetter(s.charAt(rest));
            return named && !prose ? s.substring(bracketFrom, bracketTo) : null;
        }
        String function = message.function;
        return function != null && token.read(function, 0, function.length())
                ? function.substring(token.from, token.to)
                : null;
    }

    /** Takes the name from the record, as {@code %!FUNC!} puts it there, unless the text names somebody else. */
    private boolean nameFromRecord(MessageRecord message, Convention how) {
        String function = message.function;
        arrowAlone = true;
        strangerKind = kind;
        if (function == null || stranger || !token.read(function, 0, function.length())) {
            return false;
        }
        convention = how;
        nameOutside = true;
        slot = names.find(function, token);
        return slot >= 0;
    }
}

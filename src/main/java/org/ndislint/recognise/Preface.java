package org.ndislint.recognise;

import org.jspecify.annotations.Nullable;
import org.ndislint.model.MessageRecord;

/**
 * What stands in a message before the arrow or word: parts in brackets (a module, an adapter's pointer, a function), a
 * module's name with a colon, numbers of a console, and the function's name. A reused holder.
 */
final class Preface {
    private final NameIndex names;
    private final NameToken token = new NameToken();
    private final LoggedValue bracket = new LoggedValue();

    /** Slot of the function's name in the {@link NameIndex}, or -1. */
    int subject;
    /** The subject stood directly before, not in brackets and without a colon. */
    boolean subjectIsDirect;
    /** A name that is neither known nor a module's stood in the subject's place. */
    boolean hasStranger;
    /** That name, between these places. */
    int strangerFrom;

    int strangerTo;
    /** A pointer stood in the first brackets: between these places, else equal. */
    int pointerFrom;

    int pointerTo;
    /** An unknown name stood in brackets: between these places, else equal. */
    int bracketFrom;

    int bracketTo;
    /** Whether the part read last was one in brackets. */
    boolean afterBracket;

    private String s = "";
    private int end;
    private @Nullable String module;
    private @Nullable String component;

    Preface(NameIndex names) {
        this.names = names;
    }

    void begin(MessageRecord message, int limit) {
        s = message.text;
        end = limit;
        module = message.module;
        component = message.component;
        subject = -1;
        subjectIsDirect = false;
        hasStranger = false;
        afterBracket = false;
        pointerFrom = pointerTo = strangerFrom = strangerTo = bracketFrom = bracketTo = 0;
    }

    /** Notes a name in a function's place that no catalogue knows. */
    void noteStranger(NameToken name) {
        strangerFrom = name.from;
        strangerTo = name.to;
    }

    /** Reads the part at {@code at}, which is neither arrow nor word; where it ends, or -1 if it is no part. */
    int readPart(int at) {
        char c = s.charAt(at);
        if (c == '[') {
            afterBracket = true;
            return readBracket(at);
        }
        boolean mark = c == '!' || c == '*' || c == '#';
        if (mark || (afterBracket && (c == ',' || c == ':' || c == '-'))) {
            return at + 1;
        }
        if (Letters.isDigit(c)) {
            return subject < 0 && !afterBracket && !hasStranger ? skipConsoleNumber(at) : -1;
        }
        afterBracket = false;
        return NameToken.mayBegin(c) ? readName(at) : -1;
    }

    /** {@code [module]}, {@code [FFFFC804AF2E3710]}, {@code [Function]}, {@code [Function:123]}; where it ends, or -1. */
    int readBracket(int at) {
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
    private int readName(int start) {
        if (!token.read(s, start, end)) {
            return -1;
        }
        int found = names.find(s, token);
        int at = skipArguments(token.end);
        boolean colon = at < end && s.charAt(at) == ':';
        boolean line = colon && at + 1 < end && Letters.isDigit(s.charAt(at + 1));
        if (line) {
            at = Letters.skipFigures(s, at + 1, end);
            colon = at < end && s.charAt(at) == ':';
        }
        if (found >= 0) {
            subject = found;
            subjectIsDirect = !colon;
            hasStranger = false;
            strangerFrom = strangerTo = 0;
        } else if (isModule(token.from, token.to) && colon) {
            return at + 1;
        } else {
            subject = -1;
            hasStranger = true;
            noteStranger(token);
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
        return PhaseWord.isWhole(s, wordEnd, end) && PhaseWord.of(s, word, wordEnd) != PhaseWord.NONE;
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

    /** Whether a name is that of the driver: written in capitals, or as the record's module or component. */
    boolean isModule(int from, int to) {
        return Letters.isCapitals(s, from, to) || isSame(module, from, to) || isSame(component, from, to);
    }

    private boolean isSame(@Nullable String name, int from, int to) {
        return name != null && Letters.equalsIgnoringCase(s, from, to, name);
    }
}

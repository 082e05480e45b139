package org.ndislint.recognise;

/**
 * A value as logs print it: {@code 0x103}, {@code FFFFC804AF2E3710}, {@code 0x00000103(STATUS_PENDING)},
 * {@code STATUS_PENDING (0x103)}, {@code A | B}, {@code "text"}, {@code {guid}}. A reused holder over the message.
 */
final class LoggedValue {
    /** What kind of text it was. */
    enum Form {
        NOTHING,
        /** Digits; a name may stand beside it in parentheses. */
        NUMBER,
        /** An identifier; a number may stand beside it in parentheses. */
        NAME,
        /** Anything else: quoted, dotted, several flags. */
        TEXT
    }

    private static final int MOST_FIGURES = 18;

    String source = "";
    Form form = Form.NOTHING;
    /** The text lies between these places, without quotes. */
    int from;

    int to;
    /** Where the value ends in the message. */
    int end;
    /** The digits lie between these places, without {@code 0x} and sign; equal if there are none. */
    int digitsFrom;

    int digitsTo;
    boolean negative;
    /** {@code 0x} stood before the digits. */
    boolean prefixed;
    /** A back quote stood among the digits. */
    boolean split;
    /** A name lies between these places: the value itself, or beside a number; equal if there is none. */
    int nameFrom;

    int nameTo;

    /** Reads the value at {@code at}, which may be a blank; false if nothing is there. */
    boolean read(String s, int at, int limit) {
        source = s;
        form = Form.NOTHING;
        digitsFrom = digitsTo = nameFrom = nameTo = 0;
        negative = prefixed = split = false;
        from = to = end = at;
        if (at >= limit) {
            return false;
        }
        char c = s.charAt(at);
        if (c == '"' || c == '\'') {
            return readQuoted(s, at, limit, c);
        }
        if (c == '{') {
            return readQuoted(s, at, limit, '}');
        }
        if (c == '(' && s.startsWith("(null)", at)) {
            return finish(Form.NAME, at + 1, at + 5, at + 6);
        }
        if (readNumber(s, at, limit)) {
            return true;
        }
        return readNameOrText(s, at, limit);
    }

    /** Reads all of {@code s} as one value, as a field or a cell holds it. */
    boolean readWhole(String s) {
        int first = Letters.skipBlanks(s, 0, s.length());
        int last = s.length();
        while (last > first && Letters.isBlank(s.charAt(last - 1))) {
            last--;
        }
        if (!read(s, first, last)) {
            return false;
        }
        if (end < last) {
            digitsFrom = digitsTo = nameFrom = nameTo = 0;
            finish(Form.TEXT, first, last, last);
        }
        return true;
    }

    private boolean finish(Form what, int textFrom, int textTo, int valueEnd) {
        form = what;
        from = textFrom;
        to = textTo;
        end = valueEnd;
        if (what == Form.NAME) {
            nameFrom = textFrom;
            nameTo = textTo;
        }
        return true;
    }

    private boolean readQuoted(String s, int at, int limit, char closing) {
        int close = at + 1;
        while (close < limit && s.charAt(close) != closing) {
            close++;
        }
        if (closing == '}' || close == at + 1 || !readNumber(s, at + 1, close) || end < close) {
            digitsFrom = digitsTo = nameFrom = nameTo = 0;
            negative = prefixed = split = false;
            finish(closing != '}' && isNames(s, at + 1, close) ? Form.NAME : Form.TEXT, at + 1, close, close);
        }
        end = Math.min(limit, close + 1);
        return true;
    }

    private boolean readNumber(String s, int start, int limit) {
        int at = start;
        if (s.charAt(at) == '-' && at + 1 < limit && Letters.isDigit(s.charAt(at + 1))) {
            negative = true;
            at++;
        }
        if (at + 2 < limit
                && s.charAt(at) == '0'
                && Letters.lower(s.charAt(at + 1)) == 'x'
                && Letters.isHex(s.charAt(at + 2))) {
            prefixed = true;
            at += 2;
        }
        int digits = at;
        boolean letters = false;
        boolean figures = false;
        while (at < limit) {
            char c = s.charAt(at);
            if (c == '`' && at > digits && at + 1 < limit && Letters.isHex(s.charAt(at + 1))) {
                split = true;
            } else if (Letters.isHex(c)) {
                letters |= !Letters.isDigit(c);
                figures |= Letters.isDigit(c);
            } else {
                break;
            }
            at++;
        }
        boolean pointerLike = at - digits == 8 || at - digits == 16;
        boolean number = figures || (letters && (prefixed || pointerLike));
        if (!number || (letters && !prefixed && !pointerLike && !split && at - digits > 16) || goesOn(s, at, limit)) {
            negative = prefixed = split = false;
            return false;
        }
        digitsFrom = digits;
        digitsTo = at;
        finish(Form.NUMBER, start, at, at);
        readNameBeside(s, at, limit);
        return true;
    }

    /** Whether what looked like a number is the beginning of a word, an address, a date, a GUID. */
    private static boolean goesOn(String s, int at, int limit) {
        if (at >= limit) {
            return false;
        }
        char c = s.charAt(at);
        if (Letters.isName(c)) {
            return true;
        }
        boolean joins = c == '.' || c == ':' || c == '-' || c == '/';
        return joins && at + 1 < limit && Letters.isHex(s.charAt(at + 1));
    }

    /** {@code 0x00000103(STATUS_PENDING)}; also the per cent sign that some format strings leave behind. */
    private void readNameBeside(String s, int start, int limit) {
        int at = start;
        if (at < limit && s.charAt(at) == '%') {
            at++;
            end = at;
        }
        if (at + 1 < limit && s.charAt(at) == '(' && Letters.isLetter(s.charAt(at + 1))) {
            int close = Letters.skipName(s, at + 1, limit);
            if (close < limit && s.charAt(close) == ')') {
                nameFrom = at + 1;
                nameTo = close;
                end = close + 1;
            }
        }
    }

    private boolean readNameOrText(String s, int start, int limit) {
        int at = start;
        boolean plain = Letters.isLetter(s.charAt(at)) || s.charAt(at) == '_';
        while (at < limit && !endsText(s, at)) {
            char c = s.charAt(at);
            if (c == '(' && plain) {
                break;
            }
            plain &= Letters.isName(c);
            at++;
        }
        while (at > start && (s.charAt(at - 1) == '.' || s.charAt(at - 1) == '!')) {
            at--;
            plain = isNames(s, start, at);
        }
        if (at == start) {
            return false;
        }
        if (!plain) {
            return finish(Form.TEXT, start, at, at);
        }
        finish(Form.NAME, start, at, at);
        readNumberBeside(s, at, limit);
        readFurtherFlags(s, start, limit);
        return true;
    }

    private static boolean isNames(String s, int start, int end) {
        return start < end && Letters.isLetter(s.charAt(start)) && Letters.skipName(s, start, end) == end;
    }

    private static boolean endsText(String s, int at) {
        char c = s.charAt(at);
        return Letters.isBlank(c)
                || c == ','
                || c == ';'
                || c == ')'
                || c == ']'
                || c == '>'
                || c == '}'
                || c == '"'
                || c == '|';
    }

    /** {@code STATUS_PENDING(0x103)}, with or without a blank. */
    private void readNumberBeside(String s, int start, int limit) {
        int at = start < limit && s.charAt(start) == ' ' ? start + 1 : start;
        if (at + 1 >= limit || s.charAt(at) != '(' || !Letters.isDigit(s.charAt(at + 1))) {
            return;
        }
        int digits = at + 1;
        if (digits + 1 < limit && Letters.lower(s.charAt(digits + 1)) == 'x') {
            digits += 2;
        }
        int close = digits;
        while (close < limit && Letters.isHex(s.charAt(close))) {
            close++;
        }
        if (close > digits && close < limit && s.charAt(close) == ')') {
            prefixed = digits > at + 1;
            digitsFrom = digits;
            digitsTo = close;
            end = close + 1;
        }
    }

    /** {@code A | B(0x3)}: several flags are one value. */
    private void readFurtherFlags(String s, int start, int limit) {
        int at = end;
        while (true) {
            int bar = Letters.skipBlanks(s, at, limit);
            int next = bar < limit && s.charAt(bar) == '|' ? Letters.skipBlanks(s, bar + 1, limit) : limit;
            int stop = Letters.skipName(s, next, limit);
            if (stop == next) {
                return;
            }
            finish(Form.TEXT, start, stop, stop);
            nameFrom = nameTo = digitsFrom = digitsTo = 0;
            readNumberBeside(s, stop, limit);
            at = end;
        }
    }

    boolean hasNumber() {
        return digitsTo > digitsFrom;
    }

    boolean hasName() {
        return nameTo > nameFrom;
    }

    /** How many digits were printed. */
    int digits() {
        return digitsTo - digitsFrom - (split ? 1 : 0);
    }

    /** Whether only {@code 0} to {@code 9} were printed. */
    boolean allFigures() {
        for (int i = digitsFrom; i < digitsTo; i++) {
            if (!Letters.isDigit(source.charAt(i))) {
                return false;
            }
        }
        return hasNumber();
    }

    /** Whether it can only be a handle, a pointer or another hex number: {@code 0x…}, or 8 or 16 hex digits. */
    boolean isPointer() {
        return hasNumber() && !negative && (prefixed || digits() == 8 || digits() == 16);
    }

    /** Whether the digits, read as hex, fit into 64 bits. */
    boolean fitsHex() {
        int first = digitsFrom;
        while (first < digitsTo - 1 && source.charAt(first) == '0') {
            first++;
        }
        return digitsTo - first - (split ? 1 : 0) <= 16;
    }

    /** The digits as an unsigned hex number. */
    long hex() {
        long value = 0;
        for (int i = digitsFrom; i < digitsTo; i++) {
            char c = source.charAt(i);
            if (c != '`') {
                value = value << 4 | Letters.hexDigit(c);
            }
        }
        return value;
    }

    /** The digits, all of them figures, as a decimal number without sign; -1 if it has more than 18. */
    long decimal() {
        if (digits() > MOST_FIGURES) {
            return -1;
        }
        long value = 0;
        for (int i = digitsFrom; i < digitsTo; i++) {
            value = value * 10 + (source.charAt(i) - '0');
        }
        return value;
    }

    /** Whether it says "no handle": {@code NULL}, {@code (null)}, {@code nullptr}. */
    boolean isNullWord() {
        return hasName()
                && !hasNumber()
                && (Letters.equalsLower(source, nameFrom, nameTo, "null")
                        || Letters.equalsLower(source, nameFrom, nameTo, "nullptr"));
    }

    /** Whether the name is written as constants are: capitals, digits and at least one underscore. */
    boolean isConstant() {
        boolean underscore = false;
        for (int i = nameFrom; i < nameTo; i++) {
            char c = source.charAt(i);
            underscore |= c == '_';
            if (c >= 'a' && c <= 'z') {
                return false;
            }
        }
        return underscore;
    }

    String text() {
        return source.substring(from, to);
    }
}

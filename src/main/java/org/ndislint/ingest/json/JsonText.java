package org.ndislint.ingest.json;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.ndislint.ingest.Excerpt;
import org.ndislint.ingest.Utf8;
import org.ndislint.ingest.WordBuffer;
import org.ndislint.ingest.Words;

/**
 * Strict JSON (RFC 8259) on one line of bytes: finds where values end and unescapes strings. Positions are indexes into
 * the line's buffer; a method that returns a position returns {@link #FAILED} when the text is no JSON, and then
 * {@link #expected} and {@link #failedAt} say why.
 *
 * <p>Stricter than the grammar in three points: names in an object must differ, an escaped surrogate must be part of a
 * pair, and nesting ends at {@link #DEEPEST}. The byte behind the line is a newline, so no token can run past it.
 */
public final class JsonText {
    public static final int FAILED = -1;
    /** How many objects and arrays may stand in one another. */
    public static final int DEEPEST = 64;

    private static final long QUOTES = Words.each('"');
    private static final long BACKSLASHES = Words.each('\\');
    private static final long BLANKS = Words.each(' ');
    private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

    private final WordBuffer unescaped = WordBuffer.small(256);
    private final MemberNames names = new MemberNames();
    private WordBuffer text = WordBuffer.small(0);
    private int end;
    private int unescapedEnd;
    private int objects;
    private @Nullable String expected;
    private int failedAt;
    private boolean integral;

    /** Begins a line that ends before {@code end}, where a newline stands. */
    public void begin(WordBuffer line, int lineEnd) {
        text = line;
        end = lineEnd;
        unescapedEnd = 0;
        objects = 0;
        expected = null;
        names.clear();
    }

    /** What should have stood at {@link #failedAt}. */
    public @Nullable String expected() {
        return expected;
    }

    /** Where the text stops being JSON. */
    public int failedAt() {
        return failedAt;
    }

    /** Notes that {@code what} should have stood at a position; always {@link #FAILED}. */
    public int fail(int at, String what) {
        expected = what;
        failedAt = at;
        return FAILED;
    }

    /** One sentence on the failure: the column, counted in bytes from 1, what was expected there and what was found. */
    public String explain(int lineFrom) {
        String found;
        if (failedAt >= end) {
            found = "the end of the line";
        } else if (text.bytes()[failedAt] == ' ' || text.bytes()[failedAt] == '\t') {
            found = "a blank";
        } else {
            found = Excerpt.of(text.bytes(), failedAt, Math.min(end - failedAt, 20), 20);
        }
        return "column " + (failedAt - lineFrom + 1) + ": expected " + expected + ", found " + found;
    }

    /** The first position from {@code at} that is no white space. */
    public int space(int at) {
        byte[] bytes = text.bytes();
        int p = at;
        while (bytes[p] == ' ' || bytes[p] == '\t' || bytes[p] == '\r') {
            p++;
        }
        return p;
    }

    /** The first byte from {@code at} that a string without escapes, in ASCII, cannot go on with. */
    public int plainEnd(int at) {
        int p = at;
        while (true) {
            long word = text.word(p);
            // In each byte below 0x80 a subtraction sets the high bit just where it borrows.
            long stop = ((word ^ QUOTES) - Words.ONES) | ((word ^ BACKSLASHES) - Words.ONES) | (word - BLANKS) | word;
            stop &= Words.HIGHS;
            if (stop != 0) {
                return p + Words.first(stop);
            }
            p += 8;
        }
    }

    /** The closing quote of the string whose first character is at {@code from}; escapes and UTF-8 are checked. */
    public int stringEnd(int from) {
        byte[] bytes = text.bytes();
        int p = from;
        while (true) {
            p = plainEnd(p);
            byte b = bytes[p];
            if (b == '"') {
                return p;
            }
            if (b == '\\') {
                p = escapeEnd(p + 1);
            } else if (b < 0) {
                p = characterEnd(p);
            } else {
                boolean over = p >= end || (b == '\r' && p + 1 == end);
                return fail(p, over ? "the closing quote of a string" : "an escape for a control character");
            }
            if (p < 0) {
                return FAILED;
            }
        }
    }

    /**
     * The string between two quotes, without its escapes, is put into {@link #unescaped}; several may stand there, until
     * the next line.
     *
     * @return where it begins there, or {@link #FAILED} if half a surrogate pair stands alone; it ends at
     *     {@link #unescapedEnd}
     */
    public int unescape(int from, int to) {
        unescaped.ensure(unescapedEnd + to - from);
        byte[] in = text.bytes();
        byte[] out = unescaped.bytes();
        int start = unescapedEnd;
        int at = start;
        int p = from;
        while (p < to) {
            byte b = in[p++];
            if (b != '\\') {
                out[at++] = b;
                continue;
            }
            byte escape = in[p++];
            if (escape != 'u') {
                out[at++] = character(escape);
                continue;
            }
            int unit = (int) Words.hex(Words.leadingZeros(text.word(p), 4));
            p += 4;
            if (Character.isSurrogate((char) unit)) {
                boolean pair =
                        Character.isHighSurrogate((char) unit) && p + 6 <= to && in[p] == '\\' && in[p + 1] == 'u';
                int low = pair ? (int) Words.hex(Words.leadingZeros(text.word(p + 2), 4)) : 0;
                if (!Character.isLowSurrogate((char) low)) {
                    return fail(p - 6, "both halves of a surrogate pair");
                }
                unit = Character.toCodePoint((char) unit, (char) low);
                p += 6;
            }
            at = Utf8.put(unit, out, at);
        }
        unescapedEnd = at;
        return start;
    }

    /** Holds what {@link #unescape} made. */
    public WordBuffer unescaped() {
        return unescaped;
    }

    /** Where the string last unescaped ends. */
    public int unescapedEnd() {
        return unescapedEnd;
    }

    /** Behind the number that begins at {@code at}; {@link #isInteger} tells its form. */
    public int numberEnd(int at) {
        byte[] bytes = text.bytes();
        int p = bytes[at] == '-' ? at + 1 : at;
        if (bytes[p] == '0') {
            p++;
        } else {
            p = digitsEnd(p);
        }
        integral = true;
        if (p >= 0 && bytes[p] == '.') {
            integral = false;
            p = digitsEnd(p + 1);
        }
        if (p >= 0 && (bytes[p] | 0x20) == 'e') {
            integral = false;
            p++;
            p = digitsEnd(bytes[p] == '+' || bytes[p] == '-' ? p + 1 : p);
        }
        return p;
    }

    /** Whether the number last passed has neither fraction nor exponent. */
    public boolean isInteger() {
        return integral;
    }

    /** Behind the literal {@code true}, {@code false} or {@code null} that begins at {@code at}. */
    public int literalEnd(int at) {
        byte[] bytes = text.bytes();
        byte[] literal = bytes[at] == 't' ? TRUE : bytes[at] == 'f' ? FALSE : NULL;
        for (int i = 0; i < literal.length; i++) {
            if (bytes[at + i] != literal[i]) {
                return fail(at + i, "a value");
            }
        }
        return at + literal.length;
    }

    /** Behind the value that begins at {@code at}, inside {@code depth} objects and arrays. */
    public int valueEnd(int at, int depth) {
        return switch (text.bytes()[at]) {
            case '"' -> {
                int close = stringEnd(at + 1);
                yield close >= 0 && surrogatesPair(at + 1, close) ? close + 1 : FAILED;
            }
            case '{' -> depth >= DEEPEST ? tooDeep(at) : objectEnd(at, depth + 1);
            case '[' -> depth >= DEEPEST ? tooDeep(at) : arrayEnd(at, depth + 1);
            case 't', 'f', 'n' -> literalEnd(at);
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> numberEnd(at);
            default -> fail(at, "a value");
        };
    }

    /** Begins an object: its number, for {@link #newName}. */
    public int beginObject() {
        return ++objects;
    }

    /**
     * The closing quote of the member name whose opening quote should be at {@code open}; reports a name that the
     * object has already. Number 0 is the record itself.
     */
    public int newName(int object, int open) {
        if (text.bytes()[open] != '"') {
            return fail(open, "a key in double quotes");
        }
        int from = open + 1;
        int close = stringEnd(from);
        if (close < 0) {
            return FAILED;
        }
        boolean isNew;
        if (hasEscapes(from, close)) {
            int start = unescape(from, close);
            if (start < 0) {
                return FAILED;
            }
            isNew = names.add(object, unescaped, start, unescapedEnd - start);
        } else {
            isNew = names.add(object, text, from, close - from);
        }
        if (!isNew) {
            return fail(open, "each key once");
        }
        return names.isFull() ? fail(open, "at most " + MemberNames.MOST + " keys") : close;
    }

    /** Behind the colon that should follow at {@code at}, and white space. */
    public int colon(int at) {
        int p = space(at);
        return text.bytes()[p] == ':' ? space(p + 1) : fail(p, "a colon");
    }

    /** Whether the string between two quotes has escapes. */
    public boolean hasEscapes(int from, int to) {
        byte[] bytes = text.bytes();
        for (int p = from; p < to; p++) {
            if (bytes[p] == '\\') {
                return true;
            }
        }
        return false;
    }

    private int objectEnd(int at, int depth) {
        byte[] bytes = text.bytes();
        int object = beginObject();
        int p = space(at + 1);
        if (bytes[p] == '}') {
            return p + 1;
        }
        while (true) {
            int close = newName(object, p);
            int value = close < 0 ? FAILED : colon(close + 1);
            p = value < 0 ? FAILED : valueEnd(value, depth);
            if (p < 0) {
                return FAILED;
            }
            p = space(p);
            if (bytes[p] == '}') {
                return p + 1;
            }
            if (bytes[p] != ',') {
                return fail(p, "a comma or a closing brace");
            }
            p = space(p + 1);
        }
    }

    private int arrayEnd(int at, int depth) {
        byte[] bytes = text.bytes();
        int p = space(at + 1);
        if (bytes[p] == ']') {
            return p + 1;
        }
        while (true) {
            p = valueEnd(p, depth);
            if (p < 0) {
                return FAILED;
            }
            p = space(p);
            if (bytes[p] == ']') {
                return p + 1;
            }
            if (bytes[p] != ',') {
                return fail(p, "a comma or a closing bracket");
            }
            p = space(p + 1);
        }
    }

    private int tooDeep(int at) {
        return fail(at, "at most " + DEEPEST + " levels of nesting");
    }

    private boolean surrogatesPair(int from, int close) {
        if (!hasEscapes(from, close)) {
            return true;
        }
        int before = unescapedEnd;
        boolean paired = unescape(from, close) >= 0;
        unescapedEnd = before;
        return paired;
    }

    private int digitsEnd(int at) {
        byte[] bytes = text.bytes();
        int p = at;
        while (bytes[p] >= '0' && bytes[p] <= '9') {
            p++;
        }
        return p == at ? fail(at, "a digit") : p;
    }

    private int escapeEnd(int at) {
        byte[] bytes = text.bytes();
        switch (bytes[at]) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> {
                return at + 1;
            }
            case 'u' -> {
                for (int p = at + 1; p < at + 5; p++) {
                    if (Character.digit(bytes[p], 16) < 0) {
                        return fail(p, "four hex digits");
                    }
                }
                return at + 5;
            }
            default -> {
                return fail(at, "an escape of JSON");
            }
        }
    }

    // Behind the character of two to four bytes that begins at "at".
    private int characterEnd(int at) {
        byte[] bytes = text.bytes();
        int size = Utf8.length(bytes, at, end);
        return size > 0 ? at + size : fail(size < 0 ? end : at, "UTF-8");
    }

    private static byte character(byte escape) {
        return switch (escape) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> escape;
        };
    }
}

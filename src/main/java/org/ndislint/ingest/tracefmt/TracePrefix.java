package org.ndislint.ingest.tracefmt;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ndislint.model.CallEvent;

/**
 * A trace prefix compiled to a row of steps that are tried from left to right on the bytes of a line.
 *
 * <p>Numbers and times end where their characters end. A string ends at the first place where the literal text that
 * follows it stands; if the rest of the prefix then does not match, later places are tried, {@value #MOST_TRIES} in all
 * for a line, so that a hostile line costs no more than a long one. A prefix in which a string is followed by another
 * field at once cannot be told apart and is refused.
 */
public final class TracePrefix {
    static final int MOST_TRIES = 64;

    /** What tracefmt prints when nobody asks for anything else. */
    public static final String DEFAULT = "[%9!d!]%8!04X!.%3!04X!::%4!s! [%1!s!]";

    private static final int MOST_STRING = 4096;
    private static final int MOST_PADDING = 64;
    private static final long MOST_NUMBER = 0xFFFF_FFFFL;

    /** One field or piece of text of a line. */
    private enum Kind {
        LITERAL,
        DECIMAL,
        HEX,
        TIME,
        TEXT,
        /** Any number of blanks. */
        BLANKS,
        /** The eight hex digits and the blank that {@code -seq} puts before the module, or nothing. */
        OPTIONAL_SEQUENCE
    }

    /** One step; {@code literal} is what must follow a text, or the literal itself. */
    private static final class Step {
        final Kind kind;
        final @Nullable PrefixField field;
        final int least;
        final boolean isPadded;
        final boolean isAlternate;
        byte[] literal;

        Step(Kind kind, @Nullable PrefixField field, int least, boolean isPadded, boolean isAlternate, byte[] literal) {
            this.kind = kind;
            this.field = field;
            this.least = least;
            this.isPadded = isPadded;
            this.isAlternate = isAlternate;
            this.literal = literal;
        }
    }

    private final String source;
    private final Step[] steps;
    private final int tellingStep;

    private TracePrefix(String source, Step[] steps) {
        this.source = source;
        this.steps = steps;
        this.tellingStep = tellingStep(steps);
    }

    /**
     * Compiles a prefix as users write it.
     *
     * @throws IllegalArgumentException with the place, what was expected and what was found
     */
    public static TracePrefix parse(String prefix) {
        return new PrefixParser(prefix).parse();
    }

    /**
     * The default prefix with what real logs do to it: blanks after {@code ]}, {@code -seq}, numbers that lost their
     * leading zeros.
     */
    static TracePrefix ofDefault() {
        Builder b = new Builder();
        b.literal(bytes("["));
        b.number(PrefixField.CPU, false, 1, false, false);
        b.literal(bytes("]"));
        b.add(Kind.BLANKS, null, 0, false, false);
        b.number(PrefixField.PID, true, 1, false, false);
        b.literal(bytes("."));
        b.number(PrefixField.TID, true, 1, false, false);
        b.literal(bytes("::"));
        b.time(false);
        b.add(Kind.BLANKS, null, 0, false, false);
        b.add(Kind.OPTIONAL_SEQUENCE, PrefixField.SEQUENCE, 8, false, false);
        b.literal(bytes("["));
        b.text(PrefixField.MODULE, false);
        b.literal(bytes("]"));
        return b.build(DEFAULT);
    }

    /** The prefix as written. */
    public String source() {
        return source;
    }

    /** Whether the line begins with this prefix; what it holds is then in {@code match}. */
    boolean matches(byte[] b, int from, int to, PrefixMatch match) {
        match.clear();
        return run(0, b, from, to, match);
    }

    /**
     * Whether a line that did not match got so far that it can only be a damaged one: past two numbers and up to the
     * time.
     */
    boolean isDamaged(PrefixMatch match) {
        return tellingStep > 0 && match.reached >= tellingStep;
    }

    private boolean run(int firstStep, byte[] b, int from, int to, PrefixMatch match) {
        int at = from;
        for (int i = firstStep; i < steps.length; i++) {
            if (i > match.reached) {
                match.reached = i;
            }
            Step step = steps[i];
            switch (step.kind) {
                case LITERAL -> at = literal(b, at, to, step.literal);
                case DECIMAL, HEX -> at = number(step, b, at, to, match);
                case TIME -> {
                    at = match.stamp.parse(b, step.isPadded ? skipBlanks(b, at, to) : at, to);
                    match.hasStamp = true;
                }
                case BLANKS -> at = skipBlanks(b, at, to);
                case OPTIONAL_SEQUENCE -> at = sequence(b, at, to, match);
                case TEXT -> {
                    return text(i, b, at, to, match);
                }
            }
            if (at < 0) {
                return false;
            }
        }
        match.end = at;
        return true;
    }

    private static int literal(byte[] b, int at, int to, byte[] literal) {
        if (to - at < literal.length) {
            return -1;
        }
        for (int i = 0; i < literal.length; i++) {
            if (b[at + i] != literal[i]) {
                return -1;
            }
        }
        return at + literal.length;
    }

    private static int number(Step step, byte[] b, int from, int to, PrefixMatch match) {
        int at = step.isPadded ? skipBlanks(b, from, to) : from;
        boolean isHex = step.kind == Kind.HEX;
        if (step.isAlternate && to - at > 2 && b[at] == '0' && (b[at + 1] == 'x' || b[at + 1] == 'X')) {
            at += 2;
        }
        boolean isNegative = !isHex && at < to && b[at] == '-';
        int begin = isNegative ? at + 1 : at;
        long n = 0;
        at = begin;
        for (; at < to; at++) {
            int digit = isHex ? hexDigit(b[at]) : b[at] >= '0' && b[at] <= '9' ? b[at] - '0' : -1;
            if (digit < 0) {
                break;
            }
            n = isHex ? n << 4 | digit : n * 10 + digit;
            if (n > MOST_NUMBER) {
                return -1;
            }
        }
        if (at == begin || at - begin < step.least) {
            return -1;
        }
        PrefixField field = step.field;
        if (field != null) {
            // A sequence that was never recorded is garbage and may be negative; so it means nothing.
            match.number(field, isNegative ? CallEvent.NOT_RECORDED : n);
        }
        return step.isPadded ? skipBlanks(b, at, to) : at;
    }

    private static int sequence(byte[] b, int at, int to, PrefixMatch match) {
        if (to - at < 9 || b[at + 8] != ' ') {
            return at;
        }
        long n = 0;
        for (int i = at; i < at + 8; i++) {
            int digit = hexDigit(b[i]);
            if (digit < 0) {
                return at;
            }
            n = n << 4 | digit;
        }
        match.number(PrefixField.SEQUENCE, n);
        return at + 9;
    }

    /** A text, and with it all steps after it: its end is where they match. */
    private boolean text(int index, byte[] b, int begin, int to, PrefixMatch match) {
        Step step = steps[index];
        PrefixField field = step.field;
        if (field == null) {
            return false;
        }
        int from = step.isPadded ? skipBlanks(b, begin, to) : begin;
        int last = Math.min(to, from + MOST_STRING);
        byte[] follows = step.literal;
        for (int at = from; at <= last; at++) {
            if (isEndOf(field, b, at, to, follows)) {
                if (run(index + 1, b, at, to, match)) {
                    int end = at;
                    while (step.isPadded && end > from && b[end - 1] == ' ') {
                        end--;
                    }
                    match.text(field, from, end);
                    return true;
                }
                if (--match.triesLeft <= 0) {
                    return false;
                }
            }
            if (at < to && field.isWord() && b[at] == ' ' && !step.isPadded) {
                return false;
            }
        }
        return false;
    }

    /** C++ names hold {@code ::}, so a single colon ends a function only where there is no second one. */
    private static boolean isEndOf(PrefixField field, byte[] b, int at, int to, byte[] follows) {
        if (follows.length == 0) {
            return at == to || b[at] == ' ';
        }
        if (literal(b, at, to, follows) < 0) {
            return false;
        }
        return field != PrefixField.FUNCTION
                || follows[0] != ':'
                || follows.length > 1
                || !((at + 1 < to && b[at + 1] == ':') || (at > 0 && b[at - 1] == ':'));
    }

    private static int skipBlanks(byte[] b, int from, int to) {
        int last = Math.min(to, from + MOST_PADDING);
        int at = from;
        while (at < last && b[at] == ' ') {
            at++;
        }
        return at;
    }

    private static int hexDigit(byte c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        if (c >= 'A' && c <= 'F') {
            return c - 'A' + 10;
        }
        return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
    }

    private static int tellingStep(Step[] steps) {
        int numbers = 0;
        for (int i = 0; i < steps.length; i++) {
            if (steps[i].kind == Kind.DECIMAL || steps[i].kind == Kind.HEX) {
                numbers++;
            }
            if (steps[i].kind == Kind.TIME) {
                return numbers >= 2 ? i : 0;
            }
        }
        return 0;
    }

    private static byte[] bytes(String ascii) {
        return ascii.getBytes(StandardCharsets.US_ASCII);
    }

    /** Collects steps. */
    static final class Builder {
        private static final byte[] NONE = {};

        private final List<Step> steps = new ArrayList<>();
        private boolean hasField;

        boolean isEmpty() {
            return !hasField;
        }

        void literal(byte[] text) {
            if (!steps.isEmpty() && steps.get(steps.size() - 1).kind == Kind.TEXT) {
                steps.get(steps.size() - 1).literal = text;
            }
            steps.add(new Step(Kind.LITERAL, null, 0, false, false, text));
        }

        void number(PrefixField field, boolean isHex, int least, boolean isPadded, boolean isAlternate) {
            add(isHex ? Kind.HEX : Kind.DECIMAL, field, least, isPadded, isAlternate);
        }

        void time(boolean isPadded) {
            add(Kind.TIME, PrefixField.TIME, 0, isPadded, false);
        }

        void text(PrefixField field, boolean isPadded) {
            add(Kind.TEXT, field, 0, isPadded, false);
        }

        private void add(Kind kind, @Nullable PrefixField field, int least, boolean isPadded, boolean isAlternate) {
            if (!steps.isEmpty() && steps.get(steps.size() - 1).kind == Kind.TEXT) {
                throw new IllegalArgumentException("trace prefix: expected text between "
                        + steps.get(steps.size() - 1).field + " and " + field + ", found none, so where one ends and"
                        + " the other begins cannot be told");
            }
            hasField = true;
            steps.add(new Step(kind, field, least, isPadded, isAlternate, NONE));
        }

        TracePrefix build(String source) {
            return new TracePrefix(source, steps.toArray(new Step[0]));
        }
    }
}

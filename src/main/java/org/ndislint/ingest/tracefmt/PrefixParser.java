package org.ndislint.ingest.tracefmt;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads a {@code TRACE_FORMAT_PREFIX}, character by character, into the steps of a {@link TracePrefix}. */
final class PrefixParser {
    private final String prefix;
    private final TracePrefix.Builder steps = new TracePrefix.Builder();
    private final StringBuilder literal = new StringBuilder();
    private int at;

    PrefixParser(String prefix) {
        this.prefix = prefix;
    }

    TracePrefix parse() {
        while (at < prefix.length()) {
            char c = prefix.charAt(at);
            if (c == '%') {
                percent();
            } else if (c == '\n' || c == '\r') {
                throw wrong(at, "expected a prefix of one line, found a line end");
            } else {
                literal.append(c);
                at++;
            }
        }
        endLiteral();
        if (steps.isEmpty()) {
            throw wrong(0, "expected at least one field such as %4!s!, found none");
        }
        return steps.build(prefix);
    }

    private void percent() {
        int begin = at++;
        if (at == prefix.length()) {
            throw wrong(begin, "expected a field number, !NAME! or % after %, found the end");
        }
        char c = prefix.charAt(at);
        if (c == '%') {
            literal.append('%');
            at++;
        } else if (c == 't') {
            literal.append('\t');
            at++;
        } else if (c == '!') {
            int close = prefix.indexOf('!', at + 1);
            String name = close < 0 ? prefix.substring(at + 1) : prefix.substring(at + 1, close);
            PrefixField field = close < 0 ? null : PrefixField.ofName(name);
            if (field == null) {
                throw wrong(begin, "expected %!FUNC!, %!FLAGS!, %!LEVEL!, %!COMPNAME! or %!SUBCOMP!, found %!" + name);
            }
            at = close + 1;
            endLiteral();
            steps.text(field, false);
        } else if (c >= '0' && c <= '9') {
            numbered(begin);
        } else {
            throw wrong(begin, "expected a field number, !NAME! or % after %, found " + c);
        }
    }

    private void numbered(int begin) {
        int number = 0;
        while (at < prefix.length() && Character.digit(prefix.charAt(at), 10) >= 0) {
            number = Math.min(1000, number * 10 + Character.digit(prefix.charAt(at), 10));
            at++;
        }
        String spec = specification(begin);
        if (number == 0) {
            return;
        }
        if (number > 9) {
            throw wrong(begin, "expected a prefix field from %1 to %9, found %" + number + ", an argument");
        }
        endLiteral();
        PrefixField field = PrefixField.ofNumber(number);
        Specification s = Specification.of(spec);
        if (s == null || (field.isText() && !s.isString)) {
            throw wrong(
                    begin,
                    "expected " + (field.isText() ? "a string such as !s!" : "a form such as !d! or !04X!") + " for %"
                            + number + ", found !" + spec + "!");
        }
        if (field == PrefixField.TIME) {
            steps.time(s.isPadded);
        } else if (field.isText()) {
            steps.text(field, s.isPadded);
        } else {
            steps.number(field, s.isHex, s.least, s.isPadded, s.isAlternate);
        }
    }

    /** What stands between two exclamation marks; the default is a string. */
    private String specification(int begin) {
        if (at == prefix.length() || prefix.charAt(at) != '!') {
            return "s";
        }
        int close = prefix.indexOf('!', at + 1);
        if (close < 0) {
            throw wrong(begin, "expected ! at the end of the form, found the end");
        }
        String spec = prefix.substring(at + 1, close);
        at = close + 1;
        return spec;
    }

    private void endLiteral() {
        if (literal.length() > 0) {
            steps.literal(literal.toString().getBytes(StandardCharsets.UTF_8));
            literal.setLength(0);
        }
    }

    private static IllegalArgumentException wrong(int index, String reason) {
        return new IllegalArgumentException("trace prefix, character " + (index + 1) + ": " + reason);
    }

    /** A printf form, as far as it tells what may stand in a line. */
    private static final class Specification {
        boolean isString;
        boolean isHex;
        boolean isPadded;
        boolean isAlternate;
        int least = 1;

        /** Null if it is not one that prints a number or a string. */
        static @Nullable Specification of(String spec) {
            Specification s = new Specification();
            int i = 0;
            boolean zeros = false;
            for (; i < spec.length() && "-+ #0".indexOf(spec.charAt(i)) >= 0; i++) {
                zeros |= spec.charAt(i) == '0';
                s.isAlternate |= spec.charAt(i) == '#';
            }
            int width = 0;
            for (; i < spec.length() && Character.digit(spec.charAt(i), 10) >= 0; i++) {
                width = Math.min(64, width * 10 + Character.digit(spec.charAt(i), 10));
            }
            s.isPadded = width > 0 && !zeros;
            s.least = zeros ? Math.max(1, width) : 1;
            if (i < spec.length() && spec.charAt(i) == '.') {
                int precision = 0;
                for (i++; i < spec.length() && Character.digit(spec.charAt(i), 10) >= 0; i++) {
                    precision = Math.min(64, precision * 10 + Character.digit(spec.charAt(i), 10));
                }
                s.least = Math.max(s.least, precision);
            }
            String rest = spec.substring(i);
            for (String length : new String[] {"I64", "I32", "ll", "l", "h", "w", "z"}) {
                if (rest.startsWith(length)) {
                    rest = rest.substring(length.length());
                    break;
                }
            }
            s.isString = rest.equals("s") || rest.equals("S");
            s.isHex = rest.equals("x") || rest.equals("X");
            if (s.isString) {
                s.least = 1;
            }
            return s.isString || s.isHex || rest.equals("d") || rest.equals("u") || rest.equals("i") ? s : null;
        }
    }
}

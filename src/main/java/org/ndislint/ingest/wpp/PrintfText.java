package org.ndislint.ingest.wpp;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Writes values as the C library's printf does. */
final class PrintfText {
    private static final int USUAL_PRECISION = 6;
    /** The most digits that a double can need: 2^-1074 has so many. */
    private static final int MOST_PRECISION = 1074;

    private PrintfText() {}

    /** Text, cut to the precision and padded to the width. */
    static void text(StringBuilder out, PrintfSpec spec, CharSequence text) {
        int length = spec.precision() < 0 ? text.length() : Math.min(spec.precision(), text.length());
        int from = out.length();
        out.append(text, 0, length);
        pad(out, spec, from, false, from);
    }

    /**
     * An integer.
     *
     * @param value the value; the bits above {@code bytes} are the sign's
     * @param bytes how many bytes it has
     */
    static void integer(StringBuilder out, PrintfSpec spec, long value, int bytes) {
        int from = out.length();
        long unsigned = bytes == 8 ? value : value & ((1L << (8 * bytes)) - 1);
        boolean signed = spec.conversion() == 'd' || spec.conversion() == 'i';
        if (signed) {
            if (value < 0) {
                out.append('-');
            } else if (spec.plus()) {
                out.append('+');
            } else if (spec.blank()) {
                out.append(' ');
            }
        } else if (spec.alternate() && unsigned != 0) {
            out.append(
                    switch (spec.conversion()) {
                        case 'x' -> "0x";
                        case 'X' -> "0X";
                        default -> "";
                    });
        }
        int digitsFrom = out.length();
        if (value != 0 || spec.precision() != 0) {
            out.append(digits(spec.conversion(), signed, signed ? value : unsigned));
        }
        if (spec.conversion() == 'o'
                && spec.alternate()
                && (out.length() == digitsFrom || out.charAt(digitsFrom) != '0')) {
            out.insert(digitsFrom, '0');
        }
        int missing = spec.precision() - (out.length() - digitsFrom);
        if (missing > 0) {
            out.insert(digitsFrom, "0".repeat(missing));
        }
        pad(out, spec, from, spec.zeros() && spec.precision() < 0, digitsFrom);
    }

    private static String digits(char conversion, boolean signed, long value) {
        if (signed) {
            // The sign is out already; the least number has no positive twin.
            return Long.toUnsignedString(value < 0 ? -value : value);
        }
        return switch (conversion) {
            case 'x' -> Long.toHexString(value);
            case 'X' -> Long.toHexString(value).toUpperCase(Locale.ROOT);
            case 'o' -> Long.toOctalString(value);
            default -> Long.toUnsignedString(value);
        };
    }

    /** A pointer: upper-case hex with leading zeros, as wide as the emitter's pointers. */
    static void pointer(StringBuilder out, PrintfSpec spec, long value, int bytes) {
        int from = out.length();
        if (spec.alternate()) {
            out.append("0X");
        }
        for (int i = 2 * bytes - 1; i >= 0; i--) {
            out.append(Character.toUpperCase(Character.forDigit((int) (value >>> (4 * i)) & 0xF, 16)));
        }
        pad(out, spec, from, false, from);
    }

    /** A number with a fraction. */
    static void fraction(StringBuilder out, PrintfSpec spec, double value) {
        int from = out.length();
        boolean negative = value < 0 || 1 / value < 0;
        if (negative) {
            out.append('-');
        } else if (spec.plus()) {
            out.append('+');
        } else if (spec.blank()) {
            out.append(' ');
        }
        int digitsFrom = out.length();
        boolean upper = Character.isUpperCase(spec.conversion());
        String digits = Double.isNaN(value) ? "nan" : Double.isInfinite(value) ? "inf" : finite(spec, Math.abs(value));
        out.append(upper ? digits.toUpperCase(Locale.ROOT) : digits);
        boolean finite = !Double.isNaN(value) && !Double.isInfinite(value);
        pad(out, spec, from, spec.zeros() && finite, digitsFrom);
    }

    private static String finite(PrintfSpec spec, double value) {
        int precision = Math.min(spec.precision() < 0 ? USUAL_PRECISION : spec.precision(), MOST_PRECISION);
        return switch (Character.toLowerCase(spec.conversion())) {
            case 'f' -> {
                String digits = new BigDecimal(value)
                        .setScale(precision, RoundingMode.HALF_EVEN)
                        .toPlainString();
                yield precision == 0 && spec.alternate() ? digits + "." : digits;
            }
            case 'e' -> exponent(value, precision, spec.alternate());
            case 'a' -> Double.toHexString(value);
            default -> general(value, Math.max(precision, 1), spec.alternate());
        };
    }

    private static String exponent(double value, int precision, boolean point) {
        BigDecimal rounded = value == 0
                ? BigDecimal.ZERO
                : new BigDecimal(value).round(new MathContext(precision + 1, RoundingMode.HALF_EVEN));
        String digits = rounded.unscaledValue().toString();
        int power = value == 0 ? 0 : digits.length() - 1 - rounded.scale();
        StringBuilder out = new StringBuilder(digits);
        while (out.length() <= precision) {
            out.append('0');
        }
        out.setLength(precision + 1);
        if (precision > 0 || point) {
            out.insert(1, '.');
        }
        out.append('e').append(power < 0 ? '-' : '+');
        int size = Math.abs(power);
        if (size < 10) {
            out.append('0');
        }
        return out.append(size).toString();
    }

    private static String general(double value, int precision, boolean keepZeros) {
        if (value == 0) {
            return keepZeros && precision > 1 ? "0." + "0".repeat(precision - 1) : "0";
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(precision, RoundingMode.HALF_EVEN));
        int power = rounded.precision() - 1 - rounded.scale();
        if (power < -4 || power >= precision) {
            String text = exponent(value, precision - 1, keepZeros);
            return keepZeros ? text : withoutZeros(text, text.indexOf('e'));
        }
        String text =
                rounded.setScale(precision - 1 - power, RoundingMode.HALF_EVEN).toPlainString();
        return keepZeros ? text : withoutZeros(text, text.length());
    }

    // Takes the zeros behind the point out, which ends at "to"; and the point if nothing is left behind it.
    private static String withoutZeros(String text, int to) {
        int point = text.indexOf('.');
        if (point < 0 || point > to) {
            return text;
        }
        int end = to;
        while (text.charAt(end - 1) == '0') {
            end--;
        }
        if (end - 1 == point) {
            end--;
        }
        return text.substring(0, end) + text.substring(to);
    }

    private static void pad(StringBuilder out, PrintfSpec spec, int from, boolean zeros, int digitsFrom) {
        int missing = spec.width() - (out.length() - from);
        if (missing <= 0) {
            return;
        }
        if (spec.left()) {
            out.append(" ".repeat(missing));
        } else if (zeros) {
            out.insert(digitsFrom, "0".repeat(missing));
        } else {
            out.insert(from, " ".repeat(missing));
        }
    }
}

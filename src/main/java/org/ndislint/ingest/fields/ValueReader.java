package org.ndislint.ingest.fields;

import org.ndislint.ingest.WordBuffer;
import org.ndislint.ingest.Words;
import org.ndislint.model.Symbols;
import org.ndislint.model.Value;

/**
 * Reads one value of text into {@link #tag} and {@link #bits}: what of a handle is a number, what a name. Also reads
 * decimal integers.
 */
final class ValueReader {
    /** What became of a value. */
    enum Outcome {
        READ,
        /** Not of this form at all. */
        NOT_A_NUMBER,
        /** A number that does not fit. */
        OUT_OF_RANGE,
        /** A name longer than {@link #LONGEST_NAME} bytes. */
        TOO_LONG
    }

    /** The longest name that is kept, in bytes: names stay in memory for the whole run. */
    static final int LONGEST_NAME = 4096;

    private static final long NULL = 'N' | 'U' << 8 | 'L' << 16 | (long) 'L' << 24;
    private static final long ZERO_X = '0' | 'x' << 8;
    private static final long X_TO_LOWER = 0x2000;

    private final Symbols symbols;

    /** A tag of {@link Value}. */
    byte tag;
    /** The value, under its tag; for {@link #integer} the number's magnitude. */
    long bits;
    /** Whether {@link #integer} saw a minus sign before a number other than 0. */
    boolean negative;

    ValueReader(Symbols symbols) {
        this.symbols = symbols;
    }

    /** A handle or context: {@code 0x} with hex digits, exactly 8 or 16 hex digits, {@code NULL}, else a name. */
    Outcome handle(WordBuffer text, int from, int length) {
        long word = text.word(from);
        if (length <= 8) {
            word &= Words.keep(length);
            if (length == 8 && Words.hexDigits(word)) {
                return number(Words.hex(word));
            }
            if (word == NULL && length == 4) {
                return number(0);
            }
        } else if (length == 16 && Words.hexDigits(word)) {
            long rest = text.word(from + 8);
            if (Words.hexDigits(rest)) {
                return number(Words.hex(word) << 32 | Words.hex(rest));
            }
        }
        return fact(text, from, length);
    }

    /** A string or {@code 0x} with hex digits. */
    Outcome fact(WordBuffer text, int from, int length) {
        if (length > 2 && ((text.word(from) | X_TO_LOWER) & 0xFFFF) == ZERO_X) {
            Outcome outcome = hex(text, from + 2, length - 2);
            if (outcome != Outcome.NOT_A_NUMBER) {
                return outcome;
            }
        }
        return name(text, from, length);
    }

    /** A string, whatever it looks like. */
    Outcome name(WordBuffer text, int from, int length) {
        if (length <= 8) {
            long word = text.word(from) & Words.keep(length);
            long zeros = Words.equal(word | ~Words.keep(length), 0);
            if (((word & Words.HIGHS) | zeros) == 0 && length > 0) {
                tag = Value.SHORT_NAME;
                bits = word;
                return Outcome.READ;
            }
        } else if (length > LONGEST_NAME) {
            return Outcome.TOO_LONG;
        }
        tag = Value.SYMBOL;
        bits = symbols.id(text.bytes(), from, length);
        return Outcome.READ;
    }

    /** Hex digits without prefix. */
    Outcome hex(WordBuffer text, int from, int length) {
        if (length <= 8) {
            long word = Words.leadingZeros(text.word(from), length);
            return length > 0 && Words.hexDigits(word) ? number(Words.hex(word)) : Outcome.NOT_A_NUMBER;
        }
        int at = from;
        int end = from + length;
        while (end - at > 16 && text.bytes()[at] == '0') {
            at++;
        }
        if (end - at > 16) {
            for (; at < end; at++) {
                if (Character.digit(text.bytes()[at], 16) < 0) {
                    return Outcome.NOT_A_NUMBER;
                }
            }
            return Outcome.OUT_OF_RANGE;
        }
        long high = Words.leadingZeros(text.word(at), end - at - 8);
        long low = text.word(end - 8);
        return Words.hexDigits(high) && Words.hexDigits(low)
                ? number(Words.hex(high) << 32 | Words.hex(low))
                : Outcome.NOT_A_NUMBER;
    }

    /** A decimal integer with an optional minus sign: magnitude into {@link #bits}, up to 2^64-1. */
    Outcome integer(WordBuffer text, int from, int length) {
        byte[] bytes = text.bytes();
        int at = from;
        int end = from + length;
        boolean minus = length > 0 && bytes[at] == '-';
        if (minus) {
            at++;
        }
        if (at == end) {
            return Outcome.NOT_A_NUMBER;
        }
        long number = 0;
        boolean overflow = false;
        for (; at < end; at++) {
            int digit = bytes[at] - '0';
            if (digit < 0 || digit > 9) {
                return Outcome.NOT_A_NUMBER;
            }
            overflow |= Long.compareUnsigned(number, 1844674407370955161L) > 0
                    || (number == 1844674407370955161L && digit > 5);
            number = number * 10 + digit;
        }
        if (overflow) {
            return Outcome.OUT_OF_RANGE;
        }
        number(number);
        negative = minus && number != 0;
        return Outcome.READ;
    }

    /** Takes a number that was read already. */
    Outcome number(long value) {
        negative = false;
        tag = Value.NUMBER;
        bits = value;
        return Outcome.READ;
    }
}

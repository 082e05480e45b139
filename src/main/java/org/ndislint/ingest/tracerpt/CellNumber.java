package org.ndislint.ingest.tracerpt;

/**
 * Numbers in cells: decimal, {@code 0x} and hex digits, and the scientific notation that spreadsheets turn long ones
 * into. A reused holder of the last number read.
 */
final class CellNumber {
    private static final int MOST_DIGITS = 18;
    private static final int LEAST_TICK_DIGITS = 6;

    private long value;
    private long step;

    /** The number read; unsigned 64 bits if it was written in hex. */
    long value() {
        return value;
    }

    /** By how much the number may have been larger before digits were lost: 1 if none were. */
    long step() {
        return step;
    }

    boolean isExact() {
        return step == 1;
    }

    /** Reads a whole cell; false if it is no such number. */
    boolean read(byte[] b, int from, int to) {
        value = 0;
        step = 1;
        if (to - from > 2 && b[from] == '0' && (b[from + 1] == 'x' || b[from + 1] == 'X')) {
            return readHex(b, from + 2, to);
        }
        int at = from;
        while (at < to && isDigit(b[at])) {
            if (value > (Long.MAX_VALUE - 9) / 10) {
                return false;
            }
            value = value * 10 + (b[at++] - '0');
        }
        if (at == from) {
            return false;
        }
        return at == to || readScientific(b, at, to);
    }

    /** Whether a cell can be a clock time. */
    static boolean isTicks(Cells cells, int cell) {
        CellNumber number = new CellNumber();
        return cell < cells.count()
                && cells.to(cell) - cells.from(cell) >= LEAST_TICK_DIGITS
                && number.read(cells.bytes(), cells.from(cell), cells.to(cell));
    }

    private boolean readHex(byte[] b, int from, int to) {
        if (to - from > 16) {
            return false;
        }
        for (int i = from; i < to; i++) {
            int digit = Character.digit(b[i], 16);
            if (digit < 0) {
                return false;
            }
            value = value << 4 | digit;
        }
        return true;
    }

    /** What follows the digits before the point: {@code .33127E+17}, with a comma in some countries. */
    private boolean readScientific(byte[] b, int from, int to) {
        int at = from;
        int fraction = 0;
        if (b[at] == '.' || b[at] == ',') {
            at++;
            while (at < to && isDigit(b[at]) && fraction < MOST_DIGITS) {
                if (value > (Long.MAX_VALUE - 9) / 10) {
                    return false;
                }
                value = value * 10 + (b[at++] - '0');
                fraction++;
            }
        }
        if (to - at < 3 || (b[at] != 'E' && b[at] != 'e') || b[at + 1] != '+' || to - at > 4) {
            return false;
        }
        int exponent = 0;
        for (at += 2; at < to; at++) {
            if (!isDigit(b[at])) {
                return false;
            }
            exponent = exponent * 10 + (b[at] - '0');
        }
        if (exponent < fraction || exponent > MOST_DIGITS) {
            return false;
        }
        for (int i = fraction; i < exponent; i++) {
            if (value > Long.MAX_VALUE / 10) {
                return false;
            }
            value *= 10;
            step *= 10;
        }
        // A double has 53 bits: from there on neighbours are further apart than the digits tell.
        step = Math.max(step, Long.highestOneBit(Math.max(1, value)) >> 52);
        return true;
    }

    private static boolean isDigit(byte c) {
        return c >= '0' && c <= '9';
    }
}

package org.ndislint.cli;

import java.math.BigDecimal;

/**
 * How many malformed records a readable trace may hold: a number, or a share of all records.
 *
 * @param limit the number, or the percentage
 * @param share whether it is a percentage
 */
record BadRecordLimit(BigDecimal limit, boolean share) {
    static final BadRecordLimit NONE = new BadRecordLimit(BigDecimal.ZERO, false);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BadRecordLimit DEFAULT = new BadRecordLimit(BigDecimal.valueOf(5), true);

    /** What the options say; {@code --strict} allows none. */
    static BadRecordLimit of(Arguments arguments) throws UsageException {
        String text = arguments.value(Option.MAX_BAD_RECORDS);
        if (text == null) {
            return arguments.has(Option.STRICT) ? NONE : DEFAULT;
        }
        boolean share = text.endsWith("%");
        String number = share ? text.substring(0, text.length() - 1) : text;
        if (isNumber(number, share)) {
            BigDecimal limit = new BigDecimal(number);
            if (!share || limit.compareTo(HUNDRED) <= 0) {
                return new BadRecordLimit(limit, share);
            }
        }
        throw new UsageException(
                "--max-bad-records: expected a number such as 10 or a share such as 2.5%, found '" + text + "'");
    }

    boolean isExceeded(long malformed, long records) {
        BigDecimal bad = BigDecimal.valueOf(malformed);
        return share
                ? bad.multiply(HUNDRED).compareTo(limit.multiply(BigDecimal.valueOf(records))) > 0
                : bad.compareTo(limit) > 0;
    }

    private static boolean isNumber(String text, boolean fraction) {
        int dots = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.' && fraction && i > 0 && i < text.length() - 1) {
                dots++;
            } else if (c < '0' || c > '9') {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= 18 && dots <= 1;
    }
}

package org.ndislint.cli;

/** Options whose value is a whole number. */
final class Numbers {
    private static final int LONGEST = 18;

    private Numbers() {}

    /** The value of an option, or {@code otherwise} if it is not given. */
    static long of(Arguments arguments, Option option, long least, long most, long otherwise) throws UsageException {
        String text = arguments.value(option);
        if (text == null) {
            return otherwise;
        }
        if (!text.isEmpty() && text.length() <= LONGEST && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            long value = Long.parseLong(text);
            if (value >= least && value <= most) {
                return value;
            }
        }
        throw new UsageException(option.option() + ": expected a number from " + least
                + (most == Long.MAX_VALUE ? "" : " to " + most) + ", found '" + text + "'");
    }
}

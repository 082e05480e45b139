package org.ndislint.ingest.open;

/**
 * How much may come out of compressed input: a bound on time that hostile files cost, as memory is bounded anyway.
 *
 * @param ratio the most bytes that may come out for one that goes in
 * @param freeBytes up to here the ratio does not matter
 * @param mostBytes the most bytes that may come out of one file, whatever the ratio
 */
public record ExpansionLimit(long ratio, long freeBytes, long mostBytes) {
    /** A thousand to one beyond 1 GiB, and no more than 1 TiB. */
    public static final ExpansionLimit USUAL = new ExpansionLimit(1000, 1L << 30, 1L << 40);

    public ExpansionLimit {
        if (ratio < 1 || freeBytes < 0 || mostBytes < 0) {
            throw new IllegalArgumentException(
                    "expected a positive ratio and sizes, found " + ratio + ", " + freeBytes + ", " + mostBytes);
        }
    }

    boolean allows(long bytesIn, long bytesOut) {
        return bytesOut <= mostBytes && (bytesOut <= freeBytes || bytesOut / ratio <= bytesIn);
    }
}

package org.ndislint.ingest.etl;

import org.jspecify.annotations.Nullable;

/**
 * Decoder of plain LZ77, the form of compression that log files use ([MS-XCA] 2.4). Input is not trusted: every read is
 * checked, and what came out before damage is kept.
 */
final class Xpress {
    private static final int SHORTEST_MATCH = 3;
    private static final int LEAST_REPEAT = 32;

    private byte[] in = new byte[0];
    private int inEnd;
    private byte[] out = new byte[0];
    private int outEnd;
    private int at;

    /** Where the byte stands whose upper half is still to be used, or -1. */
    private int pending;

    private @Nullable String problem;

    /** What was wrong with the input of the last {@link #decode}, or null. */
    @Nullable
    String problem() {
        return problem;
    }

    /**
     * Unpacks {@code from} to {@code to} of one array into {@code outFrom} to {@code outTo} of another and returns where
     * the output ends. It ends before {@code outTo} if the input does, or is damaged.
     */
    int decode(byte[] packed, int from, int to, byte[] into, int outFrom, int outTo) {
        in = packed;
        inEnd = to;
        out = into;
        outEnd = outTo;
        problem = null;
        int end = run(from, outFrom);
        if (problem == null && end < outTo) {
            problem = "expected " + (outTo - outFrom) + " bytes out of compressed data, found " + (end - outFrom);
        }
        return end;
    }

    private int run(int start, int outStart) {
        at = start;
        pending = -1;
        int produced = outStart;
        int flags = 0;
        int left = 0;
        while (produced < outEnd) {
            if (left == 0) {
                if (inEnd - at < 4) {
                    return produced;
                }
                flags = u16() | u16() << 16;
                left = 32;
            }
            left--;
            boolean match = flags < 0;
            flags <<= 1;
            if (match) {
                if (inEnd - at < 2) {
                    return produced;
                }
                int word = u16();
                int distance = (word >>> 3) + 1;
                long length = matchLength(word & 7);
                if (length < 0) {
                    return produced;
                }
                if (distance > produced - outStart) {
                    problem = "expected a match of bytes already unpacked, found one " + distance + " bytes back after "
                            + (produced - outStart);
                    return produced;
                }
                int count = (int) Math.min(length, outEnd - produced);
                copy(produced - distance, produced, count);
                produced += count;
                if (count < length) {
                    problem = "expected " + (outEnd - outStart) + " bytes out of compressed data, found more";
                }
            } else {
                if (at == inEnd) {
                    return produced;
                }
                out[produced++] = in[at++];
            }
        }
        return produced;
    }

    // The length of a match whose low bits are given; -1 at the end of the input. Longer lengths go on in half a byte,
    // which two matches share, then a byte, then two, then four.
    private long matchLength(int low) {
        if (low < 7) {
            return (long) low + SHORTEST_MATCH;
        }
        int nibble;
        if (pending >= 0) {
            nibble = in[pending] >>> 4 & 0xF;
            pending = -1;
        } else if (at == inEnd) {
            return -1;
        } else {
            pending = at;
            nibble = in[at++] & 0xF;
        }
        if (nibble < 15) {
            return nibble + 7L + SHORTEST_MATCH;
        }
        if (at == inEnd) {
            return -1;
        }
        int more = in[at++] & 0xFF;
        if (more < 255) {
            return more + 22L + SHORTEST_MATCH;
        }
        if (inEnd - at < 2) {
            return -1;
        }
        long length = u16();
        if (length == 0) {
            if (inEnd - at < 4) {
                return -1;
            }
            length = u16() | (long) u16() << 16;
        }
        return length + SHORTEST_MATCH;
    }

    // A match may overlap what it writes: then the bytes repeat.
    private void copy(int source, int target, int count) {
        int distance = target - source;
        if (distance >= count) {
            System.arraycopy(out, source, out, target, count);
        } else if (count < LEAST_REPEAT) {
            for (int i = 0; i < count; i++) {
                out[target + i] = out[source + i];
            }
        } else {
            int done = 0;
            while (done < count) {
                int part = Math.min(distance + done, count - done);
                System.arraycopy(out, source, out, target + done, part);
                done += part;
            }
        }
    }

    private int u16() {
        int value = (in[at] & 0xFF) | (in[at + 1] & 0xFF) << 8;
        at += 2;
        return value;
    }
}

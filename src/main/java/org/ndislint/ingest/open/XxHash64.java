package org.ndislint.ingest.open;

import org.ndislint.ingest.WordBuffer;

/** The 64-bit xxHash with seed 0, of which Zstandard keeps the low half as a frame's checksum (RFC 8878, 3.1.1). */
final class XxHash64 {
    private static final long P1 = 0x9E3779B185EBCA87L;
    private static final long P2 = 0xC2B2AE3D27D4EB4FL;
    private static final long P3 = 0x165667B19E3779F9L;
    private static final long P4 = 0x85EBCA77C2B2AE63L;
    private static final long P5 = 0x27D4EB2F165667C5L;
    /** The sum of the first two, which wraps around as the algorithm means it to. */
    private static final long P1_PLUS_P2 = 0x60EA27EEADC0B5D6L;

    private static final int STRIPE = 32;

    private final WordBuffer pending = WordBuffer.small(STRIPE);
    private final long[] lanes = {P1_PLUS_P2, P2, 0, -P1};
    private int pendingLength;
    private long total;

    void update(byte[] bytes, int from, int length) {
        total += length;
        int at = from;
        int end = from + length;
        while (at < end) {
            int count = Math.min(end - at, STRIPE - pendingLength);
            System.arraycopy(bytes, at, pending.bytes(), pendingLength, count);
            pendingLength += count;
            at += count;
            if (pendingLength == STRIPE) {
                for (int lane = 0; lane < 4; lane++) {
                    lanes[lane] = round(lanes[lane], pending.word(8 * lane));
                }
                pendingLength = 0;
            }
        }
    }

    long value() {
        long hash;
        if (total >= STRIPE) {
            hash = Long.rotateLeft(lanes[0], 1)
                    + Long.rotateLeft(lanes[1], 7)
                    + Long.rotateLeft(lanes[2], 12)
                    + Long.rotateLeft(lanes[3], 18);
            for (long lane : lanes) {
                hash = (hash ^ round(0, lane)) * P1 + P4;
            }
        } else {
            hash = P5;
        }
        hash += total;
        int at = 0;
        for (; at + 8 <= pendingLength; at += 8) {
            hash = Long.rotateLeft(hash ^ round(0, pending.word(at)), 27) * P1 + P4;
        }
        if (at + 4 <= pendingLength) {
            hash = Long.rotateLeft(hash ^ (pending.word(at) & 0xFFFFFFFFL) * P1, 23) * P2 + P3;
            at += 4;
        }
        for (; at < pendingLength; at++) {
            hash = Long.rotateLeft(hash ^ (pending.bytes()[at] & 0xFF) * P5, 11) * P1;
        }
        hash = (hash ^ hash >>> 33) * P2;
        hash = (hash ^ hash >>> 29) * P3;
        return hash ^ hash >>> 32;
    }

    private static long round(long lane, long word) {
        return Long.rotateLeft(lane + word * P2, 31) * P1;
    }
}

package org.ndislint.ingest.etl;

import java.util.Arrays;
import java.util.Random;

/** Damages bytes in the ways in which files are damaged, and in worse ones; the same for the same seed. */
public final class Mutator {
    private static final long[] ODD = {
        0, 1, 7, 8, 0x7F, 0x80, 0xFF, 0x7FFF, 0xFFFF, 0x7FFF_FFFFL, 0x8000_0000L, 0xFFFF_FFFFL
    };

    private Mutator() {}

    /** A damaged copy. */
    public static byte[] mutate(byte[] bytes, long seed) {
        Random random = new Random(seed * 0x9E3779B97F4A7C15L);
        byte[] damaged = bytes.clone();
        int times = 1 + random.nextInt(4);
        for (int i = 0; i < times && damaged.length > 0; i++) {
            damaged = once(damaged, random);
        }
        return damaged;
    }

    private static byte[] once(byte[] bytes, Random random) {
        int at = place(bytes, random);
        switch (random.nextInt(7)) {
            case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> bytes[at] = (byte) random.nextInt(256);
            case 2 -> put(bytes, at, ODD[random.nextInt(ODD.length)], 2);
            case 3 -> put(bytes, at & ~3, ODD[random.nextInt(ODD.length)], 4);
            case 4 -> {
                return Arrays.copyOf(bytes, at);
            }
            case 5 -> {
                return moved(bytes, at, random);
            }
            default -> {
                int end = Math.min(bytes.length, at + 1 + random.nextInt(64));
                Arrays.fill(bytes, at, end, (byte) (random.nextBoolean() ? 0 : 0xFF));
            }
        }
        return bytes;
    }

    // Half of them in the first bytes of one of the buffers and records, where it hurts.
    private static int place(byte[] bytes, Random random) {
        int at = random.nextInt(bytes.length);
        if (random.nextBoolean()) {
            at = Math.min(bytes.length - 1, (at & ~1023) + random.nextInt(160));
        }
        return at;
    }

    private static byte[] moved(byte[] bytes, int at, Random random) {
        int length = Math.min(random.nextInt(200), bytes.length - at);
        boolean insert = random.nextBoolean();
        byte[] result = new byte[insert ? bytes.length + length : bytes.length - length];
        System.arraycopy(bytes, 0, result, 0, at);
        if (insert) {
            System.arraycopy(bytes, at, result, at, length);
            System.arraycopy(bytes, at, result, at + length, bytes.length - at);
        } else {
            System.arraycopy(bytes, at + length, result, at, bytes.length - at - length);
        }
        return result;
    }

    private static void put(byte[] bytes, int at, long value, int size) {
        for (int i = 0; i < size && at + i < bytes.length; i++) {
            bytes[at + i] = (byte) (value >>> (8 * i));
        }
    }
}

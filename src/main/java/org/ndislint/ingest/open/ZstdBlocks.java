package org.ndislint.ingest.open;

import java.io.IOException;
import java.io.InputStream;

/**
 * Walks the frames and blocks of Zstandard data (RFC 8878) on their way to the decompressor, frame by frame: leaves out
 * skippable frames, which it does not know, and passes on whole blocks only. Where the data is cut off it closes the
 * frame, because the decompressor gives out the last megabytes of a frame only at its end. For the same reason the
 * frame's checksum is kept back: a decompressor that finds it wrong would drop what it has.
 */
final class ZstdBlocks extends InputStream {
    private static final int FRAME = 0xFD2FB528;
    private static final int SKIPPABLE = 0x184D2A50;
    private static final int LARGEST_BLOCK = 128 << 10;
    /** The largest that the decompressor takes; enough for all levels that need no {@code --ultra} or {@code --long}. */
    private static final int LARGEST_WINDOW_LOG = 23;

    private static final int CHECKSUM_FLAG = 0x04;
    private static final int[] DICTIONARY_ID_SIZE = {0, 1, 2, 4};
    private static final int[] CONTENT_SIZE_SIZE = {0, 2, 4, 8};

    private final InputStream in;
    private final byte[] unit = new byte[3 + LARGEST_BLOCK];
    private int position;
    private int limit;
    private boolean inFrame;
    private boolean hasChecksum;
    private int checksum;
    private boolean cutOff;

    ZstdBlocks(InputStream in) {
        this.in = in;
    }

    /** Goes to the next frame with data, once the one before has been read to its end; false after the last. */
    boolean nextFrame() throws IOException {
        position = 0;
        do {
            limit = 0;
            inFrame = false;
            if (!frame()) {
                cutOff |= limit > 0;
                limit = 0;
                return false;
            }
        } while (!inFrame);
        return true;
    }

    /** Whether the data ended before its end. */
    boolean isCutOff() {
        return cutOff;
    }

    /** Whether the frame, read to its end, has a checksum. */
    boolean hasChecksum() {
        return hasChecksum && !cutOff;
    }

    /** The checksum of the frame that was read to its end. */
    int checksum() {
        return checksum;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        if (position == limit) {
            if (!inFrame) {
                return -1;
            }
            position = 0;
            limit = 0;
            block();
        }
        int count = Math.min(length, limit - position);
        System.arraycopy(unit, position, bytes, from, count);
        position += count;
        return count;
    }

    // Loads a frame's header, or skips a frame; false if the data ends before. "limit" tells how much of it there was.
    private boolean frame() throws IOException {
        if (!load(4)) {
            return false;
        }
        int magic = word();
        if ((magic & 0xFFFFFFF0) == SKIPPABLE) {
            return skip();
        }
        if (magic != FRAME) {
            throw new IOException("other bytes behind the last frame");
        }
        if (!load(1)) {
            return false;
        }
        int descriptor = unit[4];
        boolean singleSegment = (descriptor & 0x20) != 0;
        int contentSize = CONTENT_SIZE_SIZE[descriptor >> 6 & 3];
        if (contentSize == 0 && singleSegment) {
            contentSize = 1;
        }
        if (!load((singleSegment ? 0 : 1) + DICTIONARY_ID_SIZE[descriptor & 3] + contentSize)) {
            return false;
        }
        if (!singleSegment && windowLog() > LARGEST_WINDOW_LOG) {
            throw new IOException("a window of 2^" + windowLog() + " bytes where at most 2^" + LARGEST_WINDOW_LOG
                    + " can be read (pack it without --ultra and --long)");
        }
        hasChecksum = (descriptor & CHECKSUM_FLAG) != 0;
        unit[4] = (byte) (descriptor & ~CHECKSUM_FLAG);
        inFrame = true;
        return true;
    }

    // Loads a block whole, or, where the data ends before, a last block of no bytes.
    private void block() throws IOException {
        if (!load(3)) {
            close(true);
            return;
        }
        int header = word() & 0xFFFFFF;
        int type = header >> 1 & 3;
        int size = type == 1 ? 1 : header >>> 3;
        if (type == 3 || size > LARGEST_BLOCK) {
            throw new IOException("a block that cannot be");
        }
        if (!load(size)) {
            close(true);
        } else if ((header & 1) != 0) {
            close(false);
        }
    }

    private void close(boolean early) throws IOException {
        inFrame = false;
        if (early) {
            cutOff = true;
            unit[0] = 1;
            unit[1] = 0;
            unit[2] = 0;
            limit = 3;
        } else if (hasChecksum) {
            for (int shift = 0; shift < 32; shift += 8) {
                int b = in.read();
                cutOff |= b < 0;
                checksum = (shift == 0 ? 0 : checksum) | (b & 0xFF) << shift;
            }
        }
    }

    // The window descriptor follows the frame's: an exponent above 10, and eighths.
    private int windowLog() {
        int descriptor = unit[5] & 0xFF;
        return 10 + (descriptor >> 3) + ((descriptor & 7) == 0 ? 0 : 1);
    }

    private boolean skip() throws IOException {
        if (!load(4)) {
            return false;
        }
        long left = (unit[4] & 0xFFL) | (unit[5] & 0xFFL) << 8 | (unit[6] & 0xFFL) << 16 | (unit[7] & 0xFFL) << 24;
        while (left > 0) {
            int count = in.read(unit, 8, (int) Math.min(left, LARGEST_BLOCK - 8));
            if (count < 0) {
                return false;
            }
            left -= count;
        }
        return true;
    }

    private boolean load(int count) throws IOException {
        int end = limit + count;
        while (limit < end) {
            int got = in.read(unit, limit, end - limit);
            if (got < 0) {
                return false;
            }
            limit += got;
        }
        return true;
    }

    private int word() {
        return (unit[0] & 0xFF) | (unit[1] & 0xFF) << 8 | (unit[2] & 0xFF) << 16 | unit[3] << 24;
    }
}

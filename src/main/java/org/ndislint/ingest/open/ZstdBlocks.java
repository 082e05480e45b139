package org.ndislint.ingest.open;

import java.io.IOException;
import java.io.InputStream;

/**
 * Walks the frames and blocks of Zstandard data (RFC 8878) on their way to the decompressor: leaves out skippable
 * frames, which it does not know, and passes on whole blocks only. Where the data is cut off it closes the frame, because
 * the decompressor gives out the last megabytes of a frame only at its end.
 */
final class ZstdBlocks extends InputStream {
    private static final int FRAME = 0xFD2FB528;
    private static final int SKIPPABLE = 0x184D2A50;
    private static final int LARGEST_BLOCK = 128 << 10;
    private static final int[] DICTIONARY_ID_SIZE = {0, 1, 2, 4};
    private static final int[] CONTENT_SIZE_SIZE = {0, 2, 4, 8};

    private final InputStream in;
    private final byte[] unit = new byte[3 + LARGEST_BLOCK + 4];
    private int position;
    private int limit;
    private boolean inFrame;
    private boolean checksum;
    private boolean ended;
    private boolean cutOff;

    ZstdBlocks(InputStream in) {
        this.in = in;
    }

    /** Whether the data ended before its end. */
    boolean isCutOff() {
        return cutOff;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        while (position == limit) {
            if (ended) {
                return -1;
            }
            position = 0;
            limit = 0;
            boolean whole = inFrame ? block() : frame();
            if (!whole) {
                closeFrame();
            }
        }
        int count = Math.min(length, limit - position);
        System.arraycopy(unit, position, bytes, from, count);
        position += count;
        return count;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private void closeFrame() {
        ended = true;
        cutOff |= limit > 0 || inFrame;
        limit = 0;
        if (inFrame) {
            // A last block of no bytes; where a checksum is due, it will not match.
            unit[0] = 1;
            unit[1] = 0;
            unit[2] = 0;
            limit = 3;
            for (int i = 0; checksum && i < 4; i++) {
                unit[limit++] = 0;
            }
        }
    }

    // These read a unit whole and return false if the data ends before; "limit" tells how much of it there was.

    private boolean frame() throws IOException {
        if (!load(4)) {
            return false;
        }
        int magic = word(0);
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
        checksum = (descriptor & 0x04) != 0;
        inFrame = true;
        return true;
    }

    private boolean block() throws IOException {
        if (!load(3)) {
            return false;
        }
        int header = word(0) & 0xFFFFFF;
        boolean last = (header & 1) != 0;
        int type = header >> 1 & 3;
        int size = type == 1 ? 1 : header >>> 3;
        if (type == 3 || size > LARGEST_BLOCK) {
            throw new IOException("a block that cannot be");
        }
        if (!load(size)) {
            return false;
        }
        if (last) {
            if (checksum && !load(4)) {
                return false;
            }
            inFrame = false;
        }
        return true;
    }

    private boolean skip() throws IOException {
        if (!load(4)) {
            return false;
        }
        long left = word(4) & 0xFFFFFFFFL;
        while (left > 0) {
            int count = in.read(unit, 8, (int) Math.min(left, LARGEST_BLOCK - 8));
            if (count < 0) {
                return false;
            }
            left -= count;
        }
        limit = 0;
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

    private int word(int at) {
        return (unit[at] & 0xFF) | (unit[at + 1] & 0xFF) << 8 | (unit[at + 2] & 0xFF) << 16 | unit[at + 3] << 24;
    }
}

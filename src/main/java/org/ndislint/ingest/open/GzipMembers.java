package org.ndislint.ingest.open;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Gzip (RFC 1952) with any number of members, as parallel compressors and rotated logs write them. Zeros behind the last
 * member are padding; anything else there is damage. The JDK's own stream stops at a member's end when a pipe has no
 * more bytes ready, and takes a broken second member for the end.
 */
final class GzipMembers extends InputStream {
    private static final int HEADER_CRC = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int RESERVED = 0xE0;

    private final InputStream in;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private final byte[] input = new byte[32 << 10];
    private int inputPosition;
    private int inputLength;
    private boolean inMember;
    private boolean ended;
    private boolean first = true;

    GzipMembers(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        while (!ended) {
            if (!inMember && !header()) {
                ended = true;
                break;
            }
            int count = inflate(bytes, from, length);
            if (count > 0) {
                crc.update(bytes, from, count);
                return count;
            }
            if (inflater.finished()) {
                inputPosition = inputLength - inflater.getRemaining();
                trailer();
            } else if (inflater.needsDictionary()) {
                throw new IOException("a preset dictionary");
            } else if (inflater.needsInput()) {
                fill();
                inflater.setInput(input, 0, inputLength);
                inputPosition = inputLength;
            }
        }
        return -1;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }

    private int inflate(byte[] bytes, int from, int length) throws IOException {
        try {
            return inflater.inflate(bytes, from, length);
        } catch (DataFormatException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    // False at the end of the last member.
    private boolean header() throws IOException {
        int magic = first ? next() : afterPadding();
        if (magic < 0) {
            return false;
        }
        first = false;
        if (magic != 0x1F || next() != 0x8B) {
            throw new IOException("other bytes behind the last member");
        }
        if (next() != 8) {
            throw new IOException("an unknown method of compression");
        }
        int flags = next();
        if ((flags & RESERVED) != 0) {
            throw new IOException("reserved flags in the header");
        }
        skip(6);
        if ((flags & EXTRA) != 0) {
            skip(next() | next() << 8);
        }
        if ((flags & NAME) != 0) {
            skipText();
        }
        if ((flags & COMMENT) != 0) {
            skipText();
        }
        if ((flags & HEADER_CRC) != 0) {
            skip(2);
        }
        inflater.reset();
        inflater.setInput(input, inputPosition, inputLength - inputPosition);
        crc.reset();
        inMember = true;
        return true;
    }

    private void trailer() throws IOException {
        inMember = false;
        long checksum = word();
        long size = word();
        if (checksum != crc.getValue() || size != (inflater.getBytesWritten() & 0xFFFFFFFFL)) {
            throw new IOException("another checksum or size than the trailer tells");
        }
    }

    private int afterPadding() throws IOException {
        while (inputPosition < inputLength || more()) {
            int b = input[inputPosition++] & 0xFF;
            if (b != 0) {
                return b;
            }
        }
        return -1;
    }

    private long word() throws IOException {
        return next() | next() << 8 | next() << 16 | (long) next() << 24;
    }

    private void skip(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            next();
        }
    }

    private void skipText() throws IOException {
        while (next() != 0) {
            // A text in the header ends with a zero.
        }
    }

    private int next() throws IOException {
        if (inputPosition == inputLength) {
            fill();
        }
        return input[inputPosition++] & 0xFF;
    }

    private void fill() throws IOException {
        if (!more()) {
            throw new EOFException();
        }
    }

    private boolean more() throws IOException {
        int count = in.read(input, 0, input.length);
        inputPosition = 0;
        inputLength = Math.max(count, 0);
        return count > 0;
    }
}

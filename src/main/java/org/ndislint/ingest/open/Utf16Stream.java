package org.ndislint.ingest.open;

import java.io.IOException;
import java.io.InputStream;
import org.ndislint.ingest.Utf8;
import org.ndislint.model.SourcePosition;
import org.ndislint.model.TraceFormatException;

/**
 * Turns UTF-16 into UTF-8 while it is read; half a surrogate pair becomes U+FFFD. A file that ends inside a character is
 * cut off: that is thrown when all before has been read.
 */
final class Utf16Stream extends InputStream {
    private static final int REPLACEMENT = 0xFFFD;

    private final InputStream in;
    private final String name;
    private final int highByte;
    private final byte[] input = new byte[16 << 10];
    private final byte[] output = new byte[(16 << 10) / 2 * 3 + 8];
    private int inputLength;
    private int position;
    private int limit;
    private int highSurrogate;
    private boolean ended;
    private long consumed;

    Utf16Stream(InputStream in, String name, boolean bigEndian) {
        this.in = in;
        this.name = name;
        this.highByte = bigEndian ? 0 : 1;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    /** At least one character, if there are two bytes. */
    @Override
    public int available() throws IOException {
        return limit - position + in.available() / 2;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        while (position == limit) {
            if (ended) {
                if (inputLength == 1) {
                    throw new TraceFormatException(
                            SourcePosition.offset(name, consumed),
                            "expected the second byte of a UTF-16 character, found the end of the file");
                }
                return -1;
            }
            decode();
        }
        int count = Math.min(length, limit - position);
        System.arraycopy(output, position, bytes, from, count);
        position += count;
        return count;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private void decode() throws IOException {
        int count = in.read(input, inputLength, input.length - inputLength);
        position = 0;
        limit = 0;
        if (count < 0) {
            ended = true;
            if (highSurrogate != 0) {
                highSurrogate = 0;
                put(REPLACEMENT);
            }
            return;
        }
        inputLength += count;
        consumed += count;
        int pairs = inputLength & ~1;
        for (int i = 0; i < pairs; i += 2) {
            unit((input[i + highByte] & 0xFF) << 8 | (input[i + 1 - highByte] & 0xFF));
        }
        if (pairs < inputLength) {
            input[0] = input[pairs];
        }
        inputLength -= pairs;
    }

    private void unit(int unit) {
        if (highSurrogate != 0) {
            int high = highSurrogate;
            highSurrogate = 0;
            if (Character.isLowSurrogate((char) unit)) {
                put(Character.toCodePoint((char) high, (char) unit));
                return;
            }
            put(REPLACEMENT);
        }
        if (Character.isHighSurrogate((char) unit)) {
            highSurrogate = unit;
        } else {
            put(Character.isLowSurrogate((char) unit) ? REPLACEMENT : unit);
        }
    }

    private void put(int codePoint) {
        limit = Utf8.put(codePoint, output, limit);
    }
}

package org.ndislint.ingest.open;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import org.ndislint.ingest.Utf8;
import org.ndislint.ingest.WordBuffer;
import org.ndislint.ingest.Words;

/**
 * Passes UTF-8 on as it is; a byte that is part of no character is taken for Windows-1252, the usual "ANSI", and
 * becomes that character. Says so once.
 */
final class AnsiStream extends InputStream {
    private static final int BLOCK = 64 << 10;
    /** The characters 0x80 to 0x9F of Windows-1252; five codes that it leaves open stay as they are. */
    private static final String HIGH = "\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152"
            + "\u008d\u017d\u008f\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d"
            + "\u017e\u0178";

    private final InputStream in;
    private final String name;
    private final Consumer<String> remarks;
    private final WordBuffer input;
    private int inputPosition;
    private int inputLength;
    /** Up to here the input is known to be UTF-8. */
    private int good;

    private final byte[] character = new byte[4];
    private int characterPosition;
    private int characterLength;
    private boolean ended;
    private boolean said;

    /**
     * Over a stream.
     *
     * @param name of the source, for the remark
     * @param much whether much is expected
     * @param remarks told when the first byte that is not UTF-8 is met
     */
    AnsiStream(InputStream in, String name, boolean much, Consumer<String> remarks) {
        this.input = WordBuffer.of(BLOCK, much);
        this.in = in;
        this.name = name;
        this.remarks = remarks;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        while (true) {
            if (characterPosition < characterLength) {
                int count = Math.min(length, characterLength - characterPosition);
                System.arraycopy(character, characterPosition, bytes, from, count);
                characterPosition += count;
                return count;
            }
            if (inputPosition == good) {
                good = goodEnd();
            }
            if (inputPosition < good) {
                int count = Math.min(length, good - inputPosition);
                System.arraycopy(input.bytes(), inputPosition, bytes, from, count);
                inputPosition += count;
                return count;
            }
            if (inputPosition < inputLength && (ended || !unfinished())) {
                fallBack();
            } else if (ended) {
                return -1;
            } else {
                fill();
            }
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    // Where the run of whole characters from the position on ends.
    private int goodEnd() {
        int at = inputPosition;
        while (at < inputLength) {
            long highs = input.word(at) & Words.HIGHS;
            if (highs == 0) {
                at += 8;
                continue;
            }
            at += Words.first(highs);
            if (at >= inputLength) {
                break;
            }
            int size = Utf8.length(input.bytes(), at, inputLength);
            if (size <= 0) {
                return at;
            }
            at += size;
        }
        return Math.min(at, inputLength);
    }

    private boolean unfinished() {
        return Utf8.length(input.bytes(), inputPosition, inputLength) < 0;
    }

    private void fallBack() {
        if (!said) {
            said = true;
            remarks.accept(name + ": bytes that are not UTF-8 are read as Windows-1252");
        }
        int b = input.bytes()[inputPosition++] & 0xFF;
        good = inputPosition;
        characterPosition = 0;
        characterLength = Utf8.put(b < 0xA0 ? HIGH.charAt(b - 0x80) : b, character, 0);
    }

    private void fill() throws IOException {
        int rest = inputLength - inputPosition;
        System.arraycopy(input.bytes(), inputPosition, input.bytes(), 0, rest);
        inputPosition = 0;
        good = 0;
        inputLength = rest;
        int count = in.read(input.bytes(), rest, BLOCK - rest);
        if (count < 0) {
            ended = true;
        } else {
            inputLength += count;
        }
    }
}

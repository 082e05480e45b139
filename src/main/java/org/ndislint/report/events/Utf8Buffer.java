package org.ndislint.report.events;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.ndislint.report.InertText;

/** Text on its way out, as UTF-8 bytes. */
final class Utf8Buffer {
    private static final int FULL = 32 << 10;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final OutputStream out;
    private byte[] bytes = new byte[FULL + 4096];
    private int length;

    Utf8Buffer(OutputStream out) {
        this.out = out;
    }

    Utf8Buffer put(char ascii) {
        ensure(1);
        bytes[length++] = (byte) ascii;
        return this;
    }

    Utf8Buffer put(String text) {
        int size = text.length();
        ensure(size);
        for (int i = 0; i < size; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                return put(text.substring(i).getBytes(StandardCharsets.UTF_8));
            }
            bytes[length++] = (byte) c;
        }
        return this;
    }

    Utf8Buffer put(byte[] text) {
        return put(text, 0, text.length);
    }

    Utf8Buffer put(byte[] text, int from, int size) {
        ensure(size);
        System.arraycopy(text, from, bytes, length, size);
        length += size;
        return this;
    }

    Utf8Buffer put(long number) {
        return put(Long.toString(number));
    }

    /** With leading zeros. */
    Utf8Buffer put(long number, int digits) {
        ensure(digits);
        long rest = number;
        for (int at = length + digits - 1; at >= length; at--) {
            bytes[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
        return this;
    }

    /** A string of JSON, in its quotes; what is no plain character to a terminal is escaped, too. */
    Utf8Buffer quoted(String text) {
        put('"');
        int clean = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x7F ? !InertText.isHostile(c) : c >= ' ' && c != '"' && c != '\\') {
                continue;
            }
            if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))
                    && !InertText.isHostile(text.codePointAt(i))) {
                i++;
                continue;
            }
            put(text.substring(clean, i));
            clean = i + 1;
            escape(c);
        }
        return put(text.substring(clean)).put('"');
    }

    /** One character of a JSON string as {@code \}{@code uXXXX} or shorter. */
    Utf8Buffer escape(char c) {
        put('\\');
        return switch (c) {
            case '"', '\\' -> put(c);
            case '\n' -> put('n');
            case '\r' -> put('r');
            case '\t' -> put('t');
            default -> {
                put('u');
                for (int shift = 12; shift >= 0; shift -= 4) {
                    put((char) HEX[c >> shift & 0xF]);
                }
                yield this;
            }
        };
    }

    /** Writes out if a good part has gathered; to be called between records. */
    void drain() throws IOException {
        if (length >= FULL) {
            write();
        }
    }

    void finish() throws IOException {
        write();
        out.flush();
    }

    private void write() throws IOException {
        out.write(bytes, 0, length);
        length = 0;
    }

    private void ensure(int count) {
        if (length + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + count, bytes.length * 2));
        }
    }
}

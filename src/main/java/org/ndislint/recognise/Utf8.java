package org.ndislint.recognise;

import java.nio.charset.StandardCharsets;
import org.ndislint.model.Symbols;
import org.ndislint.model.Value;

/** A stretch of text as UTF-8 bytes in a buffer that is used again and again. */
final class Utf8 {
    private byte[] bytes = new byte[64];
    private int length;

    /** Takes the characters between two places; returns the number of bytes. Does not allocate for short ASCII. */
    int fill(String s, int from, int to) {
        length = Math.max(0, to - from);
        if (length > bytes.length) {
            bytes = new byte[Math.max(length, bytes.length * 2)];
        }
        for (int i = 0; i < length; i++) {
            char c = s.charAt(from + i);
            if (c >= 0x80) {
                return encode(s.substring(from, to));
            }
            bytes[i] = (byte) c;
        }
        return length;
    }

    private int encode(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        length = encoded.length;
        if (length > bytes.length) {
            bytes = new byte[length];
        }
        System.arraycopy(encoded, 0, bytes, 0, length);
        return length;
    }

    /** The buffer itself; what {@link #fill} took begins at 0. */
    byte[] bytes() {
        return bytes;
    }

    /** The tag under which a {@link Value} keeps the text. */
    byte tag() {
        return Value.pack(bytes, 0, length) != 0 ? Value.SHORT_NAME : Value.SYMBOL;
    }

    /** The bits under which a {@link Value} keeps the text. */
    long bits(Symbols symbols) {
        long packed = Value.pack(bytes, 0, length);
        return packed != 0 ? packed : symbols.id(bytes, 0, length);
    }

    int symbol(Symbols symbols) {
        return symbols.id(bytes, 0, length);
    }
}

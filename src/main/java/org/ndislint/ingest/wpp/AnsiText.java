package org.ndislint.ingest.wpp;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.ndislint.ingest.Utf8;

/** Text of an unknown ANSI code page: UTF-8 where the bytes are just that, else Latin-1. */
final class AnsiText {
    private AnsiText() {}

    static String decode(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, charset(bytes, from, to));
    }

    private static Charset charset(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] >= 0) {
            at++;
        }
        if (at == to) {
            return StandardCharsets.ISO_8859_1;
        }
        while (at < to) {
            int length = bytes[at] >= 0 ? 1 : Utf8.length(bytes, at, to);
            if (length <= 0) {
                return StandardCharsets.ISO_8859_1;
            }
            at += length;
        }
        return StandardCharsets.UTF_8;
    }
}

package org.ndislint.ingest.tracerpt;

import java.io.Reader;
import org.ndislint.ingest.text.LineText;

/**
 * Feeds a StAX parser one event after another under a root of our own, and mends what tracerpt lets through and XML
 * forbids: control characters and references to them become U+FFFD. At the end of an event it reports the end of input:
 * a parser that asks for more in the middle of one fails there and does not run on into the next.
 */
final class XmlText extends Reader {
    private static final char REPLACEMENT = '\uFFFD';
    private static final String ROOT = "<events>";

    private char[] chars = new char[4096];
    private int at;
    private int end;
    private boolean isFirst = true;

    /** Sets the next event; whether it is the first that a parser reads decides if the root goes before it. */
    void set(byte[] bytes, int from, int to) {
        String text = LineText.of(bytes, from, to);
        int needed = text.length() + ROOT.length();
        if (chars.length < needed) {
            chars = new char[needed * 2];
        }
        at = 0;
        end = 0;
        if (isFirst) {
            ROOT.getChars(0, ROOT.length(), chars, 0);
            end = ROOT.length();
            isFirst = false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '&' && i + 2 < text.length() && text.charAt(i + 1) == '#') {
                int close = text.indexOf(';', i);
                if (close > 0 && close - i < 12 && !isLegal(reference(text, i + 2, close))) {
                    chars[end++] = REPLACEMENT;
                    i = close;
                    continue;
                }
            }
            chars[end++] = Character.isSurrogate(c) || isLegal(c) ? c : REPLACEMENT;
        }
    }

    /** A new parser will read from here on. */
    void restart() {
        isFirst = true;
    }

    @Override
    public int read(char[] target, int offset, int length) {
        if (at == end) {
            return -1;
        }
        int n = Math.min(length, end - at);
        System.arraycopy(chars, at, target, offset, n);
        at += n;
        return n;
    }

    @Override
    public void close() {}

    /** The code point of a character reference; -1 if it is none, which the parser will say. */
    private static int reference(String text, int from, int to) {
        boolean isHex = text.charAt(from) == 'x';
        int codePoint = 0;
        for (int i = isHex ? from + 1 : from; i < to; i++) {
            int digit = Character.digit(text.charAt(i), isHex ? 16 : 10);
            if (digit < 0) {
                return ' ';
            }
            codePoint = codePoint * (isHex ? 16 : 10) + digit;
            if (codePoint > Character.MAX_CODE_POINT) {
                return -1;
            }
        }
        return codePoint;
    }

    private static boolean isLegal(int codePoint) {
        return codePoint == '\t'
                || codePoint == '\n'
                || codePoint == '\r'
                || (codePoint >= ' ' && codePoint < Character.MIN_SURROGATE)
                || (codePoint > Character.MAX_SURROGATE && codePoint < 0xFFFE)
                || (codePoint >= Character.MIN_SUPPLEMENTARY_CODE_POINT && codePoint <= Character.MAX_CODE_POINT);
    }
}

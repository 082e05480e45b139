package org.ndislint.report;

import java.util.List;

/**
 * Writes JSON into a buffer, member by member in the order of the calls; commas are its business. Not thread-safe.
 *
 * <p>The text is safe to show and to embed: control characters, bidirectional controls and line separators are
 * escaped, and an unpaired surrogate, which no UTF-8 can carry, becomes U+FFFD.
 */
public final class JsonText {
    private static final String HEX = "0123456789abcdef";

    private final StringBuilder text = new StringBuilder(512);
    private boolean first = true;

    /** Opens an object: the document itself, or an element of an array. */
    public JsonText open() {
        comma();
        text.append('{');
        first = true;
        return this;
    }

    /** Opens an object that is a member. */
    public JsonText open(String key) {
        key(key);
        text.append('{');
        first = true;
        return this;
    }

    public JsonText close() {
        text.append('}');
        first = false;
        return this;
    }

    public JsonText openArray(String key) {
        key(key);
        text.append('[');
        first = true;
        return this;
    }

    public JsonText closeArray() {
        text.append(']');
        first = false;
        return this;
    }

    public JsonText member(String key, String value) {
        key(key);
        string(value);
        return this;
    }

    public JsonText member(String key, long value) {
        key(key);
        text.append(value);
        return this;
    }

    public JsonText member(String key, boolean value) {
        key(key);
        text.append(value);
        return this;
    }

    public JsonText member(String key, List<String> values) {
        openArray(key);
        for (int i = 0; i < values.size(); i++) {
            element(values.get(i));
        }
        return closeArray();
    }

    /** A member whose value is an instant, as ISO-8601 with nine fractional digits and Z. */
    public JsonText instant(String key, long nanos) {
        key(key);
        text.append('"');
        IsoTime.append(text, nanos);
        text.append('"');
        return this;
    }

    public JsonText element(String value) {
        comma();
        string(value);
        return this;
    }

    public JsonText element(long value) {
        comma();
        text.append(value);
        return this;
    }

    /** The buffer itself: valid until the next call. */
    public StringBuilder text() {
        return text;
    }

    public void clear() {
        text.setLength(0);
        first = true;
    }

    private void key(String key) {
        comma();
        string(key);
        text.append(':');
    }

    private void comma() {
        if (first) {
            first = false;
        } else {
            text.append(',');
        }
    }

    private void string(String value) {
        text.append('"');
        int done = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c >= ' ' && c < 0x7f && c != '"' && c != '\\') {
                continue;
            }
            if (Character.isHighSurrogate(c)
                    && i + 1 < value.length()
                    && Character.isLowSurrogate(value.charAt(i + 1))
                    && !InertText.isHostile(value.codePointAt(i))) {
                i++;
                continue;
            }
            text.append(value, done, i);
            done = i + 1;
            escape(c, value, i);
        }
        text.append(value, done, value.length()).append('"');
    }

    private void escape(char c, String value, int at) {
        switch (c) {
            case '"' -> text.append("\\\"");
            case '\\' -> text.append("\\\\");
            case '\n' -> text.append("\\n");
            case '\r' -> text.append("\\r");
            case '\t' -> text.append("\\t");
            default -> {
                if (isUnpaired(c, value, at)) {
                    text.append("\\ufffd");
                } else if (Character.isSurrogate(c) || InertText.isHostile(c)) {
                    unicode(c);
                } else {
                    text.append(c);
                }
            }
        }
    }

    private static boolean isUnpaired(char c, String value, int at) {
        if (Character.isHighSurrogate(c)) {
            return at + 1 >= value.length() || !Character.isLowSurrogate(value.charAt(at + 1));
        }
        return Character.isLowSurrogate(c) && (at == 0 || !Character.isHighSurrogate(value.charAt(at - 1)));
    }

    private void unicode(char c) {
        text.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            text.append(HEX.charAt((c >> shift) & 15));
        }
    }
}

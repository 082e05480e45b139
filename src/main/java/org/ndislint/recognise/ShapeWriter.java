package org.ndislint.recognise;

import org.ndislint.model.MessageRecord;

/**
 * Writes the shape of a message into a buffer that is used again: words stay, what changes from line to line becomes a
 * placeholder. At most {@link #MOST} characters.
 */
final class ShapeWriter {
    static final int MOST = 240;
    static final String NUMBER = "<n>";
    static final String HEX = "<hex>";
    static final String GUID = "<guid>";
    static final String TEXT = "<text>";

    private static final int[] GUID_GROUPS = {8, 4, 4, 4, 12};

    final char[] chars = new char[MOST];
    int length;

    /** Writes the shape of the message: of its text, or of its event's name and fields. */
    void write(MessageRecord message) {
        length = 0;
        String function = message.function;
        if (function != null && !message.text.contains(function)) {
            put(function);
            put(": ");
        }
        String event = message.eventName;
        if (event != null) {
            put(event);
            put(message.text.isEmpty() ? "" : " ");
        }
        writeText(message.text);
        if (message.text.isEmpty()) {
            for (int i = 0; i < message.fields.size() && length < MOST; i++) {
                MessageRecord.Field field = message.fields.get(i);
                put(i == 0 ? " " : ", ");
                put(field.name());
                put("=");
                writeText(field.value());
            }
        }
    }

    private void writeText(String s) {
        int end = s.length();
        int at = Letters.skipBlanks(s, 0, end);
        while (at < end && length < MOST) {
            char c = s.charAt(at);
            if (Letters.isBlank(c)) {
                at = Letters.skipBlanks(s, at, end);
                put(at < end ? " " : "");
            } else if (c == '"') {
                int close = s.indexOf('"', at + 1);
                put(TEXT);
                at = close < 0 ? end : close + 1;
            } else if (Letters.isDigit(c) || Letters.isLetter(c) || c == '_') {
                at = writeWord(s, at, end);
            } else {
                chars[length++] = c;
                at++;
            }
        }
    }

    private int writeWord(String s, int from, int end) {
        int guid = guidEnd(s, from, end);
        if (guid > 0) {
            put(GUID);
            return guid;
        }
        int to = from;
        boolean figures = true;
        boolean hex = true;
        int digits = 0;
        while (to < end && Letters.isName(s.charAt(to))) {
            char c = s.charAt(to);
            boolean digit = Letters.isDigit(c);
            digits += digit ? 1 : 0;
            figures &= digit;
            hex &= Letters.isHex(c);
            to++;
        }
        boolean prefixed = to - from > 2 && s.charAt(from) == '0' && Letters.lower(s.charAt(from + 1)) == 'x';
        if (prefixed || (hex && !figures && digits > 0) || (hex && (to - from == 8 || to - from == 16))) {
            put(HEX);
        } else if (figures) {
            put(NUMBER);
        } else {
            writeName(s, from, to);
        }
        return to;
    }

    /** Three figures and more in a name are a number that somebody glued on; figures before it count something. */
    private void writeName(String s, int from, int to) {
        int at = from;
        while (at < to && Letters.isDigit(s.charAt(at))) {
            at++;
        }
        if (at > from) {
            put(NUMBER);
        }
        while (at < to && length < MOST) {
            int stop = at;
            while (stop < to && Letters.isDigit(s.charAt(stop))) {
                stop++;
            }
            if (stop - at >= 3) {
                put(NUMBER);
                at = stop;
            } else {
                chars[length++] = s.charAt(at++);
            }
        }
    }

    private static int guidEnd(String s, int from, int end) {
        int at = from;
        for (int group = 0; group < GUID_GROUPS.length; group++) {
            if (group > 0 && (at >= end || s.charAt(at++) != '-')) {
                return 0;
            }
            for (int i = 0; i < GUID_GROUPS[group]; i++) {
                if (at >= end || !Letters.isHex(s.charAt(at++))) {
                    return 0;
                }
            }
        }
        return at;
    }

    private void put(String text) {
        int fitting = Math.min(text.length(), MOST - length);
        text.getChars(0, fitting, chars, length);
        length += fitting;
    }

    String text() {
        return new String(chars, 0, length);
    }
}

package org.ndislint.ingest.shorthand;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.ndislint.ingest.WordBuffer;
import org.ndislint.ingest.fields.FieldDecoder;
import org.ndislint.ingest.fields.Fields;
import org.ndislint.ingest.json.JsonText;
import org.ndislint.ingest.json.MemberNames;
import org.ndislint.model.EventKind;

/**
 * Decodes one line.
 *
 * <p>A value in quotes follows JSON's rules for strings. One without quotes goes to the next blank; it may hold anything
 * but quotes and control characters, also a comma or {@code #}, which are then meant as they stand. Lists are split at
 * commas before escapes are resolved, so an item with a comma in it can be written with an escape of the code point 2c.
 */
final class ShorthandDecoder {
    private final FieldDecoder fields;
    private final JsonText json = new JsonText();
    private final MemberNames arguments = new MemberNames();
    private WordBuffer text = WordBuffer.small(0);
    private int from;
    private int end;

    ShorthandDecoder(FieldDecoder fields) {
        this.fields = fields;
    }

    /** The kind of event that a mark stands for, or null if it is none. */
    static @Nullable EventKind kind(byte mark) {
        return switch (mark) {
            case '>' -> EventKind.ENTER;
            case '<' -> EventKind.EXIT;
            case '=' -> EventKind.CALL;
            case '!' -> EventKind.LOST;
            case '@' -> EventKind.CAPTURE;
            default -> null;
        };
    }

    static boolean isBlank(byte b) {
        return b == ' ' || b == '\t';
    }

    /**
     * Decodes a line and pushes its event.
     *
     * @param start where the mark stands
     * @param to where the line ends; a control character stands there
     * @return null, or why the line is no event
     */
    @Nullable
    String decode(WordBuffer line, int start, int to, long number) throws IOException {
        text = line;
        from = start;
        end = to;
        json.begin(line, to);
        arguments.clear();
        fields.begin(line, start, to, number);
        return event(line.bytes()) < 0 ? json.explain(from) : fields.finish();
    }

    /** Whether the last line decoded could have gone on: it broke off rather than being wrong. */
    boolean ranOut() {
        return json.expected() != null && json.failedAt() >= end;
    }

    private int event(byte[] bytes) {
        EventKind kind = kind(bytes[from]);
        if (kind == null) {
            return json.fail(from, "one of > < = ! @ #");
        }
        fields.kind(kind);
        int p = from + 1;
        if (p < end && !isBlank(bytes[p])) {
            return json.fail(p, "a blank");
        }
        p = space(bytes, p);
        if (kind.isCall()) {
            p = function(bytes, p);
        }
        while (p >= 0 && p < end) {
            p = pair(bytes, p);
        }
        return p;
    }

    private int function(byte[] bytes, int at) {
        int p = at;
        while (p < end && !isBlank(bytes[p])) {
            if (bytes[p] == '=' || isControl(bytes[p])) {
                return json.fail(at, "the name of a function");
            }
            p++;
        }
        if (p == at) {
            return json.fail(at, "the name of a function");
        }
        fields.claim(Fields.FN);
        fields.string(Fields.FN, text, at, p - at);
        return space(bytes, p);
    }

    // Behind the pair that begins at "at", and blanks.
    private int pair(byte[] bytes, int at) {
        int equals = at;
        while (equals < end && bytes[equals] != '=' && !isBlank(bytes[equals])) {
            if (bytes[equals] == '"' || isControl(bytes[equals])) {
                return json.fail(equals, "a key, = and a value");
            }
            equals++;
        }
        if (equals == at || bytes[equals] != '=') {
            return json.fail(equals == at ? at : equals, equals == at ? "a key" : "= and a value");
        }
        int length = equals - at;
        int field = Fields.find(text, at, length);
        boolean seconds = false;
        if (field == Fields.UNKNOWN && bytes[at] == 't') {
            if (length == 1) {
                field = Fields.TID;
            } else if (length == 2 && bytes[at + 1] == 's') {
                field = Fields.TIME;
                seconds = true;
            }
        }
        boolean first = field == Fields.UNKNOWN ? arguments.add(0, text, at, length) : fields.claim(field);
        if (!first) {
            return json.fail(at, "each key once");
        }
        if (arguments.isFull()) {
            return json.fail(at, "at most " + MemberNames.MOST + " keys");
        }
        int value = equals + 1;
        int close = bytes[value] == '"' ? quotedEnd(bytes, value) : bareEnd(bytes, value);
        if (close < 0) {
            return close;
        }
        int quote = bytes[value] == '"' ? 1 : 0;
        int done = value(field, seconds, at, length, value + quote, close - quote, quote == 1);
        return done < 0 ? done : space(bytes, close);
    }

    // "to" is behind the value, both without quotes.
    private int value(int field, boolean seconds, int key, int keyLength, int start, int to, boolean quoted) {
        if (field != Fields.UNKNOWN && Fields.isList(field)) {
            return list(field, start, to, quoted);
        }
        WordBuffer source = text;
        int at = start;
        int length = to - start;
        if (quoted && json.hasEscapes(start, to)) {
            at = json.unescape(start, to);
            if (at < 0) {
                return at;
            }
            source = json.unescaped();
            length = json.unescapedEnd() - at;
        }
        if (field == Fields.UNKNOWN) {
            fields.argument(text, key, keyLength, source, at, length);
        } else if (seconds) {
            fields.seconds(source, at, length);
        } else {
            fields.plain(field, source, at, length);
        }
        return to;
    }

    private int list(int field, int start, int to, boolean quoted) {
        byte[] bytes = text.bytes();
        fields.begin(field);
        int item = start;
        for (int p = start; p <= to && to > start; p++) {
            if (p < to && bytes[p] != ',') {
                continue;
            }
            if (quoted && json.hasEscapes(item, p)) {
                int at = json.unescape(item, p);
                if (at < 0) {
                    return at;
                }
                fields.item(field, json.unescaped(), at, json.unescapedEnd() - at);
            } else if (p == item) {
                fields.wrongItem(field, text, item, 0);
            } else {
                fields.item(field, text, item, p - item);
            }
            item = p + 1;
        }
        fields.end(field);
        return to;
    }

    private int quotedEnd(byte[] bytes, int open) {
        int close = json.stringEnd(open + 1);
        if (close >= 0 && close + 1 < end && !isBlank(bytes[close + 1])) {
            return json.fail(close + 1, "a blank");
        }
        return close < 0 ? close : close + 1;
    }

    private int bareEnd(byte[] bytes, int start) {
        int p = start;
        while (p < end && !isBlank(bytes[p])) {
            if (bytes[p] == '"' || isControl(bytes[p])) {
                return json.fail(p, "a value in double quotes, as it holds quotes or control characters");
            }
            p++;
        }
        return p == start ? json.fail(p, "a value (\"\" if it is empty)") : p;
    }

    private int space(byte[] bytes, int at) {
        int p = at;
        while (p < end && isBlank(bytes[p])) {
            p++;
        }
        return p;
    }

    private static boolean isControl(byte b) {
        return (b >= 0 && b < ' ') || b == 0x7F;
    }
}

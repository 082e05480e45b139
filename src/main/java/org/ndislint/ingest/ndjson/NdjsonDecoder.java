package org.ndislint.ingest.ndjson;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.ndislint.ingest.WordBuffer;
import org.ndislint.ingest.Words;
import org.ndislint.ingest.fields.FieldDecoder;
import org.ndislint.ingest.fields.Fields;
import org.ndislint.ingest.json.JsonArguments;
import org.ndislint.ingest.json.JsonText;

/**
 * Decodes one line. The usual shapes (a known key without escapes, an ASCII string, a small integer) are handled where
 * they are found; everything else goes through {@link JsonText}.
 */
final class NdjsonDecoder {
    private static final long QUOTES = Words.each('"');

    private final FieldDecoder fields;
    private final JsonText json = new JsonText();
    /** Which key came after each last time: records of one writer have their keys in one order. */
    private final byte[] followers = new byte[Fields.COUNT + 1];

    private int previous;
    private WordBuffer text = WordBuffer.small(0);
    private int from;
    private int end;

    NdjsonDecoder(FieldDecoder fields) {
        this.fields = fields;
    }

    /**
     * Decodes a line and pushes its event.
     *
     * @param newline where the line ends; a newline stands there
     * @return null, or why the line is no record
     */
    @Nullable
    String decode(WordBuffer line, int start, int newline, long number) throws IOException {
        text = line;
        from = start;
        end = newline;
        previous = Fields.COUNT;
        json.begin(line, newline);
        fields.begin(line, start, newline, number);
        int p = record();
        if (p >= 0) {
            p = json.space(p);
            if (p < newline) {
                p = json.fail(p, "the end of the line");
            }
        }
        return p < 0 ? json.explain(from) : fields.finish();
    }

    /** Whether the last line decoded could have gone on: it broke off rather than being wrong. */
    boolean ranOut() {
        return json.expected() != null && json.failedAt() >= end;
    }

    private int record() {
        byte[] bytes = text.bytes();
        int p = json.space(from);
        if (bytes[p] != '{') {
            return json.fail(p, "an object");
        }
        p = json.space(p + 1);
        if (bytes[p] == '}') {
            return p + 1;
        }
        while (true) {
            p = member(p);
            if (p < 0) {
                return p;
            }
            if (bytes[p] != ',' && bytes[p] != '}') {
                p = json.space(p);
            }
            if (bytes[p] == '}') {
                return p + 1;
            }
            if (bytes[p] != ',') {
                return json.fail(p, "a comma or a closing brace");
            }
            p++;
            if (bytes[p] != '"') {
                p = json.space(p);
            }
        }
    }

    // Behind the member that begins at "open".
    private int member(int open) {
        byte[] bytes = text.bytes();
        int name = open + 1;
        int field = followers[previous];
        if (bytes[open] != '"' || !Fields.isAt(field, text, name)) {
            field = bytes[open] == '"' ? find(name) : Fields.UNKNOWN;
            if (field == Fields.UNKNOWN) {
                return rareMember(open);
            }
            followers[previous] = (byte) field;
        }
        previous = field;
        if (!fields.claim(field)) {
            return json.fail(open, "each key once");
        }
        int p = name + Fields.length(field) + 1;
        if (bytes[p] == ':' && bytes[p + 1] > ' ') {
            p++;
        } else {
            p = json.colon(p);
            if (p < 0) {
                return p;
            }
        }
        return value(field, p);
    }

    // The key that begins at "name" if it is a known one without escapes.
    private int find(int name) {
        long first = text.word(name);
        long quote = Words.equal(first, QUOTES);
        if (quote != 0) {
            int length = Words.first(quote);
            return Fields.find(first & Words.keep(length), 0, length);
        }
        long second = text.word(name + 8);
        quote = Words.equal(second, QUOTES);
        int length = Words.first(quote);
        return quote == 0 ? Fields.UNKNOWN : Fields.find(first, second & Words.keep(length), length + 8);
    }

    // A key that is escaped, or is none of the contract's.
    private int rareMember(int open) {
        int close = json.newName(0, open);
        if (close < 0) {
            return close;
        }
        int field = Fields.UNKNOWN;
        if (json.hasEscapes(open + 1, close)) {
            int start = json.unescape(open + 1, close);
            field = Fields.find(json.unescaped(), start, json.unescapedEnd() - start);
        }
        int p = json.colon(close + 1);
        if (p < 0) {
            return p;
        }
        if (field != Fields.UNKNOWN) {
            return fields.claim(field) ? value(field, p) : json.fail(open, "each key once");
        }
        p = json.valueEnd(p, 1);
        if (p >= 0) {
            fields.unknown(text, open, p - open);
        }
        return p;
    }

    private int value(int field, int at) {
        byte first = text.bytes()[at];
        if (first == '"') {
            int close = json.plainEnd(at + 1);
            if (text.bytes()[close] == '"') {
                fields.string(field, text, at + 1, close - at - 1);
                return close + 1;
            }
            return rareString(field, at + 1);
        }
        if (first >= '1' && first <= '9') {
            long word = text.word(at);
            int digits = Words.leadingDigits(word);
            byte next = text.bytes()[at + digits];
            if (digits < 8 && (next == ',' || next == '}')) {
                fields.integer(field, Words.decimal(Words.leadingZeros(word, digits)), text, at, digits);
                return at + digits;
            }
        }
        if (first == '{' && field == Fields.ARGS) {
            return JsonArguments.read(json, text, at, 2, fields);
        }
        if (first == '[' && Fields.isList(field)) {
            return list(field, at);
        }
        int close = json.valueEnd(at, 1);
        if (close < 0) {
            return close;
        }
        if (first == 't' || first == 'f') {
            fields.flag(field, first == 't');
        } else if (isNumber(first) && json.isInteger()) {
            fields.integer(field, text, at, close - at);
        } else {
            fields.wrong(field, text, at, close - at);
        }
        return close;
    }

    // A string with escapes or characters beyond ASCII.
    private int rareString(int field, int start) {
        int close = json.stringEnd(start);
        if (close < 0) {
            return close;
        }
        if (!json.hasEscapes(start, close)) {
            fields.string(field, text, start, close - start);
            return close + 1;
        }
        int at = json.unescape(start, close);
        if (at < 0) {
            return at;
        }
        fields.string(field, json.unescaped(), at, json.unescapedEnd() - at);
        return close + 1;
    }

    private int list(int field, int at) {
        byte[] bytes = text.bytes();
        fields.begin(field);
        int p = json.space(at + 1);
        while (bytes[p] != ']') {
            p = item(field, p);
            if (p < 0) {
                return p;
            }
            p = json.space(p);
            if (bytes[p] == ',') {
                p = json.space(p + 1);
                if (bytes[p] == ']') {
                    return json.fail(p, "a value");
                }
            } else if (bytes[p] != ']') {
                return json.fail(p, "a comma or a closing bracket");
            }
        }
        fields.end(field);
        return p + 1;
    }

    private int item(int field, int at) {
        byte first = text.bytes()[at];
        int close = json.valueEnd(at, 2);
        if (close < 0) {
            return close;
        }
        if (first == '"') {
            if (json.hasEscapes(at + 1, close - 1)) {
                int start = json.unescape(at + 1, close - 1);
                fields.item(field, json.unescaped(), start, json.unescapedEnd() - start);
            } else {
                fields.item(field, text, at + 1, close - at - 2);
            }
        } else if (isNumber(first) && json.isInteger()) {
            fields.integerItem(field, text, at, close - at);
        } else {
            fields.wrongItem(field, text, at, close - at);
        }
        return close;
    }

    private static boolean isNumber(byte first) {
        return first == '-' || (first >= '0' && first <= '9');
    }
}

package org.ndislint.ingest.json;

import org.ndislint.ingest.WordBuffer;
import org.ndislint.ingest.fields.FieldDecoder;

/** Reads the members of an {@code args} object into the event that is being decoded. */
public final class JsonArguments {
    private JsonArguments() {}

    /** Behind the object whose opening brace is at {@code at}, or {@link JsonText#FAILED}. */
    public static int read(JsonText json, WordBuffer text, int at, int depth, FieldDecoder fields) {
        byte[] bytes = text.bytes();
        int object = json.beginObject();
        int p = json.space(at + 1);
        if (bytes[p] == '}') {
            return p + 1;
        }
        while (true) {
            int name = p + 1;
            int close = json.newName(object, p);
            int value = close < 0 ? JsonText.FAILED : json.colon(close + 1);
            p = value < 0 ? JsonText.FAILED : member(json, text, name, close, value, depth, fields);
            if (p < 0) {
                return JsonText.FAILED;
            }
            p = json.space(p);
            if (bytes[p] == '}') {
                return p + 1;
            }
            if (bytes[p] != ',') {
                return json.fail(p, "a comma or a closing brace");
            }
            p = json.space(p + 1);
        }
    }

    private static int member(
            JsonText json, WordBuffer text, int nameFrom, int nameTo, int value, int depth, FieldDecoder fields) {
        WordBuffer nameText = text;
        int nameAt = nameFrom;
        int nameLength = nameTo - nameFrom;
        if (json.hasEscapes(nameFrom, nameTo)) {
            nameText = json.unescaped();
            nameAt = json.unescape(nameFrom, nameTo);
            nameLength = json.unescapedEnd() - nameAt;
        }
        byte first = text.bytes()[value];
        int end = json.valueEnd(value, depth);
        if (end < 0) {
            return end;
        }
        switch (first) {
            case '"' -> {
                if (json.hasEscapes(value + 1, end - 1)) {
                    int from = json.unescape(value + 1, end - 1);
                    fields.argument(nameText, nameAt, nameLength, json.unescaped(), from, json.unescapedEnd() - from);
                } else {
                    fields.argument(nameText, nameAt, nameLength, text, value + 1, end - value - 2);
                }
            }
            case 't' -> fields.flagArgument(nameText, nameAt, nameLength, true);
            case 'f' -> fields.flagArgument(nameText, nameAt, nameLength, false);
            case '{', '[', 'n' -> fields.wrongArgument(nameText, nameAt, nameLength, text, value, end - value);
            default -> {
                if (json.isInteger()) {
                    fields.integerArgument(nameText, nameAt, nameLength, text, value, end - value);
                } else {
                    fields.wrongArgument(nameText, nameAt, nameLength, text, value, end - value);
                }
            }
        }
        return end;
    }
}

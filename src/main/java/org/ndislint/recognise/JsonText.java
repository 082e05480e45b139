package org.ndislint.recognise;

import org.jspecify.annotations.Nullable;
import org.ndislint.model.MessageRecord;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * TraceLogging events as formatting tools print them: one JSON object as the message's text, the event's fields and a
 * member {@code meta} with its name.
 */
final class JsonText {
    private static final int MOST_FIELDS = 256;
    private static final String META = "\"meta\"";

    private final JsonFactory json = new JsonFactory();

    /** Whether a text may be such an object. */
    static boolean mayBe(String text) {
        return text.startsWith("{") && text.contains(META);
    }

    /** Puts the object's fields and its event's name into {@code into}; false, and nothing put, if it is none. */
    boolean read(String text, MessageRecord into) {
        int fieldsBefore = into.fields.size();
        try (JsonParser parser = json.createParser(ObjectReadContext.empty(), text)) {
            String event = readObject(parser, into);
            if (event != null && parser.nextToken() == null) {
                into.eventName = event;
                return true;
            }
        } catch (JacksonException noJson) {
            // Text that only begins like an object: it stays text.
        }
        into.fields.subList(fieldsBefore, into.fields.size()).clear();
        return false;
    }

    private static @Nullable String readObject(JsonParser parser, MessageRecord into) {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return null;
        }
        String event = null;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME && into.fields.size() < MOST_FIELDS) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            if (name.equals("meta") && token == JsonToken.START_OBJECT) {
                event = readMeta(parser, event);
            } else if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
                parser.skipChildren();
            } else {
                into.fields.add(new MessageRecord.Field(name, parser.getString()));
            }
        }
        return event;
    }

    private static @Nullable String readMeta(JsonParser parser, @Nullable String before) {
        String event = before;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            if (name.equals("event")) {
                event = parser.getString();
            } else if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
                parser.skipChildren();
            }
        }
        return event;
    }
}

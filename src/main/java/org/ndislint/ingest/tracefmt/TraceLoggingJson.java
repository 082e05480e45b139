package org.ndislint.ingest.tracefmt;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ndislint.ingest.text.Stamp;
import org.ndislint.ingest.text.StampClock;
import org.ndislint.model.CallEvent;
import org.ndislint.model.MessageRecord;
import org.ndislint.model.MessageRecord.Field;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * A TraceLogging event as tracefmt prints it: the event's fields as one JSON object, with a member {@code meta} that
 * names provider and event. The text stays as it is; the members become fields. Text that only looks like JSON stays
 * text.
 */
final class TraceLoggingJson {
    private static final String META = "meta.";
    /** More members, or longer names of members of members, than any event has: the message is then its text. */
    private static final int MOST_MEMBERS = 1000;

    private static final int MOST_PATH = 256;

    private final JsonFactory json = new JsonFactory();
    private final Stamp stamp = new Stamp();
    private final StampClock clock;

    TraceLoggingJson(StampClock clock) {
        this.clock = clock;
    }

    /** Whether a message may be such an event. */
    static boolean looksLike(String text) {
        return text.startsWith("{\"") && text.endsWith("}");
    }

    void read(MessageRecord record) {
        List<Field> members = new ArrayList<>();
        try (JsonParser parser = json.createParser(ObjectReadContext.empty(), record.text)) {
            if (!flatten(parser, members)) {
                return;
            }
        } catch (JacksonException e) {
            // Not JSON after all, or deeper than any event: the message is its text.
            return;
        }
        for (Field member : members) {
            if (!member.name().startsWith(META) || !takeMeta(record, member)) {
                record.fields.add(member);
            }
        }
    }

    /**
     * Members of members are named with dots; the elements of an array all have the array's name. False if there are
     * too many of them.
     */
    private static boolean flatten(JsonParser parser, List<Field> members) {
        Deque<String> outer = new ArrayDeque<>();
        String path = "";
        String name = "";
        while (true) {
            JsonToken token = parser.nextToken();
            if (token == null) {
                return true;
            }
            if (token == JsonToken.PROPERTY_NAME) {
                name = path + parser.currentName();
            } else if (token == JsonToken.START_OBJECT) {
                outer.push(path);
                path = name.isEmpty() ? "" : name + ".";
                if (path.length() > MOST_PATH) {
                    return false;
                }
            } else if (token == JsonToken.END_OBJECT) {
                name = path.isEmpty() ? "" : path.substring(0, path.length() - 1);
                path = outer.pop();
            } else if (token.isScalarValue()) {
                if (members.size() == MOST_MEMBERS) {
                    return false;
                }
                members.add(new Field(name, String.valueOf(parser.getString())));
            }
        }
    }

    /** Whether the member is one that the record has a place for. */
    private boolean takeMeta(MessageRecord record, Field member) {
        String value = member.value();
        switch (member.name().substring(META.length())) {
            case "provider" -> record.module = record.module == null ? value : record.module;
            case "event" -> record.eventName = value;
            case "time" -> takeTime(record, value);
            case "cpu" -> record.cpu = orNumber(record.cpu, value);
            case "pid" -> record.pid = orNumber(record.pid, value);
            case "tid" -> record.tid = orNumber(record.tid, value);
            case "level" -> record.level = record.level == null ? value : record.level;
            case "keywords" -> record.flags = record.flags == null ? value : record.flags;
            default -> {
                return false;
            }
        }
        return true;
    }

    private void takeTime(MessageRecord record, @Nullable String value) {
        if (record.timeNanos != CallEvent.NO_TIME || value == null) {
            return;
        }
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        if (stamp.parse(bytes, 0, bytes.length) == bytes.length) {
            record.timeNanos = clock.nanos(stamp, record.line);
            record.timeStepNanos = stamp.stepNanos();
        }
    }

    private static long orNumber(long known, String value) {
        if (known != CallEvent.NOT_RECORDED || value.isEmpty() || value.length() > 10) {
            return known;
        }
        long n = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < '0' || c > '9') {
                return known;
            }
            n = n * 10 + (c - '0');
        }
        return n > 0xFFFF_FFFFL ? known : n;
    }
}

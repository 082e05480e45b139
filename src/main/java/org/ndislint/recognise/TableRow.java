package org.ndislint.recognise;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ndislint.model.CallEvent;
import org.ndislint.model.EventKind;
import org.ndislint.model.MessageRecord;

/**
 * Rows of tables with headings of their own, and other records with named fields, by the {@code columns} of a mapping
 * file. A row that names a function becomes an event at once; of any other row the columns {@code text},
 * {@code function}, {@code module}… are put into the message, for patterns and conventions to go on with.
 */
final class TableRow {
    private static final String TEXT = "text";
    private static final String TRACE_FLAGS = "traceFlags";

    private final Map<String, String> placeByHeading = new HashMap<>();
    private final Places places;
    private final NameIndex names;
    private final EventFiller filler;
    private final RuleMatcher.Phases phases;
    private final LoggedValue value = new LoggedValue();
    private final NameToken token = new NameToken();

    TableRow(
            Map<String, String> columns,
            Places places,
            NameIndex names,
            EventFiller filler,
            RuleMatcher.Phases phases) {
        for (Map.Entry<String, String> column : columns.entrySet()) {
            placeByHeading.put(key(column.getKey()), column.getValue());
        }
        this.places = places;
        this.names = names;
        this.filler = filler;
        this.phases = phases;
    }

    private static String key(String heading) {
        return heading.trim().toLowerCase(Locale.ROOT);
    }

    boolean isEmpty() {
        return placeByHeading.isEmpty();
    }

    /** Whether a place is a member of the message rather than of the event. */
    static boolean isOfMessage(String place) {
        return messageField(place) != null || place.equals(TEXT);
    }

    /** The spellings of places in the message. */
    static List<String> namesOfMessage() {
        List<String> names = new ArrayList<>(List.of(TEXT, TRACE_FLAGS));
        for (MessageField field : MessageField.values()) {
            if (field != MessageField.FLAGS) {
                names.add(field.word());
            }
        }
        return names;
    }

    private static @Nullable MessageField messageField(String place) {
        if (place.equals(TRACE_FLAGS)) {
            return MessageField.FLAGS;
        }
        MessageField field = MessageField.find(place);
        return field == MessageField.FLAGS ? null : field;
    }

    /** Puts a row's columns for the message into it, and its cpu, pid, tid and time into the event. */
    void overlay(MessageRecord message, CallEvent into) {
        for (int i = 0; i < message.fields.size(); i++) {
            MessageRecord.Field cell = message.fields.get(i);
            String place = placeByHeading.get(key(cell.name()));
            if (place == null || cell.value().isBlank()) {
                continue;
            }
            MessageField field = messageField(place);
            if (place.equals(TEXT)) {
                message.text = cell.value();
            } else if (field != null) {
                field.set(message, cell.value().trim());
            } else {
                putFrame(place, cell.value(), into);
            }
        }
    }

    private void putFrame(String place, String text, CallEvent into) {
        Target.Place frame = Target.Place.find(place);
        if (frame != null && isFrame(frame) && value.readWhole(text)) {
            filler.put(into, Target.of(frame), value);
        }
    }

    private static boolean isFrame(Target.Place place) {
        return switch (place) {
            case CPU, PID, TID, TIME, DRIVER -> true;
            case KEY, ARG, STATUS, IRQL, FN, EVENT, LOST_COUNT, UNKNOWABLE -> false;
        };
    }

    /** Makes the event of a row that says what it is; false if it does not. */
    boolean fill(MessageRecord message, CallEvent into) {
        String fn = cell(message, Target.Place.FN);
        EventKind kind = phases.kind(cell(message, Target.Place.EVENT));
        if (kind == null) {
            kind = fn == null ? null : EventKind.CALL;
        }
        if (kind == null || !kind.isCall() || fn == null || !token.read(fn, 0, fn.length())) {
            return kind == EventKind.LOST && fillLost(message, into);
        }
        int slot = names.find(fn, token);
        if (slot < 0) {
            return false;
        }
        into.kind = kind;
        into.function = names.function(slot);
        into.spelling = names.spelling(slot);
        putAll(message, into);
        return true;
    }

    private boolean fillLost(MessageRecord message, CallEvent into) {
        into.kind = EventKind.LOST;
        putAll(message, into);
        return true;
    }

    private void putAll(MessageRecord message, CallEvent into) {
        for (int i = 0; i < message.fields.size(); i++) {
            MessageRecord.Field cell = message.fields.get(i);
            String place = placeByHeading.get(key(cell.name()));
            if (place == null || isOfMessage(place) || !value.readWhole(cell.value())) {
                continue;
            }
            Target target = places.find(place, into.function, into.kind);
            if (target == null) {
                continue;
            }
            if (target.place() == Target.Place.LOST_COUNT) {
                into.lostCount = Math.max(CallEvent.NOT_RECORDED, EventFiller.integer(value));
            } else {
                filler.put(into, target, value);
            }
        }
    }

    private @Nullable String cell(MessageRecord message, Target.Place place) {
        for (int i = 0; i < message.fields.size(); i++) {
            MessageRecord.Field cell = message.fields.get(i);
            if (place.word().equals(placeByHeading.get(key(cell.name())))
                    && !cell.value().isBlank()) {
                return cell.value().trim();
            }
        }
        return null;
    }
}

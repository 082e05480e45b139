package org.ndislint.recognise;

import org.jspecify.annotations.Nullable;
import org.ndislint.model.CallEvent;
import org.ndislint.model.EventKind;
import org.ndislint.model.MessageRecord;

/**
 * TraceLogging events without text: their name says entry or exit, a field {@code Func} the function, and further
 * fields its parameters.
 */
final class NamedEvent implements Stranger {
    private static final String ENTRY = "FunctionEntry";
    private static final String EXIT = "FunctionExit";
    private static final String FUNCTION = "Func";

    private final NameIndex names;
    private final Arguments arguments;
    private final NameToken token = new NameToken();
    private EventKind strangerKind = EventKind.CALL;

    NamedEvent(NameIndex names, Arguments arguments) {
        this.names = names;
        this.arguments = arguments;
    }

    /** The kind of event that the record's name tells; some tools have it where others have the module. */
    static @Nullable EventKind kind(MessageRecord message) {
        EventKind kind = kind(message.eventName);
        return kind != null ? kind : kind(message.module);
    }

    /** The kind of event that a name tells, or null. Tools write a task or provider before it, and an opcode behind. */
    static @Nullable EventKind kind(@Nullable String eventName) {
        if (eventName == null) {
            return null;
        }
        if (isPart(eventName, ENTRY)) {
            return EventKind.ENTER;
        }
        return isPart(eventName, EXIT) ? EventKind.EXIT : null;
    }

    private static boolean isPart(String path, String part) {
        int at = path.indexOf(part);
        if (at < 0) {
            return false;
        }
        int end = at + part.length();
        return (at == 0 || path.charAt(at - 1) == '/') && (end == path.length() || path.charAt(end) == '/');
    }

    @Override
    public @Nullable String stranger(MessageRecord message) {
        String function = function(message);
        return function != null && token.read(function, 0, function.length())
                ? function.substring(token.from, token.to)
                : null;
    }

    @Override
    public EventKind strangerKind() {
        return strangerKind;
    }

    /** Fills the event; the slot of its name, or -1 if the message is none of these. */
    int fill(MessageRecord message, CallEvent into) {
        EventKind kind = kind(message);
        String function = kind == null ? null : function(message);
        if (kind == null || function == null || !token.read(function, 0, function.length())) {
            return -1;
        }
        int slot = names.find(function, token);
        if (slot < 0) {
            strangerKind = kind;
            return -1;
        }
        into.kind = kind;
        into.function = names.function(slot);
        into.spelling = names.spelling(slot);
        arguments.begin(into);
        for (int i = 0; i < message.fields.size(); i++) {
            MessageRecord.Field field = message.fields.get(i);
            arguments.takeField(field.name(), field.value());
        }
        return slot;
    }

    /** The field {@code Func}; where fields have no names, the first of these; else the function that logged. */
    static @Nullable String function(MessageRecord message) {
        String named = RuleMatcher.field(message, FUNCTION);
        if (named != null) {
            return named.trim();
        }
        for (int i = 0; i < message.fields.size(); i++) {
            if (message.fields.get(i).name().isEmpty()) {
                return message.fields.get(i).value().trim();
            }
        }
        return message.function;
    }
}

package org.ndislint.ingest.etl.event;

import java.util.List;

/** What is known of one event: names, message, fields. Immutable. */
public final class EventSchema {
    private final String provider;
    private final String name;
    private final String message;
    private final List<EventField> fields;

    EventSchema(String provider, String name, String message, List<EventField> fields) {
        this.provider = provider;
        this.name = name;
        this.message = message;
        this.fields = List.copyOf(fields);
    }

    /** The provider's name; empty if the schema does not tell. */
    public String provider() {
        return provider;
    }

    /** The event's name: of a manifest's event, task and opcode. Empty if there is none. */
    public String name() {
        return name;
    }

    /** The text with {@code %1} for the first field; empty if there is none. */
    public String message() {
        return message;
    }

    /** Whether another one that was made of parts of the same {@link SchemaPool} says the same. */
    @SuppressWarnings("ReferenceEquality") // what is equal is there once
    boolean says(EventSchema other) {
        return provider == other.provider && name == other.name && message == other.message && fields == other.fields;
    }

    List<EventField> fields() {
        return fields;
    }
}

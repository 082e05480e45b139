package org.ndislint.report;

import java.io.OutputStream;
import org.ndislint.report.events.CsvEventWriter;
import org.ndislint.report.events.EventNames;
import org.ndislint.report.events.EventWriter;
import org.ndislint.report.events.NdjsonEventWriter;
import org.ndislint.report.events.ShorthandEventWriter;

/** All forms of call events: one constant each. */
public enum EventFormat {
    NDJSON("ndjson") {
        @Override
        public EventWriter open(OutputStream out, EventNames names) {
            return new NdjsonEventWriter(out, names);
        }
    },
    SHORTHAND("shorthand") {
        @Override
        public EventWriter open(OutputStream out, EventNames names) {
            return new ShorthandEventWriter(out, names);
        }
    },
    CSV("csv") {
        @Override
        public EventWriter open(OutputStream out, EventNames names) {
            return new CsvEventWriter(out, names);
        }
    };

    private final String id;

    EventFormat(String id) {
        this.id = id;
    }

    /** As in options. */
    public String id() {
        return id;
    }

    /** A writer of this form for the events of one trace; it does not close {@code out}. */
    public abstract EventWriter open(OutputStream out, EventNames names);

    /**
     * The form called {@code id}.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static EventFormat of(String id) {
        for (EventFormat format : values()) {
            if (format.id.equals(id)) {
                return format;
            }
        }
        throw new IllegalArgumentException(id);
    }
}

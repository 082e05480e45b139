package org.ndislint.report;

import org.ndislint.catalogue.Catalogue;
import org.ndislint.catalogue.StatusNames;
import org.ndislint.model.Symbols;

/** All forms of call events: one constant each. */
public enum EventFormat {
    NDJSON("ndjson") {
        @Override
        public EventWriter open(Appendable out, Symbols symbols, Catalogue catalogue, StatusNames statuses) {
            return new NdjsonEventWriter(out, new EventWords(symbols, catalogue, statuses));
        }
    },
    SHORTHAND("shorthand") {
        @Override
        public EventWriter open(Appendable out, Symbols symbols, Catalogue catalogue, StatusNames statuses) {
            return new ShorthandEventWriter(out, new EventWords(symbols, catalogue, statuses));
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

    /** A writer of this form for the events of one trace. It writes whole lines and does not flush {@code out}. */
    public abstract EventWriter open(Appendable out, Symbols symbols, Catalogue catalogue, StatusNames statuses);

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

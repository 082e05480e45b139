package org.ndislint.report;

import org.ndislint.report.events.EventNames;

/** All forms of decoded records, before recognition: one constant each. */
public enum RecordFormat {
    TEXT("text") {
        @Override
        public RecordWriter open(Appendable out, EventNames names) {
            return new TextRecordWriter(out, names);
        }
    },
    NDJSON("ndjson") {
        @Override
        public RecordWriter open(Appendable out, EventNames names) {
            return new NdjsonRecordWriter(out, names);
        }
    };

    private final String id;

    RecordFormat(String id) {
        this.id = id;
    }

    /** As in options. */
    public String id() {
        return id;
    }

    /** A writer of this form for the records of one trace. It writes whole lines and does not flush {@code out}. */
    public abstract RecordWriter open(Appendable out, EventNames names);

    /**
     * The form called {@code id}.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static RecordFormat of(String id) {
        for (RecordFormat format : values()) {
            if (format.id.equals(id)) {
                return format;
            }
        }
        throw new IllegalArgumentException(id);
    }
}

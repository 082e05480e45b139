package org.ndislint.report;

import org.ndislint.catalogue.Catalogue;
import org.ndislint.catalogue.StatusNames;
import org.ndislint.model.Symbols;

/** All forms of decoded records, before recognition: one constant each. */
public enum RecordFormat {
    TEXT("text") {
        @Override
        public RecordWriter open(Appendable out, Symbols symbols, Catalogue catalogue, StatusNames statuses) {
            return new TextRecordWriter(out, new EventWords(symbols, catalogue, statuses));
        }
    },
    NDJSON("ndjson") {
        @Override
        public RecordWriter open(Appendable out, Symbols symbols, Catalogue catalogue, StatusNames statuses) {
            return new NdjsonRecordWriter(out, new EventWords(symbols, catalogue, statuses));
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
    public abstract RecordWriter open(Appendable out, Symbols symbols, Catalogue catalogue, StatusNames statuses);

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

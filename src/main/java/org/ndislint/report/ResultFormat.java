package org.ndislint.report;

/** All formats of results: one constant each. */
public enum ResultFormat {
    TEXT("text", "for people, like a compiler's diagnostics") {
        @Override
        public ResultWriter open(Appendable out, TextStyle style) {
            return new TextWriter(out, style);
        }
    },
    CONCISE("concise", "one line a finding: file:line:event: severity: RULE: message") {
        @Override
        public ResultWriter open(Appendable out, TextStyle style) {
            return new ConciseWriter(out);
        }
    },
    JSON("json", "one JSON document") {
        @Override
        public ResultWriter open(Appendable out, TextStyle style) {
            return new JsonDocumentWriter(out);
        }
    },
    JSONL("jsonl", "one JSON object a line") {
        @Override
        public ResultWriter open(Appendable out, TextStyle style) {
            return new JsonLinesWriter(out);
        }
    };

    private final String id;
    private final String description;

    ResultFormat(String id, String description) {
        this.id = id;
        this.description = description;
    }

    /** As in options. */
    public String id() {
        return id;
    }

    /** For help, a few words. */
    public String description() {
        return description;
    }

    /** A writer of this format. It writes whole results and does not flush or close {@code out}. */
    public abstract ResultWriter open(Appendable out, TextStyle style);

    /**
     * The format called {@code id}.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static ResultFormat of(String id) {
        for (ResultFormat format : values()) {
            if (format.id.equals(id)) {
                return format;
            }
        }
        throw new IllegalArgumentException(id);
    }
}

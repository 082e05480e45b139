package org.ndislint.report;

import java.util.ArrayList;
import java.util.List;

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
    },
    SARIF("sarif", "SARIF 2.1.0, for code scanning and viewers") {
        @Override
        public ResultWriter open(Appendable out, TextStyle style) {
            return new SarifWriter(out);
        }
    },
    JUNIT("junit", "JUnit XML, for the test reports of build servers") {
        @Override
        public ResultWriter open(Appendable out, TextStyle style) {
            return new JUnitWriter(out);
        }
    },
    GITHUB("github", "annotations of a GitHub Actions run") {
        @Override
        public ResultWriter open(Appendable out, TextStyle style) {
            return new AnnotationsWriter(out);
        }
    },
    CSV("csv", "a table, for spreadsheets") {
        @Override
        public ResultWriter open(Appendable out, TextStyle style) {
            return new CsvResultWriter(out);
        }
    },
    ROLLUP("rollup", "many traces for people: each distinct finding once, with counts") {
        @Override
        public ResultWriter open(Appendable out, TextStyle style) {
            return new RollupWriter(out, style);
        }
    },
    ROLLUP_JSON("rollup-json", "the same for programs, as one JSON document") {
        @Override
        public ResultWriter open(Appendable out, TextStyle style) {
            return new RollupJsonWriter(out);
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

    /** What options take, in the order in which help lists them. */
    public static List<String> ids() {
        List<String> ids = new ArrayList<>();
        for (ResultFormat format : values()) {
            ids.add(format.id);
        }
        return ids;
    }

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

package org.ndislint.report;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.ndislint.report.page.PageWriter;
import org.ndislint.report.perfetto.PerfettoWriter;

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
    },
    HTML("html", "one page for browsers: findings, timeline and events, without a network") {
        @Override
        public ResultWriter open(Appendable out, TextStyle style) {
            return new PageWriter(out);
        }
    },
    MERMAID("mermaid", "a sequence diagram of one witness, of the gravest finding") {
        @Override
        public ResultWriter open(Appendable out, TextStyle style) {
            return new MermaidWriter(out);
        }
    },
    PERFETTO("perfetto", "tracks of threads and objects for the viewer at ui.perfetto.dev, in protobuf") {
        @Override
        public ResultWriter open(Appendable out, TextStyle style) {
            throw new IllegalArgumentException("perfetto is no text");
        }

        @Override
        public boolean isBinary() {
            return true;
        }

        @Override
        public ResultWriter open(OutputStream out) {
            return new PerfettoWriter(out);
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

    /** Whether it is bytes, and no text. */
    public boolean isBinary() {
        return false;
    }

    /** A writer of this format, if it is binary. It does not close {@code out}. */
    public ResultWriter open(OutputStream out) {
        throw new IllegalArgumentException(id + " is text");
    }

    /** A writer of this format, if it is text. It writes whole results and does not flush or close {@code out}. */
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

package org.ndislint.report;

import java.io.IOException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.ndislint.model.CallEvent;
import org.ndislint.monitor.Finding;
import org.ndislint.monitor.InputProblem;
import org.ndislint.monitor.TraceSummary;

/**
 * {@code csv}: a table for spreadsheets, a row for each input error, finding and trace. An empty cell is not known. No
 * cell is taken for a formula: one that begins like one gets an apostrophe in front.
 */
final class CsvResultWriter implements ResultWriter {
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();
    private static final Object[] HEADER = {
        "type",
        "trace",
        "line",
        "event",
        "time",
        "severity",
        "rule",
        "fn",
        "phase",
        "object",
        "handle",
        "message",
        "expected",
        "found",
        "because",
        "sources",
        "fingerprint"
    };

    private final CSVPrinter printer;

    CsvResultWriter(Appendable out) {
        try {
            printer = new CSVPrinter(out, FORMAT);
        } catch (IOException e) {
            throw new IllegalStateException("a printer without a header writes nothing", e);
        }
    }

    @Override
    public void begin(RunInfo run) throws IOException {
        printer.printRecord(HEADER);
    }

    @Override
    public void problem(String trace, InputProblem problem) throws IOException {
        row("input-error", trace, number(problem.line()), problem.reason(), problem.text());
    }

    @Override
    public void finding(String trace, Finding finding) throws IOException {
        Finding.ObjectName object = finding.object();
        printer.printRecord(
                finding.conclusive() ? "violation" : "inconclusive",
                cell(trace),
                number(finding.line()),
                number(finding.event()),
                time(finding.timeNanos()),
                finding.rule().severity().id(),
                finding.rule().id(),
                cell(finding.function()),
                finding.phase().json(),
                object == null ? null : cell(object.name()),
                object == null ? null : cell(object.handle()),
                cell(finding.message()),
                cell(finding.expected()),
                cell(finding.found()),
                String.join(" ", OneLine.reasons(finding.because())),
                cell(String.join(" ", finding.rule().sources())),
                finding.fingerprint());
    }

    @Override
    public void summary(TraceSummary summary) throws IOException {
        row("summary", summary.trace(), null, OneLine.summary(summary), "");
    }

    @Override
    public void close() {
        // every row is complete when it is written
    }

    private void row(String type, String trace, @Nullable Object line, String message, String found)
            throws IOException {
        printer.printRecord(
                type,
                cell(trace),
                line,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                cell(message),
                null,
                cell(found),
                null,
                null,
                null);
    }

    private static @Nullable Object number(long number) {
        return number > 0 ? number : null;
    }

    private static @Nullable String time(long nanos) {
        if (nanos == CallEvent.NO_TIME) {
            return null;
        }
        StringBuilder text = new StringBuilder(30);
        IsoTime.append(text, nanos);
        return text.toString();
    }

    private static String cell(String text) {
        String inert = InertText.of(text);
        return inert.length() > 1 && "=+-@".indexOf(inert.charAt(0)) >= 0 ? '\'' + inert : inert;
    }
}

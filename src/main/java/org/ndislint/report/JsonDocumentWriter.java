package org.ndislint.report;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.ndislint.monitor.Finding;
import org.ndislint.monitor.InputProblem;
import org.ndislint.monitor.TraceSummary;
import org.ndislint.report.spool.SpillBuffer;

/**
 * {@code json}: one document with the objects of {@code jsonl}, each on a line of its own. Results go out as they come;
 * the summaries, one a trace, are kept until the end, on disk where they are many.
 */
final class JsonDocumentWriter implements ResultWriter {
    private final Appendable out;
    private final JsonText json = new JsonText();
    private final SpillBuffer summaries = new SpillBuffer();
    private boolean begun;
    private boolean first = true;

    JsonDocumentWriter(Appendable out) {
        this.out = out;
    }

    @Override
    public void begin(RunInfo run) throws IOException {
        begun = true;
        JsonRecords.run(json, run);
        out.append("{\"run\":").append(json.text()).append(",\n\"results\":[");
        json.clear();
    }

    @Override
    public void problem(String trace, InputProblem problem) throws IOException {
        JsonRecords.problem(json, trace, problem);
        result();
    }

    @Override
    public void finding(String trace, Finding finding) throws IOException {
        JsonRecords.finding(json, trace, finding);
        result();
    }

    @Override
    public void summary(TraceSummary summary) throws IOException {
        JsonRecords.summary(json, summary);
        byte[] line = json.text().append('\n').toString().getBytes(StandardCharsets.UTF_8);
        summaries.write(line, 0, line.length);
        json.clear();
    }

    @Override
    public void close() throws IOException {
        if (!begun) {
            return;
        }
        out.append("],\n\"summaries\":[");
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(summaries.read(), StandardCharsets.UTF_8))) {
            String before = "\n";
            for (@Nullable String line = lines.readLine(); line != null; line = lines.readLine()) {
                out.append(before).append(line);
                before = ",\n";
            }
        }
        summaries.discard();
        out.append("]}\n");
    }

    private void result() throws IOException {
        out.append(first ? "\n" : ",\n").append(json.text());
        first = false;
        json.clear();
    }
}

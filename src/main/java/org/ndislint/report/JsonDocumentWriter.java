package org.ndislint.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.ndislint.monitor.Finding;
import org.ndislint.monitor.InputProblem;
import org.ndislint.monitor.TraceSummary;

/**
 * {@code json}: one document with the objects of {@code jsonl}, each on a line of its own. Results go out as they come;
 * the summaries, one a trace, are kept until the end.
 */
final class JsonDocumentWriter implements ResultWriter {
    private final Appendable out;
    private final JsonText json = new JsonText();
    private final List<String> summaries = new ArrayList<>();
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
    public void summary(TraceSummary summary) {
        JsonRecords.summary(json, summary);
        summaries.add(json.text().toString());
        json.clear();
    }

    @Override
    public void close() throws IOException {
        if (!begun) {
            return;
        }
        out.append("],\n\"summaries\":[");
        for (int i = 0; i < summaries.size(); i++) {
            out.append(i == 0 ? "\n" : ",\n").append(summaries.get(i));
        }
        out.append("]}\n");
    }

    private void result() throws IOException {
        out.append(first ? "\n" : ",\n").append(json.text());
        first = false;
        json.clear();
    }
}

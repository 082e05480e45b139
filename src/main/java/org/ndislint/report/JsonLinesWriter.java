package org.ndislint.report;

import java.io.IOException;
import org.ndislint.monitor.Finding;
import org.ndislint.monitor.InputProblem;
import org.ndislint.monitor.TraceSummary;

/** {@code jsonl}: one JSON object a line. */
final class JsonLinesWriter implements ResultWriter {
    private final Appendable out;
    private final JsonText json = new JsonText();

    JsonLinesWriter(Appendable out) {
        this.out = out;
    }

    @Override
    public void begin(RunInfo run) throws IOException {
        JsonRecords.run(json, run);
        end();
    }

    @Override
    public void problem(String trace, InputProblem problem) throws IOException {
        JsonRecords.problem(json, trace, problem);
        end();
    }

    @Override
    public void finding(String trace, Finding finding) throws IOException {
        JsonRecords.finding(json, trace, finding);
        end();
    }

    @Override
    public void summary(TraceSummary summary) throws IOException {
        JsonRecords.summary(json, summary);
        end();
    }

    @Override
    public void close() {
        // every line is complete when it is written
    }

    private void end() throws IOException {
        out.append(json.text()).append('\n');
        json.clear();
    }
}

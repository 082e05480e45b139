package org.ndislint.report.spool;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.ndislint.monitor.Because;
import org.ndislint.monitor.Finding;
import org.ndislint.monitor.InputProblem;
import org.ndislint.monitor.TraceSummary;
import org.ndislint.monitor.Verdict;
import org.ndislint.report.ResultWriter;
import org.ndislint.report.RunInfo;
import org.ndislint.rules.Severity;

/** Writes results down, in the order in which they come. {@link SpoolReader} reads them. */
public final class SpoolWriter implements ResultWriter {
    static final int PROBLEM = 1;
    static final int FINDING = 2;
    static final int SUMMARY = 3;
    static final int END = 4;
    static final int ACCEPTED = 5;

    private final DataOutputStream out;

    /** Writes to {@code out}, which {@link #close} leaves open. */
    public SpoolWriter(OutputStream out) {
        this.out = new DataOutputStream(out);
    }

    @Override
    public void begin(RunInfo run) {
        // the run is that of whoever reads it
    }

    @Override
    public void problem(String trace, InputProblem problem) throws IOException {
        out.write(PROBLEM);
        text(trace);
        out.writeLong(problem.line());
        text(problem.reason());
        text(problem.text());
    }

    @Override
    public void finding(String trace, Finding finding) throws IOException {
        out.write(FINDING);
        text(trace);
        finding(finding);
    }

    @Override
    public void accepted(String trace, Finding finding, String reason) throws IOException {
        out.write(ACCEPTED);
        text(trace);
        finding(finding);
        text(reason);
    }

    private void finding(Finding finding) throws IOException {
        text(finding.rule().id());
        out.write(finding.rule().severity().ordinal());
        out.writeBoolean(finding.conclusive());
        out.writeLong(finding.event());
        out.writeLong(finding.line());
        out.writeLong(finding.timeNanos());
        text(finding.function());
        out.write(finding.phase().ordinal());
        out.writeLong(finding.cpu());
        out.writeLong(finding.tid());
        out.writeInt(finding.irql());
        optional(finding.driver());
        Finding.ObjectName object = finding.object();
        optional(object == null ? null : object.kind());
        if (object != null) {
            text(object.name());
            text(object.handle());
        }
        text(finding.message());
        text(finding.expected());
        text(finding.found());
        out.writeInt(finding.witness().size());
        for (Finding.WitnessStep step : finding.witness()) {
            out.writeLong(step.event());
            out.writeLong(step.line());
            text(step.text());
            text(step.state());
        }
        out.writeInt(finding.witnessDropped());
        int because = 0;
        for (Because reason : finding.because()) {
            because |= 1 << reason.ordinal();
        }
        out.writeInt(because);
        text(finding.fingerprint());
    }

    @Override
    public void summary(TraceSummary summary) throws IOException {
        out.write(SUMMARY);
        text(summary.trace());
        optional(summary.format());
        out.writeLong(summary.records());
        out.writeLong(summary.events());
        out.writeLong(summary.unmapped());
        out.writeLong(summary.malformed());
        out.writeLong(summary.lost());
        counts(summary.objects());
        counts(summary.adopted());
        severities(summary.violations());
        severities(summary.inconclusive());
        out.writeInt(summary.verdicts().size());
        for (Map.Entry<Verdict, List<String>> entry : summary.verdicts().entrySet()) {
            out.write(entry.getKey().ordinal());
            out.writeInt(entry.getValue().size());
            for (String id : entry.getValue()) {
                text(id);
            }
        }
        out.write(summary.outcome().ordinal());
        out.writeLong(summary.backwards());
        out.writeLong(summary.unpaired());
        SortedMap<Severity, Long> accepted = summary.accepted();
        out.writeBoolean(accepted != null);
        if (accepted != null) {
            severities(accepted);
        }
    }

    @Override
    public void close() throws IOException {
        out.write(END);
        out.flush();
    }

    private void counts(SortedMap<String, Long> counts) throws IOException {
        out.writeInt(counts.size());
        for (Map.Entry<String, Long> entry : counts.entrySet()) {
            text(entry.getKey());
            out.writeLong(entry.getValue());
        }
    }

    private void severities(SortedMap<Severity, Long> counts) throws IOException {
        out.writeInt(counts.size());
        for (Map.Entry<Severity, Long> entry : counts.entrySet()) {
            out.write(entry.getKey().ordinal());
            out.writeLong(entry.getValue());
        }
    }

    private void optional(@Nullable String text) throws IOException {
        out.writeBoolean(text != null);
        if (text != null) {
            text(text);
        }
    }

    /** Plain characters in a byte each, else all in two: half a surrogate pair comes back as it was. */
    private void text(String text) throws IOException {
        int length = text.length();
        boolean plain = true;
        for (int i = 0; i < length && plain; i++) {
            plain = text.charAt(i) < 0x80;
        }
        out.writeBoolean(plain);
        out.writeInt(length);
        byte[] bytes = new byte[plain ? length : 2 * length];
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (plain) {
                bytes[i] = (byte) c;
            } else {
                bytes[2 * i] = (byte) (c >> 8);
                bytes[2 * i + 1] = (byte) c;
            }
        }
        out.write(bytes);
    }
}

package org.ndislint.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ndislint.monitor.Finding;
import org.ndislint.monitor.InputProblem;
import org.ndislint.monitor.TraceSummary;
import org.ndislint.report.ResultWriter;
import org.ndislint.report.RunInfo;
import org.ndislint.report.baseline.AcceptedFinding;
import org.ndislint.report.baseline.Baseline;
import org.ndislint.rules.Severity;

/** Notes which findings come up in a run, accepted ones included; passes nothing on. */
final class BaselineTally implements ResultWriter {
    private final boolean info;
    private final Map<String, AcceptedFinding> found = new LinkedHashMap<>();
    private long count;

    /** A tally of findings that are certain; those of severity info only if asked for. */
    BaselineTally(boolean info) {
        this.info = info;
    }

    /** The distinct findings, as entries without reason and end. */
    List<AcceptedFinding> found() {
        return new ArrayList<>(found.values());
    }

    /** How many there were in all. */
    long count() {
        return count;
    }

    /** The entries of a baseline that did not come up. */
    List<AcceptedFinding> stale(Baseline baseline) {
        Baseline seen = Baseline.of(found.values());
        List<AcceptedFinding> stale = baseline.entries();
        stale.removeIf(seen::has);
        return stale;
    }

    @Override
    public void begin(RunInfo run) {
        // the findings alone count
    }

    @Override
    public void problem(String trace, InputProblem problem) {
        // likewise
    }

    @Override
    public void finding(String trace, Finding finding) {
        if (finding.conclusive() && (info || finding.rule().severity() != Severity.INFO)) {
            count++;
            String rule = finding.rule().id();
            found.putIfAbsent(
                    rule + ' ' + finding.fingerprint(),
                    new AcceptedFinding(rule, finding.fingerprint(), finding.function(), "", null));
        }
    }

    @Override
    public void accepted(String trace, Finding finding, String reason) throws IOException {
        finding(trace, finding);
    }

    @Override
    public void summary(TraceSummary summary) {
        // the findings alone count
    }

    @Override
    public void close() {
        // nothing is held
    }
}

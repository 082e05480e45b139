package org.ndislint.cli;

import java.util.Map;
import org.ndislint.monitor.Finding;
import org.ndislint.monitor.FindingSink;
import org.ndislint.rules.RuleInfo;
import org.ndislint.rules.Severity;

/** Gives findings of rules that are off by default the severity under which they were selected. */
final class SelectedSeverities implements FindingSink {
    private final Map<String, RuleInfo> on;
    private final FindingSink next;

    SelectedSeverities(Map<String, RuleInfo> on, FindingSink next) {
        this.on = on;
        this.next = next;
    }

    @Override
    public void finding(Finding finding) {
        RuleInfo selected = on.get(finding.rule().id());
        if (selected == null || finding.rule().severity() != Severity.OFF) {
            next.finding(finding);
            return;
        }
        next.finding(new Finding(
                selected,
                finding.conclusive(),
                finding.event(),
                finding.line(),
                finding.timeNanos(),
                finding.function(),
                finding.phase(),
                finding.cpu(),
                finding.tid(),
                finding.irql(),
                finding.driver(),
                finding.object(),
                finding.message(),
                finding.expected(),
                finding.found(),
                finding.witness(),
                finding.witnessDropped(),
                finding.because(),
                finding.fingerprint()));
    }
}

package org.ndislint.monitor;

import java.util.ArrayList;
import java.util.List;
import org.ndislint.generate.Planted;
import org.ndislint.generate.Sessions;
import org.ndislint.model.CallEvent;

/**
 * What a check of a session with a planted defect found.
 *
 * @param hits how often the defect was found where it is
 * @param beside what else was found that should not be: {@code RULE@event}
 */
record Caught(int hits, List<String> beside) {
    /**
     * Checks what is left of a session.
     *
     * @param missing how many records before the defect are not there any more
     */
    static Caught of(Sessions session, List<CallEvent> left, long missing) {
        Planted made = session.planted();
        int hits = 0;
        List<String> beside = new ArrayList<>();
        for (Finding finding : Checks.run(session.symbols(), left).violations()) {
            String rule = finding.rule().id();
            if (isIt(finding, made, missing)) {
                hits++;
            } else if (rule.equals(made.rule())
                    || (Checks.isGrave(finding) && !made.also().contains(rule))) {
                beside.add(rule + "@" + finding.event());
            }
        }
        return new Caught(hits, beside);
    }

    /** Whether a finding is the planted defect, some records before it missing. */
    static boolean isIt(Finding finding, Planted made, long missing) {
        long event = finding.event() + missing;
        return finding.rule().id().equals(made.rule()) && event >= made.event() && event <= made.latest();
    }
}

package org.ndislint.minimize;

import org.ndislint.model.CallEvent;
import org.ndislint.monitor.Finding;
import org.ndislint.monitor.Monitor;

/**
 * Says whether a part of a trace proves the same as the whole: the same rule is broken, by the same record, about the same
 * object, with a witness of the same shape. A part of which more is found than of the whole proves nothing: it lacks a
 * record that excuses something.
 */
final class Judge {
    private static final int MOST_TRIALS = 20_000;
    private static final long MOST_STEPS = 8_000_000;

    private final Monitors monitors;
    private final Survey survey;
    private final Finding target;
    private final CallEvent record = new CallEvent();
    private int trials;
    private long steps;

    Judge(Monitors monitors, Survey survey, Finding target) {
        this.monitors = monitors;
        this.survey = survey;
        this.target = target;
    }

    boolean proves(Part part) {
        trials++;
        steps += part.records().size();
        Trial trial = new Trial(part);
        Monitor monitor = monitors.open(trial::take);
        for (int i = 0; i < part.records().size(); i++) {
            record.copyFrom(part.records().get(i));
            monitor.accept(record, i + 1L);
        }
        monitor.finish();
        return trial.found && !trial.foundMore;
    }

    int trials() {
        return trials;
    }

    /** Whether enough was tried: what is found by then is good, if not the shortest. */
    boolean isTired() {
        return trials >= MOST_TRIALS || steps >= MOST_STEPS;
    }

    private final class Trial {
        private final Part part;
        private boolean found;
        private boolean foundMore;

        Trial(Part part) {
            this.part = part;
        }

        void take(Finding finding) {
            if (!finding.conclusive()) {
                return;
            }
            int position = part.positions().get((int) finding.event() - 1);
            if (!survey.knows(finding, position)) {
                foundMore = true;
            } else if (isTarget(finding, position)) {
                found = true;
            }
        }

        private boolean isTarget(Finding finding, int position) {
            Finding.ObjectName object = finding.object();
            Finding.ObjectName wanted = target.object();
            return finding.rule().id().equals(target.rule().id())
                    && finding.fingerprint().equals(target.fingerprint())
                    && (position < 0 || position == survey.targetPosition())
                    && (object == null
                            ? wanted == null
                            : wanted != null
                                    && object.kind().equals(wanted.kind())
                                    && object.handle().equals(wanted.handle()));
        }
    }
}

package org.ndislint.minimize;

import java.util.Set;
import java.util.TreeSet;
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
    private final Set<Integer> excess = new TreeSet<>();
    private int trials;
    private long steps;

    Judge(Monitors monitors, Survey survey, Finding target) {
        this.monitors = monitors;
        this.survey = survey;
        this.target = target;
    }

    /**
     * Whether a part does.
     *
     * @param toTheEnd whether all is looked at, so that {@link #excess} tells of it, where it is clear before that it does not
     */
    boolean proves(Part part, boolean toTheEnd) {
        trials++;
        excess.clear();
        Trial trial = new Trial(part);
        Monitor monitor = monitors.open(trial::take, false);
        for (int i = 0; i < part.records().size() && (toTheEnd || !trial.foundMore); i++) {
            steps++;
            record.copyFrom(part.records().get(i));
            monitor.accept(record, i + 1L);
        }
        monitor.finish();
        return trial.found && !trial.foundMore;
    }

    /** Positions of the records that prove what was found of the last part and not of the whole. */
    Set<Integer> excess() {
        return excess;
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
                for (Finding.WitnessStep step : finding.witness()) {
                    int proof = part.positions().get((int) step.event() - 1);
                    if (proof >= 0) {
                        excess.add(proof);
                    }
                }
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

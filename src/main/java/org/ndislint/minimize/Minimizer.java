package org.ndislint.minimize;

import org.jspecify.annotations.Nullable;
import org.ndislint.model.CaptureFacts;
import org.ndislint.monitor.Finding;
import org.ndislint.rules.Program;
import org.ndislint.timeline.TraceLog;

/**
 * Seeks a small part of a trace that still proves a finding: begins with the witness and the objects it concerns, and
 * leaves out as much as it can, objects, invocations and single records (delta debugging). The same trace and finding give
 * the same part.
 */
public final class Minimizer {
    private Minimizer() {}

    /**
     * What was found.
     *
     * @param part proves the finding
     * @param trials how many parts were tried
     * @param minimal whether it is known that no record about a call can be left out; false if the search was ended
     */
    public record Result(Part part, int trials, boolean minimal) {}

    /**
     * Seeks.
     *
     * @param survey of the same trace, with a target
     * @param assumed what the user says of the capture; the part says it itself
     * @return or null if the records alone do not prove the finding again
     */
    public static @Nullable Result run(
            Program program, TraceLog log, Monitors monitors, CaptureFacts assumed, Survey survey) {
        Finding target = survey.target();
        if (target == null) {
            throw new IllegalArgumentException("there is no finding to prove");
        }
        Material material = new Material(log, assumed);
        Judge judge = new Judge(monitors, survey, target);
        Bases bases = new Bases(log, monitors, assumed, material, survey, judge);
        Choice best = bases.find(target);
        if (best == null) {
            return null;
        }
        material.turnAway();
        Nesting nesting = bases.nesting(best.end());
        Shrinking shrinking = new Shrinking(program, material, survey, judge, nesting);
        if (Shrinking.isLarge(best)) {
            best = shrinking.withoutObjects(best, bases.cast(nesting));
        }
        best = shrinking.least(best);
        return new Result(best.of(material), judge.trials(), !judge.isTired());
    }
}

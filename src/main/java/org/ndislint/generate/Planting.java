package org.ndislint.generate;

import org.jspecify.annotations.Nullable;

/**
 * The one defect of a session: whether this is the place for it, and at which record it must be found. The code that
 * plays a driver asks at every place where it could go wrong in a given way, and goes wrong where it is told so.
 */
final class Planting {
    private final @Nullable Defect defect;
    private final Recorder out;
    private int skip;
    private boolean begun;
    private @Nullable Operation debt;
    private @Nullable Object ending;
    private long event;
    private long latest;

    /** Plants a defect, or none, at the opportunity after so many have been let go. */
    Planting(@Nullable Defect defect, int skip, Recorder out) {
        this.defect = defect;
        this.skip = skip;
        this.out = out;
    }

    /** Whether to break the rule here and now; true at most once. */
    boolean now(String rule) {
        if (defect == null || begun || !defect.rule().equals(rule)) {
            return false;
        }
        if (skip > 0) {
            skip--;
            return false;
        }
        begun = true;
        return true;
    }

    /** The moment has passed before anything wrong was done: another place will have to do. */
    void retract() {
        begun = false;
    }

    /** Whether a defect is still to be planted, so that its kind of opportunity is welcome. */
    boolean wants(String rule) {
        return defect != null && !begun && defect.rule().equals(rule);
    }

    /** Whether a defect of a group of rules is still to be planted. */
    boolean wantsAny(String prefix) {
        return defect != null && !begun && defect.rule().startsWith(prefix);
    }

    /** Whether the wanted defect needs requests that are answered at once. */
    boolean wantsAnswers() {
        return defect != null && !begun && defect.rule().endsWith("-COMPLETE-NOT-PENDED");
    }

    /** The rest of the session will be short: take the next opportunity. */
    void hurry() {
        skip = 0;
    }

    /** Whether a defect is still to be planted. */
    boolean isWaiting() {
        return defect != null && !begun;
    }

    boolean hasBegun() {
        return begun;
    }

    /** The next record is the one at which the defect must be found. */
    void decideNext() {
        if (event == 0) {
            event = out.count() + 1;
            latest = event;
        }
    }

    /** The defect can be found from the next record on, until something ends. */
    void decideFromNext(Object what) {
        if (event == 0) {
            event = out.count() + 1;
            ending = what;
        }
    }

    /** An operation that its server will never complete. */
    void owed(Operation operation) {
        debt = operation;
    }

    /** Whether this operation is the one that is never completed; once its server's handler has returned. */
    boolean isOwed(@Nullable Operation operation) {
        return operation != null && debt == operation && !operation.isHandled();
    }

    /** If it can be found since {@link #decideFromNext}, the next record is the last moment for it. */
    void decideUpToNext(Object what) {
        if (event != 0 && latest == 0 && ending == what) {
            latest = out.count() + 1;
        }
    }

    /** Something ends with the next record; a completion that is owed to it will never come any more. */
    void ends(Object what) {
        if (debt != null && debt.isOwedUntil(what)) {
            decideFromNext(what);
            latest = out.count() + 1;
        }
    }

    @Nullable
    Planted planted() {
        return defect == null || event == 0
                ? null
                : new Planted(defect.rule(), event, Math.max(event, latest), defect.also());
    }
}

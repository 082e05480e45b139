package org.ndislint.timeline;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ndislint.model.CallEvent;
import org.ndislint.rules.RecordUse;

/** Several observers of one trace as one, told in their order. */
public final class StepObservers implements StepObserver {
    private final List<StepObserver> all;

    private StepObservers(List<StepObserver> all) {
        this.all = List.copyOf(all);
    }

    /** All of them as one; null if there are none. */
    public static @Nullable StepObserver of(List<StepObserver> all) {
        if (all.size() < 2) {
            return all.isEmpty() ? null : all.get(0);
        }
        return new StepObservers(all);
    }

    @Override
    public void begin(CallEvent event, long number, boolean unordered) {
        for (StepObserver each : all) {
            each.begin(event, number, unordered);
        }
    }

    @Override
    public void stepped(
            CallEvent event, @Nullable RecordUse use, int[] rows, Threads.Stack stack, @Nullable Frame frame) {
        for (StepObserver each : all) {
            each.stepped(event, use, rows, stack, frame);
        }
    }

    @Override
    public void end() {
        for (StepObserver each : all) {
            each.end();
        }
    }

    @Override
    public void tickEnded() {
        for (StepObserver each : all) {
            each.tickEnded();
        }
    }

    @Override
    public void lost(long count, long cpu) {
        for (StepObserver each : all) {
            each.lost(count, cpu);
        }
    }

    @Override
    public void lostAnywhere(long count) {
        for (StepObserver each : all) {
            each.lostAnywhere(count);
        }
    }
}

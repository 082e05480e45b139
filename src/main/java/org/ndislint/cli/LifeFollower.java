package org.ndislint.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.ndislint.monitor.Monitor;
import org.ndislint.report.LifeJson;
import org.ndislint.report.LifeSvg;
import org.ndislint.report.LifeText;
import org.ndislint.report.TextStyle;
import org.ndislint.rules.Program;
import org.ndislint.timeline.LifeLimits;
import org.ndislint.timeline.Lives;
import org.ndislint.timeline.StepObserver;
import org.ndislint.timeline.StepObservers;

/** Follows objects with a monitor of which no rule speaks. */
final class LifeFollower extends MonitorFeed implements TimelineFollower {
    private static final String KIND = "af";

    private final TimelineRequest request;
    private final AfChoice choice;
    private final Lives lives;
    private boolean finished;

    LifeFollower(Program program, TimelineRequest request) {
        super(silent(program, request));
        this.request = request;
        choice = new AfChoice(request.afs(), request.symbols());
        lives = new Lives(
                monitor().world(), KIND, choice, request.afs().isEmpty() ? LifeLimits.ALL : LifeLimits.CHOSEN);
        List<StepObserver> observers = new ArrayList<>(List.of(lives));
        StepObserver more = request.observers().observer(monitor().world(), request.statuses());
        if (more != null) {
            observers.add(more);
        }
        monitor().setObserver(StepObservers.of(observers));
    }

    private static Monitor silent(Program program, TimelineRequest request) {
        Set<String> covers = request.assumed().covers();
        Monitor.Options options = new Monitor.Options(
                new BitSet(),
                false,
                Boolean.TRUE.equals(request.assumed().complete()),
                covers == null ? Set.of() : covers);
        return new Monitor(program, request.symbols(), request.statuses(), options, finding -> {});
    }

    @Override
    public void write(String trace, boolean cutOff, String format, Appendable out, TextStyle style) throws IOException {
        finish(cutOff);
        if (format.equals("svg")) {
            new LifeSvg(trace, lives, request.catalogue(), request.statuses()).write(cutOff, out);
        } else if (format.equals("jsonl")) {
            new LifeJson(trace, lives, request.catalogue(), request.statuses()).write(cutOff, out);
        } else {
            new LifeText(trace, lives, request.catalogue(), request.statuses(), style).write(cutOff, out);
        }
    }

    @Override
    public void finish(boolean cutOff) {
        if (finished) {
            return;
        }
        finished = true;
        end(cutOff);
        lives.finish(monitor()::bringUpToDate);
    }

    @Override
    public boolean hasFound(String name) {
        return choice.found().contains(name);
    }

    @Override
    public List<String> near(String name) {
        return choice.near(name);
    }
}

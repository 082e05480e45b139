package org.ndislint.cli;

import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.ndislint.model.CallEvent;
import org.ndislint.monitor.Monitor;
import org.ndislint.report.LifeJson;
import org.ndislint.report.LifeText;
import org.ndislint.report.TextStyle;
import org.ndislint.rules.Program;
import org.ndislint.timeline.LifeLimits;
import org.ndislint.timeline.Lives;

/** Follows objects with a monitor of which no rule speaks. */
final class LifeFollower implements TimelineFollower {
    private static final String KIND = "af";

    private final TimelineRequest request;
    private final Monitor monitor;
    private final AfChoice choice;
    private final Lives lives;
    private boolean finished;

    LifeFollower(Program program, TimelineRequest request) {
        this.request = request;
        Set<String> covers = request.assumed().covers();
        Monitor.Options options = new Monitor.Options(
                new BitSet(),
                false,
                Boolean.TRUE.equals(request.assumed().complete()),
                covers == null ? Set.of() : covers);
        monitor = new Monitor(program, request.symbols(), request.statuses(), options, finding -> {});
        choice = new AfChoice(request.afs(), request.symbols());
        lives = new Lives(monitor.world(), KIND, choice, request.afs().isEmpty() ? LifeLimits.ALL : LifeLimits.CHOSEN);
        monitor.setObserver(lives);
    }

    @Override
    public void event(long number, CallEvent event) {
        monitor.accept(event, number);
    }

    @Override
    public void unreadable(long line) {
        monitor.malformed();
    }

    @Override
    public void lostInAll(long count) {
        monitor.lostInAll(count);
    }

    @Override
    public void write(String trace, boolean cutOff, String format, Appendable out, TextStyle style) throws IOException {
        finish(cutOff);
        if (format.equals("jsonl")) {
            new LifeJson(trace, lives, request.catalogue(), request.statuses()).write(cutOff, out);
        } else {
            new LifeText(trace, lives, request.catalogue(), request.statuses(), style).write(cutOff, out);
        }
    }

    private void finish(boolean cutOff) {
        if (finished) {
            return;
        }
        finished = true;
        if (cutOff) {
            monitor.malformed(); // what the source did not give is missing before the end
        }
        monitor.finish();
        lives.finish(monitor::bringUpToDate);
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

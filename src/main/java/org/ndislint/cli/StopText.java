package org.ndislint.cli;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ndislint.catalogue.EventText;
import org.ndislint.model.CallEvent;
import org.ndislint.monitor.Finding;
import org.ndislint.replay.ObjectState;
import org.ndislint.replay.Replay;
import org.ndislint.replay.Stop;
import org.ndislint.report.InertText;
import org.ndislint.report.IsoTime;

/** Prints the records of a replay, and what is known at them. */
final class StopText {
    private final Replay replay;
    private final EventText words;
    private final Appendable out;

    StopText(Replay replay, EventText words, Appendable out) {
        this.replay = replay;
        this.words = words;
        this.out = out;
    }

    /** One record on a line, the one at which the replay stands marked. */
    void record(int position, boolean isHere) throws IOException {
        CallEvent record = new CallEvent();
        long number = replay.log().read(position, record);
        StringBuilder line = new StringBuilder(isHere ? "* " : "  ");
        line.append(number == 0 ? "-" : Long.toString(number)).append("  ");
        if (record.timeNanos != CallEvent.NO_TIME) {
            IsoTime.append(line, record.timeNanos);
            line.append("  ");
        }
        line.append(InertText.of(words.whole(record))).append('\n');
        out.append(line);
    }

    /** The record with some before and after. */
    void around(int position, int most) throws IOException {
        int last = (int) Math.min(replay.size() - 1L, position + (long) most);
        for (int i = Math.max(0, position - most); i <= last; i++) {
            record(i, i == position);
        }
    }

    /** What the record has changed, and the objects that it is about. */
    void changes(Stop stop) throws IOException {
        Map<String, ObjectState> before = new HashMap<>();
        for (ObjectState state : stop.before()) {
            before.put(state.name(), state);
        }
        for (ObjectState state : stop.after()) {
            changes(before.remove(state.name()), state);
        }
        for (ObjectState gone : stop.before()) {
            if (before.containsKey(gone.name())) {
                out.append("    ").append(titled(gone)).append(": is gone\n");
            }
        }
    }

    private void changes(@Nullable ObjectState before, ObjectState after) throws IOException {
        if (before == null) {
            out.append("    ")
                    .append(titled(after))
                    .append(": new, ")
                    .append(states(after))
                    .append('\n');
            return;
        }
        for (int i = 0; i < after.regions().size(); i++) {
            ObjectState.Region was = before.regions().get(i);
            ObjectState.Region is = after.regions().get(i);
            if (!was.equals(is)) {
                out.append("    ")
                        .append(titled(after))
                        .append(": ")
                        .append(is.name())
                        .append(": ");
                out.append(was.states()).append(" -> ").append(is.states()).append('\n');
            }
        }
    }

    /** What is known of objects after the record: of all, or of those with the names. */
    void state(Stop stop, @Nullable Set<String> names) throws IOException {
        boolean any = false;
        for (ObjectState state : stop.after()) {
            if (names == null || names.contains(state.name())) {
                any = true;
                out.append("    ")
                        .append(titled(state))
                        .append(": ")
                        .append(states(state))
                        .append('\n');
            }
        }
        if (!any) {
            out.append("    (no object)\n");
        }
    }

    void findings(Stop stop) throws IOException {
        for (Finding finding : stop.findings()) {
            out.append("  ! ").append(finding.conclusive() ? "" : "inconclusive ");
            out.append(finding.rule().severity().id())
                    .append('[')
                    .append(finding.rule().id())
                    .append("]: ");
            out.append(InertText.of(finding.message())).append('\n');
        }
    }

    private static String titled(ObjectState state) {
        return state.name() + (state.handle().isEmpty() ? "" : " (" + InertText.of(state.handle()) + ")");
    }

    private static String states(ObjectState state) {
        StringBuilder text = new StringBuilder();
        for (ObjectState.Region region : state.regions()) {
            text.append(text.length() == 0 ? "" : ", ")
                    .append(region.name())
                    .append(": ")
                    .append(region.states());
        }
        return text.toString();
    }

    /** The parts that {@code --print} names. */
    void stop(Stop stop, List<String> print) throws IOException {
        if (print.contains("changes")) {
            changes(stop);
        }
        if (print.contains("state")) {
            state(stop, null);
        }
        if (print.contains("findings")) {
            findings(stop);
        }
    }
}

package org.ndislint.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.ndislint.model.CallEvent;
import org.ndislint.model.EventKind;
import org.ndislint.model.Irql;
import org.ndislint.timeline.Life;
import org.ndislint.timeline.LifeStep;
import org.ndislint.timeline.Lives;
import org.ndislint.timeline.LossCount;
import org.ndislint.timeline.Pending;
import org.ndislint.timeline.Subject;

/**
 * The records of a life as a table: calls inside calls are indented, bars in front of them show what is pending, and below
 * each record stands what it changed.
 */
final class LifeDrawing {
    private static final int MOST_LANES = 6;
    private static final int MOST_INDENT = 12;
    private static final int LEAST_RECORD = 36;
    private static final String DISPATCH = "DISPATCH";

    private final Life life;
    private final LossCount losses;
    private final LifeWords words;
    private final TextStyle style;
    private final List<LifeStep> steps;
    private final List<Bar> bars = new ArrayList<>();
    private int lanes;
    private long begin = CallEvent.NO_TIME;
    private int eventWidth = "event".length();
    private int timeWidth;
    private int threadWidth;
    private int cpuWidth;
    private int irqlWidth;
    private boolean anyLikely;
    private boolean anyUnordered;
    private long lost;
    private long unknown;

    /** What is pending, in a column. */
    private record Bar(int lane, long from, long to) {}

    LifeDrawing(Life life, Lives lives, LifeWords words, TextStyle style) {
        this.life = life;
        this.losses = lives.losses();
        this.words = words;
        this.style = style;
        this.steps = life.steps();
        measure();
        lay();
    }

    private void measure() {
        long end = CallEvent.NO_TIME;
        for (LifeStep step : steps) {
            CallEvent record = step.record();
            eventWidth = Math.max(eventWidth, digits(step.event()));
            anyLikely |= step.likely();
            anyUnordered |= step.unordered();
            if (record.timeNanos != CallEvent.NO_TIME) {
                begin = begin == CallEvent.NO_TIME ? record.timeNanos : Math.min(begin, record.timeNanos);
                end = Math.max(end, record.timeNanos);
            }
            if (record.tid >= 0) {
                threadWidth = Math.max(threadWidth, Math.max("thread".length(), digits(record.tid)));
            }
            if (record.cpu >= 0) {
                cpuWidth = Math.max(cpuWidth, Math.max("CPU".length(), digits(record.cpu)));
            }
            if (record.irql >= 0) {
                irqlWidth = DISPATCH.length();
            }
        }
        if (begin != CallEvent.NO_TIME) {
            timeWidth = Math.max("seconds".length(), time(end).length());
        }
    }

    /** Gives each pended operation a lane that is free while it lasts; those that find none are listed only. */
    private void lay() {
        List<Pending> all = new ArrayList<>(life.subject().pending());
        for (Subject child : life.children()) {
            all.addAll(child.pending());
        }
        all.sort(Comparator.comparingLong(Pending::pended).thenComparing(Pending::operation));
        long[] free = new long[MOST_LANES];
        for (Pending pending : all) {
            long to = pending.answered() > 0 ? pending.answered() : Long.MAX_VALUE;
            for (int lane = 0; lane < MOST_LANES; lane++) {
                if (free[lane] < pending.pended()) {
                    free[lane] = to;
                    bars.add(new Bar(lane, pending.pended(), to));
                    lanes = Math.max(lanes, lane + 1);
                    break;
                }
            }
        }
    }

    void append(StringBuilder to) {
        if (steps.isEmpty()) {
            return;
        }
        boolean narrow = style.tableWidth() - columns() < LEAST_RECORD;
        heading(to, narrow);
        boolean changesTold = life.changesLeftOut() == 0;
        boolean othersTold = life.othersLeftOut() == 0;
        boolean first = true;
        for (LifeStep step : steps) {
            boolean late = step.role() == LifeStep.Role.AROUND && step.record().kind == EventKind.ENTER;
            if (!changesTold && step.event() >= life.firstAfterChanges()) {
                leftOut(to, life.changesLeftOut(), "changed something");
                changesTold = true;
            }
            if (!othersTold && step.event() >= life.firstAfterOthers()) {
                leftOut(to, life.othersLeftOut(), "changed nothing");
                othersTold = true;
            }
            if (!late) {
                if (!first) {
                    loss(to, step.lost(), step.losses());
                }
                lost = step.lost();
                unknown = step.losses();
                first = false;
            }
            row(to, step, narrow);
        }
        if (!changesTold) {
            leftOut(to, life.changesLeftOut(), "changed something");
        }
        if (!othersTold) {
            leftOut(to, life.othersLeftOut(), "changed nothing");
        }
        if (!life.subject().isOver() && life.subject().isFollowed()) {
            loss(to, losses.counted(), losses.uncounted());
        }
        legend(to);
    }

    private void heading(StringBuilder to, boolean narrow) {
        StringBuilder line = new StringBuilder("  ");
        right(line, "event", eventWidth);
        column(line, "seconds", timeWidth, false);
        column(line, "thread", threadWidth, false);
        column(line, "CPU", cpuWidth, false);
        column(line, "IRQL", irqlWidth, true);
        line.append(narrow ? "\n    record" : " ".repeat(2 + lanes) + "record");
        Ink.FRAME.paint(to, style.color(), line.toString());
        to.append('\n');
    }

    private void row(StringBuilder to, LifeStep step, boolean narrow) {
        int start = to.length();
        CallEvent record = step.record();
        to.append(' ').append(step.likely() ? '?' : step.unordered() ? '~' : ' ');
        right(to, step.role() == LifeStep.Role.TICK ? "" : Long.toString(step.event()), eventWidth);
        column(to, record.timeNanos == CallEvent.NO_TIME ? "" : time(record.timeNanos), timeWidth, false);
        column(to, record.tid < 0 ? "" : Long.toString(record.tid), threadWidth, false);
        column(to, record.cpu < 0 ? "" : Long.toString(record.cpu), cpuWidth, false);
        column(to, record.irql < 0 ? "" : irql(record.irql), irqlWidth, true);
        int indent = Math.min(Math.max(step.depth(), 0) * 2, MOST_INDENT);
        int at = narrow ? 4 : columns();
        if (narrow) {
            to.append('\n').append("    ");
        } else {
            to.append(" ".repeat(Math.max(0, at - 1 - lanes - (to.length() - start))));
            lanes(to, step.event());
            to.append(' ');
        }
        String text = step.role() == LifeStep.Role.TICK
                ? "(in whatever order these came)"
                : InertText.of(words.events().call(record));
        StringBuilder call = new StringBuilder(text.length());
        Folded.append(call, text, at + indent + 4, style.tableWidth());
        to.append(" ".repeat(indent));
        if (step.role() == LifeStep.Role.AROUND) {
            Ink.FRAME.paint(to, style.color(), call.toString());
        } else {
            to.append(call);
        }
        to.append('\n');
        changes(to, step, at + indent + 4);
    }

    private void changes(StringBuilder to, LifeStep step, int at) {
        StringBuilder out = new StringBuilder();
        LifeStep.Name own =
                new LifeStep.Name(life.subject().kind().index(), life.subject().number());
        String before = "";
        for (LifeStep.Change change : step.changes()) {
            LifeStep.Name name = new LifeStep.Name(change.kind(), change.number());
            String who = name.equals(own) ? "" : words.name(change) + ' ';
            out.append(out.length() == 0 ? "" : "; ")
                    .append(who.equals(before) ? "" : who)
                    .append(words.region(change).name())
                    .append(": ")
                    .append(words.region(change).text(change.after()));
            before = who;
        }
        if (out.length() == 0) {
            return;
        }
        to.append(" ".repeat(at));
        StringBuilder folded = new StringBuilder(out.length());
        Folded.append(folded, out.toString(), at, style.tableWidth());
        Ink.GOOD.paint(to, style.color(), folded.toString());
        to.append('\n');
    }

    /** What is pending at a record: begins, goes on, ends. */
    private void lanes(StringBuilder to, long event) {
        for (int lane = 0; lane < lanes; lane++) {
            char mark = ' ';
            for (Bar bar : bars) {
                if (bar.lane() == lane && bar.from() <= event && event <= bar.to()) {
                    mark = event == bar.from() ? '.' : event == bar.to() ? '\'' : '|';
                }
            }
            to.append(mark);
        }
    }

    private void leftOut(StringBuilder to, long count, String what) {
        message(
                to,
                "... " + count + (count == 1 ? " record" : " records") + " that " + what + (count == 1 ? " is" : " are")
                        + " left out");
    }

    private void loss(StringBuilder to, long nowLost, long nowUnknown) {
        if (nowLost > lost) {
            message(to, "!!! " + (nowLost - lost) + (nowLost - lost == 1 ? " record" : " records") + " lost");
        }
        if (nowUnknown > unknown) {
            message(to, "!!! an unknown number of records lost");
        }
    }

    private void message(StringBuilder to, String text) {
        to.append("  ");
        Ink.DOUBT.paint(to, style.color(), text);
        to.append('\n');
    }

    private void legend(StringBuilder to) {
        if (anyLikely) {
            to.append("  ? only likely to belong to ")
                    .append(life.subject().name())
                    .append('\n');
        }
        if (anyUnordered) {
            to.append("  ~ the clock cannot tell in which order records of several threads came\n");
        }
    }

    /** Columns before the record. */
    private int columns() {
        int width = 2 + eventWidth;
        for (int column : new int[] {timeWidth, threadWidth, cpuWidth, irqlWidth}) {
            width += column == 0 ? 0 : 2 + column;
        }
        return width + 2 + lanes;
    }

    private static void column(StringBuilder to, String text, int width, boolean left) {
        if (width == 0) {
            return;
        }
        to.append("  ");
        if (left) {
            to.append(text).append(" ".repeat(Math.max(0, width - text.length())));
        } else {
            right(to, text, width);
        }
    }

    private static void right(StringBuilder to, String text, int width) {
        to.append(" ".repeat(Math.max(0, width - text.length()))).append(text);
    }

    private String time(long nanos) {
        StringBuilder out = new StringBuilder("+");
        LifeText.seconds(out, Math.max(0, nanos - begin));
        return out.toString();
    }

    private static String irql(int level) {
        String name = Irql.text(level);
        return name.endsWith("_LEVEL") ? name.substring(0, name.length() - "_LEVEL".length()) : name;
    }

    private static int digits(long value) {
        return Long.toString(value).length();
    }
}

package org.ndislint.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ndislint.catalogue.Catalogue;
import org.ndislint.catalogue.StatusNames;
import org.ndislint.model.Irql;
import org.ndislint.rules.Region;
import org.ndislint.timeline.Life;
import org.ndislint.timeline.Lives;
import org.ndislint.timeline.Pending;
import org.ndislint.timeline.Subject;

/** Lives for people: what is known of each in sum, and its records as a drawing, folded to the width of the terminal. */
public final class LifeText {
    private static final int LABEL = 12;
    private static final long NANOS = 1_000_000_000L;

    private final String trace;
    private final Lives lives;
    private final LifeWords words;
    private final TextStyle style;

    public LifeText(String trace, Lives lives, Catalogue catalogue, StatusNames statuses, TextStyle style) {
        this.trace = trace;
        this.lives = lives;
        this.words = new LifeWords(lives, catalogue, statuses);
        this.style = style;
    }

    /**
     * Writes all.
     *
     * @param cutOff whether the source ended before its own end
     */
    public void write(boolean cutOff, Appendable out) throws IOException {
        StringBuilder to = new StringBuilder(4096);
        for (Life life : lives.lives()) {
            life(to, life);
            out.append(to);
            to.setLength(0);
        }
        summary(to, cutOff);
        out.append(to);
    }

    private void life(StringBuilder to, Life life) {
        Subject subject = life.subject();
        Ink.STRONG.paint(to, style.color(), title(subject));
        to.append('\n');
        note(to, "life", ends(subject));
        if (life.driver(0) != 0) {
            note(to, "client", words.symbols().text(life.driver(0)));
        }
        if (life.driver(1) != 0) {
            note(to, "manager", words.symbols().text(life.driver(1)));
        }
        note(to, "belongs to", parents(life));
        note(to, "contexts", contexts(life));
        note(to, "state", states(subject));
        List<String> doubts = LifeWords.because(subject.doubt());
        note(to, "doubts", String.join(", ", doubts));
        note(to, "threads", threads(life));
        note(to, "records", records(life));
        pending(to, subject, "pending");
        children(to, life);
        to.append('\n');
        new LifeDrawing(life, lives, words, style).append(to);
        to.append('\n');
    }

    private String title(Subject subject) {
        return subject.name() + " (" + InertText.of(subject.handle(words.symbols())) + ")";
    }

    private static String ends(Subject subject) {
        String from = subject.isBorn()
                ? "begins in view, event " + subject.firstEvent()
                : "first seen in mid-life, event " + subject.firstEvent();
        if (subject.isOver()) {
            return from + "; over, event " + subject.lastEvent();
        }
        return subject.isFollowed()
                ? from + "; not over when the trace ends, last seen at event " + subject.lastEvent()
                : from + "; not followed after event " + subject.lastEvent() + ", its name was given to another";
    }

    private String parents(Life life) {
        List<String> out = new ArrayList<>();
        for (Life.Parent parent : life.parents()) {
            out.add(life.subject().kind().links().get(parent.link()).name() + " " + words.name(parent) + " ("
                    + words.handle(parent.tag(), parent.bits()) + ")" + likely(parent.certain()));
        }
        return String.join(", ", out);
    }

    private String contexts(Life life) {
        List<String> out = new ArrayList<>();
        for (Life.Context context : life.contexts()) {
            String driver =
                    context.driver() == 0 ? "" : " of " + words.symbols().text(context.driver());
            out.add(context.key().json() + " " + words.handle(context.tag(), context.bits()) + driver
                    + likely(context.certain()));
        }
        return String.join(", ", out);
    }

    private static String likely(boolean certain) {
        return certain ? "" : " (likely)";
    }

    private static String states(Subject subject) {
        List<String> out = new ArrayList<>();
        List<Region> regions = subject.kind().regions();
        for (int r = 0; r < regions.size(); r++) {
            if (LifeWords.isTelling(subject, r)) {
                out.add(regions.get(r).name() + ": " + regions.get(r).text(subject.states(r)));
            }
        }
        return String.join("; ", out);
    }

    private static String threads(Life life) {
        StringBuilder out = new StringBuilder();
        for (long thread : life.threads()) {
            out.append(out.length() == 0 ? "" : ", ").append(thread);
        }
        out.append(life.hasMoreThreads() ? " and more" : "");
        if (life.lowestIrql() >= 0) {
            out.append(out.length() == 0 ? "" : "; ").append(Irql.text(life.lowestIrql()));
            if (life.highestIrql() != life.lowestIrql()) {
                out.append(" to ").append(Irql.text(life.highestIrql()));
            }
        }
        return out.toString();
    }

    private static String records(Life life) {
        StringBuilder out = new StringBuilder().append(life.records());
        if (life.likely() > 0) {
            out.append("; ").append(life.likely()).append(" of them only likely");
        }
        if (life.changesLeftOut() + life.othersLeftOut() > 0) {
            out.append("; left out below: ")
                    .append(life.changesLeftOut())
                    .append(" that changed something, ")
                    .append(life.othersLeftOut())
                    .append(" that changed nothing");
        }
        return out.toString();
    }

    private void pending(StringBuilder to, Subject subject, String label) {
        String heading = label;
        int told = 0;
        for (Pending pending : subject.pending()) {
            if (told++ == 8 && subject.pendingLeftOut() > 0) {
                note(to, "", "... " + subject.pendingLeftOut() + " more are left out here");
            }
            note(to, heading, text(pending));
            heading = "";
        }
    }

    private static String text(Pending pending) {
        StringBuilder out = new StringBuilder(pending.operation());
        long from = pending.asked() > 0 ? pending.asked() : pending.pended();
        out.append(": from event ").append(from);
        if (pending.answered() > 0) {
            out.append(" to event ").append(pending.answered());
            if (pending.nanos() >= 0) {
                out.append(", ");
                seconds(out, pending.nanos());
                out.append(" s");
            }
        } else {
            out.append(", not answered in view");
        }
        if (pending.isCrowded()) {
            out.append("; asked for again meanwhile, which of them is answered is not known");
        }
        if (!pending.isCertain()) {
            out.append(" (likely)");
        } else if (pending.answered() > 0 && !pending.isEndCertain()) {
            out.append(" (records were lost meanwhile)");
        }
        return out.toString();
    }

    private void children(StringBuilder to, Life life) {
        String heading = "children";
        for (Subject child : life.children()) {
            note(to, heading, title(child) + likely(!child.isLikelyPart()) + ": " + ends(child) + "; " + states(child));
            heading = "";
            for (Pending pending : child.pending()) {
                note(to, "", "- " + text(pending));
            }
            if (child.pendingLeftOut() > 0) {
                note(to, "", "- ... " + child.pendingLeftOut() + " more are left out");
            }
        }
        for (Life.BareChild child : life.bareChildren()) {
            note(
                    to,
                    heading,
                    child.handle().key().json() + ' '
                            + words.handle(child.handle().tag(), child.handle().bits())
                            + ": named by " + counted(child.records(), "record") + ", events " + child.firstEvent()
                            + " to " + child.lastEvent());
            heading = "";
        }
        for (Map.Entry<String, Long> left : life.childrenLeftOut().entrySet()) {
            note(to, heading, "... " + left.getValue() + " more of kind " + left.getKey() + " are left out");
            heading = "";
        }
    }

    private void summary(StringBuilder to, boolean cutOff) {
        Ink.STRONG.paint(to, style.color(), InertText.of(trace) + ": ");
        String kind = lives.kind().name();
        to.append(counted(lives.seen(), kind))
                .append(" seen, ")
                .append(lives.lives().size())
                .append(" told");
        if (lives.untold() > 0) {
            to.append("; ").append(lives.untold()).append(" are left out, --af chooses");
        }
        to.append('\n');
        if (lives.strangers() > 0) {
            note(
                    to,
                    "nameless",
                    counted(lives.strangers(), "record") + " may concern an " + kind + ", nothing tells which");
        }
        long counted = lives.losses().counted();
        if (counted > 0) {
            note(to, "lost", counted(counted, "record"));
        }
        if (lives.losses().uncounted() > 0) {
            note(to, "lost", counted(lives.losses().uncounted(), "time") + " an unknown number of records");
        }
        if (lives.losses().anywhere() > counted) {
            note(to, "lost", counted(lives.losses().anywhere(), "record") + " in all, at unknown places");
        }
        if (cutOff) {
            note(to, "cut off", "the trace ends before its own end");
        }
    }

    private static String counted(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    private void note(StringBuilder to, String label, String text) {
        if (text.isEmpty()) {
            return;
        }
        to.append("  ");
        Ink.FRAME.paint(to, style.color(), label);
        to.append(" ".repeat(LABEL - label.length()));
        Folded.append(to, InertText.of(text), LABEL + 2, style.tableWidth());
        to.append('\n');
    }

    /** Seconds with six digits. */
    static void seconds(StringBuilder to, long nanos) {
        to.append(nanos / NANOS).append('.');
        long micros = nanos % NANOS / 1000;
        for (long digit = 100_000; digit > 0; digit /= 10) {
            to.append((char) ('0' + micros / digit % 10));
        }
    }
}

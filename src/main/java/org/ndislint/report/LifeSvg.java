package org.ndislint.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.ndislint.catalogue.Catalogue;
import org.ndislint.catalogue.StatusNames;
import org.ndislint.model.CallEvent;
import org.ndislint.model.Irql;
import org.ndislint.rules.Region;
import org.ndislint.timeline.Life;
import org.ndislint.timeline.LifeStep;
import org.ndislint.timeline.Lives;
import org.ndislint.timeline.Pending;
import org.ndislint.timeline.Subject;

/**
 * Lives as one picture: below each other, each with a band for every state machine that moved, bars for what was pended, a row
 * of marks for the records, and lines where records are missing. Records stand at even distances, in their order.
 */
public final class LifeSvg {
    private static final int MOST_LIVES = 100;
    private static final int LABEL = 210;
    private static final int DRAWN = 1000;
    private static final int ROW = 18;
    private static final int MARGIN = 12;
    private static final int LETTER = 7;
    private static final String STYLE =
            "text{font:12px sans-serif;fill:#16191d}.soft{fill:#59636e}.title{font-weight:bold}"
                    + ".frame{stroke:#d5dae0}.sure{stroke:#6b7683;fill:#cfe0f5}.unsure{stroke:#6b7683;fill:#eef0f2;stroke-dasharray:4 3}"
                    + ".over{stroke:#6b7683;fill:#dfe3e8}.pending{stroke:#e0a100;stroke-width:5}.likely{stroke-dasharray:5 4}"
                    + ".owed{stroke:#c9463d;stroke-width:5}.lost{stroke:#c9463d;stroke-width:2}.mark{stroke:#16191d}";

    private final String trace;
    private final Lives lives;
    private final LifeWords words;
    private final StringBuilder body = new StringBuilder(1 << 14);
    private int y = MARGIN;

    public LifeSvg(String trace, Lives lives, Catalogue catalogue, StatusNames statuses) {
        this.trace = trace;
        this.lives = lives;
        this.words = new LifeWords(lives, catalogue, statuses);
    }

    /**
     * Writes the picture.
     *
     * @param cutOff whether the source ended before its own end
     */
    public void write(boolean cutOff, Appendable out) throws IOException {
        int told = Math.min(MOST_LIVES, lives.lives().size());
        for (Life life : lives.lives().subList(0, told)) {
            new Drawing(life).draw();
        }
        long untold = lives.seen() - told;
        if (untold > 0 || told == 0) {
            line("soft", untold + " more are not drawn; --af chooses");
        }
        if (cutOff) {
            line("soft", "the trace ends before its own end");
        }
        int width = LABEL + DRAWN + 2 * MARGIN;
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + width + "\" height=\"" + (y + MARGIN)
                + "\" viewBox=\"0 0 " + width + " " + (y + MARGIN) + "\" role=\"img\">\n<title>");
        out.append(escaped(trace)).append("</title>\n<style>").append(STYLE).append("</style>\n");
        out.append("<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n").append(body);
        out.append("</svg>\n");
    }

    private void line(String type, String text) {
        y += ROW;
        text(MARGIN, y - 5, type, text);
    }

    private void text(int x, int baseline, String type, String text) {
        body.append("<text x=\"").append(x).append("\" y=\"").append(baseline);
        body.append("\" class=\"")
                .append(type)
                .append("\">")
                .append(escaped(text))
                .append("</text>\n");
    }

    private void stroke(String type, double x1, double y1, double x2, double y2) {
        body.append("<line class=\"").append(type).append("\" x1=\"");
        number(x1);
        body.append("\" y1=\"");
        number(y1);
        body.append("\" x2=\"");
        number(x2);
        body.append("\" y2=\"");
        number(y2);
        body.append("\"/>\n");
    }

    /** With one digit behind the point. */
    private void number(double value) {
        long tenths = Math.round(value * 10);
        body.append(tenths / 10).append('.').append(Math.abs(tenths % 10));
    }

    /** Text that cannot become markup and shows all that it holds. */
    static String escaped(String text) {
        return InertText.of(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** One life. */
    private final class Drawing {
        private final Life life;
        private final List<LifeStep> steps;
        private final long[] events;
        private int top;

        private record Machine(int kind, long number, int region) {}

        private record Moved(long event, long states) {}

        Drawing(Life life) {
            this.life = life;
            this.steps = life.steps();
            TreeSet<Long> numbers = new TreeSet<>();
            for (LifeStep step : steps) {
                numbers.add(step.event());
            }
            this.events = numbers.stream().mapToLong(Long::longValue).toArray();
        }

        void draw() {
            Subject subject = life.subject();
            line("title", subject.name() + " (" + subject.handle(words.symbols()) + ")" + notes(subject));
            top = y;
            marks();
            Map<Machine, List<Moved>> machines = machines();
            machines(subject, machines);
            pended(subject);
            for (Subject child : life.children()) {
                line("soft", child.name() + " (" + child.handle(words.symbols()) + ")" + notes(child));
                machines(child, machines);
                pended(child);
            }
            losses();
            y += MARGIN;
        }

        private String notes(Subject subject) {
            String from = subject.isBorn() ? "" : ", adopted: first seen in mid-life";
            if (subject.isOver()) {
                return from;
            }
            return from
                    + (subject.isFollowed()
                            ? ", unfinished: not over when the trace ends"
                            : ", not followed to its end");
        }

        private double x(long event) {
            int at = java.util.Arrays.binarySearch(events, event);
            int index = at >= 0 ? at : Math.max(0, -at - 1);
            return MARGIN
                    + LABEL
                    + (events.length < 2
                            ? 0
                            : (double) DRAWN * Math.min(index, events.length - 1) / (events.length - 1));
        }

        /** A mark for each record, with its words for those who point at it. */
        private void marks() {
            y += ROW;
            text(
                    MARGIN,
                    y - 5,
                    "soft",
                    "events " + (events.length == 0 ? "" : events[0] + " to " + events[events.length - 1]));
            for (LifeStep step : steps) {
                CallEvent record = step.record();
                if (step.role() == LifeStep.Role.TICK) {
                    continue;
                }
                double x = x(step.event());
                int depth = Math.max(0, Math.min(3, step.depth()));
                body.append("<g><title>").append(step.event()).append(": ");
                body.append(escaped(words.events().text(record)));
                if (record.irql >= 0) {
                    body.append(", ").append(Irql.text(record.irql));
                }
                body.append("</title>");
                stroke("mark", x, y - ROW + 2 + depth * 3, x, y - 3);
                body.append("</g>\n");
            }
            y += 2;
        }

        private Map<Machine, List<Moved>> machines() {
            Map<Machine, List<Moved>> out = new LinkedHashMap<>();
            for (LifeStep step : steps) {
                for (LifeStep.Change change : step.changes()) {
                    out.computeIfAbsent(
                                    new Machine(change.kind(), change.number(), change.region()),
                                    k -> new ArrayList<>())
                            .add(new Moved(step.event(), change.after()));
                }
            }
            return out;
        }

        private void machines(Subject subject, Map<Machine, List<Moved>> machines) {
            List<Region> regions = subject.kind().regions();
            for (int r = 0; r < regions.size(); r++) {
                List<Moved> moves = machines.get(new Machine(subject.kind().index(), subject.number(), r));
                if (moves != null) {
                    y += ROW;
                    text(MARGIN + 10, y - 5, "", regions.get(r).name());
                    for (int m = 0; m < moves.size(); m++) {
                        boolean last = m + 1 == moves.size();
                        double to = last
                                ? MARGIN + LABEL + DRAWN
                                : x(moves.get(m + 1).event());
                        band(regions.get(r), moves.get(m), to, last && subject.isOver());
                    }
                }
            }
        }

        private void band(Region region, Moved move, double to, boolean over) {
            double from = x(move.event());
            double wide = Math.max(1, to - from);
            String words = region.text(move.states());
            String type = Long.bitCount(move.states()) == 1 ? (over ? "over" : "sure") : "unsure";
            body.append("<g><title>")
                    .append(escaped(words))
                    .append(", from event ")
                    .append(move.event())
                    .append("</title>");
            body.append("<rect class=\"").append(type).append("\" x=\"");
            number(from);
            body.append("\" y=\"").append(y - ROW + 3).append("\" width=\"");
            number(wide);
            body.append("\" height=\"").append(ROW - 4).append("\"/></g>\n");
            int letters = (int) ((wide - 6) / LETTER);
            if (letters >= 2) {
                String shown = words.length() <= letters ? words : words.substring(0, letters - 1) + "\u2026";
                text((int) from + 3, y - 5, "", shown);
            }
        }

        private void pended(Subject subject) {
            for (Pending pending : subject.pending()) {
                y += ROW;
                text(MARGIN + 10, y - 5, "soft", pending.operation() + " pending");
                boolean open = pending.answered() == 0;
                String sure = pending.isCertain() && !pending.isCrowded() ? "" : " likely";
                double from = x(pending.asked() > 0 ? pending.asked() : pending.pended());
                double to = open ? MARGIN + LABEL + DRAWN : x(pending.answered());
                stroke((open ? "owed" : "pending") + sure, from, y - ROW / 2.0, Math.max(to, from + 2), y - ROW / 2.0);
            }
            if (subject.pendingLeftOut() > 0) {
                line("soft", subject.pendingLeftOut() + " more pended operations are left out");
            }
        }

        /** Lines where records were lost since the one before. */
        private void losses() {
            long lost = steps.isEmpty() ? 0 : steps.get(0).lost() + steps.get(0).losses();
            for (LifeStep step : steps) {
                long now = step.lost() + step.losses();
                if (now != lost) {
                    stroke("lost", x(step.event()) - 2, top, x(step.event()) - 2, y);
                    lost = now;
                }
            }
        }
    }
}

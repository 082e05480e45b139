package org.ndislint.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ndislint.compare.Moment;
import org.ndislint.compare.Parting;
import org.ndislint.compare.Parting.Place;
import org.ndislint.compare.Stories;
import org.ndislint.compare.Telling;
import org.ndislint.monitor.Finding;
import org.ndislint.monitor.Verdict;
import org.ndislint.report.InertText;
import org.ndislint.report.JsonText;

/** Tells how two captures differ. */
final class CaptureDiff {
    private static final int CONTEXT = 3;
    private static final int MOST_LATER = 20;

    private final String good;
    private final String bad;
    private final Telling first;
    private final Telling second;
    private final Stories stories;

    CaptureDiff(String good, String bad, Telling first, Telling second, Stories stories) {
        this.good = good;
        this.bad = bad;
        this.first = first;
        this.second = second;
        this.stories = stories;
    }

    /** A rule with its verdict in each capture. */
    private record Change(
            String rule, @Nullable Verdict before, @Nullable Verdict after) {}

    /** Whether a rule is broken in the second capture that is not in the first. */
    boolean isWorse() {
        for (Change change : changes()) {
            if (change.after() == Verdict.VIOLATED) {
                return true;
            }
        }
        return false;
    }

    /** Rules that are broken in one capture and not in the other, by id. */
    private List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        for (String rule : first.verdicts().keySet()) {
            Verdict before = first.verdicts().get(rule);
            Verdict after = second.verdicts().get(rule);
            if ((before == Verdict.VIOLATED) != (after == Verdict.VIOLATED)) {
                changes.add(new Change(rule, before, after));
            }
        }
        return changes;
    }

    void writeText(Appendable out) throws IOException {
        StringBuilder text = new StringBuilder(1024);
        text.append("--- ").append(InertText.of(good)).append('\n');
        text.append("+++ ").append(InertText.of(bad)).append('\n');
        List<Parting> partings = stories.partings();
        if (!partings.isEmpty()) {
            text.append("\nfirst divergence: ");
            partText(partings.get(0), text);
            for (int i = 1; i < Math.min(partings.size(), MOST_LATER + 1); i++) {
                text.append(i == 1 ? "\nlater:\n" : "").append("  ");
                headText(partings.get(i), text);
            }
            if (partings.size() > MOST_LATER + 1) {
                text.append("  ... and ")
                        .append(partings.size() - MOST_LATER - 1)
                        .append(" more\n");
            }
        }
        List<Change> changes = changes();
        text.append(changes.isEmpty() ? "" : "\nrules:\n");
        for (Change change : changes) {
            text.append("  ")
                    .append(change.rule())
                    .append(": ")
                    .append(word(change.before()))
                    .append(" -> ");
            text.append(word(change.after()));
            boolean isNew = change.after() == Verdict.VIOLATED;
            Finding finding = (isNew ? second : first).broken().get(change.rule());
            if (finding != null) {
                text.append(" (")
                        .append(InertText.of(isNew ? bad : good))
                        .append(':')
                        .append(finding.line());
                text.append(", event ").append(finding.event()).append(')');
            }
            text.append('\n');
        }
        text.append("\naddress families compared: ").append(stories.families()).append(", of which ");
        text.append(stories.same()).append(" went the same way; rules broken in one only: ");
        text.append(changes.size()).append('\n');
        out.append(text);
    }

    private static String word(@Nullable Verdict verdict) {
        return verdict == null ? "not run" : verdict.id();
    }

    private static void headText(Parting parting, StringBuilder text) {
        Place good = parting.good();
        Place bad = parting.bad();
        text.append(good == null ? "no family" : family(good)).append(" / ");
        text.append(bad == null ? "no family" : family(bad))
                .append(", ")
                .append(parting.side().text());
        if (parting.any().isChild()) {
            text.append(", ").append(good == null ? "none" : child(good));
            text.append(" / ").append(bad == null ? "none" : child(bad));
        }
        text.append(", after ").append(parting.common()).append(parting.common() == 1 ? " record" : " records");
        text.append(" alike\n");
    }

    private static String family(Place place) {
        return named(place.story().name(), place.story().handle());
    }

    private static String child(Place place) {
        return named(place.strand().object(), place.strand().handle());
    }

    private static String named(String name, String handle) {
        return name + (handle.isEmpty() ? "" : " (" + InertText.of(handle) + ")");
    }

    private static void partText(Parting parting, StringBuilder text) {
        headText(parting, text);
        int common = parting.common();
        for (int i = Math.max(0, common - CONTEXT); i < common; i++) {
            moment(' ', parting.any().strand().moments().get(i), text);
        }
        after('-', parting.good(), text);
        after('+', parting.bad(), text);
    }

    private static void after(char mark, @Nullable Place place, StringBuilder text) {
        if (place == null || place.moment() == null) {
            text.append("  ").append(mark).append(" (nothing more)\n");
            return;
        }
        List<Moment> moments = place.strand().moments();
        for (int i = place.index(); i < Math.min(moments.size(), place.index() + CONTEXT); i++) {
            moment(mark, moments.get(i), text);
        }
    }

    private static void moment(char mark, Moment moment, StringBuilder text) {
        text.append("  ").append(mark).append(' ').append(moment.event()).append("  ");
        text.append(InertText.of(moment.text())).append('\n');
    }

    void writeJson(Appendable out) throws IOException {
        JsonText json = new JsonText();
        for (Parting parting : stories.partings()) {
            json.open()
                    .member("type", "divergence")
                    .member("side", parting.side().text());
            place(json, "first", parting.good());
            place(json, "second", parting.bad());
            json.member("alike", parting.common()).close();
            line(json, out);
        }
        for (Change change : changes()) {
            json.open().member("type", "rule-change").member("rule", change.rule());
            json.member("first", word(change.before()))
                    .member("second", word(change.after()))
                    .close();
            line(json, out);
        }
        json.open().member("type", "diff-summary").member("first", good).member("second", bad);
        json.member("families", stories.families()).member("same", stories.same());
        json.member("divergences", stories.partings().size())
                .member("rules", changes().size())
                .close();
        line(json, out);
    }

    private static void place(JsonText json, String key, @Nullable Place place) {
        if (place == null) {
            return;
        }
        json.open(key).member("object", place.story().name());
        if (!place.story().handle().isEmpty()) {
            json.member("handle", place.story().handle());
        }
        if (place.isChild()) {
            json.member("child", place.strand().object());
            if (!place.strand().handle().isEmpty()) {
                json.member("childHandle", place.strand().handle());
            }
        }
        Moment moment = place.moment();
        if (moment != null) {
            json.member("event", moment.event()).member("line", moment.line()).member("text", moment.text());
        }
        json.close();
    }

    private static void line(JsonText json, Appendable out) throws IOException {
        out.append(json.text()).append('\n');
        json.clear();
    }
}

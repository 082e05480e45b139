package org.ndislint.recognise.mapping;

import com.google.re2j.Pattern;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ndislint.catalogue.Catalogue;
import org.ndislint.catalogue.EventText;
import org.ndislint.catalogue.StatusNames;
import org.ndislint.model.CallEvent;
import org.ndislint.model.MessageRecord;
import org.ndislint.model.Symbols;
import org.ndislint.recognise.Recogniser;

/** The rules of a proposed mapping: active with a sample that was run where a line is certain, else with the reason. */
final class ProposedRules {
    private static final int MOST = 20;

    private final Catalogue catalogue;
    private final StatusNames statuses;
    private final RuleGuess guess;
    private final List<String> active = new ArrayList<>();
    private final List<String> doubtful = new ArrayList<>();
    private int count;
    private int further;

    ProposedRules(Catalogue catalogue, StatusNames statuses, RuleGuess guess) {
        this.catalogue = catalogue;
        this.statuses = statuses;
        this.guess = guess;
    }

    /**
     * Adds lines of a shape that nothing else recognises.
     *
     * @param where how many and where, for people
     */
    void add(String shape, String example, String where) {
        String text = YamlText.line(example);
        RuleGuess.Guess what = guess.of(YamlText.line(shape), text);
        boolean telling = what.function() != null || what.pattern().text().contains("0x");
        if (!telling || !Pattern.compile(what.pattern().text()).matcher(text).find()) {
            return;
        }
        if (count++ >= MOST) {
            further++;
            return;
        }
        List<String> doubts = new ArrayList<>(what.doubts());
        String event = what.doubts().isEmpty() ? event(what, text, doubts) : null;
        List<String> lines = new ArrayList<>();
        lines.add("  # " + where);
        if (event == null) {
            lines.add("  # " + text);
            lines.add("  # not certain: " + String.join("; ", doubts));
        }
        if (what.pattern().unnamed() > 0) {
            lines.add("  # values without a key: " + what.pattern().unnamed()
                    + "; a group of the key's name takes one, such as (?P<af>…)");
        }
        lines.addAll(rule(what));
        if (event == null) {
            doubtful.addAll(lines);
        } else {
            lines.add("    samples:");
            lines.add("      - text: " + YamlText.quoted(text));
            lines.add("        event: " + YamlText.quoted(event));
            active.addAll(lines);
        }
    }

    private static List<String> rule(RuleGuess.Guess what) {
        String kind = what.kind() == null ? "call" : what.kind().json();
        return List.of(
                "  - match: " + YamlText.quoted(what.pattern().text()),
                "    event: " + kind,
                "    fn: " + (what.function() == null ? "FUNCTION" : what.function()));
    }

    /** What the rule makes of its own line; null, and a doubt, if it cannot be loaded or takes nothing. */
    private @Nullable String event(RuleGuess.Guess what, String text, List<String> doubts) {
        try {
            String yaml = "mapping: 1\nrules:\n" + String.join("\n", rule(what)) + "\n";
            Symbols symbols = new Symbols();
            Recogniser recogniser = new Recogniser(
                    catalogue,
                    statuses,
                    symbols,
                    new MappingReader(catalogue, statuses).read("proposal", yaml),
                    ZoneOffset.UTC);
            MessageRecord message = new MessageRecord();
            message.text = text;
            CallEvent event = new CallEvent();
            if (recogniser.recognise(message, event)) {
                return new EventText(catalogue, statuses, symbols).whole(event);
            }
            doubts.add("its values are not what the function has");
        } catch (MappingException wrong) {
            doubts.add(wrong.problems().get(0).text());
        }
        return null;
    }

    /** Writes the section. */
    void write(Appendable out) throws IOException {
        if (count == 0) {
            return;
        }
        out.append("\n# Lines that are worded otherwise.\n");
        out.append(active.isEmpty() ? "" : "rules:\n");
        for (String line : active) {
            out.append(line).append('\n');
        }
        if (!doubtful.isEmpty()) {
            out.append("# Which of these are calls? Take the # away before those that are, and name the function.\n");
            out.append(active.isEmpty() ? "#rules:\n" : "");
            for (String line : doubtful) {
                out.append('#').append(line).append('\n');
            }
        }
        if (further > 0) {
            out.append("# and " + further + " more shapes: see ndislint mapping test\n");
        }
    }
}

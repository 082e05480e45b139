package org.ndislint.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ndislint.catalogue.PlainText;
import org.ndislint.report.SourcePage;
import org.ndislint.report.reference.RulePages;
import org.ndislint.rules.RuleInfo;
import org.ndislint.rules.RuleInfo.ViolatingExample;

/** What {@code explain} says of a rule. */
final class RuleSheet {
    private RuleSheet() {}

    static String of(RuleInfo rule, int width) {
        PlainText text = new PlainText(width);
        text.line(rule.id());
        text.line(rule.statement());
        text.heading("Rule");
        text.row("severity", rule.severity().id());
        text.row("form", rule.form());
        text.row("limit", rule.limitText());
        text.row("pack", rule.pack());
        text.row("at fault", rule.actor());
        row(text, "why", rule.why());
        row(text, "what to do", rule.advice());
        row(text, "in doubt", rule.inconclusiveWhen());
        text.row("yields to", String.join(", ", rule.yields()));
        for (String source : rule.sources()) {
            text.row("page", SourcePage.url(source));
        }
        text.row("defined in", rule.position());
        text.row("reference", RulePages.address(rule));
        for (String example : rule.conforming()) {
            text.heading("This is right:");
            trace(text, example, -1);
        }
        for (ViolatingExample example : rule.violating()) {
            text.heading("This is wrong, at event " + (example.at() + 1) + ":");
            trace(text, example.trace(), example.at());
        }
        return text.toString();
    }

    private static void row(PlainText text, String label, @Nullable String words) {
        text.row(label, words == null ? "" : words);
    }

    private static void trace(PlainText text, String trace, int wrong) {
        List<String> lines = trace.strip().lines().toList();
        int event = 0;
        for (String line : lines) {
            boolean isEvent = !line.isBlank() && !line.strip().startsWith("#");
            text.verbatim((isEvent && event == wrong ? "* " : "  ") + line.strip());
            if (isEvent) {
                event++;
            }
        }
    }
}

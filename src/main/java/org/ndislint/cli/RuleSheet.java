package org.ndislint.cli;

import java.util.List;
import org.ndislint.report.SourcePage;
import org.ndislint.rules.RuleInfo;
import org.ndislint.rules.RuleInfo.ViolatingExample;

/** What {@code explain} says of a rule. */
final class RuleSheet {
    private RuleSheet() {}

    static String of(RuleInfo rule, int width) {
        FactSheet sheet = new FactSheet(width);
        sheet.heading(rule.id()).paragraph(rule.statement()).blank();
        sheet.fact("severity", rule.severity().id())
                .fact("kind", rule.form())
                .fact("object", rule.pack())
                .fact("at fault", rule.actor())
                .fact("why", rule.why())
                .fact("what to do", rule.advice())
                .fact("to be decided", rule.inconclusiveWhen())
                .fact("yields to", rule.yields());
        for (String source : rule.sources()) {
            sheet.fact("page", SourcePage.url(source));
        }
        sheet.fact("defined in", rule.position());
        for (String example : rule.conforming()) {
            sheet.blank().line("  This is right:");
            trace(sheet, example, -1);
        }
        for (ViolatingExample example : rule.violating()) {
            sheet.blank().line("  This is wrong, at event " + (example.at() + 1) + ":");
            trace(sheet, example.trace(), example.at());
        }
        return sheet.toString();
    }

    private static void trace(FactSheet sheet, String trace, int wrong) {
        List<String> lines = trace.strip().lines().toList();
        int event = 0;
        for (String line : lines) {
            boolean isEvent = !line.isBlank() && !line.strip().startsWith("#");
            sheet.line((isEvent && event == wrong ? "  * " : "    ") + line.strip());
            if (isEvent) {
                event++;
            }
        }
    }
}

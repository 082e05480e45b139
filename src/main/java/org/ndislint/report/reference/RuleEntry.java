package org.ndislint.report.reference;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ndislint.catalogue.DriverKind;
import org.ndislint.report.SourcePage;
import org.ndislint.rules.Program;
import org.ndislint.rules.Program.CompiledRule;
import org.ndislint.rules.RuleInfo;
import org.ndislint.rules.RuleInfo.ViolatingExample;
import org.ndislint.rules.RuleRecords;

/** What a page says of one rule. */
final class RuleEntry {
    /** Records that are named; more are counted. */
    private static final int MOST_RECORDS = 12;

    private final Program program;
    private final RuleRecords records;
    private final RuleLinks links;

    RuleEntry(Program program, RuleRecords records, RuleLinks links) {
        this.program = program;
        this.records = records;
        this.links = links;
    }

    void append(StringBuilder to, CompiledRule rule) {
        RuleInfo info = rule.info();
        String id = MarkdownText.prose(info.id());
        to.append("<a id=\"").append(id).append("\"></a>\n\n");
        to.append("### ").append(id).append("\n\n");
        to.append(MarkdownText.prose(info.statement())).append("\n\n");
        table(to, rule);
        paragraph(to, "Why", info.why());
        paragraph(to, "What to do", info.advice());
        paragraph(to, "When it is inconclusive", info.inconclusiveWhen());
        for (String example : info.conforming()) {
            to.append("Right:\n\n");
            MarkdownText.fenced(to, "text", marked(example, -1));
        }
        for (ViolatingExample example : info.violating()) {
            to.append("Wrong, at event ").append(example.at() + 1);
            if (!example.also().isEmpty()) {
                to.append(" (beside it ").append(links(example.also())).append(" may speak)");
            }
            to.append(":\n\n");
            MarkdownText.fenced(to, "text", marked(example.trace(), example.at()));
        }
        to.append("Sources:\n\n");
        for (String source : info.sources()) {
            to.append("- [").append(MarkdownText.prose(source)).append("](");
            to.append(MarkdownText.address(SourcePage.url(source))).append(")\n");
        }
        to.append('\n');
    }

    private void table(StringBuilder to, CompiledRule rule) {
        RuleInfo info = rule.info();
        to.append("| | |\n|---|---|\n");
        row(to, "severity", info.severity().id());
        row(to, "form", MarkdownText.prose(info.form()));
        row(to, "at fault", MarkdownText.prose(info.actor()));
        if (info.limit() != null) {
            row(to, "limit", info.limitText());
        }
        row(to, "judged at", records(records.judged(rule.index())));
        row(to, "owed since", records(records.arming(rule.index())));
        row(to, "yields to", links(info.yields()));
        if (rule.once()) {
            row(to, "reported", "once an object");
        }
        row(to, "needs the calls of", kinds(rule.needs()));
        to.append('\n');
    }

    private static void row(StringBuilder to, String label, String cell) {
        if (!cell.isEmpty()) {
            to.append("| ").append(label).append(" | ").append(cell).append(" |\n");
        }
    }

    private static void paragraph(StringBuilder to, String label, @Nullable String text) {
        if (text != null) {
            to.append("**").append(label).append(":** ");
            to.append(MarkdownText.prose(text)).append("\n\n");
        }
    }

    private String records(BitSet set) {
        List<String> names = new ArrayList<>();
        for (int record = set.nextSetBit(0); record >= 0 && names.size() < MOST_RECORDS; ) {
            names.add(MarkdownText.code((record % 2 == 0 ? "> " : "< ") + program.callName(record / 2)));
            record = set.nextSetBit(record + 1);
        }
        int more = set.cardinality() - names.size();
        return String.join(", ", names) + (more == 0 ? "" : " and " + more + " more records");
    }

    private String links(List<String> ids) {
        List<String> out = new ArrayList<>();
        for (String id : ids) {
            out.add(links.to(id));
        }
        return String.join(", ", out);
    }

    private static String kinds(int mask) {
        List<String> words = new ArrayList<>();
        for (DriverKind kind : DriverKind.values()) {
            if ((mask & kind.bit()) != 0) {
                words.add(kind.word());
            }
        }
        return String.join(", ", words);
    }

    /** The lines of an example, the wrong one with a star. */
    private static String marked(String trace, int wrong) {
        StringBuilder out = new StringBuilder();
        int event = 0;
        for (String line : trace.strip().lines().toList()) {
            boolean isEvent = !line.isBlank() && !line.strip().startsWith("#");
            out.append(wrong < 0 ? "" : isEvent && event == wrong ? "* " : "  ");
            out.append(line.strip()).append('\n');
            event += isEvent ? 1 : 0;
        }
        return out.toString();
    }
}

package org.ndislint.report.reference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.ndislint.model.Key;
import org.ndislint.rules.Kind;
import org.ndislint.rules.Naming;
import org.ndislint.rules.Program.CompiledRule;
import org.ndislint.rules.Region;

/** What a page says of one kind of object: its events, its pended operations, its regions. */
final class KindSection {
    private final StringBuilder to;
    private final Kind kind;
    private final List<Region> regions = new ArrayList<>();
    private final List<Region> operations = new ArrayList<>();

    /**
     * A section on the regions of a kind that one pack gives it.
     *
     * @param own those regions
     */
    KindSection(StringBuilder to, Kind kind, List<Region> own) {
        this.to = to;
        this.kind = kind;
        for (Region region : own) {
            (region.template() == null ? regions : operations).add(region);
        }
    }

    void append(RuleLinks links, List<CompiledRule> rules) {
        to.append("### ").append(MarkdownText.code(kind.name())).append("\n\n");
        to.append("Named by ").append(naming(kind.naming())).append('.');
        if (!kind.contexts().isEmpty()) {
            List<String> contexts = new ArrayList<>();
            for (Key key : kind.contexts()) {
                contexts.add(MarkdownText.code(key.json()));
            }
            to.append(" Contexts that stand for it: ")
                    .append(String.join(", ", contexts))
                    .append('.');
        }
        to.append("\n\n");
        events();
        operations(links, rules);
        for (Region region : regions) {
            to.append("#### ")
                    .append(MarkdownText.code(kind.name()))
                    .append(", region ")
                    .append(MarkdownText.code(region.name()))
                    .append("\n\n");
            to.append("Begins in ").append(StateTable.states(region, region.initial()));
            to.append("; first seen in mid-life, it is in ");
            to.append(region.adopted() == region.all() ? "any state" : StateTable.states(region, region.adopted()));
            to.append(".\n\n");
            MarkdownText.fenced(to, "mermaid", StateDiagram.of(kind, region));
            StateTable.append(to, kind, region, links);
        }
    }

    private void events() {
        Map<String, Kind.EventClass> classes = new LinkedHashMap<>();
        for (Kind.EventClass eventClass : kind.classes()) {
            for (Region region : regions) {
                if (region.row(eventClass.index()) != null) {
                    classes.put(eventClass.name(), eventClass);
                }
            }
        }
        if (classes.isEmpty()) {
            return;
        }
        to.append("| event | records |\n|---|---|\n");
        for (Kind.EventClass eventClass : classes.values()) {
            to.append("| ").append(MarkdownText.code(eventClass.name()));
            to.append(eventClass.born() ? (eventClass.maybe() ? " (may begin one)" : " (begins one)") : "");
            to.append(" | ").append(records(eventClass)).append(" |\n");
        }
        to.append('\n');
    }

    private static String records(Kind.EventClass eventClass) {
        List<String> records = new ArrayList<>();
        for (String record : eventClass.records()) {
            records.add(MarkdownText.code(record));
        }
        return String.join("<br>", records);
    }

    private void operations(RuleLinks links, List<CompiledRule> rules) {
        if (operations.isEmpty()) {
            return;
        }
        to.append("| pended operation | asked | completed | as | rules |\n|---|---|---|---|---|\n");
        for (Region region : operations) {
            String template = Objects.requireNonNull(region.template());
            to.append("| ").append(MarkdownText.code(region.name()));
            to.append(" | ").append(records(region, "ask"));
            to.append(" | ").append(records(region, "done"));
            to.append(" | [").append(MarkdownText.prose(template)).append("](");
            to.append(RulePages.file(RulePages.OPERATIONS)).append('#').append(MarkdownText.address(template));
            to.append(") | ").append(claimants(region, links, rules)).append(" |\n");
        }
        to.append('\n');
    }

    private String records(Region region, String name) {
        for (Kind.EventClass eventClass : kind.classes()) {
            if (eventClass.name().equals(region.name() + "." + name)) {
                return records(eventClass);
            }
        }
        return "";
    }

    /** The rules that claim a cell of a region, and those about what is owed in it. */
    private String claimants(Region region, RuleLinks links, List<CompiledRule> rules) {
        List<String> out = new ArrayList<>();
        for (CompiledRule rule : rules) {
            boolean owes = rule.owed() != null
                    && rule.owed().kind() == kind.index()
                    && kind.regions().get(rule.owed().region()) == region;
            if (owes || claims(rule.index(), region)) {
                out.add(links.to(rule.index()));
            }
        }
        return String.join(", ", out);
    }

    private boolean claims(int rule, Region region) {
        for (Kind.EventClass eventClass : kind.classes()) {
            Region.Row row = region.row(eventClass.index());
            if (row != null && row.rules().stream().anyMatch(claim -> claim.rule() == rule)) {
                return true;
            }
        }
        return false;
    }

    private static String naming(Naming naming) {
        return switch (naming.by()) {
            case KEY -> code(naming.key());
            case PAIR -> code(naming.key()) + " and " + code(naming.second()) + " together";
            case KEY_ON_CPU -> code(naming.key()) + " and the processor";
            case ARG ->
                "the parameter "
                        + MarkdownText.code(Objects.requireNonNull(naming.arg()).text())
                        + (naming.key() == null ? "" : ", or " + code(naming.key()));
            case DRIVER -> "the driver of the record";
            case THREAD -> "the thread of the record";
        };
    }

    private static String code(@Nullable Key key) {
        return MarkdownText.code(Objects.requireNonNull(key).json());
    }
}

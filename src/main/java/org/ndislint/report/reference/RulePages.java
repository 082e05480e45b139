package org.ndislint.report.reference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.ndislint.rules.Kind;
import org.ndislint.rules.Program;
import org.ndislint.rules.Program.CompiledRule;
import org.ndislint.rules.Region;
import org.ndislint.rules.RuleInfo;
import org.ndislint.rules.RuleRecords;
import org.ndislint.rules.Severity;

/**
 * The rule reference in Markdown: an index, a page for each pack, one for the templates of pended operations. The text
 * follows from the program alone.
 */
public final class RulePages {
    /** The page of the templates. */
    static final String OPERATIONS = "operations";

    private static final String INDEX = "index.md";
    private static final String NOTE =
            "<!-- Made from the rule packs by ndislint rules --format markdown: change the pack, not this page. -->\n\n";

    private final Program program;
    private final RuleRecords records;
    private final RuleLinks links;
    private final Map<String, List<CompiledRule>> packs = new LinkedHashMap<>();
    private final Map<String, String> packOfFile = new TreeMap<>();

    public RulePages(Program program) {
        this.program = program;
        this.records = RuleRecords.of(program);
        this.links = new RuleLinks(program);
        for (CompiledRule rule : program.rules()) {
            packs.computeIfAbsent(rule.info().pack(), k -> new ArrayList<>()).add(rule);
            packOfFile.putIfAbsent(file(rule.info()), rule.info().pack());
        }
    }

    /** The name of a pack's page. */
    public static String file(String pack) {
        return pack.replaceAll("[^A-Za-z0-9_.-]", "_") + ".md";
    }

    /** Where a rule's entry is, among the pages: {@code af.md#AF-CLOSE-TWICE}. */
    public static String address(RuleInfo rule) {
        return RuleLinks.address(rule);
    }

    /** All pages by file name, the index first. */
    public Map<String, String> all() {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put(INDEX, index());
        pages.put(file(OPERATIONS), operations());
        for (String pack : packs.keySet()) {
            pages.put(file(pack), page(pack, packs.get(pack)));
        }
        return pages;
    }

    /**
     * The pages of some rules: for each pack that has any its page, on which there are only these rules.
     *
     * @param ids of the rules
     */
    public Map<String, String> of(Set<String> ids) {
        Map<String, String> pages = new LinkedHashMap<>();
        packs.forEach((pack, rules) -> {
            List<CompiledRule> wanted = rules.stream()
                    .filter(rule -> ids.contains(rule.info().id()))
                    .toList();
            if (!wanted.isEmpty()) {
                pages.put(file(pack), page(pack, wanted));
            }
        });
        return pages;
    }

    private String index() {
        StringBuilder to = new StringBuilder("# Rules\n\n").append(NOTE);
        to.append(
                        "Each rule says what the documentation says, and names the page. How a rule is written is told in [rule")
                .append(" packs](../rule-language.md), what its verdicts mean in [results](../results.md).\n\n");
        to.append("| page | error | warning | info | off |\n|---|---|---|---|---|\n");
        packs.forEach((pack, rules) -> {
            to.append("| [").append(title(pack)).append("](").append(MarkdownText.address(file(pack)));
            to.append(") |");
            for (Severity severity : Severity.values()) {
                long count = rules.stream()
                        .filter(rule -> rule.info().severity() == severity)
                        .count();
                to.append(' ').append(count).append(" |");
            }
            to.append('\n');
        });
        to.append("\nOperations that may be pended are written once: [")
                .append(title(OPERATIONS))
                .append("](")
                .append(file(OPERATIONS))
                .append(").\n\n## All rules\n\n");
        list(to, program.rules());
        return to.toString();
    }

    private void list(StringBuilder to, List<CompiledRule> rules) {
        to.append("| rule | severity | |\n|---|---|---|\n");
        List<CompiledRule> sorted = new ArrayList<>(rules);
        sorted.sort(Comparator.comparing(rule -> rule.info().id()));
        for (CompiledRule rule : sorted) {
            to.append("| ").append(links.to(rule.index()));
            to.append(" | ").append(rule.info().severity().id());
            to.append(" | ").append(MarkdownText.prose(rule.info().statement())).append(" |\n");
        }
        to.append('\n');
    }

    private String page(String pack, List<CompiledRule> rules) {
        StringBuilder to =
                new StringBuilder("# ").append(title(pack)).append("\n\n").append(NOTE);
        to.append("The rules of the pack ").append(MarkdownText.code(pack)).append(". [All rules](");
        to.append(INDEX).append(")\n\n");
        list(to, rules);
        StringBuilder kinds = new StringBuilder();
        for (Kind kind : program.kinds()) {
            List<Region> own = regions(kind, pack);
            if (!own.isEmpty()) {
                new KindSection(kinds, kind, own).append(links, program.rules());
            }
        }
        if (!kinds.isEmpty()) {
            to.append("## Objects\n\n");
            legend(to);
            to.append(kinds);
        }
        to.append("## The rules\n\n");
        RuleEntry entry = new RuleEntry(program, records, links);
        for (CompiledRule rule : rules) {
            entry.append(to, rule);
        }
        return end(to);
    }

    private static void legend(StringBuilder to) {
        to.append(
                        "What is known of an object is a set of states of each region. In the tables, `=` stays, **✗** breaks a")
                .append(
                        " rule and goes on as the cell says, – cannot be. `>` is the entry of a call, `<` its return.\n\n");
    }

    /** The templates, each shown by the first operation that is made from it. */
    private String operations() {
        StringBuilder to =
                new StringBuilder("# ").append(title(OPERATIONS)).append("\n\n").append(NOTE);
        to.append(
                        "An operation that may be pended is a region made from a template. What its cells marked **✗** break is")
                .append(" said by the rules of the operation. [All rules](")
                .append(INDEX)
                .append(")\n\n");
        legend(to);
        Map<String, Region> seen = new LinkedHashMap<>();
        for (Kind kind : program.kinds()) {
            for (Region region : kind.regions()) {
                String template = region.template();
                if (template != null && seen.putIfAbsent(template, region) == null) {
                    template(to, kind, region, template);
                }
            }
        }
        return end(to);
    }

    private static void template(StringBuilder to, Kind kind, Region region, String template) {
        String name = MarkdownText.prose(template);
        to.append("<a id=\"").append(name).append("\"></a>\n\n## ").append(name).append("\n\n");
        to.append("As made for ").append(MarkdownText.code(region.name())).append(" of ");
        to.append(MarkdownText.code(kind.name())).append(":\n\n| event | records |\n|---|---|\n");
        for (Kind.EventClass eventClass : kind.classes()) {
            if (region.row(eventClass.index()) != null) {
                to.append("| ").append(MarkdownText.code(StateTable.shortName(region, eventClass)));
                to.append(" | ").append(MarkdownText.code(String.join(" ; ", eventClass.records())));
                to.append(" |\n");
            }
        }
        to.append('\n');
        MarkdownText.fenced(to, "mermaid", StateDiagram.of(kind, region));
        StateTable.append(to, kind, region);
    }

    private List<Region> regions(Kind kind, String pack) {
        List<Region> own = new ArrayList<>();
        for (Region region : kind.regions()) {
            String file = region.position().substring(0, region.position().lastIndexOf(':'));
            if (packOfFile.getOrDefault(file, "").equals(pack)) {
                own.add(region);
            }
        }
        return own;
    }

    private static String file(RuleInfo rule) {
        return rule.position().substring(0, rule.position().lastIndexOf(':'));
    }

    private String title(String pack) {
        String title = program.titles().getOrDefault(pack, pack);
        return MarkdownText.prose(
                title.isEmpty() ? title : title.substring(0, 1).toUpperCase(Locale.ROOT) + title.substring(1));
    }

    /** With one line break at its end. */
    private static String end(StringBuilder to) {
        return to.toString().stripTrailing() + "\n";
    }
}

package org.ndislint.report.reference;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ndislint.rules.Program;
import org.ndislint.rules.RuleInfo;

/** Links to the entries of rules, from the pages beside them. */
final class RuleLinks {
    private final List<Program.CompiledRule> rules;
    private final Map<String, String> packs = new HashMap<>();

    RuleLinks(Program program) {
        rules = program.rules();
        for (Program.CompiledRule rule : rules) {
            packs.put(rule.info().id(), rule.info().pack());
        }
    }

    /** A link to a rule by its number. */
    String to(int rule) {
        return to(rules.get(rule).info().id());
    }

    /** A link to a rule by its id; what is no rule is no link. */
    String to(String id) {
        String pack = packs.get(id);
        return pack == null
                ? MarkdownText.prose(id)
                : "[" + MarkdownText.prose(id) + "](" + MarkdownText.address(address(pack, id)) + ")";
    }

    /** Where a rule's entry is, among the pages: {@code af.md#AF-CLOSE-TWICE}. */
    static String address(RuleInfo rule) {
        return address(rule.pack(), rule.id());
    }

    private static String address(String pack, String id) {
        return RulePages.file(pack) + "#" + id;
    }
}

package org.ndislint.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ndislint.catalogue.NearestNames;
import org.ndislint.rules.RuleInfo;

/**
 * What the rules of a run are made from, beside the built-in packs.
 *
 * @param packs paths of the user's rule packs
 * @param limits of deadlines, in whole seconds, by rule id
 * @param origins of the limits, for messages
 */
record RuleSources(List<String> packs, Map<String, Long> limits, Map<String, String> origins) {
    private static final int MOST_HINTS = 3;
    private static final int MOST_DIGITS = 9;

    static RuleSources of(Arguments arguments) throws UsageException {
        Map<String, Long> limits = new LinkedHashMap<>();
        Map<String, String> origins = new LinkedHashMap<>();
        List<String> settings = arguments.values(Option.LIMIT);
        for (int i = 0; i < settings.size(); i++) {
            RuleSetting setting = RuleSetting.of(settings.get(i), arguments.origin(Option.LIMIT, i));
            limits.put(setting.rule(), seconds(setting));
            origins.put(setting.rule(), setting.origin());
        }
        return new RuleSources(arguments.values(Option.RULES), limits, origins);
    }

    /**
     * Checks that every limit is one of a rule.
     *
     * @throws UsageException if not: a misspelt id must not leave a limit as it was
     */
    void check(List<RuleInfo> rules) throws UsageException {
        Map<String, RuleInfo> byId = new LinkedHashMap<>();
        rules.forEach(rule -> byId.put(rule.id(), rule));
        for (String id : limits.keySet()) {
            RuleInfo rule = byId.get(id);
            if (rule == null) {
                throw new UsageException(origins.get(id) + ": there is no rule '" + id + "'"
                        + Hints.of(NearestNames.of(id, byId.keySet(), MOST_HINTS)));
            }
            if (rule.limit() == null) {
                throw new UsageException(origins.get(id) + ": the rule " + id + " has no limit; "
                        + String.join(", ", limited(rules)) + " have one");
            }
        }
    }

    private static List<String> limited(List<RuleInfo> rules) {
        List<String> ids = new ArrayList<>();
        for (RuleInfo rule : rules) {
            if (rule.limit() != null) {
                ids.add(rule.id());
            }
        }
        return ids;
    }

    private static long seconds(RuleSetting setting) throws UsageException {
        String value = setting.value();
        if (value.isEmpty() || value.length() > MOST_DIGITS || !value.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new UsageException(setting.origin() + ": expected a number of whole seconds for " + setting.rule()
                    + ", found '" + value + "'");
        }
        return Long.parseLong(value);
    }
}

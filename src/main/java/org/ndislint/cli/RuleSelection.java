package org.ndislint.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ndislint.catalogue.NearestNames;
import org.ndislint.rules.RuleInfo;
import org.ndislint.rules.Severity;

/** Which rules are on, and how grave: {@code --select}, {@code --ignore} and {@code --severity}. */
final class RuleSelection {
    /** Of a rule that is off by default and was asked for by its id. */
    private static final Severity SELECTED = Severity.WARNING;

    private static final String ALL = "all";
    private static final int MOST_HINTS = 3;

    private RuleSelection() {}

    /**
     * The rules that are on, in the order of {@code rules}, with the severity of this run.
     *
     * @throws UsageException if something selects or ignores nothing: a misspelt id must not switch a check off
     */
    static List<RuleInfo> of(Arguments arguments, List<RuleInfo> rules) throws UsageException {
        List<String> select = arguments.values(Option.SELECT);
        List<String> ignore = arguments.values(Option.IGNORE);
        check(Option.SELECT.option(), select, rules);
        check(Option.IGNORE.option(), ignore, rules);
        Map<String, Severity> set = severities(arguments, rules);
        List<RuleInfo> on = new ArrayList<>(rules.size());
        for (RuleInfo rule : rules) {
            boolean named = select.contains(rule.id());
            boolean selected = select.isEmpty() || named || isMeant(rule, select);
            if (!selected || (!ignore.isEmpty() && isMeant(rule, ignore))) {
                continue;
            }
            Severity severity = set.getOrDefault(rule.id(), rule.severity());
            if (severity == Severity.OFF && named) {
                severity = rule.severity() == Severity.OFF ? SELECTED : rule.severity();
            }
            if (severity != Severity.OFF) {
                on.add(severity == rule.severity() ? rule : rule.withSeverity(severity));
            }
        }
        return on;
    }

    /** The rules with the severities of this run, those that are off among them. */
    static List<RuleInfo> configured(Arguments arguments, List<RuleInfo> rules) throws UsageException {
        Map<String, Severity> set = severities(arguments, rules);
        List<RuleInfo> all = new ArrayList<>(rules.size());
        for (RuleInfo rule : rules) {
            Severity severity = set.getOrDefault(rule.id(), rule.severity());
            all.add(severity == rule.severity() ? rule : rule.withSeverity(severity));
        }
        return all;
    }

    /** The severities that are set, by rule id: of several that mean a rule the last one counts. */
    private static Map<String, Severity> severities(Arguments arguments, List<RuleInfo> rules) throws UsageException {
        List<String> settings = arguments.values(Option.SEVERITY);
        Map<String, Severity> set = new HashMap<>();
        for (int i = 0; i < settings.size(); i++) {
            RuleSetting setting = RuleSetting.of(settings.get(i), arguments.origin(Option.SEVERITY, i));
            Severity severity = severity(setting);
            check(setting.origin(), List.of(setting.rule()), rules);
            for (RuleInfo rule : rules) {
                if (isMeant(rule, setting.rule())) {
                    set.put(rule.id(), severity);
                }
            }
        }
        return set;
    }

    private static Severity severity(RuleSetting setting) throws UsageException {
        for (Severity severity : Severity.values()) {
            if (severity.id().equals(setting.value())) {
                return severity;
            }
        }
        throw new UsageException(setting.origin() + ": expected error, warning, info or off for " + setting.rule()
                + ", found '" + setting.value() + "'");
    }

    /** Whether an operand means rules: their ids, a pattern of these, or packs. */
    static boolean meansRules(String operand, List<RuleInfo> rules) {
        for (RuleInfo rule : rules) {
            if (isMeant(rule, operand)) {
                return true;
            }
        }
        return false;
    }

    /** The rules that some pattern means, whatever their severity; all if there is no pattern. */
    static List<RuleInfo> matching(List<String> patterns, List<RuleInfo> rules) throws UsageException {
        check(null, patterns, rules);
        List<RuleInfo> meant = new ArrayList<>();
        for (RuleInfo rule : rules) {
            if (patterns.isEmpty() || isMeant(rule, patterns)) {
                meant.add(rule);
            }
        }
        return meant;
    }

    private static boolean isMeant(RuleInfo rule, List<String> patterns) {
        for (String pattern : patterns) {
            if (isMeant(rule, pattern)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isMeant(RuleInfo rule, String pattern) {
        return pattern.equals(ALL) || pattern.equals(rule.pack()) || matches(pattern, 0, rule.id(), 0);
    }

    /** Whether a pattern, in which {@code *} stands for anything, matches a whole id. */
    private static boolean matches(String pattern, int p, String id, int i) {
        int star = pattern.indexOf('*', p);
        if (star < 0) {
            return id.startsWith(pattern.substring(p), i) && id.length() - i == pattern.length() - p;
        }
        String literal = pattern.substring(p, star);
        if (!id.startsWith(literal, i)) {
            return false;
        }
        // what follows the star is sought as early as possible: later literals then have the most room
        int from = i + literal.length();
        int next = star + 1;
        if (next == pattern.length()) {
            return true;
        }
        for (int at = from; at <= id.length(); at++) {
            if (matches(pattern, next, id, at)) {
                return true;
            }
        }
        return false;
    }

    private static void check(@Nullable String origin, List<String> patterns, List<RuleInfo> rules)
            throws UsageException {
        for (String pattern : patterns) {
            boolean used = pattern.equals(ALL);
            for (int i = 0; i < rules.size() && !used; i++) {
                used = isMeant(rules.get(i), pattern);
            }
            if (!used) {
                throw new UsageException((origin == null ? "" : origin + ": ") + unknown(pattern, rules));
            }
        }
    }

    private static String unknown(String pattern, List<RuleInfo> rules) {
        List<String> names = new ArrayList<>();
        for (RuleInfo rule : rules) {
            names.add(rule.id());
            if (!names.contains(rule.pack())) {
                names.add(rule.pack());
            }
        }
        return "there is no rule or pack '" + pattern + "'" + Hints.of(NearestNames.of(pattern, names, MOST_HINTS));
    }
}

package org.ndislint.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ndislint.catalogue.NearestNames;
import org.ndislint.rules.RuleInfo;
import org.ndislint.rules.Severity;

/** Which rules are on: {@code --select} and {@code --ignore}. */
final class RuleSelection {
    /** Of a rule that is off by default and was asked for by its id. */
    static final Severity SELECTED = Severity.WARNING;

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
        check(Option.SELECT, select, rules);
        check(Option.IGNORE, ignore, rules);
        List<RuleInfo> on = new ArrayList<>(rules.size());
        for (RuleInfo rule : rules) {
            boolean named = select.contains(rule.id());
            boolean selected = select.isEmpty() || named || isMeant(rule, select);
            if (!selected || (!ignore.isEmpty() && isMeant(rule, ignore))) {
                continue;
            }
            if (rule.severity() != Severity.OFF) {
                on.add(rule);
            } else if (named) {
                on.add(rule.withSeverity(SELECTED));
            }
        }
        return on;
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

    private static void check(@Nullable Option option, List<String> patterns, List<RuleInfo> rules)
            throws UsageException {
        for (String pattern : patterns) {
            boolean used = pattern.equals(ALL);
            for (int i = 0; i < rules.size() && !used; i++) {
                used = isMeant(rules.get(i), pattern);
            }
            if (!used) {
                throw new UsageException((option == null ? "" : option.option() + ": ") + unknown(pattern, rules));
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

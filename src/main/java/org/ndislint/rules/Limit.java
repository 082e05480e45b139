package org.ndislint.rules;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The limit of a rule on a deadline: the key {@code limit} of its entry, in whole seconds, for which the word {@code
 * limit} stands in its tests: {@code elapsed started > limit + 1}. Where no page gives a number it is {@code none}: the
 * rule is judged only with a limit of the run's.
 */
final class Limit {
    /** A hundred years. */
    private static final int MOST_DIGITS = 9;

    private static final String NONE = "none";
    private static final String KEY = "limit";
    private static final String WORD = "> limit";
    private static final String PLUS = " + ";

    private Limit() {}

    /** The limit of an entry, or null if it has none. */
    static @Nullable Long of(PackNode rule) throws PackException {
        PackNode limit = rule.get(KEY);
        if (limit == null) {
            return null;
        }
        String text = limit.text();
        if (text.equals(NONE)) {
            return RuleInfo.NO_LIMIT_PUBLISHED;
        }
        if (digits(text, 0) != text.length() || text.isEmpty() || text.length() > MOST_DIGITS) {
            throw limit.error("expected a limit in whole seconds, found '" + text + "'");
        }
        return Long.parseLong(text);
    }

    /** A test with the limit in its place. */
    static String fill(PackNode test, @Nullable Long limit) throws PackException {
        String text = test.text();
        int at = text.indexOf(WORD);
        if (at < 0) {
            return text;
        }
        if (limit == null) {
            throw test.error("the test speaks of the limit, but the rule has no key 'limit'");
        }
        StringBuilder filled = new StringBuilder();
        int from = 0;
        while (at >= 0) {
            int end = at + WORD.length();
            long seconds = limit;
            if (text.startsWith(PLUS, end)) {
                int last = digits(text, end + PLUS.length());
                if (last > end + PLUS.length() && last - end < MOST_DIGITS) {
                    seconds += Long.parseLong(text.substring(end + PLUS.length(), last));
                    end = last;
                }
            }
            filled.append(text, from, at).append("> ").append(seconds);
            from = end;
            at = text.indexOf(WORD, end);
        }
        return filled.append(text, from, text.length()).toString();
    }

    /** A text about the rule with the limit in the place of <code>{limit}</code>. */
    static String word(String text, @Nullable Long limit) {
        return limit == null
                ? text
                : text.replace("{limit}", limit == RuleInfo.NO_LIMIT_PUBLISHED ? "so many" : Long.toString(limit));
    }

    /** Gives rules of a pack other limits, by their ids; a rule that has none gets none. */
    static void set(PackNode pack, Map<String, Long> limits) throws PackException {
        PackNode rules = pack.get("rules");
        if (rules == null || limits.isEmpty()) {
            return;
        }
        for (PackNode rule : rules.items()) {
            Long limit = limits.get(rule.need("id").text());
            PackNode published = rule.get(KEY);
            if (limit != null && published != null) {
                rule.members().put(KEY, published.with(Long.toString(limit)));
            }
        }
    }

    private static int digits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }
}

package org.ndislint.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What people need to know of a rule; the compiled form is the monitor's.
 *
 * @param id for ever: {@code AF-CLOSE-TWICE}
 * @param pack the pack's name, the object it is about
 * @param form lifecycle, pending, status, irql, role, nesting, children, obligation, deadline, match, permission
 * @param severity default, or as configured for the run
 * @param limit of a deadline, in whole seconds as published or as configured for the run; {@link #NO_LIMIT_PUBLISHED} if
 *     the rule is judged only with one that is configured; null if it has none
 * @param actor who is at fault
 * @param statement the rule in one or two sentences
 * @param why why it matters, or null
 * @param advice what the driver's author should do, or null
 * @param inconclusiveWhen what a trace must show for the rule to be decided, or null
 * @param yields rules that speak instead where both see the same event
 * @param sources pages, such as {@code ndis/nf-ndis-ndisclcloseaddressfamily#remarks}
 * @param conforming example traces in shorthand
 * @param violating example traces in shorthand with where they break
 * @param position file and line of the rule's entry in its pack
 */
public record RuleInfo(
        String id,
        String pack,
        String form,
        Severity severity,
        @Nullable Long limit,
        String actor,
        String statement,
        @Nullable String why,
        @Nullable String advice,
        @Nullable String inconclusiveWhen,
        List<String> yields,
        List<String> sources,
        List<String> conforming,
        List<ViolatingExample> violating,
        String position) {

    /** The limit of a deadline for which no page gives a number. */
    public static final long NO_LIMIT_PUBLISHED = -1;

    /** The limit by which it is judged, in whole seconds; null if it has none, or none is published and none configured. */
    public @Nullable Long limitSet() {
        Long seconds = limit;
        return seconds == null || seconds == NO_LIMIT_PUBLISHED ? null : seconds;
    }

    /** Whether it is judged only with a limit, and has none. */
    public boolean lacksLimit() {
        return limit != null && limitSet() == null;
    }

    /** The limit in words for people; empty if the rule takes none. */
    public String limitText() {
        return limit == null ? "" : lacksLimit() ? "none published; set one" : limit + " seconds";
    }

    /**
     * An example that breaks the rule.
     *
     * @param at 0-based index of the record at which the rule is decided; an {@code @} line counts
     * @param also other rules of severity error or warning that may fire too, there or earlier
     * @param trace shorthand
     */
    public record ViolatingExample(int at, List<String> also, String trace) {}

    public RuleInfo withSeverity(Severity other) {
        return new RuleInfo(
                id,
                pack,
                form,
                other,
                limit,
                actor,
                statement,
                why,
                advice,
                inconclusiveWhen,
                yields,
                sources,
                conforming,
                violating,
                position);
    }
}

package org.ndislint.replay;

import org.jspecify.annotations.Nullable;
import org.ndislint.monitor.Finding;

/** What a replay runs on to. */
public sealed interface Wanted {
    /** The next violation of a rule, or of any if it is null. */
    record Rule(@Nullable String id) implements Wanted {
        boolean is(Finding finding) {
            return finding.conclusive() && (id == null || finding.rule().id().equals(id));
        }
    }

    /** The next record about an object, by its name. */
    record Touch(String object) implements Wanted {}

    /**
     * The next record after which an object is certainly in a state in which it was not certain to be before.
     *
     * @param object its name, such as {@code AF#1}, or its kind for any of the kind
     * @param region or null for any
     */
    record InState(String object, @Nullable String region, String state) implements Wanted {}
}

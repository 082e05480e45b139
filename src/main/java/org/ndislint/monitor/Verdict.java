package org.ndislint.monitor;

import java.util.Locale;

/** What a run says of a rule over one trace. */
public enum Verdict {
    VIOLATED,
    HELD,
    INCONCLUSIVE,
    /** Nothing in the trace touched it. */
    NOT_EXERCISED,
    /** The calls it needs were not captured. */
    NOT_APPLICABLE;

    /** As in results: lower case, hyphenated. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

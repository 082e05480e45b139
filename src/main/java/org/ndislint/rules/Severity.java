package org.ndislint.rules;

import java.util.Locale;

/** How grave a finding of a rule is; in falling order. */
public enum Severity {
    /** A page says must or cannot. */
    ERROR,
    /** A page says should, or the rule follows from pages. */
    WARNING,
    /** Usual order, behaviour of NDIS itself, anomalies of the trace. */
    INFO,
    /** Not run unless selected. */
    OFF;

    /** As in packs, options and results. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}

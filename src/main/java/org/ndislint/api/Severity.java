package org.ndislint.api;

/** How grave it is if a rule is broken; in falling order. */
public enum Severity {
    /** A page of the documentation says must or cannot. */
    ERROR,
    /** A page says should, or the rule follows from pages. */
    WARNING,
    /** Usual order, behaviour of NDIS itself, anomalies of the trace. */
    INFO
}

package org.ndislint.api;

/** What a trace says of one rule. */
public enum RuleVerdict {
    /** It was broken, whatever the trace does not show. */
    VIOLATED,
    /** It was touched, and kept each time: the only pass. */
    HELD,
    /** Some completions of the trace break it and some do not. */
    INCONCLUSIVE,
    /** Nothing in the trace touched it. */
    NOT_EXERCISED,
    /** The calls it needs were not captured. */
    NOT_APPLICABLE
}

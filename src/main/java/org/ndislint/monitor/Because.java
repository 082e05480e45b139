package org.ndislint.monitor;

import java.util.Locale;

/** Why a finding is inconclusive: what the trace does not show. In the order in which results list them. */
public enum Because {
    /** The object was first seen in mid-life. */
    WINDOW,
    /** Records were lost. */
    LOST,
    /** The calls of some driver were not recorded. */
    UNCOVERED,
    /** A record lacks a field. */
    MISSING_FIELD,
    /** The clock cannot order records of different threads. */
    UNORDERED,
    /** The trace ends first. */
    END;

    /** As in results: lower case, hyphenated. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

package org.ndislint.api;

/** Why a rule could not be decided: what the trace does not show. */
public enum Doubt {
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
    END
}

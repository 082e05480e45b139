package org.ndislint.api;

/** What is to be said of a whole trace; in rising gravity. */
public enum Verdict {
    /** Nothing is wrong, and every rule of severity error that the trace touches could be decided. */
    CONFORMANT,
    /** Nothing is certainly wrong, but what the trace does not show leaves a rule of severity error open. */
    INCONCLUSIVE,
    /** Part of the input could not be read, or no call was recognised in it. */
    INCOMPLETE,
    /** There is a finding of severity error or warning. */
    VIOLATIONS
}

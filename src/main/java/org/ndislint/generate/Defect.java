package org.ndislint.generate;

/**
 * A way in which a driver can go wrong.
 *
 * @param rule the id of the rule that it breaks
 * @param setting what kind of session has a place for it
 * @param halts whether the session ends soon afterwards because the drivers cannot go on; otherwise it runs to its end
 * @param what what the driver does, in one sentence
 */
public record Defect(String rule, Setting setting, boolean halts, String what) {

    /** What kind of session has a place for a defect. */
    public enum Setting {
        /** Any. */
        ANY,
        /** A stand-alone call manager must take part. */
        STAND_ALONE,
        /** A miniport call manager must take part. */
        MCM,
        /** A miniport call manager must take part, and macros must be recorded as written. */
        MCM_SOURCE_NAMES,
        /** Levels must be recorded. */
        LEVELS
    }
}

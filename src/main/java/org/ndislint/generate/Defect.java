package org.ndislint.generate;

import java.util.Set;

/**
 * A way in which a driver can go wrong.
 *
 * @param rule the id of the rule that it breaks
 * @param setting what kind of session has a place for it
 * @param halts whether the session ends soon afterwards because the drivers cannot go on; otherwise it runs to its end
 * @param what what the driver does, in one sentence
 * @param also other rules that it breaks as well, inevitably
 */
public record Defect(String rule, Setting setting, boolean halts, String what, Set<String> also) {

    public Defect {
        also = Set.copyOf(also);
    }

    /** A defect that breaks one rule only. */
    public Defect(String rule, Setting setting, boolean halts, String what) {
        this(rule, setting, halts, what, Set.of());
    }

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
        LEVELS,
        /** Data must flow, and OID requests be made. */
        TRAFFIC,
        /** The same above a stand-alone call manager. */
        TRAFFIC_STAND_ALONE;

        /** Whether the session needs traffic. */
        public boolean isTraffic() {
            return this == TRAFFIC || this == TRAFFIC_STAND_ALONE;
        }
    }
}

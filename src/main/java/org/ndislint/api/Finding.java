package org.ndislint.api;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A place where a rule is broken, or where the trace leaves open whether it is.
 *
 * @param rule its id, such as {@code AF-CLOSE-TWICE}; never changes its meaning
 * @param severity of the rule in this run
 * @param trace the path as given, with the entry behind it if it is an archive
 * @param event number of the record at which it is decided, 1-based
 * @param line of the source, 1-based
 * @param time of that record, or null if it has none
 * @param function of that record
 * @param phase of that record
 * @param object what it is about, or null for rules on the call alone
 * @param message one sentence
 * @param expected what the rule asks for
 * @param found what the trace shows
 * @param witness the records that prove it, in their order, the one at which it is decided last
 * @param doubts why it is open; empty if the rule is certainly broken
 * @param sources pages of the documentation, such as {@code ndis/nf-ndis-ndisclcloseaddressfamily#remarks}
 * @param fingerprint the same for the same defect in another capture
 */
public record Finding(
        String rule,
        Severity severity,
        String trace,
        long event,
        long line,
        @Nullable Instant time,
        String function,
        Phase phase,
        @Nullable ObservedObject object,
        String message,
        String expected,
        String found,
        List<WitnessRecord> witness,
        Set<Doubt> doubts,
        List<String> sources,
        String fingerprint) {
    /** Copies the lists. */
    public Finding {
        witness = List.copyOf(witness);
        doubts = Collections.unmodifiableSet(new TreeSet<>(doubts));
        sources = List.copyOf(sources);
    }

    /** One line: where, which rule, and what. */
    @Override
    public String toString() {
        return trace + ":" + line + ": " + rule + ": " + message;
    }
}

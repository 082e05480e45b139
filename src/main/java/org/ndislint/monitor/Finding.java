package org.ndislint.monitor;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ndislint.model.EventKind;
import org.ndislint.rules.RuleInfo;

/**
 * One violation, or one place where a rule could not be decided.
 *
 * @param rule with the severity of this run
 * @param conclusive false: inconclusive, and {@code because} says why
 * @param event 1-based number of the record at which it is decided; for what the end of the trace decides, the last
 * @param line 1-based physical line or record of the source
 * @param timeNanos since 1970-01-01T00:00:00Z, or {@link org.ndislint.model.CallEvent#NO_TIME}
 * @param function as recorded (an alias stays an alias)
 * @param phase as recorded
 * @param cpu or -1
 * @param tid or -1
 * @param irql or -1
 * @param driver or null
 * @param object what it is about, or null for rules on the call alone
 * @param message one sentence a driver author can act on
 * @param expected what the rule asks for
 * @param found what the trace shows
 * @param witness the fewest records that prove it, in event order, the finding's own last
 * @param witnessDropped records that belong to the witness and were no longer kept
 * @param because empty for a violation
 * @param fingerprint stable over files, times, handles and CPUs: rule and abstract shape of the witness; hex
 */
public record Finding(
        RuleInfo rule,
        boolean conclusive,
        long event,
        long line,
        long timeNanos,
        String function,
        EventKind phase,
        long cpu,
        long tid,
        int irql,
        @Nullable String driver,
        @Nullable ObjectName object,
        String message,
        String expected,
        String found,
        List<WitnessStep> witness,
        int witnessDropped,
        Set<Because> because,
        String fingerprint) {

    /**
     * An object of the trace.
     *
     * @param kind the key's name: {@code af}
     * @param name kind in capitals, {@code #}, number in order of first appearance, each generation its own
     * @param handle {@code 0x} and lower-case hex, or the name; empty if only contexts were seen
     */
    public record ObjectName(String kind, String name, String handle) {}

    /**
     * One record of a witness.
     *
     * @param event 1-based number
     * @param line of the source
     * @param text the record in shorthand
     * @param state what was known of the object after it, in words; for the finding's own record, before it
     */
    public record WitnessStep(long event, long line, String text, String state) {}

    /** The same finding under another severity, or another description of its rule. */
    public Finding withRule(RuleInfo other) {
        return with(other, witness, witnessDropped);
    }

    /**
     * The same finding with other records of its witness.
     *
     * @param dropped records that belong to it and are not among them
     */
    public Finding withWitness(List<WitnessStep> steps, int dropped) {
        return with(rule, steps, dropped);
    }

    private Finding with(RuleInfo newRule, List<WitnessStep> steps, int dropped) {
        return new Finding(
                newRule,
                conclusive,
                event,
                line,
                timeNanos,
                function,
                phase,
                cpu,
                tid,
                irql,
                driver,
                object,
                message,
                expected,
                found,
                steps,
                dropped,
                because,
                fingerprint);
    }
}

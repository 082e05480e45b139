package org.ndislint.report.baseline;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a baseline: a finding, in whichever trace it comes up, that is known.
 *
 * @param rule its id
 * @param fingerprint of rule and abstract shape of the witness: no file, line, time, handle or processor
 * @param fn the call at which it is decided, for whoever reads the file
 * @param reason why it is accepted, or empty
 * @param expires the last day on which it is accepted, or null for no end
 */
public record AcceptedFinding(
        String rule,
        String fingerprint,
        String fn,
        String reason,
        @Nullable LocalDate expires) {
    /** Whether it is not accepted any more. */
    public boolean isExpired(LocalDate today) {
        return expires != null && today.isAfter(expires);
    }

    AcceptedFinding renewed(@Nullable String otherReason, @Nullable LocalDate otherEnd) {
        return new AcceptedFinding(
                rule,
                fingerprint,
                fn,
                otherReason == null ? reason : otherReason,
                otherEnd == null ? expires : otherEnd);
    }
}

package org.ndislint.monitor;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.ndislint.rules.Severity;

/** A rule that the record at hand breaks, or may break; reused. */
final class Candidate {
    int rule;
    boolean certain;
    int kind;
    int row;
    int doubt;
    /** Where it differs from the rule's own. */
    @Nullable
    Severity severity;
    /** What was looked at, as triples of kind, row and region. */
    int[] consulted = new int[12];

    int consultedCount;

    void set(int newRule, boolean isCertain, int newKind, int newRow, int newDoubt) {
        rule = newRule;
        certain = isCertain;
        kind = newKind;
        row = newRow;
        doubt = newDoubt;
        consultedCount = 0;
        severity = null;
    }

    void consult(int ofKind, int ofRow, int region) {
        for (int i = 0; i < consultedCount; i += 3) {
            if (consulted[i] == ofKind && consulted[i + 1] == ofRow && consulted[i + 2] == region) {
                return;
            }
        }
        if (consultedCount + 3 > consulted.length) {
            if (consultedCount > 60) {
                return;
            }
            consulted = Arrays.copyOf(consulted, consultedCount * 2);
        }
        consulted[consultedCount++] = ofKind;
        consulted[consultedCount++] = ofRow;
        consulted[consultedCount++] = region;
    }
}

package org.ndislint.monitor;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.ndislint.rules.Severity;

/** A rule that the record at hand breaks, or may break; reused. */
final class Candidate {
    private static final int MOST_CONSULTED = 600;

    int rule;
    boolean certain;
    int kind;
    int row;
    int doubt;
    /** The object's number within its kind, to tell a row that was given to another object since. */
    long number;
    /** Where it differs from the rule's own. */
    @Nullable
    Severity severity;
    /** Whether a cell of a region's table is broken, not a test at a record. */
    boolean isCell;
    /** A region that stands for the object itself: it was looked at what it is linked to, or which has a name. */
    static final int OBJECT = -1;

    /** What was looked at, as triples of kind, row and region or {@link #OBJECT}. */
    int[] consulted = new int[12];

    int consultedCount;
    /** Whether more was looked at than is kept. */
    boolean isPartial;

    void set(int newRule, boolean isCertain, int newKind, int newRow, int newDoubt) {
        rule = newRule;
        certain = isCertain;
        kind = newKind;
        row = newRow;
        doubt = newDoubt;
        forget();
        severity = null;
        isCell = false;
    }

    /** Begins anew with what is looked at. */
    void forget() {
        consultedCount = 0;
        isPartial = false;
    }

    /** A copy that is not reused. */
    Candidate copy() {
        Candidate copy = new Candidate();
        copy.set(rule, certain, kind, row, doubt);
        copy.severity = severity;
        copy.isCell = isCell;
        copy.number = number;
        copy.consulted = consulted.clone();
        copy.consultedCount = consultedCount;
        copy.isPartial = isPartial;
        return copy;
    }

    void consult(int ofKind, int ofRow, int region) {
        for (int i = 0; i < consultedCount; i += 3) {
            if (consulted[i] == ofKind && consulted[i + 1] == ofRow && consulted[i + 2] == region) {
                return;
            }
        }
        if (consultedCount + 3 > consulted.length) {
            if (consultedCount > MOST_CONSULTED) {
                isPartial = true;
                return;
            }
            consulted = Arrays.copyOf(consulted, consultedCount * 2);
        }
        consulted[consultedCount++] = ofKind;
        consulted[consultedCount++] = ofRow;
        consulted[consultedCount++] = region;
    }
}

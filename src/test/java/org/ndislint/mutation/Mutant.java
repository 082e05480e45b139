package org.ndislint.mutation;

import java.util.BitSet;
import org.ndislint.rules.PackException;
import org.ndislint.rules.PackNode;

/**
 * A pack with one change.
 *
 * @param pack its name
 * @param place where: {@code af client: close in open}, {@code AF-CLOSE-TWICE forbids}; unique together with the change
 * @param change what: {@code closing -> again}
 * @param kind whose table it is in, or -1
 * @param region which region of the kind, or -1
 * @param state the state whose cell it is, by name, or empty
 * @param rule whose condition it is in, or -1
 * @param records at which it can show first: numbers as in {@link org.ndislint.rules.RuleRecords}; empty: at any
 */
record Mutant(
        String pack,
        String place,
        String change,
        int kind,
        int region,
        String state,
        int rule,
        BitSet records,
        PackEdit edit) {
    PackNode apply(PackNode pack) throws PackException {
        return edit.apply(pack);
    }

    String id() {
        return pack + " | " + place + " | " + change;
    }

    @Override
    public String toString() {
        return id();
    }
}

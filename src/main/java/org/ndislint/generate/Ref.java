package org.ndislint.generate;

import org.ndislint.model.Value;

/**
 * A handle or context value as a record carries it.
 *
 * @param tag a tag of {@link Value}
 * @param bits its bits
 */
record Ref(byte tag, long bits) {
    /** The null handle. */
    static final Ref NULL = new Ref(Value.NUMBER, 0);

    static Ref number(long bits) {
        return new Ref(Value.NUMBER, bits);
    }
}

package org.ndislint.ingest.open;

import org.jspecify.annotations.Nullable;

/**
 * What came out of one file so far, layer by layer; entries of an archive share a layer, so that many small bombs are
 * one big one.
 */
final class Expansion {
    /** How many layers of packing are opened. */
    static final int DEEPEST = 4;

    private final ExpansionLimit limit;
    private final @Nullable PeekStream packed;
    private final long packedSize;
    private final long[] bytesOut = new long[DEEPEST];

    /** For packed bytes that are read in one go. */
    Expansion(ExpansionLimit limit, PeekStream packed) {
        this.limit = limit;
        this.packed = packed;
        this.packedSize = 0;
    }

    /** For an archive of a known size, read in any order. */
    Expansion(ExpansionLimit limit, long packedSize) {
        this.limit = limit;
        this.packed = null;
        this.packedSize = packedSize;
    }

    /** Counts bytes that came out of a layer; false if they are too many. */
    boolean add(int layer, int count) {
        bytesOut[layer] += count;
        return limit.allows(packed == null ? packedSize : packed.position(), bytesOut[layer]);
    }

    /** The limit in words, for a message. */
    String words() {
        return "at most " + limit.ratio() + " times the size of the packed file (free up to " + limit.freeBytes()
                + " bytes) and " + limit.mostBytes() + " bytes";
    }
}

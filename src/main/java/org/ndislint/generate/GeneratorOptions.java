package org.ndislint.generate;

import org.jspecify.annotations.Nullable;

/**
 * What to generate.
 *
 * @param seed everything follows from it
 * @param events about how many records; the session is brought to an orderly end after so many, so that it has more
 * @param managers which kinds of call manager take part
 * @param clients how many client drivers, 1 to 8
 * @param traffic whether data flows on active VCs, and drivers make OID requests
 * @param recording what is recorded
 * @param defect the defect to plant, or null
 * @param place how many opportunities for the defect to let go first; fewer are let go if the session has fewer
 */
public record GeneratorOptions(
        long seed,
        long events,
        Managers managers,
        int clients,
        boolean traffic,
        Recording recording,
        @Nullable Defect defect,
        int place) {

    /** Which kinds of call manager take part. */
    public enum Managers {
        /** A protocol driver above a connection-oriented miniport. */
        STAND_ALONE,
        /** A miniport that is its own call manager. */
        MCM,
        /** One of each. */
        BOTH,
        /** As the seed has it. */
        DRAWN
    }

    public GeneratorOptions {
        if (clients < 1 || clients > 8) {
            throw new IllegalArgumentException("1 to 8 clients, not " + clients);
        }
        if (events < 0 || place < 0) {
            throw new IllegalArgumentException("negative number of events or places");
        }
    }

    /** A legal session with everything recorded. */
    public static GeneratorOptions legal(long seed, long events) {
        return new GeneratorOptions(
                seed, events, Managers.DRAWN, 1 + (int) Math.floorMod(seed, 3L), false, Recording.FULL, null, 0);
    }

    public GeneratorOptions with(Recording changed) {
        return new GeneratorOptions(seed, events, managers, clients, traffic, changed, defect, place);
    }

    public GeneratorOptions with(Managers changed) {
        return new GeneratorOptions(seed, events, changed, clients, traffic, recording, defect, place);
    }

    /** The same with data on active VCs, and OID requests. */
    public GeneratorOptions withTraffic() {
        return new GeneratorOptions(seed, events, managers, clients, true, recording, defect, place);
    }

    public GeneratorOptions with(Defect changed, int place) {
        return new GeneratorOptions(
                seed, events, managers, clients, traffic || changed.setting().isTraffic(), recording, changed, place);
    }
}

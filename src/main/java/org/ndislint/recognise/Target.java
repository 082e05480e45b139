package org.ndislint.recognise;

import org.jspecify.annotations.Nullable;
import org.ndislint.model.Key;

/**
 * Where a value goes.
 *
 * @param place what kind of place
 * @param key the key, for {@link Place#KEY}
 * @param arg symbol of the documented name, for {@link Place#ARG}
 */
record Target(Place place, @Nullable Key key, int arg) {
    static final Target STATUS = of(Place.STATUS);
    static final Target UNKNOWABLE = of(Place.UNKNOWABLE);

    /** Kinds of places. */
    enum Place {
        KEY(""),
        ARG(""),
        STATUS("status"),
        IRQL("irql"),
        DRIVER("driver"),
        CPU("cpu"),
        PID("pid"),
        TID("tid"),
        TIME("time"),
        FN("fn"),
        EVENT("event"),
        /** How many records were lost. */
        LOST_COUNT(""),
        /** The value behind an out parameter before the call has returned: nowhere. */
        UNKNOWABLE("");

        private static final Place[] ALL = values();

        private final String word;

        Place(String word) {
            this.word = word;
        }

        /** The contract's spelling; empty for places that are named otherwise. */
        String word() {
            return word;
        }

        /** The place spelled {@code word}, or null if there is none. */
        static @Nullable Place find(String word) {
            for (Place place : ALL) {
                if (!place.word.isEmpty() && place.word.equals(word)) {
                    return place;
                }
            }
            return null;
        }
    }

    static Target of(Place place) {
        return new Target(place, null, 0);
    }

    static Target of(Key key) {
        return new Target(Place.KEY, key, 0);
    }

    static Target ofArg(int symbol) {
        return new Target(Place.ARG, null, symbol);
    }
}

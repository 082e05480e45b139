package org.ndislint.rules;

import org.jspecify.annotations.Nullable;
import org.ndislint.model.Key;

/**
 * How records name an object of a kind.
 *
 * @param by what names it
 * @param key the key, or the first of a pair; null where a record's driver or thread names the object
 * @param second the other key of a pair, or null
 * @param arg the further parameter whose value names the object, or null
 */
public record Naming(
        By by,
        @Nullable Key key,
        @Nullable Key second,
        @Nullable ArgName arg) {
    /** What names an object. */
    public enum By {
        /** The value of one key. */
        KEY,
        /** The values of two keys together. */
        PAIR,
        /** The value of one key on one processor. */
        KEY_ON_CPU,
        /** The value of a further parameter, or where that is not there the key's. */
        ARG,
        /** The driver that makes the record. */
        DRIVER,
        /** The thread that the record is of; the idle thread is one for each processor. */
        THREAD
    }

    static Naming of(Key key) {
        return new Naming(By.KEY, key, null, null);
    }

    static Naming of(Key key, Key second) {
        return new Naming(By.PAIR, key, second, null);
    }

    static Naming of(ArgName arg) {
        return new Naming(By.ARG, null, null, arg);
    }

    static Naming of(ArgName arg, Key key) {
        return new Naming(By.ARG, key, null, arg);
    }

    static Naming onCpu(Key key) {
        return new Naming(By.KEY_ON_CPU, key, null, null);
    }

    static Naming of(By by) {
        return new Naming(by, null, null, null);
    }
}

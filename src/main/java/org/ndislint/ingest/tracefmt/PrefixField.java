package org.ndislint.ingest.tracefmt;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The fields of a trace prefix: the first nine in the order of their numbers, then those that have names. Source: "Trace Message Prefix" of the WDK documentation. */
enum PrefixField {
    MODULE(null, true),
    TAG(null, true),
    TID(null, false),
    TIME(null, true),
    KERNEL_TIME(null, true),
    USER_TIME(null, true),
    SEQUENCE(null, false),
    PID(null, false),
    CPU(null, false),
    FUNCTION("FUNC", true),
    FLAGS("FLAGS", true),
    LEVEL("LEVEL", true),
    COMPONENT("COMPNAME", true),
    SUBCOMPONENT("SUBCOMP", true);

    private static final PrefixField[] ALL = values();

    private final @Nullable String word;
    private final boolean isText;

    PrefixField(@Nullable String word, boolean isText) {
        this.word = word;
        this.isText = isText;
    }

    /** Whether it is printed as a string; else as a number. */
    boolean isText() {
        return isText;
    }

    /** Whether the text is one word: it never holds a blank. */
    boolean isWord() {
        return switch (this) {
            case TAG, KERNEL_TIME, USER_TIME, FLAGS, LEVEL -> true;
            case MODULE, TID, TIME, SEQUENCE, PID, CPU, FUNCTION, COMPONENT, SUBCOMPONENT -> false;
        };
    }

    /** The field of {@code %1} to {@code %9}. */
    static PrefixField ofNumber(int number) {
        return ALL[number - 1];
    }

    /** The field of {@code %!NAME!}, or null. */
    static @Nullable PrefixField ofName(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        for (PrefixField field : ALL) {
            if (upper.equals(field.word)) {
                return field;
            }
        }
        return null;
    }

    static int count() {
        return ALL.length;
    }
}

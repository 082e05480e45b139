package org.ndislint.catalogue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A status value and its names.
 *
 * @param number 0 to 2^32-1
 * @param name the {@code NDIS_STATUS_} name
 * @param twin the {@code STATUS_} name of the same number, or null
 * @param aliases other spellings
 * @param use where the value occurs
 * @param sources where its number was read
 */
public record StatusName(
        long number, String name, @Nullable String twin, List<String> aliases, Use use, List<String> sources) {

    public StatusName {
        aliases = List.copyOf(aliases);
        sources = List.copyOf(sources);
    }

    /** Where a value occurs. */
    public enum Use {
        /** Returned by calls, or an argument of completions. */
        RETURN("return"),
        /** The same, of connection-oriented calls. */
        CONDIS("condis"),
        /** The code of a status indication. */
        INDICATION("indication");

        private final String word;

        Use(String word) {
            this.word = word;
        }

        /** The catalogue's spelling. */
        public String word() {
            return word;
        }

        static @Nullable Use find(String word) {
            for (Use use : values()) {
                if (use.word.equals(word)) {
                    return use;
                }
            }
            return null;
        }
    }

    /** What the two highest bits of a number say. */
    public enum Severity {
        SUCCESS,
        INFORMATIONAL,
        WARNING,
        ERROR
    }

    /** The severity in the number's two highest bits. */
    public Severity severity() {
        return Severity.values()[(int) (number >>> 30) & 3];
    }
}

package org.ndislint.ingest.etl.event;

import java.util.List;
import org.ndislint.ingest.wpp.ValueNames;

/**
 * A field of a payload, as its schema tells.
 *
 * @param position its number among those that tell the length or count of others; -1 if it has none
 * @param name its name
 * @param type what it is in the payload, as {@link FieldType} numbers
 * @param outType how it is meant, as {@link FieldType}'s constants; 0 if that is not told
 * @param count how many values there are
 * @param length how long one is
 * @param names names of its values
 * @param namesAreFlags whether they name bits
 * @param members of a structure, its fields; else empty
 */
record EventField(
        int position,
        String name,
        int type,
        int outType,
        Amount count,
        Amount length,
        ValueNames names,
        boolean namesAreFlags,
        List<EventField> members) {

    EventField {
        members = List.copyOf(members);
    }

    /** Whether its values are characters: several of them are a text. */
    boolean isCharacter() {
        int width = FieldType.width(type, Long.BYTES);
        return outType == FieldType.OUT_STRING && (width == 1 || width == 2);
    }

    /**
     * A number that the schema or the payload tells.
     *
     * @param kind where it stands
     * @param value the number, or the position of the field that holds it
     */
    record Amount(Kind kind, int value) {
        /** One value; of its natural length. */
        static final Amount NONE = new Amount(Kind.NONE, 0);
        /** Told by two bytes of the payload in front. */
        static final Amount AHEAD = new Amount(Kind.AHEAD, 0);

        enum Kind {
            NONE,
            FIXED,
            /** The value of an earlier field: the one of that position. */
            FIELD,
            AHEAD
        }

        static Amount fixed(int value) {
            return new Amount(Kind.FIXED, value);
        }

        static Amount field(int position) {
            return new Amount(Kind.FIELD, position);
        }
    }
}

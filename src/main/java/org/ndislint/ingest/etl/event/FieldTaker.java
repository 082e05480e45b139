package org.ndislint.ingest.etl.event;

import org.jspecify.annotations.Nullable;
import org.ndislint.model.ArgumentType;

/** Takes the fields of a payload, in order. */
public interface FieldTaker {
    /**
     * A field.
     *
     * @param name its name; of a structure's field, with the structure's name and a dot in front
     * @param type what it is; {@link ArgumentType#OTHER} for arrays
     * @param number its value if the type is a number
     * @param valueName the name of the value, or null
     * @param text the value for people
     */
    void field(String name, ArgumentType type, long number, @Nullable String valueName, String text);
}

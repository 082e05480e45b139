package org.ndislint.recognise;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ndislint.model.MessageRecord;

/** A member of a message, by which a mapping rule can choose. */
public enum MessageField {
    MODULE("module"),
    COMPONENT("component"),
    FUNCTION("function"),
    LEVEL("level"),
    FLAGS("flags"),
    TAG("tag"),
    EVENT_NAME("eventName");

    private final String word;

    MessageField(String word) {
        this.word = word;
    }

    /** The spelling in mapping files. */
    public String word() {
        return word;
    }

    /** The member spelled {@code word}, or null if there is none. */
    public static @Nullable MessageField find(String word) {
        for (MessageField field : values()) {
            if (field.word.equals(word)) {
                return field;
            }
        }
        return null;
    }

    /** All spellings. */
    public static List<String> words() {
        return java.util.Arrays.stream(values()).map(MessageField::word).toList();
    }

    /** Its value in a message, or null if the message has none. */
    public @Nullable String of(MessageRecord message) {
        return switch (this) {
            case MODULE -> message.module;
            case COMPONENT -> message.component;
            case FUNCTION -> message.function;
            case LEVEL -> message.level;
            case FLAGS -> message.flags;
            case TAG -> message.tag;
            case EVENT_NAME -> message.eventName;
        };
    }

    /** Sets it in a message. */
    public void set(MessageRecord message, String value) {
        switch (this) {
            case MODULE -> message.module = value;
            case COMPONENT -> message.component = value;
            case FUNCTION -> message.function = value;
            case LEVEL -> message.level = value;
            case FLAGS -> message.flags = value;
            case TAG -> message.tag = value;
            case EVENT_NAME -> message.eventName = value;
        }
    }
}

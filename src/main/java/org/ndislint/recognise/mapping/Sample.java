package org.ndislint.recognise.mapping;

import org.ndislint.model.MessageRecord;
import org.ndislint.recognise.MessageField;

/**
 * A line of a mapping file's samples.
 *
 * @param node where it stands
 * @param rule position of the rule that must take it, or {@link #ANY_RULE}
 */
record Sample(YamlNode node, int rule) {
    static final int ANY_RULE = -1;

    static Sample of(YamlNode node, int rule) {
        return new Sample(node, rule);
    }

    /** What must become of it: an event in the shorthand, or {@code none}. */
    YamlNode expected() {
        return node.required("event");
    }

    /** Makes it a message. */
    void put(MessageRecord message) {
        message.clear();
        message.line = node.line;
        YamlNode text = node.member("text");
        if (text != null) {
            message.text = text.text;
        }
        for (MessageField field : MessageField.values()) {
            YamlNode value = node.member(field.word());
            if (value != null) {
                field.set(message, value.text);
            }
        }
        MappingReader.texts(node.member("fields"))
                .forEach((name, value) -> message.fields.add(new MessageRecord.Field(name, value)));
    }
}

package org.ndislint.recognise.mapping;

import org.ndislint.model.ArgumentType;
import org.ndislint.model.MessageArguments;
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

    private static final int FIRST_ARGUMENT = 10;
    private static final int MOST_DIGITS = 3;

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
        MappingReader.texts(node.member("arguments")).forEach((name, value) -> addArgument(message, name, value));
    }

    // A number by 0x is a handle or code, one in figures an integer; all else is text. Those before it that are not
    // told are unknown.
    private static void addArgument(MessageRecord message, String name, String text) {
        MessageArguments arguments = message.arguments;
        boolean numbered = name.length() <= MOST_DIGITS && name.chars().allMatch(c -> c >= '0' && c <= '9');
        int position = numbered ? Integer.parseInt(name) - 1 : arguments.count();
        while (arguments.count() < position) {
            arguments.addText(FIRST_ARGUMENT + arguments.count(), "", ArgumentType.OTHER, "");
        }
        int index = FIRST_ARGUMENT + arguments.count();
        String named = numbered ? "" : name;
        try {
            if (text.startsWith("0x")) {
                arguments.addNumber(
                        index, named, ArgumentType.UNSIGNED, Long.parseUnsignedLong(text.substring(2), 16), null);
            } else {
                arguments.addNumber(index, named, ArgumentType.INTEGER, Long.parseLong(text), null);
            }
        } catch (NumberFormatException noNumber) {
            arguments.addText(index, named, ArgumentType.TEXT, text);
        }
    }
}

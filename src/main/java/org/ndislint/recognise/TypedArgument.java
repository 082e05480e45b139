package org.ndislint.recognise;

import org.jspecify.annotations.Nullable;
import org.ndislint.model.ArgumentType;
import org.ndislint.model.MessageArguments;

/**
 * Typed arguments of a message in the one spelling that {@link LoggedValue} reads as exactly that value: numbers in hex
 * behind {@code 0x}, with the name of the value beside where there is one.
 */
final class TypedArgument {
    private TypedArgument() {}

    /** Where an argument stands that is told by its number from 1, or by its name ignoring case; -1 if there is none. */
    static int find(MessageArguments arguments, String numberOrName) {
        int number = number(numberOrName);
        if (number >= 0) {
            return number >= 1 && number <= arguments.count() ? number - 1 : -1;
        }
        for (int i = 0; i < arguments.count(); i++) {
            if (arguments.name(i).equalsIgnoreCase(numberOrName)) {
                return i;
            }
        }
        return -1;
    }

    /** Whether the name of an argument is that of a variable, with or without a star before it. */
    static boolean isVariable(String name) {
        int from = name.startsWith("*") ? 1 : 0;
        return name.length() > from
                && !Letters.isDigit(name.charAt(from))
                && Letters.skipName(name, from, name.length()) == name.length();
    }

    /** The spelling of an argument; null if it has no value. */
    static @Nullable String text(MessageArguments arguments, int position) {
        ArgumentType type = arguments.type(position);
        String text = arguments.text(position);
        if (!type.isNumber()) {
            return text;
        }
        long number = arguments.number(position);
        boolean counts = type == ArgumentType.TIME || type == ArgumentType.DURATION;
        if (counts || (type == ArgumentType.INTEGER && number < 0)) {
            return Long.toString(number);
        }
        String hex = "0x" + Long.toHexString(number);
        return text == null || !isWord(text) ? hex : hex + '(' + text + ')';
    }

    private static boolean isWord(String text) {
        return !text.isEmpty()
                && Letters.isLetter(text.charAt(0))
                && Letters.skipName(text, 0, text.length()) == text.length();
    }

    private static int number(String text) {
        if (text.isEmpty() || text.length() > 3) {
            return -1;
        }
        int number = 0;
        for (int i = 0; i < text.length(); i++) {
            if (!Letters.isDigit(text.charAt(i))) {
                return -1;
            }
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }
}

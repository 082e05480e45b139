package org.ndislint.recognise.mapping;

/** Makes a pattern of a shape: what varies becomes a group or a class of characters, all else stands for itself. */
final class ShapePattern {
    private ShapePattern() {}

    static String of(String shape) {
        StringBuilder pattern = new StringBuilder();
        int value = 0;
        int at = 0;
        while (at < shape.length()) {
            if (shape.startsWith("<hex>", at)) {
                pattern.append("(?P<value").append(++value).append(">(?:0x)?[0-9A-Fa-f]+)");
                at += "<hex>".length();
            } else if (shape.startsWith("<n>", at)) {
                pattern.append("\\d+");
                at += "<n>".length();
            } else if (shape.startsWith("<guid>", at)) {
                pattern.append("[0-9A-Fa-f-]{36}");
                at += "<guid>".length();
            } else if (shape.startsWith("<text>", at)) {
                pattern.append("\"[^\"]*\"");
                at += "<text>".length();
            } else {
                append(pattern, shape.charAt(at++));
            }
        }
        return pattern.toString();
    }

    private static void append(StringBuilder pattern, char c) {
        if (c == ' ') {
            pattern.append("\\s+");
        } else {
            pattern.append("\\.+*?()[]{}|^$".indexOf(c) >= 0 ? "\\" : "").append(c < ' ' ? ' ' : c);
        }
    }
}

package org.ndislint.recognise.mapping;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes a pattern of a shape: what varies becomes a group or a class of characters, all else stands for itself. */
final class ShapePattern {
    private static final String VALUE = "(?:0x)?[0-9A-Fa-f]+";

    private final String shape;
    private final Function<String, @Nullable String> keys;
    private final StringBuilder pattern = new StringBuilder();
    private final Set<String> groups = new HashSet<>();
    private int unnamed;

    private ShapePattern(String shape, Function<String, @Nullable String> keys) {
        this.shape = shape;
        this.keys = keys;
    }

    /**
     * A pattern of a shape.
     *
     * @param keys tells, of the word before a value, the key that the value goes to, or null
     */
    static ShapePattern of(String shape, Function<String, @Nullable String> keys) {
        ShapePattern made = new ShapePattern(shape, keys);
        made.write();
        return made;
    }

    String text() {
        return pattern.toString();
    }

    /** Keys that its groups are named after. */
    Set<String> groups() {
        return Set.copyOf(groups);
    }

    /** Hex values, such as handles, whose key is not known. */
    int unnamed() {
        return unnamed;
    }

    private void write() {
        int at = 0;
        while (at < shape.length()) {
            if (shape.startsWith("<hex>", at)) {
                value(at, VALUE, true);
                at += "<hex>".length();
            } else if (shape.startsWith("<n>", at)) {
                value(at, "\\d+", false);
                at += "<n>".length();
            } else if (shape.startsWith("<guid>", at)) {
                pattern.append("[0-9A-Fa-f-]{36}");
                at += "<guid>".length();
            } else if (shape.startsWith("<text>", at)) {
                pattern.append("\"[^\"]*\"");
                at += "<text>".length();
            } else {
                append(shape.charAt(at++));
            }
        }
    }

    private void value(int at, String valuePattern, boolean hex) {
        String label = label(at);
        String key = label.isEmpty() ? null : keys.apply(label);
        if (key != null && groups.add(key)) {
            // a code may be printed either way
            pattern.append("(?P<").append(key).append('>').append(VALUE).append(')');
        } else {
            unnamed += hex ? 1 : 0;
            pattern.append(hex ? VALUE : valuePattern);
        }
    }

    /** The word before a value: {@code af=<hex>}, {@code af: <hex>}, {@code status <hex>}; empty if there is none. */
    private String label(int valueFrom) {
        int end = valueFrom;
        int signs = 0;
        while (end > 0 && (" =:>".indexOf(shape.charAt(end - 1)) >= 0)) {
            signs += " >".indexOf(shape.charAt(end - 1)) >= 0 ? 0 : 1;
            end--;
        }
        int from = end;
        while (from > 0 && (Character.isLetterOrDigit(shape.charAt(from - 1)) || shape.charAt(from - 1) == '_')) {
            from--;
        }
        return signs > 1 || end == valueFrom ? "" : shape.substring(from, end);
    }

    private void append(char c) {
        if (c == ' ') {
            pattern.append("\\s+");
        } else {
            pattern.append("\\.+*?()[]{}|^$".indexOf(c) >= 0 ? "\\" : "").append(c < ' ' ? ' ' : c);
        }
    }
}

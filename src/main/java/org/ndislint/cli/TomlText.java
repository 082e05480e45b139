package org.ndislint.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.ndislint.rules.PackException;
import org.ndislint.rules.PackNode;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/** Reads TOML into nodes that know their place, as YAML is read. */
final class TomlText {
    private static final int DEEPEST = 32;

    private final String file;

    private TomlText(String file) {
        this.file = file;
    }

    /**
     * Reads a document.
     *
     * @param file the name for messages
     * @throws PackException if it is not TOML, or a value is of a kind that no setting has
     */
    static PackNode read(String file, String text) throws PackException {
        TomlParseResult result = Toml.parse(text);
        if (result.hasErrors()) {
            TomlParseError error = result.errors().get(0);
            TomlPosition at = error.position();
            String reason = Objects.requireNonNullElse(error.getMessage(), "it cannot be parsed");
            throw new PackException(file, at.line(), at.column(), "not TOML: " + reason);
        }
        return new TomlText(file).table(result, 1, 1, 0);
    }

    private PackNode table(TomlTable table, int line, int column, int depth) throws PackException {
        if (depth > DEEPEST) {
            throw new PackException(file, line, column, "nested deeper than " + DEEPEST + " levels");
        }
        PackNode node = PackNode.mapping(file, line, column);
        List<String> keys = new ArrayList<>(table.keySet());
        keys.sort(Comparator.comparingInt((String key) -> position(table, key).line())
                .thenComparingInt(key -> position(table, key).column()));
        for (String key : keys) {
            TomlPosition at = position(table, key);
            node.members().put(key, value(table.get(List.of(key)), at.line(), at.column(), depth + 1));
        }
        return node;
    }

    private static TomlPosition position(TomlTable table, String key) {
        return Objects.requireNonNull(table.inputPositionOf(List.of(key)));
    }

    private PackNode value(@Nullable Object value, int line, int column, int depth) throws PackException {
        if (value instanceof TomlTable table) {
            return table(table, line, column, depth);
        }
        if (value instanceof TomlArray array) {
            PackNode list = PackNode.sequence(file, line, column);
            for (int i = 0; i < array.size(); i++) {
                TomlPosition at = array.inputPositionOf(i);
                list.items().add(value(array.get(i), at.line(), at.column(), depth + 1));
            }
            return list;
        }
        if (value instanceof String || value instanceof Long || value instanceof Boolean) {
            return PackNode.scalar(file, line, column, value.toString());
        }
        throw new PackException(file, line, column, "expected a text, a whole number, true, false or a list of these");
    }
}

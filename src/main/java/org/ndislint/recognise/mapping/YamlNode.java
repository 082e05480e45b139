package org.ndislint.recognise.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A value of a YAML file that knows where it stands. Scalars keep the text as written. */
final class YamlNode {
    /** What a value is. */
    enum Kind {
        TEXT("text"),
        NUMBER("a number"),
        BOOLEAN("true or false"),
        NOTHING("nothing"),
        LIST("a list"),
        TABLE("a table");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    final Kind kind;
    final int line;
    final int column;
    /** Of a scalar. */
    final String text;
    /** Of a list. */
    final List<YamlNode> items = new ArrayList<>();
    /** Of a table: values by key, in order. */
    final Map<String, YamlNode> members = new LinkedHashMap<>();
    /** Of a table: nodes of the keys themselves. */
    final Map<String, YamlNode> keys = new LinkedHashMap<>();

    YamlNode(Kind kind, int line, int column, String text) {
        this.kind = kind;
        this.line = line;
        this.column = column;
        this.text = text;
    }

    boolean isScalar() {
        return kind != Kind.LIST && kind != Kind.TABLE;
    }

    @Nullable
    YamlNode member(String key) {
        return members.get(key);
    }

    /** A member that the schema requires. */
    YamlNode required(String key) {
        YamlNode member = members.get(key);
        if (member == null) {
            throw new IllegalArgumentException("no `" + key + "` in line " + line);
        }
        return member;
    }

    /** The node at a path of keys and positions, or the last one on the way to it. */
    YamlNode at(List<String> path) {
        YamlNode node = this;
        for (String step : path) {
            YamlNode next = node.step(step);
            if (next == null) {
                break;
            }
            node = next;
        }
        return node;
    }

    private @Nullable YamlNode step(String step) {
        if (kind == Kind.TABLE) {
            return members.get(step);
        }
        if (kind == Kind.LIST && !step.isEmpty() && step.chars().allMatch(Character::isDigit)) {
            int index = Integer.parseInt(step);
            return index < items.size() ? items.get(index) : null;
        }
        return null;
    }

    /** For the schema. */
    JsonNode json() {
        JsonNodeFactory factory = JsonNodeFactory.instance;
        switch (kind) {
            case TABLE -> {
                ObjectNode object = factory.objectNode();
                members.forEach((key, value) -> object.set(key, value.json()));
                return object;
            }
            case LIST -> {
                ArrayNode array = factory.arrayNode();
                items.forEach(item -> array.add(item.json()));
                return array;
            }
            case NUMBER -> {
                return number(factory);
            }
            case BOOLEAN -> {
                return factory.booleanNode(text.equalsIgnoreCase("true"));
            }
            case NOTHING -> {
                return factory.nullNode();
            }
            case TEXT -> {
                return factory.stringNode(text);
            }
        }
        throw new IllegalStateException("kind " + kind);
    }

    private JsonNode number(JsonNodeFactory factory) {
        try {
            return factory.numberNode(new java.math.BigDecimal(text.replace("_", "")));
        } catch (NumberFormatException otherForm) {
            return factory.numberNode(Double.NaN);
        }
    }
}

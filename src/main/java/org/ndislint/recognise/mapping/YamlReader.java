package org.ndislint.recognise.mapping;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * Reads one YAML document into {@link YamlNode}s. Aliases, a second document and a key given twice are errors: a file
 * means what a reader sees in it. Depth and size are limited by the caller and here.
 */
final class YamlReader {
    private static final int DEEPEST = 16;
    private static final int MOST_NODES = 200_000;
    private static final String ALIAS = "aliases are not understood: repeat the value";

    private final String source;
    private final List<MappingProblem> problems = new ArrayList<>();
    private int nodes;

    private YamlReader(String source) {
        this.source = source;
    }

    /** Reads {@code text}; {@code source} is for messages. */
    static YamlNode read(String source, String text) throws MappingException {
        YamlReader reader = new YamlReader(source);
        YamlNode root = reader.readAll(text);
        if (root == null || !reader.problems.isEmpty()) {
            throw new MappingException(reader.problems);
        }
        return root;
    }

    private @Nullable YamlNode readAll(String text) {
        YAMLFactory factory = YAMLFactory.builder().build();
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), text)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                problem(1, 1, "expected a mapping, found an empty file");
                return null;
            }
            YamlNode root = readNode(parser, first, 0);
            if (parser.nextToken() != null) {
                TokenStreamLocation at = parser.currentTokenLocation();
                problem(at.getLineNr(), at.getColumnNr(), "expected the end of the file, found a second document");
            }
            return root;
        } catch (JacksonException broken) {
            TokenStreamLocation at = broken.getLocation();
            problem(at == null ? 1 : at.getLineNr(), at == null ? 1 : at.getColumnNr(), "YAML: " + reason(broken));
            return null;
        }
    }

    /** The parser's own words, without its pictures of the place. */
    private static String reason(JacksonException broken) {
        StringBuilder words = new StringBuilder();
        for (String line : broken.getOriginalMessage().split("\n", -1)) {
            boolean picture = line.isBlank() || line.startsWith(" ") || line.startsWith("in \"reader\"");
            if (!picture) {
                words.append(words.isEmpty() ? "" : "; ").append(line.strip());
            }
        }
        return words.toString();
    }

    private YamlNode readNode(JsonParser parser, JsonToken token, int depth) {
        TokenStreamLocation at = parser.currentTokenLocation();
        int line = at.getLineNr();
        int column = at.getColumnNr();
        if (depth > DEEPEST || ++nodes > MOST_NODES) {
            problem(line, column, depth > DEEPEST ? "lists and tables nest too deep" : "the file holds too much");
            parser.skipChildren();
            return new YamlNode(YamlNode.Kind.NOTHING, line, column, "");
        }
        if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
            problem(line, column, ALIAS);
        }
        return switch (token) {
            case START_OBJECT -> readTable(parser, new YamlNode(YamlNode.Kind.TABLE, line, column, ""), depth);
            case START_ARRAY -> readList(parser, new YamlNode(YamlNode.Kind.LIST, line, column, ""), depth);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                new YamlNode(YamlNode.Kind.NUMBER, line, column, parser.getString());
            case VALUE_TRUE, VALUE_FALSE -> new YamlNode(YamlNode.Kind.BOOLEAN, line, column, parser.getString());
            case VALUE_NULL -> new YamlNode(YamlNode.Kind.NOTHING, line, column, "");
            default -> new YamlNode(YamlNode.Kind.TEXT, line, column, parser.getString());
        };
    }

    private YamlNode readTable(JsonParser parser, YamlNode table, int depth) {
        JsonToken token = parser.nextToken();
        while (token == JsonToken.PROPERTY_NAME) {
            TokenStreamLocation at = parser.currentTokenLocation();
            String name = parser.currentName();
            YamlNode key = new YamlNode(YamlNode.Kind.TEXT, at.getLineNr(), at.getColumnNr(), name);
            YamlNode value = readNode(parser, parser.nextToken(), depth + 1);
            YamlNode before = table.keys.putIfAbsent(name, key);
            if (before != null) {
                problem(key.line, key.column, "`" + name + "` stands here again; first in line " + before.line);
            } else {
                table.members.put(name, value);
            }
            token = parser.nextToken();
        }
        return table;
    }

    private YamlNode readList(JsonParser parser, YamlNode list, int depth) {
        JsonToken token = parser.nextToken();
        while (token != null && token != JsonToken.END_ARRAY) {
            list.items.add(readNode(parser, token, depth + 1));
            token = parser.nextToken();
        }
        return list;
    }

    private void problem(int line, int column, String text) {
        problems.add(new MappingProblem(source, Math.max(1, line), Math.max(1, column), text));
    }
}

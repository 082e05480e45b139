package org.ndislint.rules;

import java.io.InputStream;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.dataformat.yaml.YAMLFactory;

/** Reads YAML into nodes that know their place. Every scalar is kept as the text it was written as. */
public final class PackYaml {
    private PackYaml() {}

    /**
     * Reads one document.
     *
     * @param file the name for messages
     * @throws PackException if it is not YAML, or a key is given twice
     */
    public static PackNode read(String file, InputStream in) throws PackException {
        try (JsonParser parser = YAMLFactory.builder().build().createParser(ObjectReadContext.empty(), in)) {
            if (parser.nextToken() == null) {
                throw new PackException(file, 1, 1, "expected a rule pack, found an empty file");
            }
            return node(file, parser, 0);
        } catch (StreamReadException e) {
            TokenStreamLocation at = e.getLocation();
            throw new PackException(
                    file,
                    at == null ? 1 : at.getLineNr(),
                    at == null ? 1 : at.getColumnNr(),
                    "not YAML: " + firstLine(e.getOriginalMessage()));
        } catch (JacksonIOException e) {
            throw new PackException(file, 1, 1, "cannot be read: " + firstLine(e.getOriginalMessage()));
        }
    }

    private static String firstLine(String text) {
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end);
    }

    private static PackNode node(String file, JsonParser parser, int depth) throws PackException {
        TokenStreamLocation at = parser.currentTokenLocation();
        int line = at.getLineNr();
        int column = at.getColumnNr();
        if (depth > 32) {
            throw new PackException(file, line, column, "nested deeper than 32 levels");
        }
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            PackNode map = PackNode.mapping(file, line, column);
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String key = parser.currentName();
                TokenStreamLocation keyAt = parser.currentTokenLocation();
                parser.nextToken();
                PackNode value = node(file, parser, depth + 1);
                if (map.members().put(key, value) != null) {
                    throw new PackException(
                            file, keyAt.getLineNr(), keyAt.getColumnNr(), "the key '" + key + "' is given twice");
                }
            }
            return map;
        }
        if (token == JsonToken.START_ARRAY) {
            PackNode list = PackNode.sequence(file, line, column);
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                list.items().add(node(file, parser, depth + 1));
            }
            return list;
        }
        return new PackNode(file, line, column, parser.getString(), null, null);
    }
}

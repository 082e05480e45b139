package org.ndislint.rules;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.dataformat.yaml.YAMLFactory;

/** Reads YAML into nodes that know their place. Every scalar is kept as the text it was written as. */
public final class PackYaml {
    /** Far more than all packs of ours together. */
    private static final int MOST_BYTES = 16 << 20;

    private PackYaml() {}

    /**
     * Reads one document.
     *
     * @param file the name for messages
     * @param in UTF-8, at most 16 MiB; closed in the end
     * @throws PackException if it cannot be read, is too long or not YAML, or a key is given twice
     */
    public static PackNode read(String file, InputStream in) throws PackException {
        String text = text(file, in);
        try (JsonParser parser = YAMLFactory.builder().build().createParser(ObjectReadContext.empty(), text)) {
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
        }
    }

    private static String text(String file, InputStream in) throws PackException {
        byte[] bytes;
        try (in) {
            bytes = in.readNBytes(MOST_BYTES + 1);
        } catch (IOException e) {
            throw new PackException(file, 1, 1, "cannot be read: " + e.getMessage());
        }
        if (bytes.length > MOST_BYTES) {
            throw new PackException(file, 1, 1, "expected at most " + MOST_BYTES + " bytes, found more");
        }
        ByteBuffer from = ByteBuffer.wrap(bytes);
        CharBuffer text = CharBuffer.allocate(bytes.length);
        if (StandardCharsets.UTF_8.newDecoder().decode(from, text, true).isError()) {
            String before = text.flip().toString();
            int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
            int column = before.length() - before.lastIndexOf('\n');
            throw new PackException(file, line, column, "expected UTF-8 text, found other bytes");
        }
        return text.flip().toString();
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

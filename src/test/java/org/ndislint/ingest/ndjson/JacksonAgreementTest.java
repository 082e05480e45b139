package org.ndislint.ingest.ndjson;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ndislint.ingest.DecodedTrace;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** Our decoder and Jackson agree on which lines are one JSON object, and on the strings in them. */
@SuppressWarnings("NullAway") // null stands for "no value" on both sides of the comparison
class JacksonAgreementTest {
    private static final JsonFactory JACKSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final Random random = new Random();
    private final StringBuilder json = new StringBuilder();

    // The driver's name as Jackson reads it, or null if the line is not one object.
    private static @Nullable String jackson(byte[] line) {
        try (JsonParser parser = JACKSON.createParser(ObjectReadContext.empty(), line)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            int depth = 1;
            String driver = "";
            while (depth > 0) {
                JsonToken token = parser.nextToken();
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                String text = token == JsonToken.PROPERTY_NAME ? parser.currentName() : parser.getString();
                if (text != null && hasHalfAPair(text)) {
                    return null;
                }
                if (token == JsonToken.VALUE_STRING) {
                    if (depth == 1 && parser.currentName().equals("driver")) {
                        driver = text;
                    }
                }
            }
            return parser.nextToken() == null ? driver : null;
        } catch (JacksonException e) {
            return null;
        }
    }

    // Our one difference: an escaped surrogate needs its other half.
    private static boolean hasHalfAPair(String text) {
        return text.codePoints().anyMatch(c -> c >= 0xD800 && c < 0xE000);
    }

    private static @Nullable String ours(byte[] line) throws IOException {
        DecodedTrace trace = DecodedTrace.of(new NdjsonFormat(), line);
        List<String> malformed =
                trace.problems.stream().filter(p -> p.startsWith("malformed")).toList();
        if (!malformed.isEmpty()) {
            // No JSON, or JSON that is no record.
            return malformed.get(0).contains("column") ? null : "";
        }
        return trace.events.isEmpty() ? null : trace.symbols.text(trace.events.get(0).driver);
    }

    private void string() {
        json.append('"');
        for (int i = random.nextInt(12); i > 0; i--) {
            switch (random.nextInt(8)) {
                case 0 -> json.append('\\').append("\"\\/bfnrt".charAt(random.nextInt(8)));
                case 1 -> json.append(String.format("\\u%04x", random.nextInt(0xD800)));
                case 2 -> json.append("\\ud83d\\uDE00");
                case 3 -> json.append((char) (0x80 + random.nextInt(0x700)));
                case 4 -> json.append("\u4e2d\ud83d\ude00");
                default -> json.append((char) (' ' + random.nextInt(95)));
            }
            char last = json.charAt(json.length() - 1);
            boolean escaped = json.length() > 1 && json.charAt(json.length() - 2) == '\\';
            if (!escaped && (last == '"' || last == '\\')) {
                json.setCharAt(json.length() - 1, 'x');
            }
        }
        json.append('"');
    }

    private void space() {
        for (int i = random.nextInt(4); i > 2; i--) {
            json.append(" \t\r".charAt(random.nextInt(3)));
        }
    }

    private void value(int depth) {
        space();
        switch (random.nextInt(depth > 4 ? 5 : 7)) {
            case 0, 1 -> string();
            case 2 -> json.append(random.nextInt());
            case 3 -> json.append(random.nextDouble() * Math.pow(10, random.nextInt(40) - 20));
            case 4 ->
                json.append(List.of("true", "false", "null", "0", "-0", "1E5", "-1.0e+7")
                        .get(random.nextInt(7)));
            case 5 -> {
                json.append('[');
                for (int i = random.nextInt(4); i > 0; i--) {
                    value(depth + 1);
                    json.append(i > 1 ? "," : "");
                }
                space();
                json.append(']');
            }
            default -> object(depth + 1, List.of("a", "b\\u0062", "c", "a", "", "\u00e4"));
        }
        space();
    }

    private void object(int depth, List<String> keys) {
        json.append('{');
        int count = random.nextInt(6);
        for (int i = 0; i < count; i++) {
            space();
            json.append('"')
                    .append(keys.get((i * 5 + random.nextInt(2)) % keys.size()))
                    .append('"');
            space();
            json.append(':');
            value(depth);
            json.append(i < count - 1 ? "," : "");
        }
        space();
        json.append('}');
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void onWhichLinesAreObjectsAndOnTheirStrings(int seed) throws IOException {
        random.setSeed(seed);
        int objects = 0;
        int broken = 0;
        for (int i = 0; i < 1000; i++) {
            json.setLength(0);
            json.append("{\"event\":\"call\",\"fn\":\"F\",\"driver\":");
            string();
            json.append(",\"x\":");
            object(1, List.of("driver", "tid", "n\\u0062l", "covers", "args", "y", "host"));
            json.append(random.nextInt(10) == 0 ? ",\"dr\\u0069ver\":1}" : "}");
            byte[] bytes = json.toString().getBytes(StandardCharsets.UTF_8);
            if (random.nextBoolean()) {
                for (int k = random.nextInt(3); k >= 0; k--) {
                    byte b = (byte) "{}[]\",:\\u0x= \tEe+-.19tfn\u0001\u0080\u00c3\u00ff".charAt(random.nextInt(27));
                    bytes[random.nextInt(bytes.length)] = b;
                }
            }
            String expected = jackson(bytes);
            String found = ours(bytes);
            if (expected == null) {
                broken++;
                assertThat(found).as(json.toString()).isNull();
            } else if (found == null || !found.isEmpty()) {
                objects++;
                assertThat(found).as(new String(bytes, StandardCharsets.UTF_8)).isEqualTo(expected);
            }
        }
        assertThat(objects).isGreaterThan(120);
        assertThat(broken).isGreaterThan(120);
    }
}

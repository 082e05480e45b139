package org.ndislint.recognise.mapping;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ndislint.catalogue.NearestNames;
import tools.jackson.databind.JsonNode;

/** Holds a file against {@code mapping.schema.json} and says in our words, and where, what does not fit. */
final class MappingSchema {
    private static final String RESOURCE = "/org/ndislint/schemas/mapping.schema.json";

    private MappingSchema() {}

    /** The problems of a file, in its order; none if it fits. */
    static List<MappingProblem> check(String source, YamlNode root) {
        Schema schema = schema();
        List<MappingProblem> problems = new ArrayList<>();
        Map<String, List<String>> alternatives = new LinkedHashMap<>();
        for (Error error : schema.validate(root.json())) {
            if (error.getEvaluationPath().toString().contains("/anyOf/")) {
                alternatives
                        .computeIfAbsent(error.getInstanceLocation().toString(), at -> new ArrayList<>())
                        .add("`" + error.getProperty() + "`");
            } else {
                problems.add(problem(source, root, error, schema.getSchemaNode()));
            }
        }
        alternatives.forEach((pointer, keys) -> {
            List<String> steps = List.of(pointer.split("/", -1));
            YamlNode node = root.at(steps.subList(1, steps.size()));
            problems.add(at(source, node, String.join(" or ", keys) + " is missing"));
        });
        problems.sort(Comparator.comparingInt(MappingProblem::line).thenComparingInt(MappingProblem::column));
        return problems;
    }

    private static Schema schema() {
        try (InputStream in = MappingSchema.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + RESOURCE);
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(text, InputFormat.JSON);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static MappingProblem problem(String source, YamlNode root, Error error, JsonNode schema) {
        List<String> path = new ArrayList<>();
        for (int i = 0; i < error.getInstanceLocation().getNameCount(); i++) {
            path.add(String.valueOf(error.getInstanceLocation().getElement(i)));
        }
        YamlNode node = root.at(path);
        String last = path.isEmpty() ? "" : path.get(path.size() - 1);
        String where = last.isEmpty() || Character.isDigit(last.charAt(0)) ? "" : "`" + last + "`: ";
        String key = error.getProperty() == null ? "" : error.getProperty();
        return switch (error.getKeyword()) {
            case "additionalProperties" ->
                at(
                        source,
                        node.keys.getOrDefault(key, node),
                        where + "unknown key `" + key + "`" + nearest(key, siblings(error, schema)));
            case "required" -> at(source, node, where + "`" + key + "` is missing");
            case "type" -> at(source, node, where + "expected " + types(error) + ", found " + found(node));
            case "enum" ->
                at(
                        source,
                        node,
                        where + "expected one of " + String.join(", ", list(error.getSchemaNode())) + "; found "
                                + found(node)
                                + nearest(node.text, list(error.getSchemaNode())));
            case "const" ->
                at(source, node, where + "expected " + error.getSchemaNode().asString() + ", found " + found(node));
            default -> at(source, node, where + error.getMessage());
        };
    }

    private static MappingProblem at(String source, YamlNode node, String text) {
        return new MappingProblem(source, node.line, node.column, text);
    }

    /** What was found, for people: the text of a scalar, else its kind. */
    static String found(YamlNode node) {
        return node.isScalar() && node.kind != YamlNode.Kind.NOTHING ? "\"" + node.text + "\"" : node.kind.words();
    }

    /** The end of a sentence that proposes near names; empty if none is near. */
    static String nearest(String name, List<String> names) {
        List<String> near = NearestNames.of(name, names, 2);
        return near.isEmpty() ? "" : "; did you mean `" + String.join("` or `", near) + "`?";
    }

    /** The keys that the schema knows where an unknown one stands. */
    private static List<String> siblings(Error error, JsonNode schema) {
        String location = error.getSchemaLocation().toString();
        String pointer = location.substring(location.indexOf('#') + 1);
        JsonNode properties = schema.at(pointer.substring(0, pointer.lastIndexOf('/')) + "/properties");
        return new ArrayList<>(properties.propertyNames());
    }

    private static String types(Error error) {
        JsonNode type = error.getSchemaNode();
        List<String> wanted = type.isArray() ? list(type) : List.of(type.asString());
        return wanted.size() > 1 ? "text or a number" : words(wanted.get(0));
    }

    private static String words(String type) {
        return switch (type) {
            case "object" -> YamlNode.Kind.TABLE.words();
            case "array" -> YamlNode.Kind.LIST.words();
            case "boolean" -> YamlNode.Kind.BOOLEAN.words();
            default -> YamlNode.Kind.TEXT.words();
        };
    }

    private static List<String> list(JsonNode node) {
        List<String> all = new ArrayList<>();
        node.forEach(item -> all.add(item.asString()));
        return all;
    }
}

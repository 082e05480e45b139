package org.ndislint.recognise.mapping;

import com.google.re2j.Pattern;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.ndislint.catalogue.Catalogue;
import org.ndislint.catalogue.StatusNames;
import org.ndislint.model.EventKind;
import org.ndislint.model.Symbols;
import org.ndislint.recognise.LinePattern;
import org.ndislint.recognise.Mapping;
import org.ndislint.recognise.MappingRule;
import org.ndislint.recognise.Places;
import org.ndislint.recognise.Recogniser;

/**
 * Reads mapping files. All problems of a file are told at once, each with line and column and, for a misspelt name, the
 * nearest one; a file without problems has had its samples run.
 */
public final class MappingReader {
    /** No mapping file is longer, in bytes. */
    public static final int LARGEST = 4 << 20;

    private final Catalogue catalogue;
    private final StatusNames statuses;
    private final Places places;

    public MappingReader(Catalogue catalogue, StatusNames statuses) {
        this.catalogue = catalogue;
        this.statuses = statuses;
        places = new Places(catalogue, new Symbols());
    }

    /** Reads a file's bytes, UTF-8 with or without a byte order mark; {@code source} is its path as given. */
    public Mapping read(String source, byte[] bytes) throws MappingException {
        if (bytes.length > LARGEST) {
            throw refused(source, "expected at most " + LARGEST + " bytes, found " + bytes.length);
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return read(source, text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException notUtf8) {
            throw refused(source, "expected UTF-8 text, found other bytes");
        }
    }

    private static MappingException refused(String source, String reason) {
        return new MappingException(List.of(new MappingProblem(source, 1, 1, reason)));
    }

    /** Reads a file's text. */
    public Mapping read(String source, String text) throws MappingException {
        YamlNode root = YamlReader.read(source, text);
        List<MappingProblem> misfits = MappingSchema.check(source, root);
        if (!misfits.isEmpty()) {
            throw new MappingException(misfits);
        }
        Problems problems = new Problems(source);
        List<Sample> samples = new ArrayList<>();
        Mapping mapping = mapping(root, problems, samples);
        problems.raise();
        new SampleRun(catalogue, statuses, mapping).check(samples, problems);
        problems.raise();
        return mapping;
    }

    private Mapping mapping(YamlNode root, Problems problems, List<Sample> samples) {
        checkFunctions(root.member("handlers"), problems);
        checkPlaces(root.member("parameters"), -1, EventKind.EXIT, false, problems);
        checkPlaces(root.member("columns"), -1, EventKind.EXIT, true, problems);
        checkStatuses(root.member("statuses"), problems);
        Map<String, EventKind> phases = new LinkedHashMap<>();
        texts(root.member("phases")).forEach((word, kind) -> phases.put(word, kind(kind)));
        List<MappingRule> rules = new ArrayList<>();
        RuleReader ruleReader = new RuleReader(this, problems);
        for (YamlNode node : items(root.member("rules"))) {
            rules.add(ruleReader.read(node, rules.size() + 1));
            for (YamlNode sample : items(node.member("samples"))) {
                samples.add(Sample.of(sample, rules.size() - 1));
            }
        }
        for (YamlNode sample : items(root.member("samples"))) {
            samples.add(Sample.of(sample, Sample.ANY_RULE));
        }
        YamlNode conventions = root.member("conventions");
        return new Mapping(
                problems.source(),
                conventions == null || conventions.text.equalsIgnoreCase("true"),
                text(root.member("driver")),
                texts(root.member("drivers")),
                texts(root.member("handlers")),
                texts(root.member("parameters")),
                texts(root.member("statuses")),
                phases,
                texts(root.member("columns")),
                timeUnit(text(root.member("timeUnit"))),
                zone(root.member("zone"), problems),
                line(root.member("line"), problems),
                rules);
    }

    private void checkFunctions(@Nullable YamlNode table, Problems problems) {
        if (table != null) {
            table.members.forEach((handler, value) -> checkFunction(value, problems));
        }
    }

    /** The number of the function that a node names, or -1 and a problem. */
    int checkFunction(YamlNode node, Problems problems) {
        int function = catalogue.find(node.text);
        if (function < 0) {
            List<String> near = catalogue.nearest(node.text, 2);
            problems.add(
                    node,
                    "expected a documented function, found \"" + node.text + "\""
                            + (near.isEmpty() ? "" : "; did you mean `" + String.join("` or `", near) + "`?"));
        }
        return function;
    }

    /** The values of a table are places: of one function's events, or of any. */
    void checkPlaces(@Nullable YamlNode table, int function, EventKind kind, boolean ofMessageToo, Problems problems) {
        if (table != null) {
            table.members.forEach(
                    (name, value) -> checkPlace(value, value.text, function, kind, ofMessageToo, problems));
        }
    }

    /** Whether {@code name}, which stands at {@code node}, is a place; a problem if it is not. */
    void checkPlace(YamlNode node, String name, int function, EventKind kind, boolean ofMessageToo, Problems problems) {
        boolean known = places.isKnown(name, function, kind) || (ofMessageToo && Places.isOfMessage(name));
        if (known) {
            if (function >= 0 && places.isAddress(name, function, kind)) {
                problems.add(node, "`" + name + "` is an out parameter: it has a value on exit only");
            }
            return;
        }
        List<String> names = places.names(function);
        names.addAll(ofMessageToo ? Places.namesOfMessage() : List.of());
        String what = function < 0
                ? "a key of a call event or a documented parameter"
                : "a key of a call event or a parameter of " + catalogue.name(function);
        problems.add(node, "expected " + what + ", found \"" + name + "\"" + MappingSchema.nearest(name, names));
    }

    void checkStatuses(@Nullable YamlNode table, Problems problems) {
        if (table == null) {
            return;
        }
        table.members.forEach((spelling, value) -> {
            if (!Recogniser.isStatus(value.text, statuses)) {
                List<String> names = new ArrayList<>();
                statuses.all().forEach(status -> names.add(status.name()));
                problems.add(
                        value,
                        "expected a status such as NDIS_STATUS_PENDING or 0x103, found \"" + value.text + "\""
                                + MappingSchema.nearest(value.text, names));
            }
        });
    }

    private static @Nullable ZoneId zone(@Nullable YamlNode node, Problems problems) {
        if (node == null) {
            return null;
        }
        try {
            return ZoneId.of(node.text);
        } catch (DateTimeException unknown) {
            problems.add(
                    node, "expected a zone such as UTC, +02:00 or Europe/Berlin, found " + MappingSchema.found(node));
            return null;
        }
    }

    private static @Nullable Pattern line(@Nullable YamlNode node, Problems problems) {
        Pattern pattern = node == null ? null : RuleReader.compile("line", node, problems);
        if (node != null && pattern != null) {
            List<String> names = List.copyOf(LinePattern.names());
            if (!pattern.namedGroups().containsKey(LinePattern.TEXT)) {
                problems.add(node, "`line` has no group `text`: it tells where the message begins");
            }
            for (String group : new TreeSet<>(pattern.namedGroups().keySet())) {
                if (!names.contains(group)) {
                    problems.add(
                            node,
                            "expected groups " + String.join(", ", names) + ", found \"" + group + "\""
                                    + MappingSchema.nearest(group, names));
                }
            }
        }
        return pattern;
    }

    private static Mapping.TimeUnit timeUnit(@Nullable String word) {
        for (Mapping.TimeUnit unit : Mapping.TimeUnit.values()) {
            if (unit.word().equals(word)) {
                return unit;
            }
        }
        return Mapping.TimeUnit.NANOSECONDS;
    }

    /** The kind of event spelled so; the schema lets nothing else through. */
    static EventKind kind(String word) {
        for (EventKind kind : EventKind.values()) {
            if (kind.json().equals(word)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no kind of event: " + word);
    }

    static @Nullable String text(@Nullable YamlNode node) {
        return node == null ? null : node.text;
    }

    static List<YamlNode> items(@Nullable YamlNode list) {
        return list == null ? List.of() : list.items;
    }

    static Map<String, String> texts(@Nullable YamlNode table) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (table != null) {
            table.members.forEach((key, value) -> texts.put(key, value.text));
        }
        return texts;
    }
}

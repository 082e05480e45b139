package org.ndislint.recognise.mapping;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ndislint.model.EventKind;
import org.ndislint.recognise.MappingRule;
import org.ndislint.recognise.MessageField;

/** Reads and checks one rule of a mapping file after the other. */
final class RuleReader {
    private static final String FN = "fn";
    private static final String EVENT = "event";
    private static final String NONE = "none";
    private static final String BY_VALUE = "by-value";

    private final MappingReader reader;
    private final Problems problems;

    RuleReader(MappingReader reader, Problems problems) {
        this.reader = reader;
        this.problems = problems;
    }

    /** The rule at a node, the {@code number}th of its file from 1. */
    MappingRule read(YamlNode node, int number) {
        String event = node.required(EVENT).text;
        boolean never = event.equals(NONE);
        EventKind kind = never || event.equals(BY_VALUE) ? null : MappingReader.kind(event);
        YamlNode fn = node.member(FN);
        int function = fn == null ? -1 : reader.checkFunction(fn, problems);
        YamlNode match = node.member("match");
        Pattern pattern = match == null ? null : compile("match", match, problems);
        Map<String, String> groups = groups(node, pattern, match, function, kind, never);
        Map<String, String> fields = MappingReader.texts(node.member("fields"));
        Map<String, String> arguments = MappingReader.texts(node.member("arguments"));
        if (!never) {
            EventKind at = kind == null ? EventKind.EXIT : kind;
            reader.checkPlaces(node.member("fields"), function, at, false, problems);
            reader.checkPlaces(node.member("arguments"), function, at, false, problems);
            checkConstants(node.member("set"), function, at);
            checkIsWhole(node, kind, List.of(groups, fields, arguments));
        }
        reader.checkStatuses(node.member("statuses"), problems);
        String name = MappingReader.text(node.member("name"));
        return new MappingRule(
                name == null ? "rule " + number : name,
                node.line,
                when(node.member("when")),
                pattern,
                fn == null ? null : fn.text,
                kind,
                never,
                groups,
                fields,
                arguments,
                MappingReader.texts(node.member("set")),
                MappingReader.texts(node.member("statuses")));
    }

    /** The pattern at a node, or null and a problem. */
    static @Nullable Pattern compile(String key, YamlNode match, Problems problems) {
        try {
            return Pattern.compile(match.text);
        } catch (PatternSyntaxException wrong) {
            String part = wrong.getPattern();
            String where = part == null || part.isEmpty() ? "" : " at `" + part + "`";
            problems.add(match, "`" + key + "` is no RE2 pattern: " + wrong.getDescription() + where);
            return null;
        }
    }

    /** Places by named groups: those that {@code groups} tells, and of the others the name itself is one. */
    private Map<String, String> groups(
            YamlNode node,
            @Nullable Pattern pattern,
            @Nullable YamlNode match,
            int function,
            @Nullable EventKind kind,
            boolean never) {
        Map<String, String> groups = new LinkedHashMap<>();
        if (pattern == null || match == null || never) {
            return groups;
        }
        EventKind at = kind == null ? EventKind.EXIT : kind;
        YamlNode told = node.member("groups");
        List<String> named = new ArrayList<>(pattern.namedGroups().keySet());
        named.sort(null);
        for (String group : named) {
            YamlNode place = told == null ? null : told.member(group);
            String name = place == null ? group : place.text;
            reader.checkPlace(place == null ? match : place, name, function, at, false, problems);
            groups.put(group, name);
        }
        if (told != null) {
            told.keys.forEach((group, key) -> {
                if (!groups.containsKey(group)) {
                    problems.add(key, "`match` has no group `" + group + "`" + MappingSchema.nearest(group, named));
                }
            });
        }
        return groups;
    }

    private void checkConstants(@Nullable YamlNode table, int function, EventKind kind) {
        if (table != null) {
            table.keys.forEach((name, key) -> {
                if (name.equals(FN) || name.equals(EVENT)) {
                    problems.add(key, "`" + name + "` is no constant: write it as the rule's own `" + name + "`");
                } else {
                    reader.checkPlace(key, name, function, kind, false, problems);
                }
            });
        }
    }

    /** Whether the rule tells what every event must have: its kind, and of a call its function. */
    private void checkIsWhole(YamlNode node, @Nullable EventKind kind, List<Map<String, String>> places) {
        if (kind == null && !tells(EVENT, places)) {
            problems.add(
                    node.required(EVENT), "by-value, but no group, field or argument is called `event` or goes there");
        }
        boolean call = kind == null || kind.isCall();
        if (call && node.member(FN) == null && !tells(FN, places)) {
            problems.add(node, "`fn` is missing, and no group, field or argument tells it");
        }
    }

    private static boolean tells(String place, List<Map<String, String>> places) {
        return places.stream().anyMatch(values -> values.containsValue(place));
    }

    private static Map<MessageField, String> when(@Nullable YamlNode table) {
        Map<MessageField, String> when = new LinkedHashMap<>();
        MappingReader.texts(table).forEach((word, value) -> {
            MessageField field = MessageField.find(word);
            if (field != null) {
                when.put(field, value);
            }
        });
        return when;
    }
}

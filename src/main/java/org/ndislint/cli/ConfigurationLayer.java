package org.ndislint.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What one place sets: a configuration file, or the environment. */
final class ConfigurationLayer {
    private static final Map<String, Option> OPTIONS = options();

    private final Map<Option, List<String>> values = new EnumMap<>(Option.class);
    private final Map<Option, List<String>> origins = new EnumMap<>(Option.class);

    /** The names of all settings: those of their options without the dashes. */
    static Set<String> names() {
        return new TreeSet<>(OPTIONS.keySet());
    }

    /** The option of a setting, or null if there is none of that name. */
    static @Nullable Option find(String name) {
        return OPTIONS.get(name);
    }

    /** The name of an option as a setting. */
    static String name(Option option) {
        return option.option().substring(2);
    }

    /**
     * Adds a value.
     *
     * @param origin where it is set, for messages
     * @throws UsageException if it is none for the option
     */
    void add(Option option, String value, String origin) throws UsageException {
        if (option.kind() == Option.Kind.FLAG && !value.equals("true") && !value.equals("false")) {
            throw new UsageException(origin + ": " + name(option) + ": expected true or false, found '" + value + "'");
        }
        values.computeIfAbsent(option, k -> new ArrayList<>()).add(value);
        origins.computeIfAbsent(option, k -> new ArrayList<>()).add(origin);
    }

    /** What is set, in the order of {@link Option}. */
    Set<Option> set() {
        return values.keySet();
    }

    List<String> values(Option option) {
        return values.getOrDefault(option, List.of());
    }

    List<String> origins(Option option) {
        return origins.getOrDefault(option, List.of());
    }

    /** Whether a flag is set to true. */
    boolean isTrue(Option flag) {
        List<String> set = values(flag);
        return !set.isEmpty() && set.get(set.size() - 1).equals("true");
    }

    private static Map<String, Option> options() {
        Map<String, Option> options = new LinkedHashMap<>();
        for (Option option : Option.values()) {
            if (option.isConfigurable()) {
                options.put(name(option), option);
            }
        }
        return Collections.unmodifiableMap(options);
    }
}

package org.ndislint.cli;

import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.ndislint.catalogue.NearestNames;

/**
 * Settings that are not on the command line: those of the environment, and behind them those of a file. What is set
 * nearer wins whole; settings of rules win one by one.
 */
final class Configuration {
    /** Names a configuration file. */
    static final String FILE_VARIABLE = "NDISLINT_CONFIG";

    private static final String PREFIX = "NDISLINT_";
    private static final Set<Option> OF_STRICT =
            EnumSet.of(Option.FAIL_ON, Option.FAIL_ON_INCONCLUSIVE, Option.MAX_BAD_RECORDS);

    private Configuration() {}

    /**
     * Adds to the arguments what is set elsewhere, as far as the command takes it.
     *
     * @return the configuration file, or null if there is none
     * @throws UsageException if something is set wrongly, or there is no such setting
     */
    static @Nullable String complete(Arguments arguments, Syntax syntax, Environment environment)
            throws UsageException {
        if (syntax.find(Option.CONFIG.option()) == null) {
            return null;
        }
        ConfigurationFile file = file(arguments, environment);
        Set<Option> decided = EnumSet.noneOf(Option.class);
        for (Option option : syntax.options()) {
            if (arguments.has(option)) {
                decided.add(option);
            }
        }
        // --strict stands for several settings: those from farther away do not soften it
        if (arguments.has(Option.STRICT)) {
            decided.addAll(OF_STRICT);
        }
        add(arguments, syntax, variables(environment.variables()), decided);
        if (file != null) {
            add(arguments, syntax, file.read(), decided);
        }
        return file == null ? null : file.name();
    }

    private static @Nullable ConfigurationFile file(Arguments arguments, Environment environment)
            throws UsageException {
        String named = arguments.value(Option.CONFIG);
        if (arguments.has(Option.NO_CONFIG)) {
            if (named != null) {
                throw new UsageException("--config and --no-config contradict each other");
            }
            return null;
        }
        String path = named != null ? named : environment.variables().getOrDefault(FILE_VARIABLE, "");
        if (path.isEmpty()) {
            Path folder = environment.folder();
            return folder == null ? null : ConfigurationFile.nearest(folder);
        }
        try {
            return new ConfigurationFile(Path.of(path), path);
        } catch (InvalidPathException e) {
            throw new UsageException((named != null ? Option.CONFIG.option() : FILE_VARIABLE)
                    + ": expected a path, found '" + path + "'");
        }
    }

    private static void add(Arguments arguments, Syntax syntax, ConfigurationLayer layer, Set<Option> decided) {
        for (Option option : layer.set()) {
            if (syntax.find(option.option()) == null) {
                continue;
            }
            boolean ofRules = option == Option.SEVERITY || option == Option.LIMIT;
            if (!ofRules && !decided.add(option)) {
                continue;
            }
            List<String> origins = layer.origins(option);
            if (option.kind() != Option.Kind.FLAG) {
                arguments.addFirst(option, layer.values(option), origins);
            } else if (layer.isTrue(option)) {
                arguments.addFirst(option, List.of(""), origins);
            } else {
                arguments.leaveOut(option, origins);
            }
        }
        if (layer.isTrue(Option.STRICT)) {
            decided.addAll(OF_STRICT);
        }
    }

    /** What the environment sets: lists with commas, lists of files as the system separates paths. */
    private static ConfigurationLayer variables(Map<String, String> variables) throws UsageException {
        Map<String, Option> options = new TreeMap<>();
        for (String name : ConfigurationLayer.names()) {
            Option option = ConfigurationLayer.find(name);
            if (option != null) {
                options.put(variable(option), option);
            }
        }
        ConfigurationLayer layer = new ConfigurationLayer();
        for (Map.Entry<String, String> variable : new TreeMap<>(variables).entrySet()) {
            String name = variable.getKey();
            Option option = options.get(name);
            if (option == null) {
                if (name.startsWith(PREFIX) && !name.equals(FILE_VARIABLE)) {
                    throw new UsageException("there is no setting for the variable " + name
                            + Hints.of(NearestNames.of(name, options.keySet(), 1)));
                }
                continue;
            }
            for (String value : parts(option, variable.getValue())) {
                layer.add(option, value, name);
            }
        }
        return layer;
    }

    /** The variable of an option: {@code NDISLINT_FAIL_ON}. */
    static String variable(Option option) {
        return PREFIX + ConfigurationLayer.name(option).toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private static List<String> parts(Option option, String value) {
        return switch (option.kind()) {
            case FLAG, VALUE -> List.of(value.strip());
            case LIST -> split(value, ",");
            case REPEATABLE -> split(value, File.pathSeparator);
        };
    }

    private static List<String> split(String value, String separator) {
        return Arrays.stream(value.split(separator, -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }
}

package org.ndislint.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ndislint.catalogue.Catalogue;
import org.ndislint.catalogue.StatusNames;
import org.ndislint.report.InertText;
import org.ndislint.report.JsonText;
import org.ndislint.rules.RuleInfo;

/** {@code config show}: the settings of a run, and where each comes from. */
final class ConfigShowCommand implements Command {
    private static final String DEFAULT = "default";
    private static final int COLUMN = 40;

    private final EngineLoader engines;

    ConfigShowCommand(EngineLoader engines) {
        this.engines = engines;
    }

    /**
     * A value with where it was set.
     *
     * @param key of a setting, or a rule
     * @param values one, unless it is a list
     * @param origins of the values, in their order; of an empty list none
     */
    private record Setting(String key, Option.Kind kind, List<String> values, List<String> origins) {
        Setting {
            values = List.copyOf(values);
            origins = List.copyOf(origins);
        }
    }

    @Override
    public ExitCode run(Arguments arguments, Streams streams) throws UsageException, IOException {
        ReadOptions.of(arguments);
        CheckOptions.of(arguments);
        Appearance.of(arguments, streams.environment());
        Catalogue catalogue = Catalogue.load();
        StatusNames statuses = StatusNames.load();
        RuleEngine engine = engines.load(catalogue, statuses, RuleSources.of(arguments));
        RuleSelection.of(arguments, engine.rules());
        List<Setting> settings = new ArrayList<>();
        for (Option option : Option.values()) {
            if (option.isConfigurable() && option != Option.SEVERITY && option != Option.LIMIT) {
                settings.add(setting(option, arguments));
            }
        }
        List<Setting> severities = ofRules(Option.SEVERITY, arguments);
        List<Setting> limits = limits(arguments, engine.rules());
        try (Outputs outputs = Outputs.open(arguments, CommandName.CONFIG_SHOW.syntax(), streams, true)) {
            for (Output output : outputs.all()) {
                output.writer()
                        .append(
                                output.format().equals("json")
                                        ? json(arguments.settingsFile(), settings, severities, limits)
                                        : text(arguments.settingsFile(), settings, severities, limits));
            }
            outputs.commit();
        }
        return ExitCode.OK;
    }

    private static Setting setting(Option option, Arguments arguments) {
        String name = ConfigurationLayer.name(option);
        if (option == Option.FAIL_ON_INCONCLUSIVE && !arguments.has(option) && arguments.has(Option.STRICT)) {
            return new Setting(name, option.kind(), List.of("true"), List.of(arguments.origin(Option.STRICT, 0)));
        }
        if (option.kind() == Option.Kind.FLAG) {
            String origin =
                    arguments.has(option) || arguments.isLeftOut(option) ? arguments.origin(option, 0) : DEFAULT;
            return new Setting(name, option.kind(), List.of(Boolean.toString(arguments.has(option))), List.of(origin));
        }
        List<String> values = arguments.values(option);
        List<String> origins = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            origins.add(arguments.origin(option, i));
        }
        String otherwise = otherwise(option, arguments);
        if (values.isEmpty() && otherwise != null) {
            return new Setting(
                    name,
                    option.kind(),
                    List.of(otherwise),
                    List.of(
                            arguments.has(Option.STRICT) && isOfStrict(option)
                                    ? arguments.origin(Option.STRICT, 0)
                                    : DEFAULT));
        }
        return new Setting(name, option.kind(), values, origins);
    }

    /** What counts where nothing is set, or null if that is nothing. */
    private static @Nullable String otherwise(Option option, Arguments arguments) {
        boolean strict = arguments.has(Option.STRICT);
        return switch (option) {
            case FAIL_ON -> strict ? "warning" : "error";
            case MAX_BAD_RECORDS -> strict ? "0" : "5%";
            case WITNESS -> "all";
            case ZONE -> "UTC";
            case COLOR -> "auto";
            default -> null;
        };
    }

    private static boolean isOfStrict(Option option) {
        return option == Option.FAIL_ON || option == Option.MAX_BAD_RECORDS;
    }

    /** What is set for rules, each time with the last that was. */
    private static List<Setting> ofRules(Option option, Arguments arguments) throws UsageException {
        List<Setting> settings = new ArrayList<>();
        List<String> values = arguments.values(option);
        for (int i = 0; i < values.size(); i++) {
            RuleSetting of = RuleSetting.of(values.get(i), arguments.origin(option, i));
            settings.removeIf(before -> before.key().equals(of.rule()));
            settings.add(new Setting(of.rule(), Option.Kind.VALUE, List.of(of.value()), List.of(of.origin())));
        }
        return settings;
    }

    private static List<Setting> limits(Arguments arguments, List<RuleInfo> rules) throws UsageException {
        List<Setting> set = ofRules(Option.LIMIT, arguments);
        List<Setting> all = new ArrayList<>();
        for (RuleInfo rule : rules) {
            Long limit = rule.limitSet();
            if (limit != null) {
                String origin = DEFAULT;
                for (Setting setting : set) {
                    origin = setting.key().equals(rule.id()) ? setting.origins().get(0) : origin;
                }
                all.add(new Setting(rule.id(), Option.Kind.VALUE, List.of(Long.toString(limit)), List.of(origin)));
            }
        }
        return all;
    }

    /** As a configuration file would say it. */
    private static String text(
            @Nullable String file, List<Setting> settings, List<Setting> severities, List<Setting> limits) {
        StringBuilder text = new StringBuilder();
        text.append(file == null ? "# no configuration file\n" : "# settings of " + InertText.of(file) + "\n");
        for (Setting setting : settings) {
            line(text, setting.key(), value(setting), setting.origins());
        }
        table(text, "severity", severities, true);
        table(text, "limit", limits, false);
        return text.toString();
    }

    private static void table(StringBuilder text, String name, List<Setting> settings, boolean quoted) {
        text.append("\n[").append(name).append("]\n");
        for (Setting setting : settings) {
            String value = setting.values().get(0);
            line(text, key(setting.key()), quoted ? quoted(value) : value, setting.origins());
        }
    }

    private static void line(StringBuilder text, String key, String value, List<String> origins) {
        StringBuilder line = new StringBuilder();
        line.append(value.isEmpty() ? "# " : "").append(key).append(" = ").append(value);
        line.append(" ".repeat(Math.max(1, COLUMN - line.length()))).append("# ");
        List<String> distinct = origins.stream().distinct().map(InertText::of).toList();
        line.append(distinct.isEmpty() ? "not set" : String.join(", ", distinct));
        text.append(line).append('\n');
    }

    private static String value(Setting setting) {
        return switch (setting.kind()) {
            case FLAG -> setting.values().get(0);
            case VALUE ->
                setting.values().isEmpty() ? "" : quoted(setting.values().get(0));
            case LIST, REPEATABLE ->
                "["
                        + String.join(
                                ", ",
                                setting.values().stream()
                                        .map(ConfigShowCommand::quoted)
                                        .toList())
                        + "]";
        };
    }

    /** A bare key where TOML takes it as one. */
    private static String key(String key) {
        boolean isBare = key.chars()
                .allMatch(c -> (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-');
        return isBare ? key : quoted(key);
    }

    private static String quoted(String text) {
        return "\"" + InertText.of(text.replace("\\", "\\\\").replace("\"", "\\\"")) + "\"";
    }

    private static String json(
            @Nullable String file, List<Setting> settings, List<Setting> severities, List<Setting> limits) {
        JsonText json = new JsonText().open();
        if (file != null) {
            json.member("file", file);
        }
        json.openArray("settings");
        for (Setting setting : settings) {
            json.open().member("name", setting.key());
            switch (setting.kind()) {
                case FLAG -> json.member("value", setting.values().get(0).equals("true"));
                case VALUE -> {
                    if (!setting.values().isEmpty()) {
                        json.member("value", setting.values().get(0));
                    }
                }
                case LIST, REPEATABLE -> json.member("values", setting.values());
            }
            json.member("origins", setting.origins()).close();
        }
        json.closeArray();
        rules(json, "severity", severities);
        rules(json, "limit", limits);
        return json.close().text() + "\n";
    }

    private static void rules(JsonText json, String key, List<Setting> settings) {
        json.openArray(key);
        for (Setting setting : settings) {
            json.open().member("rule", setting.key());
            if (key.equals("limit")) {
                json.member("seconds", Long.parseLong(setting.values().get(0)));
            } else {
                json.member("severity", setting.values().get(0));
            }
            json.member("origin", setting.origins().get(0)).close();
        }
        json.closeArray();
    }
}

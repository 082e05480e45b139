package org.ndislint.cli;

import org.jspecify.annotations.Nullable;

/** All commands: one constant each, what it takes in {@link Syntaxes}. */
enum CommandName {
    CHECK("check"),
    TIMELINE("timeline"),
    CONVERT("convert"),
    DUMP("dump"),
    RULES("rules"),
    EXPLAIN("explain"),
    MAPPING_INIT("mapping init"),
    MAPPING_TEST("mapping test"),
    MAPPING_SHOW("mapping show");

    private static final CommandName[] ALL = values();

    private final String text;

    CommandName(String text) {
        this.text = text;
    }

    /** As typed. */
    String text() {
        return text;
    }

    /** How many arguments the name takes. */
    int words() {
        return text.indexOf(' ') < 0 ? 1 : 2;
    }

    Syntax syntax() {
        return Syntaxes.of(this);
    }

    /** The command itself; the classes of the others are not loaded. */
    Command command(EngineLoader engines) {
        return switch (this) {
            case CHECK -> new CheckCommand(engines);
            case TIMELINE -> new TimelineCommand(engines);
            case CONVERT -> new ConvertCommand();
            case DUMP -> new DumpCommand();
            case RULES -> new RulesCommand(engines);
            case EXPLAIN -> new ExplainCommand(engines);
            case MAPPING_INIT -> new MappingInitCommand();
            case MAPPING_TEST -> new MappingTestCommand();
            case MAPPING_SHOW -> new MappingShowCommand();
        };
    }

    /** The command that the arguments begin with, or null: then {@link #CHECK} is meant. */
    static @Nullable CommandName find(String[] args) {
        for (CommandName command : ALL) {
            if (isNamed(command.text, args)) {
                return command;
            }
        }
        return null;
    }

    /** Whether the first argument is the first word of commands that have two. */
    static boolean isGroup(String[] args) {
        return args.length > 0 && args[0].equals("mapping");
    }

    private static boolean isNamed(String text, String[] args) {
        int blank = text.indexOf(' ');
        if (blank < 0) {
            return args.length > 0 && args[0].equals(text);
        }
        return args.length > 1 && args[0].equals(text.substring(0, blank)) && args[1].equals(text.substring(blank + 1));
    }
}

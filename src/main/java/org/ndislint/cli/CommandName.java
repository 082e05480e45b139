package org.ndislint.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** All commands: one constant each, what it takes in {@link Syntaxes}. */
enum CommandName {
    CHECK("check"),
    BATCH("batch"),
    FOLLOW("follow"),
    TIMELINE("timeline"),
    REPLAY("replay"),
    DIFF("diff"),
    MINIMIZE("minimize"),
    CONVERT("convert"),
    GENERATE("generate"),
    DUMP("dump"),
    RULES("rules"),
    EXPLAIN("explain"),
    BASELINE_CREATE("baseline create"),
    BASELINE_UPDATE("baseline update"),
    BASELINE_PRUNE("baseline prune"),
    BASELINE_SHOW("baseline show"),
    MAPPING_INIT("mapping init"),
    MAPPING_TEST("mapping test"),
    MAPPING_SHOW("mapping show"),
    SYMBOLS_EXTRACT("symbols extract"),
    SYMBOLS_LIST("symbols list"),
    SYMBOLS_CHECK("symbols check"),
    CONFIG_SHOW("config show");

    private static final CommandName[] ALL = values();

    private final String text;

    CommandName(String text) {
        this.text = text;
    }

    /** As typed. */
    String text() {
        return text;
    }

    Syntax syntax() {
        return Syntaxes.of(this);
    }

    /** The command itself; the classes of the others are not loaded. */
    Command command(EngineLoader engines) {
        return switch (this) {
            case CHECK -> new CheckCommand(engines);
            case BATCH -> new BatchCommand(engines);
            case FOLLOW -> new FollowCommand(engines, PollClock.ofProcess());
            case TIMELINE -> new TimelineCommand(engines);
            case REPLAY -> new ReplayCommand(engines);
            case DIFF -> new DiffCommand(engines);
            case MINIMIZE -> new MinimizeCommand(engines);
            case CONVERT -> new ConvertCommand();
            case GENERATE -> new GenerateCommand();
            case DUMP -> new DumpCommand();
            case RULES -> new RulesCommand(engines);
            case EXPLAIN -> new ExplainCommand(engines);
            case BASELINE_CREATE -> new BaselineChangeCommand(engines, BaselineChangeCommand.Change.CREATE);
            case BASELINE_UPDATE -> new BaselineChangeCommand(engines, BaselineChangeCommand.Change.UPDATE);
            case BASELINE_PRUNE -> new BaselineChangeCommand(engines, BaselineChangeCommand.Change.PRUNE);
            case BASELINE_SHOW -> new BaselineShowCommand();
            case MAPPING_INIT -> new MappingInitCommand();
            case MAPPING_TEST -> new MappingTestCommand();
            case MAPPING_SHOW -> new MappingShowCommand();
            case SYMBOLS_EXTRACT -> new SymbolsExtractCommand();
            case SYMBOLS_LIST -> new SymbolsListCommand();
            case SYMBOLS_CHECK -> new SymbolsCheckCommand();
            case CONFIG_SHOW -> new ConfigShowCommand(engines);
        };
    }

    /** Finds the command among the arguments: the first of them that is no option, nor the value of one. */
    static Call find(String[] args) throws UsageException {
        int at = firstOperand(args);
        if (at == args.length) {
            return new Call(CHECK, false, args);
        }
        for (CommandName command : ALL) {
            if (command.isAt(args, at)) {
                return new Call(command, true, without(args, at, command.words()));
            }
        }
        List<CommandName> group = group(args[at]);
        if (!group.isEmpty()) {
            throw new UsageException(args[at] + ": expected " + secondWords(group)
                    + (args.length > at + 1 ? ", found '" + args[at + 1] + "'" : "")
                    + "; ndislint --help tells more");
        }
        return new Call(CHECK, false, args);
    }

    /**
     * The commands of two words whose first word alone is given, to be told about: {@code mapping --help}; empty if it is
     * not so.
     */
    static List<CommandName> helped(String[] args) {
        int at = firstOperand(args);
        boolean isAlone = at < args.length && firstOperand(without(args, at, 1)) == args.length - 1;
        return isAlone && Arrays.stream(args).anyMatch(Option.HELP::is) ? group(args[at]) : List.of();
    }

    /** The commands of two words that begin with a word. */
    private static List<CommandName> group(String first) {
        List<CommandName> group = new ArrayList<>();
        for (CommandName command : ALL) {
            if (command.words() == 2 && command.text.startsWith(first + " ")) {
                group.add(command);
            }
        }
        return group;
    }

    /**
     * What the arguments ask for.
     *
     * @param command the command named, or {@link #CHECK}
     * @param named whether it was named
     * @param arguments those of the command
     */
    @SuppressWarnings("ArrayRecordComponent") // the arguments of the process, on their way to the parser
    record Call(CommandName command, boolean named, String[] arguments) {}

    /** The second words of commands that have two: {@code init, test or show}. */
    private static String secondWords(List<CommandName> group) {
        List<String> words = new ArrayList<>();
        for (CommandName command : group) {
            words.add(command.text.substring(command.text.indexOf(' ') + 1));
        }
        String last = words.remove(words.size() - 1);
        return words.isEmpty() ? last : String.join(", ", words) + " or " + last;
    }

    private static int firstOperand(String[] args) {
        int at = 0;
        while (at < args.length && args[at].startsWith("-") && args[at].length() > 1) {
            Option option = Option.find(args[at]);
            at += option != null && option.kind() != Option.Kind.FLAG ? 2 : 1;
            if (args[at - 1].equals("--")) {
                return args.length;
            }
        }
        return Math.min(at, args.length);
    }

    private int words() {
        return text.indexOf(' ') < 0 ? 1 : 2;
    }

    private boolean isAt(String[] args, int at) {
        int blank = text.indexOf(' ');
        if (blank < 0) {
            return args[at].equals(text);
        }
        return at + 1 < args.length
                && args[at].equals(text.substring(0, blank))
                && args[at + 1].equals(text.substring(blank + 1));
    }

    private static String[] without(String[] args, int from, int count) {
        String[] rest = new String[args.length - count];
        System.arraycopy(args, 0, rest, 0, from);
        System.arraycopy(args, from + count, rest, from, rest.length - from);
        return rest;
    }
}

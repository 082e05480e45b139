package org.ndislint.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Command lines of every kind, their errors and the help, by picocli. */
final class PicocliParse {
    /** What the whole program is for. */
    static final String DESCRIPTION =
            "Replays captured traces of NDIS calls and checks them against the documented ordering and IRQL constraints.";

    private static final int HELP_WIDTH = 100;

    private PicocliParse() {}

    /**
     * Reads the arguments. Operands are not counted if help or version is asked for.
     *
     * @throws UsageException names the wrong argument, and the nearest right ones
     */
    static Arguments parse(String[] args, Syntax syntax) throws UsageException {
        try {
            ParseResult result = commandLine(spec(syntax, false)).parseArgs(args);
            Arguments arguments = arguments(result, syntax);
            checkOperands(arguments, syntax);
            return arguments;
        } catch (UnmatchedArgumentException e) {
            StringBuilder message = new StringBuilder(lowerFirst(e.getMessage()));
            List<String> near = e.getSuggestions();
            if (!near.isEmpty()) {
                message.append("; did you mean ")
                        .append(String.join(" or ", near))
                        .append('?');
            }
            throw new UsageException(message.toString());
        } catch (ParameterException e) {
            throw new UsageException(lowerFirst(e.getMessage()));
        }
    }

    /** The help of one command. */
    static String help(CommandName command) {
        Syntax syntax = command.syntax();
        CommandSpec spec = spec(syntax, true);
        UsageMessageSpec usage = spec.usageMessage();
        usage.description(escaped(syntax.description().isEmpty() ? syntax.summary() : syntax.description()));
        footer(usage, Statuses.of(command), syntax.examples());
        return usage(spec);
    }

    /** The help of the program, with its commands; {@code check} is the one that is meant when none is named. */
    static String help(List<Syntax> commands, List<Syntax.Example> examples) {
        CommandSpec spec = CommandSpec.create().name("ndislint");
        spec.addOption(option(Option.HELP, commands.get(0)));
        spec.addOption(option(Option.VERSION, commands.get(0)));
        for (Syntax command : commands) {
            CommandSpec sub = CommandSpec.create();
            sub.usageMessage().description(escaped(command.summary()));
            spec.addSubcommand(command.name(), sub);
        }
        UsageMessageSpec usage = spec.usageMessage();
        usage.sortOptions(false)
                .customSynopsis(
                        "ndislint [check] [OPTIONS] TRACE...",
                        "       ndislint COMMAND [OPTIONS] [ARGUMENTS]",
                        "       ndislint COMMAND --help")
                .description(DESCRIPTION);
        footer(usage, Statuses.checked(), examples);
        return usage(spec);
    }

    private static String usage(CommandSpec spec) {
        return commandLine(spec).getUsageMessage(Ansi.OFF);
    }

    private static CommandLine commandLine(CommandSpec spec) {
        return new CommandLine(spec)
                .setExpandAtFiles(false)
                .setUsageHelpWidth(HELP_WIDTH)
                .setCaseInsensitiveEnumValuesAllowed(false);
    }

    private static CommandSpec spec(Syntax syntax, boolean forHelp) {
        CommandSpec spec = CommandSpec.create().name("ndislint " + syntax.name());
        for (Option option : syntax.options()) {
            spec.addOption(option(option, syntax));
        }
        if (!syntax.operand().isEmpty()) {
            // One too many is refused by us, in words of ours: the parser takes them all.
            boolean isOne = forHelp && syntax.most() == 1;
            spec.addPositional(PositionalParamSpec.builder()
                    .index(isOne ? "0" : "0..*")
                    .arity(isOne ? "1" : (syntax.least() > 0 ? "1" : "0") + "..*")
                    .type(List.class)
                    .auxiliaryTypes(String.class)
                    .paramLabel(syntax.operand())
                    .description(escaped(syntax.operandHelp()))
                    .build());
        }
        spec.usageMessage().sortOptions(false).synopsisSubcommandLabel("");
        return spec;
    }

    private static OptionSpec option(Option option, Syntax syntax) {
        OptionSpec.Builder builder = OptionSpec.builder(option.option());
        String alias = option.alias();
        if (alias != null) {
            builder = OptionSpec.builder(option.option(), alias);
        }
        builder.description(escaped(syntax.help(option)));
        return switch (option.kind()) {
            case FLAG ->
                builder.type(boolean.class)
                        .usageHelp(option == Option.HELP)
                        .versionHelp(option == Option.VERSION)
                        .build();
            case VALUE -> builder.type(String.class).paramLabel(option.label()).build();
            case REPEATABLE, LIST ->
                builder.type(List.class)
                        .auxiliaryTypes(String.class)
                        .arity("1")
                        .paramLabel(option.label())
                        .build();
        };
    }

    private static void checkOperands(Arguments arguments, Syntax syntax) throws UsageException {
        if (arguments.has(Option.HELP) || arguments.has(Option.VERSION)) {
            return;
        }
        int count = arguments.operands().size();
        if (count < syntax.least()) {
            throw new UsageException(syntax.name() + ": expected " + syntax.operand() + "; ndislint " + syntax.name()
                    + " --help tells more");
        }
        if (count > syntax.most()) {
            throw new UsageException(syntax.name() + ": expected no more than " + syntax.most()
                    + (syntax.most() == 1 ? " argument" : " arguments") + ", found '"
                    + arguments.operands().get(syntax.most()) + "' as well");
        }
    }

    private static Arguments arguments(ParseResult result, Syntax syntax) {
        Arguments arguments = new Arguments();
        for (Option option : syntax.options()) {
            if (result.hasMatchedOption(option.option())) {
                for (String value : result.matchedOption(option.option()).stringValues()) {
                    arguments.add(option, option.kind() == Option.Kind.FLAG ? "" : value);
                }
            }
        }
        if (result.hasMatchedPositional(0)) {
            result.matchedPositional(0).stringValues().forEach(arguments::addOperand);
        }
        return arguments;
    }

    private static void footer(UsageMessageSpec usage, Map<Integer, String> statuses, List<Syntax.Example> examples) {
        Map<String, String> codes = new LinkedHashMap<>();
        statuses.forEach((code, meaning) -> codes.put(Integer.toString(code), escaped(meaning)));
        usage.exitCodeListHeading("%nExit status:%n").exitCodeList(codes);
        List<String> lines = new ArrayList<>();
        for (Syntax.Example example : examples) {
            lines.add("  " + escaped(example.command()));
            lines.add("      " + escaped(example.purpose()));
        }
        usage.footerHeading("%nExamples:%n").footer(lines.toArray(new String[0]));
    }

    private static String escaped(String text) {
        return text.replace("%", "%%");
    }

    private static String lowerFirst(@Nullable String message) {
        return message == null || message.isEmpty()
                ? "wrong arguments"
                : Character.toLowerCase(message.charAt(0)) + message.substring(1);
    }
}

package org.ndislint.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.ndislint.catalogue.NearestNames;
import org.ndislint.cli.Syntax.Example;

/** Finds the command that the arguments name, runs it, and turns what goes wrong into an exit status. */
final class Program {
    /** Of the help of the whole program. */
    static final List<Example> EXAMPLES = List.of(
            new Example("ndislint trace.ndjson", "check a trace"),
            new Example("ndislint explain AF-CLOSE-TWICE", "what a rule says, with examples of right and wrong"),
            new Example("ndislint mapping init driver.log", "begin a mapping for a driver with a wording of its own"));

    private final EngineLoader engines;
    private final Streams streams;

    Program(EngineLoader engines, Streams streams) {
        this.engines = engines;
        this.streams = streams;
    }

    /** Runs; never throws. */
    ExitCode run(String[] args) {
        try {
            return dispatch(args);
        } catch (UsageException e) {
            streams.say(e.reason());
            return ExitCode.USAGE;
        } catch (StandardOutput.ClosedPipeException e) {
            return ExitCode.OK;
        } catch (OutputException e) {
            if (e.getCause() instanceof StandardOutput.ClosedPipeException) {
                return ExitCode.OK;
            }
            streams.say(Reasons.of(e));
            return ExitCode.INTERNAL;
        } catch (IOException e) {
            streams.say(Reasons.of(e));
            return ExitCode.INTERNAL;
        } catch (OutOfMemoryError e) {
            streams.say("out of memory; give Java more with -Xmx");
            return ExitCode.INTERNAL;
        } catch (RuntimeException | StackOverflowError e) {
            streams.say("a fault of ndislint itself: " + e);
            e.printStackTrace(streams.err());
            return ExitCode.INTERNAL;
        } finally {
            streams.out().flush();
            streams.err().flush();
        }
    }

    private ExitCode dispatch(String[] args) throws UsageException, IOException {
        if (args.length == 1 && Option.VERSION.is(args[0])) {
            return version();
        }
        if (args.length > 0 && Option.HELP.is(args[0])) {
            List<Syntax> commands = new ArrayList<>();
            for (CommandName name : CommandName.values()) {
                commands.add(name.syntax());
            }
            Outputs.print(PicocliParse.help(commands, EXAMPLES), streams);
            return ExitCode.OK;
        }
        List<CommandName> helped = CommandName.helped(args);
        if (!helped.isEmpty()) {
            List<String> helps = new ArrayList<>();
            for (CommandName name : helped) {
                helps.add(PicocliParse.help(name));
            }
            Outputs.print(String.join("\n", helps), streams);
            return ExitCode.OK;
        }
        if (args.length == 0) {
            throw new UsageException("no trace is given; ndislint --help tells more");
        }
        CommandName.Call call = CommandName.find(args);
        CommandName command = call.command();
        Arguments arguments = arguments(command, call.arguments());
        arguments.setGiven(args);
        if (arguments.has(Option.HELP)) {
            Outputs.print(PicocliParse.help(command), streams);
            return ExitCode.OK;
        }
        if (arguments.has(Option.VERSION)) {
            return version();
        }
        String file = Configuration.complete(arguments, command.syntax(), streams.environment());
        arguments.setSettingsFile(file);
        if (file != null && arguments.has(Option.VERBOSE)) {
            streams.say("settings of " + file);
        }
        ExitCode exit = run(command, arguments);
        if (!call.named() && exit == ExitCode.UNREADABLE) {
            hint(arguments.operands().get(0));
        }
        return exit;
    }

    /** Runs the command; what it finds wrong with an option says where that was set, if not on the command line. */
    private ExitCode run(CommandName command, Arguments arguments) throws UsageException, IOException {
        try {
            return command.command(engines).run(arguments, streams);
        } catch (UsageException e) {
            for (Option option : command.syntax().options()) {
                String origin = arguments.origin(option, 0);
                if (e.reason().startsWith(option.option() + ": ") && !origin.equals(option.option())) {
                    throw new UsageException(origin + ": " + e.reason().substring(2));
                }
            }
            throw e;
        }
    }

    private static Arguments arguments(CommandName command, String[] args) throws UsageException {
        Syntax syntax = command.syntax();
        Arguments quick = QuickParse.parse(args, syntax);
        return quick != null ? quick : PicocliParse.parse(args, syntax);
    }

    private ExitCode version() throws IOException {
        Outputs.print("ndislint " + Version.text() + "\n", streams);
        return ExitCode.OK;
    }

    /** What could not be read as a trace may have been meant as a command. */
    private void hint(String operand) {
        List<String> names = new ArrayList<>();
        for (CommandName name : CommandName.values()) {
            names.add(name.text());
        }
        List<String> near = NearestNames.of(operand, names, 1);
        if (!near.isEmpty()) {
            streams.say("was the command '" + near.get(0) + "' meant?");
        }
    }
}

package org.ndislint.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ndislint.cli.Syntax.Example;

/** What each command takes, with its help. */
final class Syntaxes {
    private static final int ANY = Integer.MAX_VALUE;
    private static final List<Option> READ = List.of(
            Option.INPUT_FORMAT,
            Option.MAPPING,
            Option.SYMBOLS,
            Option.ZONE,
            Option.DAY_FIRST,
            Option.PREFIX,
            Option.MAX_BAD_RECORDS);
    private static final List<Option> ALWAYS = List.of(Option.VERBOSE, Option.QUIET, Option.HELP, Option.VERSION);
    private static final String TRACE = "TRACE";
    private static final String TRACE_HELP = "a captured trace in any format, compressed or not; - is standard input";

    private Syntaxes() {}

    static Syntax of(CommandName command) {
        return switch (command) {
            case CHECK ->
                new Syntax(
                        command.text(),
                        "check traces against the documented rules (the default)",
                        "Checks traces of NDIS calls against the documented ordering and IRQL constraints. A violation is"
                                + " reported only if the trace proves it; what it leaves open is inconclusive.",
                        TRACE,
                        TRACE_HELP,
                        1,
                        ANY,
                        options(
                                READ,
                                Option.FORMAT,
                                Option.OUTPUT,
                                Option.SELECT,
                                Option.IGNORE,
                                Option.RULES,
                                Option.FAIL_ON,
                                Option.FAIL_ON_INCONCLUSIVE,
                                Option.STRICT,
                                Option.SHOW,
                                Option.WITNESS,
                                Option.ASSUME_COMPLETE,
                                Option.COVERS,
                                Option.COLOR),
                        List.of("text", "concise", "json", "jsonl"),
                        List.of(
                                new Example("ndislint trace.ndjson", "check one trace"),
                                new Example(
                                        "ndislint check --format concise -o jsonl=results.jsonl *.log",
                                        "one line a finding on the screen, everything in a file"),
                                new Example(
                                        "ndislint --show inconclusive --select af,sap capture.xml.gz",
                                        "only the rules of two packs, and what they could not decide")));
            case TIMELINE ->
                new Syntax(
                        command.text(),
                        "draw the life of each address family",
                        "Draws the life of each address family: its states, what is pending and when, nested calls, threads"
                                + " and levels.",
                        TRACE,
                        TRACE_HELP,
                        1,
                        ANY,
                        options(
                                READ,
                                Option.FORMAT,
                                Option.OUTPUT,
                                Option.AF,
                                Option.RULES,
                                Option.ASSUME_COMPLETE,
                                Option.COVERS,
                                Option.COLOR),
                        List.of("text", "jsonl"),
                        List.of(
                                new Example("ndislint timeline trace.ndjson", "all address families of a trace"),
                                new Example("ndislint timeline --af AF#2 trace.ndjson", "one of them")));
            case CONVERT ->
                new Syntax(
                        command.text(),
                        "turn any trace into call events",
                        "Turns a trace of any format into call events: NDJSON for programs, shorthand for people, CSV"
                                + " for spreadsheets. A record"
                                + " that cannot be parsed becomes a mark of one lost record.",
                        TRACE,
                        TRACE_HELP,
                        1,
                        1,
                        options(READ, Option.FORMAT, Option.OUTPUT),
                        List.of("ndjson", "shorthand", "csv"),
                        List.of(
                                new Example("ndislint convert driver.log > driver.ndjson", "call events for programs"),
                                new Example(
                                        "ndislint convert --format shorthand --mapping my.yaml driver.log",
                                        "to read them, with a driver's own wording")));
            case DUMP ->
                new Syntax(
                        command.text(),
                        "print the decoded records of a trace, before recognition",
                        "Prints what the decoder makes of each line or record, before recognition: messages with the fields"
                                + " of their prefix, continuations, banners, and what could not be read.",
                        TRACE,
                        TRACE_HELP,
                        1,
                        ANY,
                        options(without(READ, Option.MAPPING), Option.FORMAT, Option.OUTPUT),
                        List.of("text", "ndjson"),
                        List.of(
                                new Example("ndislint dump driver.log", "a line for each line"),
                                new Example("ndislint dump --format ndjson trace.xml", "the same for programs")));
            case RULES ->
                new Syntax(
                        command.text(),
                        "list the rules",
                        "Lists the rules: ids, severities, statements.",
                        "RULE",
                        "only these: ids, patterns such as AF-*, packs such as af",
                        0,
                        ANY,
                        options(List.of(), Option.FORMAT, Option.OUTPUT, Option.RULES),
                        List.of("text", "json", "jsonl"),
                        List.of(
                                new Example("ndislint rules", "all rules"),
                                new Example("ndislint rules --format jsonl 'AF-*'", "some of them, for programs")));
            case EXPLAIN ->
                new Syntax(
                        command.text(),
                        "tell what is known of a rule, a call or a status",
                        "Tells what is known of a rule, a documented call or a status, with the pages that say so.",
                        "NAME",
                        "a rule, a call, or a status by name or number",
                        1,
                        ANY,
                        options(List.of(), Option.RULES),
                        List.of(),
                        List.of(
                                new Example(
                                        "ndislint explain AF-CLOSE-TWICE", "a rule, with examples of right and wrong"),
                                new Example("ndislint explain NdisClCloseAddressFamily", "a call")));
            case MAPPING_INIT ->
                new Syntax(
                        command.text(),
                        "begin a mapping file for the messages of a trace",
                        "Prints the beginning of a mapping file: made from the messages of a trace that nobody recognises.",
                        TRACE,
                        TRACE_HELP,
                        1,
                        1,
                        options(READ),
                        List.of("yaml"),
                        List.of(new Example(
                                "ndislint mapping init driver.log > driver.yaml", "then edit driver.yaml")));
            case MAPPING_TEST ->
                new Syntax(
                        command.text(),
                        "try a mapping file on its samples and on traces",
                        "Runs the samples inside a mapping file; with traces, tells what it makes of their messages.",
                        "MAPPING [TRACE...]",
                        "a mapping file, and traces to try it on",
                        1,
                        ANY,
                        options(without(READ, Option.MAPPING)),
                        List.of("text"),
                        List.of(
                                new Example("ndislint mapping test driver.yaml", "run its samples"),
                                new Example("ndislint mapping test driver.yaml driver.log", "and try it on a trace")));
            case MAPPING_SHOW ->
                new Syntax(
                        command.text(),
                        "print the built-in conventions, or a mapping file as it is understood",
                        "Prints the wordings that are recognised without a mapping, or those of a mapping file.",
                        "[MAPPING]",
                        "a mapping file",
                        0,
                        1,
                        options(List.of()),
                        List.of(),
                        List.of(new Example("ndislint mapping show", "the built-in conventions")));
        };
    }

    private static List<Option> options(List<Option> read, Option... own) {
        List<Option> options = new ArrayList<>(Arrays.asList(own));
        options.addAll(read);
        options.addAll(ALWAYS);
        return options;
    }

    private static List<Option> without(List<Option> options, Option one) {
        List<Option> rest = new ArrayList<>(options);
        rest.remove(one);
        return rest;
    }
}

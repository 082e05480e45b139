package org.ndislint.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ndislint.cli.Syntax.Example;

/** What each command takes, with its help. */
final class Syntaxes {
    static final int ANY = Integer.MAX_VALUE;
    static final List<Option> READ = List.of(
            Option.INPUT_FORMAT,
            Option.MAPPING,
            Option.SYMBOLS,
            Option.ZONE,
            Option.DAY_FIRST,
            Option.PREFIX,
            Option.MAX_BAD_RECORDS,
            Option.CONFIG,
            Option.NO_CONFIG);
    private static final List<Option> JUDGE = List.of(
            Option.SELECT,
            Option.IGNORE,
            Option.SEVERITY,
            Option.LIMIT,
            Option.RULES,
            Option.FAIL_ON,
            Option.FAIL_ON_INCONCLUSIVE,
            Option.STRICT,
            Option.ASSUME_COMPLETE,
            Option.COVERS);
    private static final List<Option> ALWAYS = List.of(Option.VERBOSE, Option.QUIET, Option.HELP, Option.VERSION);
    static final String TRACE = "TRACE";
    static final String TRACE_HELP = "a captured trace in any format, compressed or not; - is standard input";

    private Syntaxes() {}

    static Syntax of(CommandName command) {
        return switch (command) {
            case CHECK -> CheckingSyntaxes.check();
            case BATCH -> CheckingSyntaxes.batch();
            case FOLLOW -> CheckingSyntaxes.follow();
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
                        List.of("text", "jsonl", "html", "svg"),
                        List.of(
                                new Example("ndislint timeline trace.ndjson", "all address families of a trace"),
                                new Example("ndislint timeline --af AF#2 trace.ndjson", "one of them"),
                                new Example("ndislint timeline --af AF#2 -o svg=life.svg trace.ndjson", "as a picture"),
                                new Example(
                                        "ndislint timeline --format html trace.ndjson > timeline.html",
                                        "a page for browsers, with every object")));
            case REPLAY, DIFF, MINIMIZE -> TraceSyntaxes.of(command);
            case CONVERT ->
                new Syntax(
                        command.text(),
                        "turn any trace into call events",
                        "Turns a trace of any format into call events: NDJSON for programs, shorthand for people, CSV"
                                + " for spreadsheets. As tracefmt, the messages themselves, before recognition; records"
                                + " that are call events already, as the messages of a driver that logs its calls. A record"
                                + " that cannot be parsed becomes a mark of one lost record. What is left out of a log file"
                                + " is counted on standard error; dump lists every record of a raw one.",
                        TRACE,
                        TRACE_HELP,
                        1,
                        1,
                        options(READ, Option.FORMAT, Option.OUTPUT),
                        List.of("ndjson", "shorthand", "csv", "tracefmt"),
                        List.of(
                                new Example("ndislint convert driver.log > driver.ndjson", "call events for programs"),
                                new Example(
                                        "ndislint convert --format tracefmt --symbols driver.pdb capture.etl",
                                        "a raw log file as text"),
                                new Example(
                                        "ndislint convert --format shorthand --mapping my.yaml driver.log",
                                        "to read them, with a driver's own wording")));
            case GENERATE ->
                new Syntax(
                        command.text(),
                        "write a made-up session as a trace, with a planted defect if wanted",
                        "Writes a legal session of CoNDIS drivers, made from a seed: the same options give the same bytes."
                                + " With --defect one driver goes wrong once; what was planted, and at which record, is said on"
                                + " standard error and in --manifest; the status is 4 if the session had no place for it. -o"
                                + " etl=FILE writes the wordings beside it, as .tmf, unless -o pdb=FILE asks for symbols instead. With tracefmt or etl there is no capture record.",
                        "",
                        "",
                        0,
                        0,
                        options(
                                List.of(),
                                Option.FORMAT,
                                Option.OUTPUT,
                                Option.SEED,
                                Option.EVENTS,
                                Option.MANAGERS,
                                Option.CLIENTS,
                                Option.TRAFFIC,
                                Option.DETAIL,
                                Option.DEFECT,
                                Option.PLACE,
                                Option.LIST_DEFECTS,
                                Option.MANIFEST),
                        List.of("ndjson", "shorthand", "csv", "tracefmt", "etl", "tmf", "pdb"),
                        List.of(
                                new Example(
                                        "ndislint generate --seed 7 --events 100000 > legal.ndjson",
                                        "a large legal session"),
                                new Example(
                                        "ndislint generate --defect AF-CLOSE-TWICE --manifest planted.json | ndislint -",
                                        "a defect, found"),
                                new Example(
                                        "ndislint generate --detail raw --format etl -o tmf=story.tmf > story.etl",
                                        "a raw log file and its wordings"),
                                new Example(
                                        "ndislint generate --detail raw --format etl -o pdb=story.pdb > story.etl",
                                        "the same with symbols that hold the wordings")));
            case DUMP ->
                new Syntax(
                        command.text(),
                        "print the decoded records of a trace, before recognition",
                        "Prints what the decoder makes of each line or record, before recognition: messages with the fields"
                                + " of their prefix, continuations, banners, and what could not be read. Of a raw log file (.etl),"
                                + " every record: WPP messages worded, events decoded as far as the file tells how.",
                        TRACE,
                        TRACE_HELP,
                        1,
                        ANY,
                        options(
                                without(READ, Option.MAPPING),
                                Option.FORMAT,
                                Option.OUTPUT,
                                Option.ORDER,
                                Option.SUMMARY,
                                Option.PROVIDERS),
                        List.of("text", "tsv", "ndjson"),
                        List.of(
                                new Example("ndislint dump driver.log", "a line for each line"),
                                new Example(
                                        "ndislint dump --order time --symbols driver.pdb capture.etl",
                                        "what tracefmt and tracerpt would show"),
                                new Example("ndislint dump --summary capture.etl", "what is in a raw log file"),
                                new Example("ndislint dump --format ndjson trace.xml", "the same for programs")));
            case RULES ->
                new Syntax(
                        command.text(),
                        "list the rules",
                        "Lists the rules: ids, severities, statements; as markdown, the whole reference. With traces,"
                                + " checks them and tells the verdict on each rule, and for those that the trace did not"
                                + " decide, which calls would have to be captured. The status is then that of check.",
                        "RULE|TRACE",
                        "only these rules: ids, patterns such as AF-*, packs such as af; anything else is a trace",
                        0,
                        ANY,
                        options(judged(READ), Option.FORMAT, Option.OUTPUT),
                        List.of("text", "json", "jsonl", "markdown"),
                        List.of(
                                new Example("ndislint rules", "all rules"),
                                new Example("ndislint rules trace.ndjson", "what a trace tells of each rule"),
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
                        options(
                                List.of(),
                                Option.SEVERITY,
                                Option.LIMIT,
                                Option.RULES,
                                Option.CONFIG,
                                Option.NO_CONFIG),
                        List.of(),
                        List.of(
                                new Example(
                                        "ndislint explain AF-CLOSE-TWICE", "a rule, with examples of right and wrong"),
                                new Example("ndislint explain NdisClCloseAddressFamily", "a call")));
            case BASELINE_CREATE -> BaselineSyntaxes.create();
            case BASELINE_UPDATE -> BaselineSyntaxes.update();
            case BASELINE_PRUNE -> BaselineSyntaxes.prune();
            case BASELINE_SHOW -> BaselineSyntaxes.show();
            case MAPPING_INIT ->
                new Syntax(
                        command.text(),
                        "begin a mapping file for the messages of traces",
                        "Prints the beginning of a mapping file: made from the messages of traces that nobody recognises. What"
                                + " is certain is active, all else stands behind # with the reason.",
                        TRACE,
                        TRACE_HELP,
                        1,
                        ANY,
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
            case SYMBOLS_EXTRACT ->
                new Syntax(
                        command.text(),
                        "write the message files of a program database",
                        "Writes a .tmf for each message GUID of program databases (or of folders and zips of them), as"
                                + " tracepdb does. Files of the same names are overwritten.",
                        "PDB",
                        "a program database, or a folder or zip of them",
                        1,
                        ANY,
                        options(List.of(), Option.DIRECTORY),
                        List.of(),
                        List.of(new Example(
                                "ndislint symbols extract driver.pdb -d tmf",
                                "then ndislint --symbols tmf capture.etl")));
            case SYMBOLS_LIST ->
                new Syntax(
                        command.text(),
                        "list the WPP messages and providers that symbols tell of",
                        "Lists message GUIDs with their source files, and providers with their control GUIDs and flags.",
                        "SYMBOLS",
                        "a .pdb, a .tmf, or a folder or zip of them",
                        1,
                        ANY,
                        options(List.of(), Option.FORMAT, Option.OUTPUT),
                        List.of("text", "ndjson"),
                        List.of(
                                new Example("ndislint symbols list driver.pdb", "its source files and providers"),
                                new Example("ndislint symbols list --format ndjson tmf", "every message")));
            case SYMBOLS_CHECK ->
                new Syntax(
                        command.text(),
                        "tell which messages of raw log files the symbols can read",
                        "Tells for each message GUID of raw log files whether the symbols at hand word its messages. Ends"
                                + " with status 1 if some cannot be read.",
                        TRACE,
                        "a raw log file (.etl), compressed or not; - is standard input",
                        1,
                        ANY,
                        options(
                                List.of(),
                                Option.SYMBOLS,
                                Option.FORMAT,
                                Option.OUTPUT,
                                Option.CONFIG,
                                Option.NO_CONFIG),
                        List.of("text", "ndjson"),
                        List.of(new Example(
                                "ndislint symbols check --symbols driver.pdb capture.etl", "before a check of it")));
            case CONFIG_SHOW ->
                new Syntax(
                        command.text(),
                        "tell the settings, and where each comes from",
                        "Prints every setting with where it was set: the command line, a variable of the environment, a"
                                + " line of the configuration file, or nowhere. What a setting that is wrong would break"
                                + " is said as the other commands say it.",
                        "",
                        "",
                        0,
                        0,
                        options(judged(READ), Option.FORMAT, Option.OUTPUT, Option.SHOW, Option.WITNESS, Option.COLOR),
                        List.of("text", "json"),
                        List.of(
                                new Example("ndislint config show", "what a run in this folder goes by"),
                                new Example("ndislint config show --config lab.toml --strict", "what another would")));
        };
    }

    static List<Option> options(List<Option> read, Option... own) {
        List<Option> options = new ArrayList<>(Arrays.asList(own));
        options.addAll(read);
        options.addAll(ALWAYS);
        return options;
    }

    /** What a command takes that judges what it reads. */
    static List<Option> judged(List<Option> read) {
        List<Option> options = new ArrayList<>(JUDGE);
        options.addAll(read);
        return options;
    }

    private static List<Option> without(List<Option> options, Option one) {
        List<Option> rest = new ArrayList<>(options);
        rest.remove(one);
        return rest;
    }
}

package org.ndislint.cli;

import org.jspecify.annotations.Nullable;

/** Every option of every command: it is spelled the same and means the same everywhere. */
enum Option {
    FORMAT("--format", null, "FORMAT", Kind.VALUE, "what goes to standard output: %s"),
    OUTPUT("-o", "--output", "FORMAT=FILE", Kind.REPEATABLE, "write the same in another format to a file as well"),
    SELECT(
            "--select",
            null,
            "RULE,...",
            Kind.LIST,
            "run only these rules: ids, patterns such as AF-*, packs such as af, or all; a rule that is off runs if its id is named"),
    IGNORE("--ignore", null, "RULE,...", Kind.LIST, "do not run these rules; taken after --select"),
    FAIL_ON(
            "--fail-on",
            null,
            "SEVERITY",
            Kind.VALUE,
            "end with status 1 on findings of this severity or above: error (default), warning, info or never"),
    FAIL_ON_INCONCLUSIVE(
            "--fail-on-inconclusive",
            null,
            "",
            Kind.FLAG,
            "end with status 4 if something was inconclusive, of whatever severity"),
    SHOW(
            "--show",
            null,
            "WHAT,...",
            Kind.LIST,
            "print more: info (findings of severity info), inconclusive, unchecked (names of rules that were not checked), all"),
    WITNESS("--witness", null, "N", Kind.VALUE, "keep at most N records of each witness, the last ones; default: all"),
    MAX_BAD_RECORDS(
            "--max-bad-records",
            null,
            "N|P%",
            Kind.VALUE,
            "end with status 3 if more records cannot be parsed: a number or a share of all records; default 5%%"),
    STRICT(
            "--strict",
            null,
            "",
            Kind.FLAG,
            "the same as --fail-on warning --max-bad-records 0, and end with status 4 if something of that severity or above was inconclusive; what is given beside it counts"),
    ASSUME_COMPLETE(
            "--assume-complete",
            null,
            "",
            Kind.FLAG,
            "the traces start before any object exists and end after the drivers unloaded"),
    COVERS(
            "--covers",
            null,
            "KIND,...",
            Kind.LIST,
            "the kinds of driver whose calls were recorded: client, call-manager, mcm, miniport, protocol, filter"),
    SEVERITY(
            "--severity",
            null,
            "RULE=SEVERITY,...",
            Kind.LIST,
            "report findings of these rules (ids, patterns, packs) as error, warning or info, or do not run them (off)"),
    LIMIT(
            "--limit",
            null,
            "RULE=SECONDS,...",
            Kind.LIST,
            "let deadlines that these rules watch be so many whole seconds"),
    CONFIG(
            "--config",
            null,
            "FILE",
            Kind.VALUE,
            "take settings from this file; else from ndislint.toml or ndislint.yaml, in this folder or the nearest above it"),
    NO_CONFIG("--no-config", null, "", Kind.FLAG, "take no settings from a file"),
    RULES("--rules", null, "FILE", Kind.REPEATABLE, "add a rule pack of your own"),
    INPUT_FORMAT("--input-format", null, "NAME", Kind.VALUE, "how to read the traces, instead of finding out: %s"),
    MAPPING("--mapping", null, "FILE", Kind.REPEATABLE, "a mapping file for drivers that word things differently"),
    ZONE("--zone", null, "ZONE", Kind.VALUE, "time zone of stamps that carry none, such as Europe/Rome; default UTC"),
    DAY_FIRST("--day-first", null, "", Kind.FLAG, "read 03/04/2026 as the third of April"),
    PREFIX("--prefix", null, "TEXT", Kind.VALUE, "the TRACE_FORMAT_PREFIX that the text was made with"),
    SYMBOLS(
            "--symbols",
            null,
            "PATH",
            Kind.REPEATABLE,
            "where the wordings of WPP messages are: a folder, zip, .tmf or .pdb; those of TRACE_FORMAT_SEARCH_PATH come after"),
    ORDER("--order", null, "ORDER", Kind.VALUE, "of the records of a raw log file: file (default) or time"),
    SUMMARY(
            "--summary",
            null,
            "",
            Kind.FLAG,
            "of raw log files: session, processors, losses, times, records by kind, undecodable messages, providers"),
    PROVIDERS(
            "--providers", null, "", Kind.FLAG, "of raw log files: only the providers, with how much each has logged"),
    DIRECTORY(
            "-d",
            "--directory",
            "DIR",
            Kind.VALUE,
            "the folder to write to; made if it is not there; default: this one"),
    SEED("--seed", null, "N", Kind.VALUE, "everything follows from it; default 0"),
    EVENTS(
            "--events",
            null,
            "N",
            Kind.VALUE,
            "about how many records; the session is brought to an orderly end after so many; default 1000"),
    MANAGERS(
            "--managers",
            null,
            "KIND",
            Kind.VALUE,
            "the call managers: stand-alone, mcm, both or drawn (as the seed, or the defect, has it; default)"),
    CLIENTS("--clients", null, "N", Kind.VALUE, "how many client drivers, 1 to 8; default: 1 to 3, as the seed has it"),
    TRAFFIC("--traffic", null, "", Kind.FLAG, "let data flow on active VCs, and drivers make OID requests, as well"),
    DETAIL(
            "--detail",
            null,
            "DETAIL",
            Kind.VALUE,
            "what records carry: raw (the parameters of the call alone), handles (in place of contexts) or correlated (both; default)"),
    DEFECT("--defect", null, "RULE", Kind.VALUE, "let a driver break this rule once"),
    PLACE("--place", null, "N", Kind.VALUE, "let so many opportunities for the defect go first; default 0"),
    LIST_DEFECTS("--list-defects", null, "", Kind.FLAG, "only list the defects that can be planted"),
    MANIFEST("--manifest", null, "FILE", Kind.VALUE, "write what was planted, and at which record, as JSON"),
    AF("--af", null, "HANDLE,...", Kind.LIST, "only these address families: handles, or names such as AF#1"),
    BASELINE(
            "--baseline",
            null,
            "FILE",
            Kind.VALUE,
            "findings that are known and accepted: they are counted, and do not fail the run; see baseline create"),
    REASON("--reason", null, "TEXT", Kind.VALUE, "why what is new is accepted"),
    EXPIRES("--expires", null, "DAY", Kind.VALUE, "the last day on which it is accepted, such as 2027-01-31"),
    JOBS("-j", "--jobs", "N", Kind.VALUE, "how many captures to check at a time; default: one for each processor"),
    SHARD("--shard", null, "I/N", Kind.VALUE, "only the I-th of N equal parts of the captures, for as many machines"),
    RESUME(
            "--resume",
            null,
            "",
            Kind.FLAG,
            "keep what is checked in a folder until the run has ended, and take over what a run that did not end left there"),
    STATE("--state", null, "DIR", Kind.VALUE, "the folder of --resume, which it implies; default .ndislint-batch"),
    CHECKPOINT(
            "--checkpoint",
            null,
            "FILE",
            Kind.VALUE,
            "keep in this file where the run stands, and go on from there if the file is there"),
    IDLE_EXIT("--idle-exit", null, "SECONDS", Kind.VALUE, "end when nothing came for so long; default: never"),
    PROGRESS(
            "--progress",
            null,
            "WHEN",
            Kind.VALUE,
            "a progress bar on standard error: auto (default; only if it is a terminal), always or never"),
    RULE(
            "--rule",
            null,
            "RULE",
            Kind.VALUE,
            "the rule of the finding, by its id; default: that of the gravest finding"),
    EVENT(
            "--event",
            null,
            "N",
            Kind.VALUE,
            "the finding that is decided at this event; default: the first of its rule"),
    TO("--to", null, "EVENT", Kind.VALUE, "go to this event; default: the last"),
    BREAK(
            "--break",
            null,
            "RULE|STATE",
            Kind.REPEATABLE,
            "stop before that, where this rule is broken first, or where an object comes into a state: af.client=closing, AF#1=closed"),
    PRINT("--print", null, "WHAT,...", Kind.LIST, "changes and findings (default) at the record, state of all objects"),
    AROUND("--around", null, "N", Kind.VALUE, "print N records before and after as well"),
    SPEED(
            "--speed",
            null,
            "FACTOR",
            Kind.VALUE,
            "print all records on the way, as far apart as recorded: 1, 10 (faster), 0.1 (slower); at most 5 s a pause"),
    INTERACTIVE("-i", "--interactive", "", Kind.FLAG, "step through the trace by hand; help lists the commands"),
    COLOR("--color", null, "WHEN", Kind.VALUE, "colours: auto (default; not if NO_COLOR is set), always or never"),
    VERBOSE("-v", "--verbose", "", Kind.FLAG, "say on standard error how each input is read, and why"),
    QUIET("-q", "--quiet", "", Kind.FLAG, "say nothing on standard error but what went wrong"),
    HELP("-h", "--help", "", Kind.FLAG, "print this help"),
    VERSION("-V", "--version", "", Kind.FLAG, "print the version");

    /** How an option takes values. */
    enum Kind {
        /** None. */
        FLAG,
        /** One, once. */
        VALUE,
        /** One each time. */
        REPEATABLE,
        /** Separated by commas, each time. */
        LIST
    }

    private static final Option[] ALL = values();

    private final String option;
    private final @Nullable String alias;
    private final String label;
    private final Kind kind;
    private final String description;

    Option(String option, @Nullable String alias, String label, Kind kind, String description) {
        this.option = option;
        this.alias = alias;
        this.label = label;
        this.kind = kind;
        this.description = description;
    }

    /** The spelling in messages. */
    String option() {
        return option;
    }

    /** A second spelling, or null. */
    @Nullable
    String alias() {
        return alias;
    }

    /** What stands for the value in help; empty for flags. */
    String label() {
        return label;
    }

    Kind kind() {
        return kind;
    }

    /** For help; {@code %s} stands for the values that the command allows, {@code %%} for a percent sign. */
    String description() {
        return description;
    }

    boolean is(String spelling) {
        return option.equals(spelling) || spelling.equals(alias);
    }

    /** Whether the option can change what a run says. */
    boolean changesResults() {
        return switch (this) {
            case FORMAT,
                    OUTPUT,
                    MANIFEST,
                    JOBS,
                    RESUME,
                    STATE,
                    CHECKPOINT,
                    IDLE_EXIT,
                    PROGRESS,
                    COLOR,
                    VERBOSE,
                    QUIET,
                    HELP,
                    VERSION -> false;
            case SELECT,
                    IGNORE,
                    FAIL_ON,
                    FAIL_ON_INCONCLUSIVE,
                    SHOW,
                    WITNESS,
                    MAX_BAD_RECORDS,
                    STRICT,
                    ASSUME_COMPLETE,
                    COVERS,
                    SEVERITY,
                    LIMIT,
                    CONFIG,
                    NO_CONFIG,
                    RULES,
                    INPUT_FORMAT,
                    MAPPING,
                    ZONE,
                    DAY_FIRST,
                    PREFIX,
                    SYMBOLS,
                    ORDER,
                    SUMMARY,
                    PROVIDERS,
                    DIRECTORY,
                    SEED,
                    EVENTS,
                    MANAGERS,
                    CLIENTS,
                    TRAFFIC,
                    DETAIL,
                    DEFECT,
                    PLACE,
                    LIST_DEFECTS,
                    AF,
                    SHARD,
                    BASELINE,
                    REASON,
                    EXPIRES,
                    RULE,
                    TO,
                    BREAK,
                    PRINT,
                    AROUND,
                    SPEED,
                    INTERACTIVE,
                    EVENT -> true;
        };
    }

    /** Whether it can be set in a configuration file and in the environment. */
    boolean isConfigurable() {
        return switch (this) {
            case SELECT,
                    IGNORE,
                    SEVERITY,
                    LIMIT,
                    RULES,
                    FAIL_ON,
                    FAIL_ON_INCONCLUSIVE,
                    STRICT,
                    SHOW,
                    WITNESS,
                    MAX_BAD_RECORDS,
                    ASSUME_COMPLETE,
                    COVERS,
                    INPUT_FORMAT,
                    MAPPING,
                    SYMBOLS,
                    ZONE,
                    DAY_FIRST,
                    PREFIX,
                    BASELINE,
                    COLOR -> true;
            case FORMAT,
                    OUTPUT,
                    REASON,
                    EXPIRES,
                    JOBS,
                    SHARD,
                    RESUME,
                    STATE,
                    CHECKPOINT,
                    IDLE_EXIT,
                    PROGRESS,
                    CONFIG,
                    NO_CONFIG,
                    ORDER,
                    SUMMARY,
                    PROVIDERS,
                    DIRECTORY,
                    SEED,
                    EVENTS,
                    MANAGERS,
                    CLIENTS,
                    TRAFFIC,
                    DETAIL,
                    DEFECT,
                    PLACE,
                    LIST_DEFECTS,
                    MANIFEST,
                    AF,
                    RULE,
                    TO,
                    BREAK,
                    PRINT,
                    AROUND,
                    SPEED,
                    INTERACTIVE,
                    EVENT,
                    VERBOSE,
                    QUIET,
                    HELP,
                    VERSION -> false;
        };
    }

    /** Whether its values are paths. */
    boolean isPath() {
        return this == RULES || this == MAPPING || this == SYMBOLS || this == BASELINE;
    }

    /** The option spelled so, or null. */
    static @Nullable Option find(String spelling) {
        for (Option option : ALL) {
            if (option.is(spelling)) {
                return option;
            }
        }
        return null;
    }
}

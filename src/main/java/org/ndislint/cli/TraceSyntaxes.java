package org.ndislint.cli;

import java.util.List;
import org.ndislint.cli.Syntax.Example;

/** What the commands take that go over a trace more than once, or as it grows. */
final class TraceSyntaxes {
    private TraceSyntaxes() {}

    static Syntax of(CommandName command) {
        return switch (command) {
            case REPLAY ->
                new Syntax(
                        command.text(),
                        "go through a trace to a record, a state or a finding, and tell what is known there",
                        "Goes to a record of a trace and tells what it changed, what is known of the objects there and what"
                                + " is found at it. With -i, goes forwards and backwards by hand.",
                        Syntaxes.TRACE,
                        Syntaxes.TRACE_HELP,
                        1,
                        1,
                        Syntaxes.options(
                                Syntaxes.READ,
                                Option.TO,
                                Option.BREAK,
                                Option.PRINT,
                                Option.AROUND,
                                Option.SPEED,
                                Option.INTERACTIVE,
                                Option.SELECT,
                                Option.IGNORE,
                                Option.SEVERITY,
                                Option.LIMIT,
                                Option.RULES,
                                Option.ASSUME_COMPLETE,
                                Option.COVERS),
                        List.of("text"),
                        List.of(
                                new Example(
                                        "ndislint replay trace.ndjson --to 4711 --print state",
                                        "what was known of all objects after event 4711"),
                                new Example(
                                        "ndislint replay trace.ndjson --break AF-CLOSE-TWICE --around 5",
                                        "the first finding of a rule and what surrounds it"),
                                new Example("ndislint replay -i trace.ndjson", "step by hand")));
            case DIFF ->
                new Syntax(
                        command.text(),
                        "tell where two captures part, or two runs' findings",
                        "Aligns two captures by what happened at each end of each address family, whatever the times and"
                                + " handles, and shows where they first part, and which rules are broken in one only. Of the"
                                + " results of two runs (--format jsonl), which findings are new, fixed and the same, by their"
                                + " fingerprints. Ends with status 1 if the second breaks a rule, or has a finding, that the"
                                + " first has not.",
                        "FIRST SECOND",
                        "two captured traces in any format, or two files of results",
                        2,
                        2,
                        Syntaxes.options(
                                Syntaxes.READ,
                                Option.FORMAT,
                                Option.OUTPUT,
                                Option.SELECT,
                                Option.IGNORE,
                                Option.SEVERITY,
                                Option.LIMIT,
                                Option.RULES,
                                Option.ASSUME_COMPLETE,
                                Option.COVERS),
                        List.of("text", "jsonl"),
                        List.of(
                                new Example(
                                        "ndislint diff good.ndjson bad.ndjson", "where a failing run leaves the path"),
                                new Example("ndislint diff old.jsonl new.jsonl", "what a change of a driver did")));
            case MINIMIZE ->
                new Syntax(
                        command.text(),
                        "find a small part of a trace that still proves a finding",
                        "Finds a small part of a trace that still proves a finding, for bug reports: shorthand that can be"
                                + " checked again with the same verdict. No record of a call can be left out of it, unless"
                                + " it says that the search was ended; and nothing is in it of which the whole trace is not"
                                + " convicted. The status is 4 if there is no such finding.",
                        Syntaxes.TRACE,
                        Syntaxes.TRACE_HELP,
                        1,
                        1,
                        Syntaxes.options(
                                Syntaxes.READ,
                                Option.RULE,
                                Option.EVENT,
                                Option.FORMAT,
                                Option.OUTPUT,
                                Option.SEVERITY,
                                Option.LIMIT,
                                Option.RULES,
                                Option.ASSUME_COMPLETE,
                                Option.COVERS),
                        List.of("shorthand", "ndjson"),
                        List.of(
                                new Example(
                                        "ndislint minimize trace.ndjson --rule AF-CLOSE-TWICE",
                                        "the proof, as shorthand"),
                                new Example(
                                        "ndislint minimize trace.ndjson --rule AF-CLOSE-TWICE | ndislint -",
                                        "which proves it again")));
            default -> throw new IllegalArgumentException(command.text());
        };
    }
}

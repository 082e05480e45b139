package org.ndislint.cli;

import java.util.List;
import org.ndislint.cli.Syntax.Example;

/** What the commands take that go over a trace more than once, or as it grows. */
final class TraceSyntaxes {
    private TraceSyntaxes() {}

    static Syntax of(CommandName command) {
        return switch (command) {
            case MINIMIZE ->
                new Syntax(
                        command.text(),
                        "find the shortest part of a trace that still proves a finding",
                        "Finds the shortest part of a trace that still proves a finding, for bug reports: shorthand that can be"
                                + " checked again with the same verdict. Nothing is in it of which the whole trace is not"
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
                                        "ndislint minimize trace.ndjson --rule AF-CLOSE-TWICE", "the proof, as shorthand"),
                                new Example(
                                        "ndislint minimize trace.ndjson --rule AF-CLOSE-TWICE | ndislint -",
                                        "which proves it again")));
            default -> throw new IllegalArgumentException(command.text());
        };
    }
}

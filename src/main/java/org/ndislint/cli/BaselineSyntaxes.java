package org.ndislint.cli;

import java.util.ArrayList;
import java.util.List;
import org.ndislint.cli.Syntax.Example;

/** What the commands take that look after baselines. */
final class BaselineSyntaxes {
    private static final String OPERAND = "BASELINE CAPTURES";
    private static final String OPERAND_HELP =
            "the file, and what to check: files, folders, patterns, @LIST, as for batch";

    private static final List<Option> CHECKING = List.of(
            Option.SELECT,
            Option.IGNORE,
            Option.SEVERITY,
            Option.LIMIT,
            Option.RULES,
            Option.SHOW,
            Option.ASSUME_COMPLETE,
            Option.COVERS,
            Option.JOBS,
            Option.PROGRESS);

    private BaselineSyntaxes() {}

    static Syntax create() {
        return change(
                "create",
                "accept the findings that captures show, in a new file",
                "Checks captures and writes their findings into a new baseline: with --baseline they are counted and no"
                        + " longer fail a run. An entry is a rule and the abstract shape of its witness, whichever the"
                        + " file, line, time, handle or processor.",
                new Example(
                        "ndislint baseline create baseline.json --reason 'before the rewrite' night",
                        "then ndislint batch --baseline baseline.json night"),
                Option.REASON,
                Option.EXPIRES);
    }

    static Syntax update() {
        return change(
                "update",
                "add the findings that are new",
                "Checks captures and adds to a baseline what it does not have; the rest keeps its reason and end. With"
                        + " --expires the end of what was found again is moved as well.",
                new Example(
                        "ndislint baseline update baseline.json --expires 2027-01-31 night",
                        "accept what is new, until then"),
                Option.REASON,
                Option.EXPIRES);
    }

    static Syntax prune() {
        return change(
                "prune",
                "take out what does not come up any more",
                "Checks captures and takes out of a baseline what none of them shows. Leaves it as it is if not"
                        + " everything could be checked.",
                new Example("ndislint baseline prune baseline.json night", "after something was repaired"));
    }

    static Syntax show() {
        return new Syntax(
                "baseline show",
                "list what a baseline accepts",
                "Lists the entries of a baseline, with reason and end.",
                "BASELINE",
                "the file",
                1,
                1,
                Syntaxes.options(List.of(), Option.FORMAT, Option.OUTPUT),
                List.of("text", "json"),
                List.of(new Example("ndislint baseline show baseline.json", "and which entries have expired")));
    }

    private static Syntax change(String word, String summary, String description, Example example, Option... own) {
        List<Option> options = new ArrayList<>(List.of(own));
        options.addAll(CHECKING);
        return new Syntax(
                "baseline " + word,
                summary,
                description,
                OPERAND,
                OPERAND_HELP,
                2,
                Syntaxes.ANY,
                Syntaxes.options(Syntaxes.READ, options.toArray(new Option[0])),
                List.of("text"),
                List.of(example));
    }
}

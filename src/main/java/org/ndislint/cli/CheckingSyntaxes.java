package org.ndislint.cli;

import java.util.ArrayList;
import java.util.List;
import org.ndislint.cli.Syntax.Example;
import org.ndislint.report.ResultFormat;

/** What the commands take that check traces. */
final class CheckingSyntaxes {
    private static final List<Option> CHECKING =
            List.of(Option.FORMAT, Option.OUTPUT, Option.BASELINE, Option.SHOW, Option.WITNESS, Option.COLOR);

    private CheckingSyntaxes() {}

    static Syntax check() {
        return new Syntax(
                "check",
                "check traces against the documented rules (the default)",
                "Checks traces of NDIS calls against the documented ordering and IRQL constraints. A violation is"
                        + " reported only if the trace proves it; what it leaves open is inconclusive.",
                Syntaxes.TRACE,
                Syntaxes.TRACE_HELP,
                1,
                Syntaxes.ANY,
                Syntaxes.options(Syntaxes.judged(Syntaxes.READ), CHECKING.toArray(new Option[0])),
                ResultFormat.ids(),
                List.of(
                        new Example("ndislint trace.ndjson", "check one trace"),
                        new Example(
                                "ndislint check --format concise -o jsonl=results.jsonl *.log",
                                "one line a finding on the screen, everything in a file"),
                        new Example(
                                "ndislint check --show inconclusive -o html=report.html capture.etl",
                                "a page for browsers that shows findings on a timeline"),
                        new Example(
                                "ndislint --show inconclusive --select af,sap capture.xml.gz",
                                "only the rules of two packs, and what they could not decide")));
    }

    static Syntax batch() {
        List<Option> options = new ArrayList<>(List.of(Option.JOBS, Option.SHARD, Option.RESUME, Option.STATE));
        options.addAll(CHECKING);
        options.add(Option.PROGRESS);
        List<String> formats = new ArrayList<>(ResultFormat.ids());
        formats.remove(ResultFormat.ROLLUP.id());
        formats.add(0, ResultFormat.ROLLUP.id());
        // Results come back from the threads that check without the records of the captures.
        formats.remove(ResultFormat.PERFETTO.id());
        return new Syntax(
                "batch",
                "check many captures at a time",
                "Checks captures on several threads and reports them in order: the same bytes for any number of"
                        + " threads. Folders are searched for captures, sorted by name; what is hidden in them is left out, and"
                        + " so are .pdb, .tmf, .tmc and .mof files. What is wrong with one capture does not stop the others.",
                "CAPTURES",
                "a file; a folder, with all below it; a pattern such as 'night/**/*.etl'; @FILE: a list, one of these a"
                        + " line (@- reads it from standard input)",
                1,
                Syntaxes.ANY,
                Syntaxes.options(Syntaxes.judged(Syntaxes.READ), options.toArray(new Option[0])),
                formats,
                List.of(
                        new Example("ndislint batch night", "all captures of a folder, each distinct finding once"),
                        new Example(
                                "ndislint batch -j 8 --resume -o jsonl=night.jsonl -o junit=night.xml night",
                                "and every result; if it is stopped, the same again goes on"),
                        new Example("ndislint batch --shard 2/5 @captures.txt", "the second of five machines")));
    }

    static Syntax follow() {
        List<Option> options = new ArrayList<>(List.of(Option.CHECKPOINT, Option.IDLE_EXIT));
        options.addAll(CHECKING);
        return new Syntax(
                "follow",
                "check a trace while it is written",
                "Checks a text trace while it is written, and reports each finding at once; what is still owed is judged at the"
                        + " end, which comes with an interrupt (Ctrl-C), with the end of a pipe, or with --idle-exit. A file that"
                        + " another one takes the place of is read to its end first; of one that is cut back, what was not read"
                        + " counts as lost. Files of -o are written as the run goes.",
                Syntaxes.TRACE,
                "a text trace, which need not be there yet; - is standard input",
                1,
                1,
                Syntaxes.options(Syntaxes.judged(Syntaxes.READ), options.toArray(new Option[0])),
                List.of(
                        ResultFormat.TEXT.id(),
                        ResultFormat.CONCISE.id(),
                        ResultFormat.JSONL.id(),
                        ResultFormat.CSV.id(),
                        ResultFormat.GITHUB.id()),
                List.of(
                        new Example("ndislint follow trace.ndjson", "findings as they come"),
                        new Example(
                                "ndislint follow --checkpoint night.state -o jsonl=night.jsonl trace.log",
                                "go on where the last run was stopped, or died"),
                        new Example(
                                "tail -f driver.log | ndislint follow --idle-exit 60 -", "a pipe, until it is quiet")));
    }
}

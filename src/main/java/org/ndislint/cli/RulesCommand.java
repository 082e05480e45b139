package org.ndislint.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ndislint.catalogue.Catalogue;
import org.ndislint.catalogue.StatusNames;
import org.ndislint.report.reference.RulePages;
import org.ndislint.rules.RuleInfo;

/** {@code rules}: the rules that there are, and with traces what these tell of each. */
final class RulesCommand implements Command {
    private final EngineLoader engines;

    RulesCommand(EngineLoader engines) {
        this.engines = engines;
    }

    @Override
    public ExitCode run(Arguments arguments, Streams streams) throws UsageException, IOException {
        Catalogue catalogue = Catalogue.load();
        StatusNames statuses = StatusNames.load();
        RuleEngine engine = engines.load(catalogue, statuses, RuleSources.of(arguments));
        List<RuleInfo> all = RuleSelection.configured(arguments, engine.rules());
        List<String> patterns = new ArrayList<>();
        List<String> traces = new ArrayList<>();
        for (String operand : arguments.operands()) {
            boolean isTrace = !RuleSelection.meansRules(operand, all) && isPath(operand);
            (isTrace ? traces : patterns).add(operand);
        }
        List<RuleInfo> rules = RuleSelection.matching(patterns, all);
        if (!traces.isEmpty()) {
            return new RuleCheck(engine, catalogue, statuses, rules).run(traces, arguments, streams);
        }
        int width = Appearance.of(arguments, streams.environment()).proseWidth();
        try (Outputs outputs = Outputs.open(arguments, CommandName.RULES.syntax(), streams, true)) {
            for (Output output : outputs.all()) {
                output.writer()
                        .append(
                                switch (output.format()) {
                                    case "json" -> RuleList.json(rules);
                                    case "jsonl" -> RuleList.jsonLines(rules);
                                    case "markdown" -> markdown(engine, rules, patterns.isEmpty());
                                    default -> RuleList.text(rules, width);
                                });
            }
            outputs.commit();
        }
        return ExitCode.OK;
    }

    /** The pages of the reference, one after the other; those of some rules without the index. */
    private static String markdown(RuleEngine engine, List<RuleInfo> rules, boolean all) {
        RulePages pages = new RulePages(engine.program());
        if (all) {
            return String.join("\n", pages.all().values());
        }
        Set<String> ids = new HashSet<>();
        rules.forEach(rule -> ids.add(rule.id()));
        return String.join("\n", pages.of(ids).values());
    }

    /** Whether an operand that means no rule is meant for a trace: it is there, or written as only a path is. */
    private static boolean isPath(String operand) {
        if (operand.equals("-")
                || operand.indexOf('/') >= 0
                || operand.indexOf('.') >= 0
                || operand.indexOf('\\') >= 0) {
            return true;
        }
        try {
            return Files.exists(Path.of(operand));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}

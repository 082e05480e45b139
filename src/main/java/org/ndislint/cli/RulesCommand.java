package org.ndislint.cli;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ndislint.catalogue.Catalogue;
import org.ndislint.catalogue.StatusNames;
import org.ndislint.report.Folded;
import org.ndislint.report.InertText;
import org.ndislint.report.JsonText;
import org.ndislint.rules.RuleInfo;
import org.ndislint.rules.RuleInfo.ViolatingExample;

/** {@code rules}: the rules that there are. */
final class RulesCommand implements Command {
    private static final int INDENT = 8;

    private final EngineLoader engines;

    RulesCommand(EngineLoader engines) {
        this.engines = engines;
    }

    @Override
    public ExitCode run(Arguments arguments, Streams streams) throws UsageException, IOException {
        RuleEngine engine = engines.load(Catalogue.load(), StatusNames.load(), arguments.values(Option.RULES));
        List<RuleInfo> rules = RuleSelection.matching(arguments.operands(), engine.rules());
        int width = Appearance.of(arguments, streams.environment()).proseWidth();
        try (Outputs outputs = Outputs.open(arguments, CommandName.RULES.syntax(), streams, true)) {
            for (Output output : outputs.all()) {
                output.writer()
                        .append(
                                switch (output.format()) {
                                    case "json" -> json(rules, "{\"rules\":[\n", ",\n", "\n]}\n");
                                    case "jsonl" -> json(rules, "", "\n", "\n");
                                    default -> text(rules, width);
                                });
            }
            outputs.commit();
        }
        return ExitCode.OK;
    }

    private static String text(List<RuleInfo> rules, int width) {
        StringBuilder text = new StringBuilder();
        String pack = "";
        for (RuleInfo rule : rules) {
            if (!rule.pack().equals(pack)) {
                pack = rule.pack();
                text.append(text.isEmpty() ? "" : "\n")
                        .append(InertText.of(pack))
                        .append('\n');
            }
            text.append("  ")
                    .append(rule.id())
                    .append("  ")
                    .append(rule.severity().id());
            text.append(", ").append(InertText.of(rule.form())).append('\n');
            text.append(" ".repeat(INDENT));
            Folded.append(text, InertText.of(rule.statement()), INDENT, width);
            text.append('\n');
        }
        text.append(text.isEmpty() ? "" : "\n").append(rules.size());
        text.append(rules.size() == 1 ? " rule\n" : " rules\n");
        return text.toString();
    }

    private static CharSequence json(List<RuleInfo> rules, String before, String between, String after) {
        StringBuilder text = new StringBuilder(before);
        JsonText json = new JsonText();
        for (int i = 0; i < rules.size(); i++) {
            rule(json, rules.get(i));
            text.append(i == 0 ? "" : between).append(json.text());
            json.clear();
        }
        return rules.isEmpty() && before.isEmpty() ? "" : text.append(after);
    }

    private static void rule(JsonText json, RuleInfo rule) {
        json.open()
                .member("type", "rule")
                .member("id", rule.id())
                .member("pack", rule.pack())
                .member("form", rule.form())
                .member("severity", rule.severity().id())
                .member("actor", rule.actor())
                .member("statement", rule.statement());
        optional(json, "why", rule.why());
        optional(json, "advice", rule.advice());
        optional(json, "inconclusiveWhen", rule.inconclusiveWhen());
        json.member("yields", rule.yields())
                .member("sources", rule.sources())
                .member("conforming", rule.conforming())
                .openArray("violating");
        for (ViolatingExample example : rule.violating()) {
            json.open()
                    .member("at", example.at())
                    .member("also", example.also())
                    .member("trace", example.trace())
                    .close();
        }
        json.closeArray().member("position", rule.position()).close();
    }

    private static void optional(JsonText json, String key, @Nullable String value) {
        if (value != null) {
            json.member(key, value);
        }
    }
}

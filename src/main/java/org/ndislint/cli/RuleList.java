package org.ndislint.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ndislint.report.Folded;
import org.ndislint.report.InertText;
import org.ndislint.report.JsonText;
import org.ndislint.report.reference.RulePages;
import org.ndislint.rules.RuleInfo;
import org.ndislint.rules.RuleInfo.ViolatingExample;

/** Rules as a list, for people and for programs. */
final class RuleList {
    private static final int INDENT = 8;

    private RuleList() {}

    /** By pack, with statements. */
    static String text(List<RuleInfo> rules, int width) {
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

    /** One document. */
    static CharSequence json(List<RuleInfo> rules) {
        return json(rules, "{\"rules\":[\n", ",\n", "\n]}\n");
    }

    /** One object a line. */
    static CharSequence jsonLines(List<RuleInfo> rules) {
        return json(rules, "", "\n", "\n");
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
                .member("severity", rule.severity().id());
        Long limit = rule.limitSet();
        if (limit != null) {
            json.member("limit", limit);
        }
        json.member("actor", rule.actor()).member("statement", rule.statement());
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
        json.closeArray()
                .member("position", rule.position())
                .member("reference", RulePages.address(rule))
                .close();
    }

    private static void optional(JsonText json, String key, @Nullable String value) {
        if (value != null) {
            json.member(key, value);
        }
    }
}

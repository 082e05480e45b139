package org.ndislint.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ndislint.rules.RuleInfo;
import org.ndislint.rules.Severity;

/** The rules that results of a run name, in the order in which they are first named, and how SARIF describes each. */
final class SarifRules {
    /** What GitHub shows of a description. */
    private static final int LONGEST = 1024;

    private final Map<String, Integer> indexes = new LinkedHashMap<>();
    private final List<RuleInfo> rules = new ArrayList<>();

    /** The place of a rule in the list. */
    int index(RuleInfo rule) {
        Integer index = indexes.get(rule.id());
        if (index == null) {
            index = rules.size();
            indexes.put(rule.id(), index);
            rules.add(rule);
        }
        return index;
    }

    /** Writes {@code "rules": [...]}. */
    void append(JsonText json) {
        json.openArray("rules");
        for (RuleInfo rule : rules) {
            append(json, rule);
        }
        json.closeArray();
    }

    /** SARIF's word for a severity. */
    static String level(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case INFO -> "note";
            case OFF -> "none";
        };
    }

    private static void append(JsonText json, RuleInfo rule) {
        json.open().member("id", rule.id());
        text(json, "shortDescription", cut(firstSentence(rule.statement())));
        text(json, "fullDescription", cut(rule.statement()));
        json.open("help")
                .member("text", help(rule, false))
                .member("markdown", help(rule, true))
                .close();
        if (!rule.sources().isEmpty()) {
            json.member("helpUri", SourcePage.url(rule.sources().get(0)));
        }
        json.open("defaultConfiguration")
                .member("level", level(rule.severity()))
                .close();
        json.open("properties")
                .member("tags", List.of(rule.pack(), rule.form()))
                .member("precision", "very-high")
                .member("problem.severity", problem(rule.severity()))
                .close();
        json.close();
    }

    private static String problem(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case INFO, OFF -> "recommendation";
        };
    }

    private static String help(RuleInfo rule, boolean markdown) {
        StringBuilder text = new StringBuilder(rule.statement());
        paragraph(text, "Why", rule.why(), markdown);
        paragraph(text, "What to do", rule.advice(), markdown);
        paragraph(text, "Decided only if", rule.inconclusiveWhen(), markdown);
        List<String> sources = rule.sources();
        if (!sources.isEmpty()) {
            paragraph(text, "Pages", "", markdown);
            for (String source : sources) {
                String url = SourcePage.url(source);
                text.append("\n- ");
                if (markdown) {
                    text.append('[').append(source).append("](").append(url).append(')');
                } else {
                    text.append(url);
                }
            }
        }
        paragraph(
                text,
                "More",
                markdown ? "`ndislint explain " + rule.id() + '`' : "ndislint explain " + rule.id(),
                markdown);
        return text.toString();
    }

    private static void paragraph(StringBuilder text, String title, @Nullable String body, boolean markdown) {
        if (body != null) {
            text.append("\n\n").append(markdown ? "**" : "").append(title).append(':');
            text.append(markdown ? "**" : "").append(body.isEmpty() ? "" : " ").append(body);
        }
    }

    private static String firstSentence(String statement) {
        int end = statement.indexOf(". ");
        int other = statement.indexOf("; ");
        if (other > 0 && (end < 0 || other < end)) {
            return statement.substring(0, other) + '.';
        }
        return end < 0 ? statement : statement.substring(0, end + 1);
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 3) + "...";
    }

    private static void text(JsonText json, String key, String text) {
        json.open(key).member("text", text).close();
    }
}

package org.ndislint.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ndislint.generate.Defect;
import org.ndislint.generate.Defects;
import org.ndislint.rules.Severity;

/**
 * What a shell may offer for a value or an operand.
 *
 * @param kind how words make up the value
 * @param words those of {@link Kind#WORDS}, {@link Kind#LIST} and the first half of a pair; empty if the kind says all
 */
record Candidates(Kind kind, List<String> words) {
    /** How a value is made up. */
    enum Kind {
        /** Nothing is known of it. */
        FREE,
        /** One of the words. */
        WORDS,
        /** Several of the words, with commas. */
        LIST,
        /** A word, {@code =} and a file. */
        WORD_AND_FILE,
        /** Ids, packs and {@code all}, with commas. */
        RULES,
        /** An id. */
        RULE,
        /** An id or pack, {@code =} and one of the words, with commas. */
        RULES_AND_WORD,
        /** A file, whose name may be anything. */
        FILE,
        FOLDER,
        /** A rule, call or status. */
        NAME,
        /** Rules, as ids or packs, or files. */
        RULE_OR_FILE;

        /** As scripts call it: lower case, hyphenated. */
        String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private static final List<String> WHEN = List.of("auto", "always", "never");

    /** Words of options whose label does not say all. A test holds them against the help. */
    private static final Map<Option, List<String>> WORDS = Map.of(
            Option.FAIL_ON,
            List.of("error", "warning", "info", "never"),
            Option.SHOW,
            CheckOptions.SHOWN,
            Option.COVERS,
            CheckOptions.KINDS,
            Option.COLOR,
            WHEN,
            Option.PROGRESS,
            WHEN,
            Option.ORDER,
            List.of("file", "time"),
            Option.MANAGERS,
            List.of("stand-alone", "mcm", "both", "drawn"),
            Option.DETAIL,
            List.of("raw", "handles", "correlated"),
            Option.PRINT,
            ReplayCommand.PRINTED);

    Candidates {
        words = List.copyOf(words);
    }

    /** What an option of a command takes; not of a flag. */
    static Candidates of(Option option, Syntax syntax) {
        List<String> words = WORDS.get(option);
        if (words != null) {
            return new Candidates(option.kind() == Option.Kind.LIST ? Kind.LIST : Kind.WORDS, words);
        }
        if (option == Option.DEFECT) {
            return new Candidates(Kind.WORDS, defects());
        }
        return switch (option.label()) {
            case "FORMAT" -> new Candidates(Kind.WORDS, syntax.formats());
            case "FORMAT=FILE" -> new Candidates(Kind.WORD_AND_FILE, syntax.formats());
            case "NAME" -> new Candidates(Kind.WORDS, InputFormats.names());
            case "RULE,..." -> of(Kind.RULES);
            case "RULE", "RULE|STATE" -> of(Kind.RULE);
            case "RULE=SEVERITY,..." -> new Candidates(Kind.RULES_AND_WORD, severities());
            case "RULE=SECONDS,..." -> of(Kind.RULES_AND_WORD);
            case "FILE", "PATH" -> of(Kind.FILE);
            case "DIR" -> of(Kind.FOLDER);
            default -> of(Kind.FREE);
        };
    }

    /** What the operands of a command are. */
    static Candidates ofOperands(Syntax syntax) {
        return switch (syntax.operand()) {
            case "" -> of(Kind.FREE);
            case "NAME" -> of(Kind.NAME);
            case "RULE|TRACE" -> of(Kind.RULE_OR_FILE);
            default -> of(Kind.FILE);
        };
    }

    private static Candidates of(Kind kind) {
        return new Candidates(kind, List.of());
    }

    private static List<String> severities() {
        List<String> ids = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            ids.add(severity.id());
        }
        return ids;
    }

    private static List<String> defects() {
        List<String> rules = new ArrayList<>();
        for (Defect defect : Defects.list()) {
            rules.add(defect.rule());
        }
        return rules;
    }
}

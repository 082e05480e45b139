package org.ndislint.cli;

import java.util.List;

/** Writes the completion of fish, 3.0 and newer. It starts no Java: all words are in it. */
final class FishCompletion {
    private static final String FUNCTIONS = """
            # Prints the command that the line names so far; nothing if it names none.
            function __ndislint_command
                set -l words (commandline -opc)
                set -l found
                set -l skip 0
                for word in $words[2..-1]
                    if test $skip -eq 1
                        set skip 0
                    else if contains -- $word $__ndislint_valued
                        set skip 1
                    else if string match -qr '^-.' -- $word
                        continue
                    else
                        set found $found $word
                        if not contains -- $found[1] $__ndislint_groups; or test (count $found) -eq 2
                            break
                        end
                    end
                end
                echo "$found"
            end

            # Whether the line names this command, or may still mean it.
            function __ndislint_is
                set -l command (__ndislint_command)
                test "$command" = "$argv"; and return 0
                test "$argv" = check; and not contains -- "$command" $__ndislint_all
            end

            # What comes before the part of a value that is being typed: the parts with commas.
            function __ndislint_parts
                set -l token (commandline -ct | string replace -r '^--[^=]*=' '')
                set -l before (string match -r '^.*,' -- $token)
                for word in $argv
                    echo "$before$word"
                end
            end

            function __ndislint_pairs
                set -l words
                for rule in $__ndislint_packs $__ndislint_rules
                    for word in $argv
                        set words $words $rule=$word
                    end
                end
                __ndislint_parts $words
            end

            function __ndislint_files
                set -l token (commandline -ct)
                set -l format (string match -r '^[a-z-]+=' -- $token)
                if test -n "$format"
                    for path in (__fish_complete_path (string replace -- $format '' $token) | string replace -r '\\t.*' '')
                        echo "$format$path"
                    end
                else
                    for word in $argv
                        echo $word=
                    end
                end
            end

            complete -c ndislint -f
            """;

    private FishCompletion() {}

    static String of(Vocabulary words) {
        StringBuilder script = new StringBuilder("# Completion of ndislint for fish, written by its build.\n\n");
        List<String> groups = words.groups();
        variable(script, "groups", groups);
        variable(script, "valued", words.valued());
        variable(script, "packs", words.packs());
        variable(script, "rules", words.rules());
        variable(script, "names", words.names());
        script.append("set -g __ndislint_all ").append(String.join(" ", groups));
        for (Syntax command : words.commands()) {
            script.append(' ').append(quoted(command.name()));
        }
        script.append("\n\n").append(FUNCTIONS);
        words.words().forEach((first, second) -> {
            script.append("complete -c ndislint -n 'test -z (__ndislint_command)' -a ")
                    .append(first);
            script.append(" -d ").append(quoted(words.summary(first))).append('\n');
            for (String word : second) {
                script.append("complete -c ndislint -n 'test (__ndislint_command) = ")
                        .append(first);
                script.append("' -a ").append(word).append(" -d ");
                script.append(quoted(words.summary(first + " " + word))).append('\n');
            }
        });
        for (Syntax command : words.commands()) {
            command(script, command);
        }
        return script.toString();
    }

    private static void command(StringBuilder script, Syntax command) {
        String begin = "complete -c ndislint -n '__ndislint_is " + command.name() + "'";
        script.append('\n');
        String operands = operands(Candidates.ofOperands(command));
        if (!operands.isEmpty()) {
            script.append(begin).append(operands).append('\n');
        }
        for (Option option : command.options()) {
            script.append(begin);
            for (String spelling : Vocabulary.spellings(option)) {
                boolean isLong = spelling.startsWith("--");
                script.append(isLong ? " -l " : " -s ").append(spelling.substring(isLong ? 2 : 1));
            }
            if (option.kind() != Option.Kind.FLAG) {
                script.append(values(Candidates.of(option, command)));
            }
            script.append(" -d ").append(quoted(command.help(option))).append('\n');
        }
    }

    private static String values(Candidates candidates) {
        String words = String.join(" ", candidates.words());
        return switch (candidates.kind()) {
            case FREE -> " -x";
            case WORDS -> " -xa '" + words + "'";
            case LIST -> " -xa '(__ndislint_parts " + words + ")'";
            case WORD_AND_FILE -> " -xa '(__ndislint_files " + words + ")'";
            case RULES -> " -xa '(__ndislint_parts all $__ndislint_packs $__ndislint_rules)'";
            case RULE -> " -xa '$__ndislint_rules'";
            case RULES_AND_WORD -> " -xa '(__ndislint_pairs " + (words.isEmpty() ? "\"\"" : words) + ")'";
            case FILE -> " -rF";
            case FOLDER -> " -xa '(__fish_complete_directories)'";
            case NAME -> " -xa '$__ndislint_rules $__ndislint_names'";
            case RULE_OR_FILE -> " -rFa '$__ndislint_packs $__ndislint_rules'";
        };
    }

    private static String operands(Candidates candidates) {
        return switch (candidates.kind()) {
            case NAME -> " -a '$__ndislint_rules $__ndislint_names'";
            case RULE_OR_FILE -> " -Fa '$__ndislint_packs $__ndislint_rules'";
            case FILE -> " -F";
            case FREE, WORDS, LIST, WORD_AND_FILE, RULES, RULE, RULES_AND_WORD, FOLDER -> "";
        };
    }

    private static void variable(StringBuilder script, String name, Iterable<String> words) {
        script.append("set -g __ndislint_").append(name).append(' ');
        script.append(String.join(" ", words)).append("\n\n");
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}

package org.ndislint.cli;

import java.util.ArrayList;
import java.util.List;

/** Writes the completion of zsh, 5.0 and newer. It starts no Java: all words are in it. */
final class ZshCompletion {
    private static final String FUNCTIONS = """
            _ndislint_parts() {
                compset -P '*,'
                compset -S ',*'
                compadd -M 'm:{a-z}={A-Z}' -a "$1"
            }

            _ndislint_all_rules() {
                local -a offered=(all $_ndislint_packs $_ndislint_rules)
                _ndislint_parts offered
            }

            _ndislint_pairs() {
                compset -P '*,'
                if compset -P '*='; then
                    compadd -- "$@"
                else
                    compadd -S = -a _ndislint_packs
                    compadd -S = -M 'm:{a-z}={A-Z}' -a _ndislint_rules
                fi
            }

            _ndislint_list() {
                local -a offered=("$@")
                _ndislint_parts offered
            }

            _ndislint_files() {
                if compset -P '*='; then
                    _files
                else
                    compadd -S = -- "$@"
                fi
            }

            _ndislint_rule() {
                compadd -M 'm:{a-z}={A-Z}' -a _ndislint_rules
            }

            _ndislint_name() {
                compadd -M 'm:{a-z}={A-Z}' -a _ndislint_rules
                compadd -M 'm:{a-z}={A-Z}' -a _ndislint_names
            }

            _ndislint_rule_or_file() {
                compadd -a _ndislint_packs
                compadd -M 'm:{a-z}={A-Z}' -a _ndislint_rules
                _files
            }

            _ndislint_first() {
                _describe -t commands command _ndislint_commands
                _files
            }

            _ndislint() {
                local i=2 word command='' operands=_files
                local -a specs
                # The command is the first word that is no option, nor the value of one.
                while ((i < CURRENT)); do
                    word=$words[i]
                    if [[ $word == -- ]]; then
                        break
                    elif [[ $word == -?* ]]; then
                        ((${_ndislint_valued[(Ie)$word]})) && ((i++))
                    elif [[ -z $command ]] && ((${_ndislint_groups[(Ie)$word]})); then
                        command=$word
                        words[i]=()
                        ((CURRENT--))
                        continue
                    else
                        if ((${_ndislint_all[(Ie)${command:+$command }$word]})); then
                            command=${command:+$command }$word
                            words[i]=()
                            ((CURRENT--))
                        fi
                        break
                    fi
                    ((i++))
                done
                if [[ -z $command ]] && ((i >= CURRENT)); then
                    operands=_ndislint_first
                fi
                case $command in
            @COMMANDS@
                esac
                _arguments -S $specs
            }

            _ndislint "$@"
            """;

    private ZshCompletion() {}

    static String of(Vocabulary words) {
        StringBuilder script =
                new StringBuilder("#compdef ndislint\n# Completion of ndislint for zsh, written by its build.\n\n");
        List<String> groups = words.groups();
        List<String> described = new ArrayList<>();
        for (String first : words.words().keySet()) {
            described.add(quoted(first + ":" + words.summary(first)));
        }
        List<String> all = new ArrayList<>();
        words.commands().forEach(command -> all.add(quoted(command.name())));
        variable(script, "commands", described);
        variable(script, "groups", groups);
        variable(script, "all", all);
        variable(script, "valued", words.valued());
        variable(script, "packs", words.packs());
        variable(script, "rules", words.rules());
        variable(script, "names", words.names());
        StringBuilder cases = new StringBuilder();
        for (Syntax command : words.commands()) {
            cases.append("    ").append(command.name().equals("check") ? "check | ''" : quoted(command.name()));
            cases.append(")\n        specs=(\n");
            for (Option option : command.options()) {
                for (String spelling : Vocabulary.spellings(option)) {
                    cases.append("            ")
                            .append(spec(spelling, option, command))
                            .append('\n');
                }
            }
            String operands = operands(Candidates.ofOperands(command));
            if (!operands.isEmpty()) {
                cases.append("            \"*: :").append(operands).append("\"\n");
            }
            cases.append("        )\n        ;;\n");
        }
        for (String group : groups) {
            cases.append("    ").append(group).append(")\n        specs=('1: :((");
            for (String word : words.words().getOrDefault(group, List.of())) {
                cases.append(word)
                        .append("\\:")
                        .append(escaped(words.summary(group + " " + word)))
                        .append(' ');
            }
            cases.append("))')\n        ;;\n");
        }
        return script.append(FUNCTIONS.replace("@COMMANDS@\n", cases.toString()))
                .toString();
    }

    private static String spec(String spelling, Option option, Syntax command) {
        boolean again = option.kind() == Option.Kind.LIST || option.kind() == Option.Kind.REPEATABLE;
        boolean valued = option.kind() != Option.Kind.FLAG;
        String text = command.help(option).replace("[", "(").replace("]", ")").replace(":", "\\:");
        String spec =
                (again ? "*" : "") + spelling + (valued && spelling.startsWith("--") ? "=" : "") + "[" + text + "]";
        return quoted(
                valued
                        ? spec + ":" + option.label().replace(":", " ") + ":" + values(Candidates.of(option, command))
                        : spec);
    }

    private static String values(Candidates candidates) {
        String words = String.join(" ", candidates.words());
        return switch (candidates.kind()) {
            case FREE -> " ";
            case WORDS -> "(" + words + ")";
            case LIST -> "_ndislint_list " + words;
            case WORD_AND_FILE -> "_ndislint_files " + words;
            case RULES -> "_ndislint_all_rules";
            case RULE -> "_ndislint_rule";
            case RULES_AND_WORD -> "_ndislint_pairs " + words;
            case FILE -> "_files";
            case FOLDER -> "_files -/";
            case NAME -> "_ndislint_name";
            case RULE_OR_FILE -> "_ndislint_rule_or_file";
        };
    }

    private static String operands(Candidates candidates) {
        return switch (candidates.kind()) {
            case NAME -> "_ndislint_name";
            case RULE_OR_FILE -> "_ndislint_rule_or_file";
            case FILE -> "$operands";
            case FREE, WORDS, LIST, WORD_AND_FILE, RULES, RULE, RULES_AND_WORD, FOLDER -> "";
        };
    }

    private static void variable(StringBuilder script, String name, Iterable<String> words) {
        script.append("typeset -ga _ndislint_")
                .append(name)
                .append("=(")
                .append(String.join(" ", words))
                .append(")\n\n");
    }

    private static String escaped(String text) {
        return text.replace("'", "")
                .replace(" ", "\\ ")
                .replace(":", "\\:")
                .replace("(", "\\(")
                .replace(")", "\\)");
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}

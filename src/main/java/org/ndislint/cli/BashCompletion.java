package org.ndislint.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the completion of bash, 3.2 and newer. It starts no Java: all words are in it. */
final class BashCompletion {
    private static final String FUNCTIONS = """
            # Puts what can be offered for a value of an option into $kind and $offered.
            _ndislint_value() {
                case "$1 $2" in
            @VALUES@
                *) kind=free ;;
                esac
            }

            # Puts what can be offered as an operand of a command into $kind.
            _ndislint_operand() {
                case $1 in
            @OPERANDS@
                *) kind=free ;;
                esac
            }

            # Offers those words that begin with $stem, each with $head before it and $1 behind it.
            _ndislint_offer() {
                local word
                for word in $offered; do
                    if [[ $word == "$stem"* ]]; then
                        COMPREPLY[${#COMPREPLY[@]}]=$head$word$1
                    fi
                done
            }

            _ndislint_offer_paths() {
                local path
                while IFS= read -r path; do
                    COMPREPLY[${#COMPREPLY[@]}]=$head$path
                done < <(compgen "$1" -- "$stem")
                compopt -o filenames 2>/dev/null
            }

            # Moves what stands before the last $1 in $stem to $head.
            _ndislint_split() {
                if [[ $stem == *"$1"* ]]; then
                    head=$head${stem%"$1"*}$1
                    stem=${stem##*"$1"}
                fi
            }

            _ndislint_complete() {
                case $kind in
                words)
                    _ndislint_offer ''
                    ;;
                list)
                    _ndislint_split ,
                    _ndislint_offer ''
                    ;;
                word-and-file)
                    if [[ $stem == *=* ]]; then
                        _ndislint_split =
                        _ndislint_offer_paths -f
                    else
                        _ndislint_offer =
                        compopt -o nospace 2>/dev/null
                    fi
                    ;;
                rules)
                    _ndislint_split ,
                    offered="all $_ndislint_packs $_ndislint_rules"
                    _ndislint_offer ''
                    ;;
                rule)
                    offered=$_ndislint_rules
                    _ndislint_offer ''
                    ;;
                rules-and-word)
                    _ndislint_split ,
                    if [[ $stem == *=* ]]; then
                        _ndislint_split =
                        _ndislint_offer ''
                    else
                        offered="$_ndislint_packs $_ndislint_rules"
                        _ndislint_offer =
                        compopt -o nospace 2>/dev/null
                    fi
                    ;;
                file)
                    _ndislint_offer_paths -f
                    ;;
                folder)
                    _ndislint_offer_paths -d
                    ;;
                name)
                    offered="$_ndislint_rules $_ndislint_names"
                    _ndislint_offer ''
                    ;;
                rule-or-file)
                    offered="$_ndislint_packs $_ndislint_rules"
                    _ndislint_offer ''
                    _ndislint_offer_paths -f
                    ;;
                esac
            }

            _ndislint() {
                local i part glue='' stem head='' kind offered='' command='' word
                local words=()
                COMPREPLY=()
                # Readline takes --option=value apart at the =; the program does not.
                for ((i = 1; i <= COMP_CWORD; i++)); do
                    part=${COMP_WORDS[i]}
                    if [[ ${#words[@]} -gt 0 && ( $part == = || -n $glue ) ]]; then
                        words[${#words[@]}-1]+=$part
                    else
                        words[${#words[@]}]=$part
                    fi
                    if [[ $part == = ]]; then glue=1; else glue=''; fi
                done
                local last=$((${#words[@]} - 1))
                stem=${words[last]}
                # The command is the first word that is no option, nor the value of one.
                for ((i = 0; i < last; i++)); do
                    word=${words[i]}
                    if [[ $word == -- ]]; then
                        break
                    elif [[ $word == -?* ]]; then
                        case " $_ndislint_valued " in *" $word "*) ((i++)) ;; esac
                    elif [[ -z $command ]]; then
                        command=$word
                        case " $_ndislint_groups " in *" $word "*) ;; *) break ;; esac
                    else
                        command="$command $word"
                        break
                    fi
                done
                if [[ $stem != -?* && -n $command && " $_ndislint_groups " == *" $command "* ]]; then
                    _ndislint_second "$command"
                    _ndislint_offer ''
                    return
                fi
                local named=${command:-check}
                _ndislint_options "$named"
                if [[ -z $offered ]]; then
                    named=check
                    _ndislint_options check
                fi
                local options=$offered before=none
                offered=''
                if ((last > 0)); then
                    before=${words[last-1]}
                fi
                if [[ " $_ndislint_valued " == *" $before "* ]]; then
                    _ndislint_value "$named" "$before"
                    _ndislint_complete
                elif [[ $stem == --*=* ]]; then
                    head=${stem%%=*}=
                    stem=${stem#*=}
                    _ndislint_value "$named" "${head%=}"
                    _ndislint_complete
                elif [[ $stem == -?* ]]; then
                    offered=$options
                    _ndislint_offer ''
                else
                    _ndislint_operand "$named"
                    _ndislint_complete
                    if [[ -z $command ]]; then
                        offered=$_ndislint_commands
                        _ndislint_offer ''
                    fi
                fi
                # What readline has taken apart, it puts before the reply itself.
                if [[ $COMP_WORDBREAKS == *=* && ${words[last]} == *=* ]]; then
                    part=${words[last]%=*}=
                    for ((i = 0; i < ${#COMPREPLY[@]}; i++)); do
                        COMPREPLY[i]=${COMPREPLY[i]#"$part"}
                    done
                fi
            }

            complete -F _ndislint ndislint
            """;

    private BashCompletion() {}

    static String of(Vocabulary words) {
        StringBuilder script = new StringBuilder("# Completion of ndislint for bash, written by its build.\n\n");
        Map<String, List<String>> first = words.words();
        variable(script, "commands", first.keySet());
        variable(script, "groups", words.groups());
        variable(script, "valued", words.valued());
        variable(script, "packs", words.packs());
        variable(script, "rules", words.rules());
        variable(script, "names", words.names());
        script.append("# Puts the options of a command into $offered.\n");
        script.append("_ndislint_options() {\n    case $1 in\n");
        StringBuilder operands = new StringBuilder();
        Map<String, StringBuilder> values = new LinkedHashMap<>();
        for (Syntax command : words.commands()) {
            script.append("    '").append(command.name()).append("') offered='");
            operands.append("    '").append(command.name()).append("') kind=");
            operands.append(Candidates.ofOperands(command).kind().id()).append(" ;;\n");
            String before = "";
            for (Option option : command.options()) {
                for (String spelling : Vocabulary.spellings(option)) {
                    script.append(before).append(spelling);
                    before = " ";
                    if (option.kind() != Option.Kind.FLAG) {
                        StringBuilder pattern = values.computeIfAbsent(
                                value(Candidates.of(option, command)), same -> new StringBuilder());
                        pattern.append(pattern.isEmpty() ? "" : " | ");
                        pattern.append('\'')
                                .append(command.name())
                                .append(' ')
                                .append(spelling)
                                .append('\'');
                    }
                }
            }
            script.append("' ;;\n");
        }
        script.append("    *) offered='' ;;\n    esac\n}\n\n");
        script.append("# Puts the second words of a command into $offered.\n");
        script.append("_ndislint_second() {\n    case $1 in\n");
        first.forEach((word, second) -> {
            if (!second.isEmpty()) {
                script.append("    ").append(word).append(") offered='");
                script.append(String.join(" ", second)).append("' ;;\n");
            }
        });
        script.append("    esac\n}\n\n");
        StringBuilder cases = new StringBuilder();
        values.forEach((value, pattern) ->
                cases.append("    ").append(pattern).append(") ").append(value).append(" ;;\n"));
        return script.append(
                        FUNCTIONS.replace("@VALUES@\n", cases.toString()).replace("@OPERANDS@\n", operands.toString()))
                .toString();
    }

    private static void variable(StringBuilder script, String name, Iterable<String> words) {
        script.append("_ndislint_")
                .append(name)
                .append("='")
                .append(String.join(" ", words))
                .append("'\n\n");
    }

    private static String value(Candidates candidates) {
        String kind = "kind=" + candidates.kind().id();
        return candidates.words().isEmpty() ? kind : kind + " offered='" + String.join(" ", candidates.words()) + "'";
    }
}

package org.ndislint.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.ndislint.catalogue.Catalogue;
import org.ndislint.catalogue.StatusName;
import org.ndislint.catalogue.StatusNames;
import org.ndislint.rules.Packs;
import org.ndislint.rules.Program.CompiledRule;

/**
 * The words that files for shells are made of.
 *
 * @param commands what they take, in the order of the help
 * @param rules ids, sorted
 * @param packs their names, sorted
 * @param names of documented calls and statuses, sorted
 */
record Vocabulary(List<Syntax> commands, List<String> rules, List<String> packs, List<String> names) {
    /** All of it. */
    static Vocabulary load() {
        List<Syntax> commands = new ArrayList<>();
        for (CommandName command : CommandName.values()) {
            commands.add(command.syntax());
        }
        Catalogue catalogue = Catalogue.load();
        StatusNames statuses = StatusNames.load();
        TreeSet<String> rules = new TreeSet<>();
        TreeSet<String> packs = new TreeSet<>();
        for (CompiledRule rule : Packs.builtIn(catalogue, statuses).rules()) {
            rules.add(rule.info().id());
            packs.add(rule.info().pack());
        }
        TreeSet<String> names = new TreeSet<>();
        for (int call = 0; call < catalogue.size(); call++) {
            names.add(catalogue.name(call));
        }
        for (StatusName status : statuses.all()) {
            names.add(status.name());
        }
        return new Vocabulary(commands, List.copyOf(rules), List.copyOf(packs), List.copyOf(names));
    }

    /** Second words by the first; those of commands of one word are none. In the order of the help. */
    Map<String, List<String>> words() {
        Map<String, List<String>> words = new LinkedHashMap<>();
        for (Syntax command : commands) {
            String[] parts = command.name().split(" ", -1);
            List<String> second = words.computeIfAbsent(parts[0], first -> new ArrayList<>());
            if (parts.length > 1) {
                second.add(parts[1]);
            }
        }
        return words;
    }

    /** The first words of commands that have two. */
    List<String> groups() {
        List<String> groups = new ArrayList<>();
        words().forEach((first, second) -> {
            if (!second.isEmpty()) {
                groups.add(first);
            }
        });
        return groups;
    }

    /** What a shell may show beside a command, or beside the first word of several. */
    String summary(String words) {
        for (Syntax command : commands) {
            if (command.name().equals(words)) {
                return command.summary();
            }
        }
        return String.join(", ", words().getOrDefault(words, List.of()));
    }

    /** Every spelling of every option that takes a value. */
    Collection<String> valued() {
        TreeSet<String> spellings = new TreeSet<>();
        for (Syntax command : commands) {
            for (Option option : command.options()) {
                if (option.kind() != Option.Kind.FLAG) {
                    spellings.addAll(spellings(option));
                }
            }
        }
        return spellings;
    }

    /** The spellings of an option. */
    static List<String> spellings(Option option) {
        String alias = option.alias();
        return alias == null ? List.of(option.option()) : List.of(option.option(), alias);
    }
}

package org.ndislint.mutation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ndislint.rules.PackException;
import org.ndislint.rules.PackNode;
import org.ndislint.rules.RuleRecords;

/** All mutants of the packs, in the order of the packs. */
final class Mutants {
    private Mutants() {}

    static List<Mutant> of(PackSet set) {
        Map<String, Mutant> all = new LinkedHashMap<>();
        RuleRecords records = RuleRecords.of(set.program());
        try {
            for (Map.Entry<String, PackNode> entry : set.packs().entrySet()) {
                pack(set, records, entry.getKey(), entry.getValue(), all);
            }
        } catch (PackException e) {
            throw new IllegalStateException(e);
        }
        return List.copyOf(all.values());
    }

    private static void pack(PackSet set, RuleRecords records, String name, PackNode pack, Map<String, Mutant> all)
            throws PackException {
        TableMutants tables = new TableMutants(set, name, mutant -> add(mutant, all));
        EventMutants events = new EventMutants(set, name, mutant -> add(mutant, all));
        RuleMutants rules = new RuleMutants(set, records, name, mutant -> add(mutant, all));
        PackNode templates = pack.get("templates");
        if (templates != null) {
            for (PackNode template : templates.items()) {
                tables.ofTemplate(template);
            }
        }
        PackNode kinds = pack.get("kinds");
        if (kinds != null) {
            for (PackNode kind : kinds.items()) {
                String extended = kind.textOf("extends");
                String kindName =
                        extended != null ? extended : kind.need("name").text();
                PackNode regions = kind.get("regions");
                if (regions != null) {
                    tables.ofKind(kindName, regions);
                }
                events.ofKind(kindName, kind);
            }
        }
        PackNode list = pack.get("rules");
        if (list != null) {
            for (PackNode rule : list.items()) {
                rules.of(rule);
            }
        }
    }

    private static void add(Mutant mutant, Map<String, Mutant> all) {
        String id = mutant.id();
        for (int i = 2; all.containsKey(id); i++) {
            id = mutant.id() + " (" + i + ")";
        }
        all.put(
                id,
                id.equals(mutant.id())
                        ? mutant
                        : new Mutant(
                                mutant.pack(),
                                mutant.place(),
                                mutant.change() + id.substring(mutant.id().length()),
                                mutant.kind(),
                                mutant.region(),
                                mutant.state(),
                                mutant.rule(),
                                mutant.records(),
                                mutant.edit()));
    }
}

package org.ndislint.mutation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ndislint.catalogue.Catalogue;
import org.ndislint.catalogue.StatusNames;
import org.ndislint.rules.Kind;
import org.ndislint.rules.PackCompiler;
import org.ndislint.rules.PackException;
import org.ndislint.rules.PackNode;
import org.ndislint.rules.PackYaml;
import org.ndislint.rules.Packs;
import org.ndislint.rules.Program;
import org.ndislint.rules.RecordUse;

/** The built-in packs as nodes, and the program that they are. */
final class PackSet {
    private final Catalogue catalogue = Catalogue.load();
    private final StatusNames statuses = StatusNames.load();
    private final Map<String, PackNode> packs = new LinkedHashMap<>();
    private final Map<String, PackNode> rules = new LinkedHashMap<>();
    private final Program program;

    private PackSet(List<String> names) throws PackException {
        for (String name : names) {
            String file = name + ".yaml";
            try (InputStream in = Program.class.getResourceAsStream(file)) {
                if (in == null) {
                    throw new IllegalStateException("the rule pack " + file + " is missing");
                }
                packs.put(name, PackYaml.read(file, in));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        for (PackNode pack : packs.values()) {
            PackNode list = pack.get("rules");
            if (list != null) {
                for (PackNode rule : list.items()) {
                    rules.put(rule.need("id").text(), rule);
                }
            }
        }
        program = compile(new PackEdit());
    }

    static PackSet load() {
        try {
            return new PackSet(Packs.names());
        } catch (PackException e) {
            throw new IllegalStateException(e);
        }
    }

    Catalogue catalogue() {
        return catalogue;
    }

    StatusNames statuses() {
        return statuses;
    }

    Program program() {
        return program;
    }

    Map<String, PackNode> packs() {
        return packs;
    }

    @Nullable
    PackNode rule(String id) {
        return rules.get(id);
    }

    /** The program of the packs with a change. */
    Program compile(PackEdit edit) throws PackException {
        PackCompiler compiler = new PackCompiler(catalogue, statuses);
        List<PackNode> changed = new ArrayList<>();
        for (PackNode pack : packs.values()) {
            changed.add(edit.apply(pack));
        }
        for (PackNode pack : changed) {
            compiler.add(pack);
        }
        return compiler.compile(() -> changed);
    }

    Kind kind(String name) {
        for (Kind kind : program.kinds()) {
            if (kind.name().equals(name)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no kind " + name);
    }

    /** The records that may be of an event class. */
    BitSet recordsOf(Kind kind, String eventClass) {
        BitSet out = new BitSet();
        for (int record = 0; record < program.callCount() * 2; record++) {
            RecordUse use = record % 2 == 0 ? program.onEnter(record / 2) : program.onExit(record / 2);
            RecordUse.KindUse of = use == null ? null : use.of(kind);
            if (of != null
                    && of.classes().stream().anyMatch(c -> c.eventClass().name().equals(eventClass))) {
                out.set(record);
            }
        }
        return out;
    }
}

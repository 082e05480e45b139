package org.ndislint.mutation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.ndislint.model.CallEvent;
import org.ndislint.model.Key;
import org.ndislint.model.Symbols;
import org.ndislint.model.Value;
import org.ndislint.monitor.Monitor;
import org.ndislint.rules.Kind;
import org.ndislint.rules.Program;
import org.ndislint.timeline.ObjectTable;
import org.ndislint.timeline.World;

/** What is known of objects beside their states, as scenarios write it: links, slots, and whom contexts stand for. */
final class Ties {
    private static final String NOTHING = "nothing";

    private final Program program;
    private final World world;
    private final Symbols symbols;
    private final List<String> out = new ArrayList<>();

    private Ties(Program program, Monitor monitor, Symbols symbols) {
        this.program = program;
        this.world = monitor.world();
        this.symbols = symbols;
    }

    /** What is known after the last record. */
    static List<String> of(Program program, Monitor monitor, Symbols symbols, List<CallEvent> events) {
        Ties ties = new Ties(program, monitor, symbols);
        for (Kind kind : program.kinds()) {
            ObjectTable table = ties.world.table(kind.index());
            for (int row = 0; row < table.top(); row++) {
                if (table.isLive(row)) {
                    ties.object(kind, table, row);
                }
            }
        }
        ties.contexts(events);
        return List.copyOf(ties.out);
    }

    private String name(Kind kind, int row) {
        return kind.name().toUpperCase(Locale.ROOT) + "#"
                + world.table(kind.index()).number(row);
    }

    /** {@code AF#1 client-binding -> BINDING#1} and {@code VC#1 creator = client}. */
    private void object(Kind kind, ObjectTable table, int row) {
        String name = name(kind, row);
        for (Kind.Link link : kind.links()) {
            int target = world.linked(kind.index(), row, link.index());
            out.add(name + " " + link.name() + " -> "
                    + (target < 0 ? NOTHING : name(program.kinds().get(link.target()), target)));
        }
        for (Kind.Slot slot : kind.slots()) {
            byte tag = table.slotTag(row, slot.index());
            out.add(name + " " + slot.name() + " = "
                    + (tag == Value.ABSENT ? NOTHING : Value.text(tag, table.slotBits(row, slot.index()), symbols)));
        }
    }

    /** {@code client clientAf=C1 -> AF#1}, of all contexts that the trace names. */
    private void contexts(List<CallEvent> events) {
        Set<String> seen = new HashSet<>();
        for (CallEvent event : events) {
            for (Kind kind : program.kinds()) {
                for (Key context : kind.contexts()) {
                    if (event.kind.isCall() && event.has(context)) {
                        context(kind, context, event, seen);
                    }
                }
            }
        }
    }

    private void context(Kind kind, Key context, CallEvent event, Set<String> seen) {
        String who = event.driver == 0 ? "anybody" : symbols.text(event.driver);
        String name = who + " " + context.json() + "=" + Value.text(event.tag(context), event.bits(context), symbols)
                + " -> ";
        if (!seen.add(kind.name() + " " + name)) {
            return;
        }
        CallEvent only = new CallEvent();
        only.kind = event.kind;
        only.driver = event.driver;
        only.set(context, event.tag(context), event.bits(context));
        int row = world.resolveNameless(kind, only);
        out.add(name + (row < 0 ? "no " + kind.name() : name(kind, row)));
    }
}

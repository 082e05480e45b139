package org.ndislint.mutation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.ndislint.catalogue.StatusNames;
import org.ndislint.model.CallEvent;
import org.ndislint.model.Symbols;
import org.ndislint.monitor.Finding;
import org.ndislint.monitor.Monitor;
import org.ndislint.rules.Program;

/** Runs traces through one program. */
final class Runner {
    private final Program program;
    private final StatusNames statuses;
    private final Symbols symbols;
    private final boolean isOwn;
    private final BitSet on = new BitSet();

    /**
     * For a program that may be of changed packs.
     *
     * @param shared the symbols with which traces were read
     */
    Runner(PackSet set, Program program, Symbols shared) {
        this.program = program;
        this.statuses = set.statuses();
        this.isOwn = !haveSameNames(program, set.program());
        this.symbols = isOwn ? program.newSymbols() : shared;
        on.set(0, program.rules().size());
    }

    private static boolean haveSameNames(Program program, Program other) {
        if (program == other) {
            return true;
        }
        Symbols names = program.newSymbols();
        Symbols others = other.newSymbols();
        if (names.size() != others.size()) {
            return false;
        }
        for (int id = 1; id <= names.size(); id++) {
            if (!names.text(id).equals(others.text(id))) {
                return false;
            }
        }
        return true;
    }

    Outcome run(Trace trace) {
        List<CallEvent> events = isOwn ? trace.read(symbols) : trace.events();
        List<Finding> findings = new ArrayList<>();
        Monitor monitor =
                new Monitor(program, symbols, statuses, new Monitor.Options(on, true, false, Set.of()), findings::add);
        CallEvent record = new CallEvent();
        for (int i = 0; i < events.size(); i++) {
            record.copyFrom(events.get(i));
            monitor.accept(record, i + 1L);
        }
        monitor.finish();
        return new Outcome(findings, program, monitor, symbols, events);
    }
}

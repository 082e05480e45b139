package org.ndislint.compare;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.ndislint.catalogue.DriverKind;
import org.ndislint.catalogue.EventText;
import org.ndislint.model.CallEvent;
import org.ndislint.model.EventKind;
import org.ndislint.model.Status;
import org.ndislint.model.Symbols;
import org.ndislint.rules.Program;
import org.ndislint.timeline.Life;
import org.ndislint.timeline.LifeStep;
import org.ndislint.timeline.Subject;

/** Tells the story of a life: takes its records apart by end and object, whatever happened at the same time elsewhere. */
final class StoryTeller {
    private static final int CLIENT = DriverKind.CLIENT.bit();
    private static final int MANAGER = DriverKind.CALL_MANAGER.bit() | DriverKind.MCM.bit();

    private final Program program;
    private final EventText words;
    private final Symbols symbols;
    private final Map<String, String> known = new HashMap<>();

    StoryTeller(Program program, EventText words, Symbols symbols) {
        this.program = program;
        this.words = words;
        this.symbols = symbols;
    }

    /** An invocation, or a record that stands alone. */
    private static final class Invocation {
        private final LifeStep first;
        private @Nullable LifeStep exit;

        Invocation(LifeStep first) {
            this.first = first;
        }

        /** The object that it is about: what other objects are named with it, it is on them. */
        LifeStep.Name object() {
            LifeStep.Name most = lowest(first, first.names().get(0));
            return exit == null ? most : lowest(exit, most);
        }

        private static LifeStep.Name lowest(LifeStep step, LifeStep.Name known) {
            LifeStep.Name most = known;
            for (LifeStep.Name name : step.names()) {
                most = name.kind() > most.kind() ? name : most;
            }
            return most;
        }
    }

    private record Place(Side side, LifeStep.Name object) {}

    Story story(Life life) {
        List<Invocation> invocations = new ArrayList<>();
        Map<Integer, Side> drivers = new HashMap<>();
        Map<Long, Deque<Invocation>> threads = new HashMap<>();
        for (LifeStep step : life.steps()) {
            CallEvent record = step.record();
            if (step.role() != LifeStep.Role.OWN
                    || !record.kind.isCall()
                    || step.names().isEmpty()) {
                continue;
            }
            Side side = side(record);
            if (side != Side.EITHER && record.driver != 0) {
                drivers.putIfAbsent(record.driver, side);
            }
            take(step, threads, invocations);
        }
        Map<LifeStep.Name, String> handles = new HashMap<>();
        for (Subject child : life.children()) {
            handles.put(new LifeStep.Name(child.kind().index(), child.number()), child.handle(symbols));
        }
        Map<Place, List<Moment>> moments = new LinkedHashMap<>();
        for (Invocation invocation : invocations) {
            CallEvent record = invocation.first.record();
            Side side = side(record);
            if (side == Side.EITHER) {
                side = drivers.getOrDefault(record.driver, Side.EITHER);
            }
            LifeStep.Name object = invocation.object();
            List<Moment> of = moments.computeIfAbsent(new Place(side, object), k -> new ArrayList<>());
            of.add(moment(invocation.first, false, object, life));
            LifeStep exit = invocation.exit;
            if (exit != null) {
                of.add(moment(exit, true, object, life));
            }
        }
        Subject family = life.subject();
        String handle = family.handle(symbols);
        List<Strand> strands = new ArrayList<>();
        moments.forEach((place, of) -> {
            int kind = place.object().kind();
            boolean isFamily = kind == family.kind().index();
            strands.add(new Strand(
                    place.side(),
                    kind,
                    Subject.name(program.kinds().get(kind), place.object().number()),
                    isFamily ? handle : handles.getOrDefault(place.object(), ""),
                    of));
        });
        return Story.of(family.name(), handle, strands);
    }

    /** Puts a return with its entry if that is of the same life, and all else on its own. */
    private static void take(LifeStep step, Map<Long, Deque<Invocation>> threads, List<Invocation> invocations) {
        CallEvent record = step.record();
        if (record.tid == CallEvent.NOT_RECORDED) {
            invocations.add(new Invocation(step));
            return;
        }
        long thread = record.tid == 0 ? -1 - record.cpu : record.tid;
        Deque<Invocation> open = threads.computeIfAbsent(thread, k -> new ArrayDeque<>());
        if (record.kind == EventKind.EXIT) {
            for (Invocation invocation : open) {
                CallEvent entry = invocation.first.record();
                if (entry.function == record.function && invocation.first.depth() == step.depth()) {
                    while (open.pop() != invocation) {
                        // what was inside has not returned in this life
                    }
                    invocation.exit = step;
                    return;
                }
            }
        }
        Invocation begun = new Invocation(step);
        invocations.add(begun);
        if (record.kind == EventKind.ENTER) {
            open.push(begun);
        }
    }

    private Side side(CallEvent record) {
        int call = program.number(record);
        int makers = call < 0 ? 0 : program.kindsMaking(call);
        boolean isClient = (makers & CLIENT) != 0;
        boolean isManager = (makers & MANAGER) != 0;
        return isClient == isManager ? Side.EITHER : isClient ? Side.CLIENT : Side.CALL_MANAGER;
    }

    private Moment moment(LifeStep step, boolean returns, LifeStep.Name object, Life life) {
        CallEvent record = step.record();
        StringBuilder word = new StringBuilder(64);
        word.append(record.kind.mark()).append(' ').append(words.functionName(record));
        if (record.status != Status.ABSENT) {
            word.append(' ').append(words.status(record.status));
        }
        TreeSet<Integer> others = new TreeSet<>();
        for (LifeStep.Name name : step.names()) {
            if (!name.equals(object) && name.kind() != life.subject().kind().index()) {
                others.add(name.kind());
            }
        }
        for (int kind : others) {
            word.append(' ').append(program.kinds().get(kind).name());
        }
        return new Moment(
                known.computeIfAbsent(word.toString(), same -> same),
                returns,
                step.event(),
                record.line,
                words.text(record));
    }
}

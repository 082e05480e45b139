package org.ndislint.compare;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ndislint.catalogue.DriverKind;
import org.ndislint.catalogue.EventText;
import org.ndislint.model.CallEvent;
import org.ndislint.model.Status;
import org.ndislint.model.Symbols;
import org.ndislint.rules.Program;
import org.ndislint.timeline.Life;
import org.ndislint.timeline.LifeStep;

/**
 * What happened at each end of one address family, in the order in which that end saw it.
 *
 * @param name as in findings: {@code AF#1}
 * @param handle of the family in its capture; empty if it was not seen
 * @param firstEvent number of the first record
 * @param sides the records of each end, in order; ends without any are left out
 */
public record Story(String name, String handle, long firstEvent, Map<Side, List<Moment>> sides) {
    private static final int CLIENT = DriverKind.CLIENT.bit();
    private static final int MANAGER = DriverKind.CALL_MANAGER.bit() | DriverKind.MCM.bit();

    /** Tells the story of a life. */
    static Story of(Life life, Program program, EventText words, Symbols symbols) {
        List<LifeStep> steps = new ArrayList<>();
        Map<Integer, Side> drivers = new HashMap<>();
        for (LifeStep step : life.steps()) {
            if (step.role() == LifeStep.Role.OWN && step.record().kind.isCall()) {
                steps.add(step);
                Side side = side(program, step.record());
                if (side != Side.EITHER && step.record().driver != 0) {
                    drivers.putIfAbsent(step.record().driver, side);
                }
            }
        }
        Map<Side, List<Moment>> sides = new EnumMap<>(Side.class);
        Map<Side, Map<LifeStep.Name, Integer>> children = new EnumMap<>(Side.class);
        for (LifeStep step : steps) {
            CallEvent record = step.record();
            Side side = side(program, record);
            if (side == Side.EITHER) {
                side = drivers.getOrDefault(record.driver, Side.EITHER);
            }
            String word = word(
                    step,
                    life.subject().kind().index(),
                    program,
                    words,
                    children.computeIfAbsent(side, s -> new HashMap<>()));
            sides.computeIfAbsent(side, s -> new ArrayList<>())
                    .add(new Moment(word, step.event(), record.line, words.text(record)));
        }
        return new Story(
                life.subject().name(),
                life.subject().handle(symbols),
                life.subject().firstEvent(),
                sides);
    }

    private static Side side(Program program, CallEvent record) {
        int call = program.number(record);
        int makers = call < 0 ? 0 : program.kindsMaking(call);
        boolean isClient = (makers & CLIENT) != 0;
        boolean isManager = (makers & MANAGER) != 0;
        return isClient == isManager ? Side.EITHER : isClient ? Side.CLIENT : Side.CALL_MANAGER;
    }

    /** What happened: the call, its status, and which of the family's objects, each by its place among those of its kind. */
    private static String word(
            LifeStep step, int family, Program program, EventText words, Map<LifeStep.Name, Integer> children) {
        CallEvent record = step.record();
        StringBuilder word = new StringBuilder(64);
        word.append(record.kind.mark()).append(' ').append(words.functionName(record));
        if (record.status != Status.ABSENT) {
            word.append(' ').append(words.status(record.status));
        }
        for (LifeStep.Name name : step.names()) {
            if (name.kind() == family) {
                continue;
            }
            Integer place = children.get(name);
            if (place == null) {
                place = 1;
                for (LifeStep.Name known : children.keySet()) {
                    place += known.kind() == name.kind() ? 1 : 0;
                }
                children.put(name, place);
            }
            word.append(' ')
                    .append(program.kinds().get(name.kind()).name())
                    .append(' ')
                    .append(place);
        }
        return word.toString();
    }

    /** Whether the same happened at both ends. */
    boolean isLike(Story other) {
        if (!sides.keySet().equals(other.sides.keySet())) {
            return false;
        }
        for (Map.Entry<Side, List<Moment>> side : sides.entrySet()) {
            List<Moment> theirs = other.sides.getOrDefault(side.getKey(), List.of());
            if (Parting.common(side.getValue(), theirs)
                    < Math.max(side.getValue().size(), theirs.size())) {
                return false;
            }
        }
        return true;
    }
}

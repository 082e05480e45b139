package org.ndislint.monitor;

import org.jspecify.annotations.Nullable;
import org.ndislint.catalogue.DriverKind;
import org.ndislint.model.CallEvent;
import org.ndislint.model.Key;
import org.ndislint.model.Value;
import org.ndislint.rules.FunctionSet;
import org.ndislint.rules.Kind;
import org.ndislint.rules.Program;
import org.ndislint.rules.RecordUse;
import org.ndislint.rules.RecordUse.KindUse;
import org.ndislint.rules.Test;
import org.ndislint.rules.Truth;
import org.ndislint.timeline.Frame;
import org.ndislint.timeline.ObjectTable;
import org.ndislint.timeline.Threads;
import org.ndislint.timeline.World;

/** Learns from a record, once it is judged, what an object is tied and linked to, what it remembers, and whose it is. */
final class Learning {
    /** Not the symbol of any driver. */
    private static final int NAMELESS = -1;

    private static final int NO_SIDE = -1;
    private static final int CALL_MANAGERS = DriverKind.CALL_MANAGER.bit() | DriverKind.MCM.bit();

    private final Program program;
    private final World world;
    private final Judgement facts;
    private final int[] makers;

    Learning(World world, Judgement facts, int[] makers) {
        this.program = world.program();
        this.world = world;
        this.facts = facts;
        this.makers = makers;
    }

    /** Learns what the record, which names the object or does not, shows of the object in a row. */
    void learn(KindUse use, int row, boolean isNamed, CallEvent event, long number, Threads.Stack stack) {
        Kind kind = use.kind();
        ObjectTable table = world.table(kind.index());
        learnSide(kind, table, row, event);
        if (isNamed) {
            world.tieContexts(kind, row, event);
        }
        Frame outer = innermost(stack);
        for (int i = 0; i < use.ties().size(); i++) {
            RecordUse.TieUse tie = use.ties().get(i);
            FunctionSet around = tie.outer();
            if (Test.ask(tie.test(), facts, kind.index(), row) != Truth.YES) {
                continue;
            }
            if (around == null) {
                world.tie(kind, row, tie.context(), tie.source(), event);
            } else if (outer != null && outer.function() >= 0 && around.members()[outer.function()]) {
                world.tie(kind, row, tie.context(), tie.source(), outer.entry());
                // The enclosing invocation is about the same object, whether it shows a name for it or not.
                outer.setRow(kind.index(), row, table);
            }
        }
        for (int i = 0; i < use.links().size(); i++) {
            RecordUse.LinkUse link = use.links().get(i);
            if (Test.ask(link.test(), facts, kind.index(), row) == Truth.YES) {
                int target = target(link, event, outer);
                if (target >= 0) {
                    world.link(kind.index(), row, link.link(), target);
                }
            }
        }
        for (int i = 0; i < use.slots().size(); i++) {
            RecordUse.SlotUse slot = use.slots().get(i);
            if (Test.ask(slot.test(), facts, kind.index(), row) == Truth.YES) {
                remember(table, row, slot, event, number);
            }
        }
    }

    /** What the record does not show is not known any more: the value of an older record may not be that of this one. */
    private static void remember(ObjectTable table, int row, RecordUse.SlotUse slot, CallEvent event, long number) {
        Key key = slot.key();
        switch (slot.what()) {
            case KEY -> {
                byte tag = key == null ? Value.ABSENT : event.tag(key);
                table.setSlot(row, slot.slot(), tag, key == null ? 0 : event.bits(key));
            }
            case DRIVER -> {
                boolean isShown = event.driver != 0;
                table.setSlot(row, slot.slot(), isShown ? Value.SYMBOL : Value.ABSENT, event.driver);
            }
            case TIME -> table.setSlot(row, slot.slot(), Value.NUMBER, event.timeNanos);
            case THREAD -> {
                long thread = Threads.id(event);
                table.setSlot(row, slot.slot(), thread == Threads.NO_ID ? Value.ABSENT : Value.NUMBER, thread);
            }
            case RECORD -> table.setSlot(row, slot.slot(), Value.NUMBER, number);
        }
    }

    /** The innermost open invocation, if nesting is known and nothing was lost since it began. */
    private @Nullable Frame innermost(Threads.Stack stack) {
        if (!stack.isOrdered() || stack.depth() == 0) {
            return null;
        }
        Frame frame = stack.frame(stack.depth() - 1);
        return frame.loss() == world.lossMark() ? frame : null;
    }

    private int target(RecordUse.LinkUse link, CallEvent event, @Nullable Frame outer) {
        CallEvent from = event;
        if (link.outer() != null) {
            if (outer == null || outer.function() < 0 || !link.outer().members()[outer.function()]) {
                return World.NONE;
            }
            from = outer.entry();
        }
        return switch (link.from()) {
            case RECORD, OUTER -> world.resolve(program.kinds().get(link.targetKind()), from);
            case VIA, OUTER_VIA -> {
                int other = world.resolve(program.kinds().get(link.viaKind()), from);
                yield other < 0 ? World.NONE : world.linked(link.viaKind(), other, link.viaLink());
            }
        };
    }

    /** Who owns an object of one driver: the driver that made the record, which is recorded even if it has no name. */
    static int owner(CallEvent event) {
        return event.driver == 0 ? NAMELESS : event.driver;
    }

    /**
     * Learns from a handler's record, before anything is judged by it, whose an object is, and the object to which it
     * belongs: NDIS knows whose handlers it calls, and whose contexts it hands them.
     */
    void meet(Kind kind, int row, CallEvent event) {
        int call = kind.isOwned() || event.driver == 0 ? -1 : program.number(event);
        if (call < 0 || !isCallback(call)) {
            return;
        }
        int side = sideOf(call);
        side = side == NO_SIDE ? sideOf(event) : side;
        if (side != NO_SIDE) {
            meet(kind, row, side, event.driver);
        }
    }

    private void meet(Kind kind, int row, int side, int driver) {
        ObjectTable table = world.table(kind.index());
        if (table.sideDriver(row, side) != 0 || table.sideDriver(row, 1 - side) == driver) {
            return;
        }
        table.setSideDriver(row, side, driver);
        for (int i = 0; i < kind.links().size(); i++) {
            Kind target = program.kinds().get(kind.links().get(i).target());
            int owner = target.sideRegion() >= 0 ? world.linked(kind.index(), row, i) : World.NONE;
            if (owner >= 0) {
                meet(target, owner, side, driver);
            }
        }
    }

    private boolean isCallback(int call) {
        return call < program.catalogue().size() && program.catalogue().isCallback(call);
    }

    /** The side that alone makes a call, or {@link #NO_SIDE}. */
    private int sideOf(int call) {
        int made = makers[call];
        return made == DriverKind.CLIENT.bit() ? 0 : made != 0 && (made & ~CALL_MANAGERS) == 0 ? 1 : NO_SIDE;
    }

    /** The side whose contexts a record shows, or {@link #NO_SIDE}. */
    private static int sideOf(CallEvent event) {
        boolean client = hasAny(event, Key.CLIENT_AF, Key.CLIENT_SAP, Key.CLIENT_VC, Key.CLIENT_PARTY);
        boolean manager = hasAny(event, Key.CALL_MGR_AF, Key.CALL_MGR_SAP, Key.CALL_MGR_VC, Key.CALL_MGR_PARTY);
        return client == manager ? NO_SIDE : client ? 0 : 1;
    }

    private static boolean hasAny(CallEvent event, Key af, Key sap, Key vc, Key party) {
        return isGiven(event, af) || isGiven(event, sap) || isGiven(event, vc) || isGiven(event, party);
    }

    private static boolean isGiven(CallEvent event, Key key) {
        return event.has(key) && !event.isNull(key);
    }

    private void learnSide(Kind kind, ObjectTable table, int row, CallEvent event) {
        if (kind.isOwned()) {
            if (table.sideDriver(row, 0) == 0) {
                table.setSideDriver(row, 0, owner(event));
            }
            return;
        }
        int call = program.number(event);
        if (event.driver == 0 || call < 0) {
            return;
        }
        int side = sideOf(call);
        if (side == NO_SIDE) {
            return;
        }
        if (table.sideDriver(row, 1 - side) != event.driver) {
            if (table.sideDriver(row, side) == 0) {
                table.setSideDriver(row, side, event.driver);
            }
        } else if (isCallback(call)) {
            // NDIS knows whose handler it calls: the driver called a function of the other side by mistake, or has
            // both.
            table.setSideDriver(row, side, event.driver);
        }
    }
}

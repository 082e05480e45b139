package org.ndislint.timeline;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.ndislint.model.CallEvent;
import org.ndislint.model.Key;
import org.ndislint.model.Symbols;
import org.ndislint.model.Value;
import org.ndislint.rules.ArgName;
import org.ndislint.rules.FlatList;
import org.ndislint.rules.Kind;
import org.ndislint.rules.Naming;
import org.ndislint.rules.Program;

/**
 * All objects of a trace, who is tied to what, and what was missed: the marks of losses and coverage against which
 * everything that is remembered is dated.
 */
public final class World {
    /** A record names no object of the kind. */
    public static final int NONE = ObjectTable.NONE;
    /** A record concerns an object of the kind, and which one is not known. */
    public static final int STRANGER = Ties.UNKNOWN;
    /** A record has no name for an object of the kind. */
    public static final int UNNAMED = -4;
    /** What a loss of unknown size adds to the mark. */
    public static final long UNKNOWN_LOSS = 1L << 40;
    /** A tie or link survives fewer lost records than it takes to end and begin anew. */
    public static final int MOST_LOST_FOR_TIES = 2;

    private static final int MOST_DEAD = 1 << 10;

    private final Program program;
    private final Symbols symbols;
    private final ObjectTable[] tables;
    private final int[][] incoming;
    /** By kind: for each of its lists of children, the kind of the children and their link, in pairs. */
    private final int[][] leading;

    private final Slab slab = new Slab();
    private final RecordStore records = new RecordStore(slab);
    private final Ties ties;
    private final Threads threads;
    private final boolean[] nameless;
    private final ValueMap seconds = new ValueMap();
    private final DeadQueue[] dead;
    /** By kind: objects that go with others that were forgotten since the last {@link #sweep}. */
    private final DeadQueue[] left;

    private int lossMark;
    private boolean driversNamed;
    private boolean isAnyLeft;
    private @Nullable Predicate<Key> uncertainContexts;

    public World(Program program, Symbols symbols) {
        this.program = program;
        this.symbols = symbols;
        this.ties = new Ties(symbols);
        List<Kind> kinds = program.kinds();
        this.tables = new ObjectTable[kinds.size()];
        this.incoming = new int[kinds.size()][];
        this.dead = new DeadQueue[kinds.size()];
        this.left = new DeadQueue[kinds.size()];
        this.nameless = new boolean[kinds.size()];
        this.leading = new int[kinds.size()][0];
        for (Kind kind : kinds) {
            incoming[kind.index()] = new int[kind.links().size()];
            for (Kind.Link link : kind.links()) {
                int[] known = leading[link.target()];
                incoming[kind.index()][link.index()] = known.length / 2;
                int[] more = Arrays.copyOf(known, known.length + 2);
                more[known.length] = kind.index();
                more[known.length + 1] = link.index();
                leading[link.target()] = more;
            }
        }
        for (Kind kind : kinds) {
            tables[kind.index()] = new ObjectTable(kind, leading[kind.index()].length / 2, slab, records);
            dead[kind.index()] = new DeadQueue();
            left[kind.index()] = new DeadQueue();
        }
        this.threads = new Threads(kinds.size());
    }

    public Program program() {
        return program;
    }

    public Symbols symbols() {
        return symbols;
    }

    public ObjectTable table(int kind) {
        return tables[kind];
    }

    public Threads threads() {
        return threads;
    }

    /**
     * A number that grows with each loss by the number of lost records, or by one more than {@link #MOST_LOST_FOR_TIES} if
     * these were more: beyond that it does not matter how many. So differences count, and 0 means that nothing was lost.
     */
    public int lossMark() {
        return lossMark;
    }

    public void lose(long records) {
        lossMark += (int) Math.min(records, MOST_LOST_FOR_TIES + 1);
        if (records > 0 && lossMark == 0) {
            // Once around.
            lossMark = 1;
        }
    }

    /** Which of the target's lists of children a link fills. */
    public int incoming(int kind, int link) {
        return incoming[kind][link];
    }

    /** The object of a kind that a record names: a row, {@link #NONE} or {@link #STRANGER}; never adds one. */
    public int resolve(Kind kind, CallEvent event) {
        int row = find(kind, event);
        return row == UNNAMED ? resolveNameless(kind, event) : row;
    }

    /** The object that a record names as the naming of its kind says: a row, {@link #NONE}, or {@link #UNNAMED}. */
    public int find(Kind kind, CallEvent event) {
        Key handle = kind.handle();
        if (handle != null) {
            int at = event.find(handle);
            if (at < 0 || event.isNullAt(at)) {
                return UNNAMED;
            }
            return tables[kind.index()].find(0, event.tagAt(at), event.bitsAt(at));
        }
        return hasKey(kind, event) ? findByName(kind, event) : UNNAMED;
    }

    private int findByName(Kind kind, CallEvent event) {
        Naming naming = kind.naming();
        return tables[kind.index()].find(scope(naming, event), tag(naming, event), bits(naming, event));
    }

    /** The object that a record without its name tells of: a row, {@link #NONE} or {@link #STRANGER}. */
    public int resolveNameless(Kind kind, CallEvent event) {
        Key key = kind.naming().key();
        if (key != null && event.has(key) && !event.isNull(key)) {
            return STRANGER;
        }
        // Where the handle is null, as after a failed open, the context still tells whom it concerns.
        return resolveContext(kind, event);
    }

    private int resolveContext(Kind kind, CallEvent event) {
        ObjectTable table = tables[kind.index()];
        int out = NONE;
        if ((kind.contextBits() & event.present()) == 0) {
            return out;
        }
        FlatList<Key> contexts = kind.contexts();
        for (int i = 0; i < contexts.size(); i++) {
            Key context = contexts.get(i);
            if (!event.has(context)) {
                continue;
            }
            if (isUncertain(context)) {
                out = STRANGER;
                continue;
            }
            noteDriver(event);
            int row = ties.find(
                    table, event.driver, context.ordinal(), event.tag(context), event.bits(context), lossMark);
            if (row >= 0) {
                return row;
            }
            out = STRANGER;
        }
        return out;
    }

    /** Contexts of the record at hand that another thread gives out in the same tick; null outside of ticks. */
    public void setUncertainContexts(@Nullable Predicate<Key> contexts) {
        uncertainContexts = contexts;
    }

    /** Whether a context may stand for something else by now: another thread gives it out within the same tick. */
    public boolean isUncertain(Key context) {
        return uncertainContexts != null && uncertainContexts.test(context);
    }

    /** Whether the record names an object of the kind as its naming says, not null. */
    public boolean hasKey(Kind kind, CallEvent event) {
        Naming naming = kind.naming();
        return switch (naming.by()) {
            case KEY -> hasKey(naming.key(), event) && !mayBeNameless(kind, event);
            case KEY_ON_CPU -> hasKey(naming.key(), event) && event.cpu != CallEvent.NOT_RECORDED;
            case PAIR -> hasKey(naming.key(), event) && hasKey(naming.second(), event);
            case ARG -> argument(naming, event) >= 0 || hasKey(naming.key(), event);
            case DRIVER -> event.driver != 0;
            case THREAD -> event.tid > 0 || (event.tid == 0 && event.cpu != CallEvent.NOT_RECORDED);
        };
    }

    /** Whether the value of a driver's context has named an object before any record named a driver: it may be that one. */
    private boolean mayBeNameless(Kind kind, CallEvent event) {
        Key key = kind.key();
        return nameless[kind.index()]
                && key != null
                && event.driver != 0
                && tables[kind.index()].find(0, event.tag(key), event.bits(key)) != NONE;
    }

    private boolean hasKey(@Nullable Key key, CallEvent event) {
        return key != null
                && event.has(key)
                && !event.isNull(key)
                && isOwn(key, event)
                && (key != Key.NBL || event.nblCount() <= 1);
    }

    /**
     * A context names an object within its driver only; where no driver is recorded, only addresses and names in a trace
     * that names no drivers at all do.
     */
    private boolean isOwn(Key key, CallEvent event) {
        return key.type() != Key.Type.CONTEXT
                || event.driver != 0
                || (!driversNamed && ties.isDistinct(event.tag(key), event.bits(key)));
    }

    /** What a record's name for an object holds within: its driver for a context, the second value of a pair. */
    private int scope(Naming naming, CallEvent event) {
        Key key = naming.key();
        Key second = naming.second();
        if (key == null) {
            return naming.by() == Naming.By.THREAD && event.tid == 0 ? 1 : 0;
        }
        if (naming.by() == Naming.By.KEY_ON_CPU) {
            return (int) event.cpu;
        }
        if (second != null) {
            return seconds.get(0, event.tag(second), event.bits(second));
        }
        return key.type() == Key.Type.CONTEXT ? event.driver : 0;
    }

    private byte tag(Naming naming, CallEvent event) {
        int argument = argument(naming, event);
        if (argument >= 0) {
            return ArgName.handleTag(event.argTag(argument), event.argBits(argument), symbols);
        }
        Key key = naming.key();
        if (key != null) {
            return event.tag(key);
        }
        return naming.by() == Naming.By.THREAD ? Value.NUMBER : Value.SYMBOL;
    }

    private long bits(Naming naming, CallEvent event) {
        int argument = argument(naming, event);
        if (argument >= 0) {
            return ArgName.handleBits(event.argTag(argument), event.argBits(argument), symbols);
        }
        Key key = naming.key();
        if (key != null) {
            return event.bits(key);
        }
        return naming.by() == Naming.By.DRIVER ? event.driver : event.tid == 0 ? event.cpu : event.tid;
    }

    /** Which further parameter of a record names an object, or -1; one that is null names none. */
    private int argument(Naming naming, CallEvent event) {
        ArgName name = naming.arg();
        int at = name == null ? -1 : name.find(event, symbols);
        return at >= 0 && event.argTag(at) == Value.NUMBER && event.argBits(at) == 0 ? -1 : at;
    }

    /** Adds the object that a record names by its key; an older generation stays where it is linked, unreachable by key. */
    public int add(Kind kind, CallEvent event, boolean born, long number, int coverEpoch, int coverMask) {
        ObjectTable table = tables[kind.index()];
        Naming naming = kind.naming();
        Key second = naming.second();
        if (second != null && seconds.get(0, event.tag(second), event.bits(second)) == ValueMap.NONE) {
            seconds.put(0, event.tag(second), event.bits(second), seconds.size());
        }
        byte tag = tag(naming, event);
        long bits = bits(naming, event);
        int scope = scope(naming, event);
        Key key = naming.key();
        nameless[kind.index()] |= key != null && key.type() == Key.Type.CONTEXT && scope == 0;
        int old = table.find(scope, tag, bits);
        int row = table.add(scope, tag, bits, born, number);
        if (old != NONE) {
            forget(kind, old);
        }
        table.setLossSeen(row, lossMark);
        table.setCoverSeen(row, coverEpoch);
        table.setBirth(row, lossMark, coverMask);
        return row;
    }

    /** Ties every context that a record shows beside the object's key. */
    public void tieContexts(Kind kind, int row, CallEvent event) {
        if ((kind.contextBits() & event.present()) == 0) {
            return;
        }
        FlatList<Key> contexts = kind.contexts();
        for (int i = 0; i < contexts.size(); i++) {
            Key context = contexts.get(i);
            // What another thread gives out within the same tick may stand for something else by now.
            if (event.has(context) && !isUncertain(context)) {
                noteDriver(event);
                ties.tie(
                        tables[kind.index()],
                        row,
                        i,
                        event.driver,
                        context.ordinal(),
                        event.tag(context),
                        event.bits(context),
                        lossMark);
            }
        }
    }

    /** Whether it is certain that an object's context is not this value of the same driver, but another. */
    public boolean hasOtherContext(Kind kind, int row, int context, int driver, byte tag, long bits) {
        int key = kind.contexts().get(context).ordinal();
        return ties.isOther(tables[kind.index()], row, context, driver, key, tag, bits, lossMark);
    }

    /** Ties the value that a record has under some key to an object, as one of its contexts. */
    public void tie(Kind kind, int row, Key context, Key source, CallEvent from) {
        if (from.has(source) && !isUncertain(context)) {
            noteDriver(from);
            ties.tie(
                    tables[kind.index()],
                    row,
                    kind.contexts().indexOf(context),
                    from.driver,
                    context.ordinal(),
                    from.tag(source),
                    from.bits(source),
                    lossMark);
        }
    }

    /**
     * Ends the ties of a context value that is given out again; where the record gives one out and does not show it, all
     * ties of that context of the driver may be stale.
     *
     * @param row the object that the record names by its key, or {@link #NONE}
     * @param source the key under which the record has the value
     */
    public void renew(Kind kind, int row, Key context, Key source, CallEvent event) {
        noteDriver(event);
        if (event.has(source)) {
            ties.renew(
                    tables[kind.index()], row, event.driver, context.ordinal(), event.tag(source), event.bits(source));
        } else {
            ties.renewUnseen(event.driver, context.ordinal());
        }
    }

    private void noteDriver(CallEvent event) {
        if (event.driver == 0) {
            ties.allowNameless(tables);
        }
    }

    /** Some record names its driver: where another does not, what is only a name may be any driver's. */
    public void nameDrivers() {
        driversNamed = true;
        ties.shareNames();
    }

    /** Links an object to another. */
    public void link(int kind, int row, int link, int targetRow) {
        int target = program.kinds().get(kind).links().get(link).target();
        tables[kind].link(row, link, tables[target], targetRow, incoming[kind][link], lossMark);
    }

    /** Links an object to another to which it belongs unless it is over. */
    public void linkPerhaps(int kind, int row, int link, int targetRow) {
        int target = program.kinds().get(kind).links().get(link).target();
        int mark = lossMark - MOST_LOST_FOR_TIES - 1;
        tables[kind].link(row, link, tables[target], targetRow, incoming[kind][link], mark);
    }

    /** The row a link leads to if that is still certain, else {@link #NONE}. */
    public int linked(int kind, int row, int link) {
        int target = tables[kind].link(row, link);
        if (target == NONE) {
            return NONE;
        }
        int lost = lossMark - tables[kind].linkLoss(row, link);
        if (lost == 0) {
            return target;
        }
        int targetKind = program.kinds().get(kind).links().get(link).target();
        return tables[kind].mayBeAnother(row, lost) || tables[targetKind].mayBeAnother(target, lost) ? NONE : target;
    }

    /** Whether it is certain that a link led to an object that has been forgotten: another has its name by now. */
    public boolean isGone(int kind, int row, int link) {
        return tables[kind].isGone(row, link)
                && !tables[kind].mayBeAnother(row, lossMark - tables[kind].linkLoss(row, link));
    }

    /** Whether an object may have ended, and another begun under its name, within some lost records. */
    public boolean mayBeAnother(int kind, int row, int lost) {
        return tables[kind].mayBeAnother(row, lost);
    }

    /** Notes that an object is dead; the longest dead are forgotten when there are many. */
    public void bury(Kind kind, int row) {
        DeadQueue queue = dead[kind.index()];
        ObjectTable table = tables[kind.index()];
        queue.add(row, table.number(row));
        while (queue.size() > MOST_DEAD) {
            int old = queue.firstRow();
            long number = queue.firstNumber();
            queue.removeFirst();
            if (table.isLive(old) && table.number(old) == number && table.isOver(old)) {
                forget(kind, old);
            }
        }
    }

    /** The object may have ended and another begun under its name: what ties it to others is not known any more. */
    public void estrange(Kind kind, int row) {
        ObjectTable table = tables[kind.index()];
        for (int i = 0; i < kind.contexts().size(); i++) {
            ties.untie(table, row, i);
        }
        unlink(kind, row, false);
        for (Kind.Slot slot : kind.slots()) {
            table.setSlot(row, slot.index(), Value.ABSENT, 0);
        }
        table.setSideDriver(row, 0, 0);
        table.setSideDriver(row, 1, 0);
        table.markBorn(row, false);
    }

    /** Keeps a copy of a record for histories, until {@link #letGo}; then it lives as long as they need it. */
    public int keep(long number, CallEvent event) {
        return records.keep(number, event);
    }

    public void letGo(int record) {
        records.letGo(record);
    }

    /** Takes an object and all links from and to it away. */
    public void forget(Kind kind, int row) {
        ObjectTable table = tables[kind.index()];
        for (int i = 0; i < kind.contexts().size(); i++) {
            ties.untie(table, row, i);
        }
        unlink(kind, row, true);
        table.release(row);
    }

    /** Forgets the objects that go with others, once the record at hand needs them no more. */
    public void sweep() {
        for (int kind = 0; isAnyLeft && kind < left.length; kind++) {
            DeadQueue queue = left[kind];
            ObjectTable table = tables[kind];
            while (queue.size() > 0) {
                int row = queue.firstRow();
                long number = queue.firstNumber();
                queue.removeFirst();
                if (table.isLive(row)
                        && table.number(row) == number
                        && table.link(row, table.kind().with()) == NONE) {
                    forget(table.kind(), row);
                }
            }
        }
        isAnyLeft = false;
    }

    /** Takes all links from and to an object away; where it is gone its children are known to have no such parent. */
    private void unlink(Kind kind, int row, boolean isGone) {
        ObjectTable table = tables[kind.index()];
        for (int i = 0; i < kind.links().size(); i++) {
            Kind.Link link = kind.links().get(i);
            table.unlink(row, link.index(), tables[link.target()], incoming[kind.index()][link.index()]);
        }
        int[] from = leading[kind.index()];
        for (int in = 0; in * 2 < from.length; in++) {
            ObjectTable children = tables[from[in * 2]];
            int childRow;
            while ((childRow = table.firstChild(row, in)) != NONE) {
                if (isGone) {
                    children.orphan(childRow, from[in * 2 + 1], table, in);
                    if (children.kind().with() == from[in * 2 + 1]) {
                        left[from[in * 2]].add(childRow, children.number(childRow));
                        isAnyLeft = true;
                    }
                } else {
                    children.unlink(childRow, from[in * 2 + 1], table, in);
                }
            }
        }
    }

    /** Takes down or brings back everything; between records. */
    public void pass(StateStream state) throws IOException {
        lossMark = state.mark(lossMark);
        driversNamed = state.flag(driversNamed);
        state.flags(nameless);
        for (ObjectTable table : tables) {
            table.pass(state, symbols.size());
        }
        for (Kind kind : program.kinds()) {
            for (Kind.Link link : kind.links()) {
                tables[kind.index()].passLinks(
                        state, link.index(), tables[link.target()], incoming[kind.index()][link.index()]);
            }
        }
        for (int kind = 0; kind < dead.length; kind++) {
            dead[kind].pass(state, tables[kind].top());
        }
        seconds.pass(state, (scope, tag, bits, value) -> true);
        threads.pass(state, tables, program.callCount(), program.rules().size());
        ties.pass(state, this::isRow);
    }

    private boolean isRow(int context, int row) {
        for (Kind kind : program.kinds()) {
            for (Key key : kind.contexts()) {
                if (key.ordinal() == context && row >= tables[kind.index()].capacity()) {
                    return false;
                }
            }
        }
        return true;
    }

    /** A first-in, first-out list of rows with the number that tells a reused row. */
    private static final class DeadQueue {
        private int[] rows = new int[64];
        private long[] numbers = new long[64];
        private int head;
        private int size;

        int size() {
            return size;
        }

        void add(int row, long number) {
            if (size == rows.length) {
                int[] biggerRows = new int[size * 2];
                long[] biggerNumbers = new long[size * 2];
                for (int i = 0; i < size; i++) {
                    biggerRows[i] = rows[(head + i) % size];
                    biggerNumbers[i] = numbers[(head + i) % size];
                }
                rows = biggerRows;
                numbers = biggerNumbers;
                head = 0;
            }
            int at = (head + size) % rows.length;
            rows[at] = row;
            numbers[at] = number;
            size++;
        }

        int firstRow() {
            return rows[head];
        }

        long firstNumber() {
            return numbers[head];
        }

        void removeFirst() {
            head = (head + 1) % rows.length;
            size--;
        }

        void pass(StateStream state, int rowCount) throws IOException {
            int count = state.size(size);
            for (int i = 0; i < count; i++) {
                int at = state.isReading() ? 0 : (head + i) % rows.length;
                int row = state.index(state.isReading() ? 0 : rows[at], 0, rowCount - 1);
                long number = state.number(state.isReading() ? 0 : numbers[at]);
                if (state.isReading()) {
                    add(row, number);
                }
            }
        }

        @Override
        public String toString() {
            return Arrays.toString(rows);
        }
    }
}

package org.ndislint.timeline;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.ndislint.model.CallEvent;
import org.ndislint.model.Symbols;
import org.ndislint.model.Value;
import org.ndislint.rules.Kind;
import org.ndislint.rules.Region;

/** An object whose life is told: what was known of it when it was last named, and what it had pending. */
public final class Subject {
    private static final int MOST_FIRST = 8;
    private static final int MOST_LAST = 24;

    private final Kind kind;
    private final int row;
    private final long number;
    private final byte tag;
    private final long bits;
    private final boolean born;
    private final long[] sets;
    private final Waiting waiting;
    private final @Nullable Pending[] open;
    private final long[] asked;
    private final long[] askedNanos;
    private final List<Pending> firstPending = new ArrayList<>(0);
    private final Deque<Pending> lastPending = new ArrayDeque<>(0);
    private @Nullable Life life;
    private boolean likelyPart;
    private boolean shown;
    private long pendingLeftOut;
    private long firstEvent;
    private long firstNanos = CallEvent.NO_TIME;
    private long lastEvent;
    private long lastNanos = CallEvent.NO_TIME;
    private long records;
    private boolean over;
    private boolean followed = true;
    private int doubt;

    Subject(Kind kind, Waiting waiting, ObjectTable table, int row) {
        this.kind = kind;
        this.waiting = waiting;
        this.row = row;
        this.number = table.number(row);
        this.tag = table.keyTag(row);
        this.bits = table.keyBits(row);
        this.born = table.isBorn(row);
        this.firstEvent = table.firstEvent(row);
        this.sets = new long[kind.regions().size()];
        this.open = new Pending[waiting.count()];
        this.asked = new long[waiting.count()];
        this.askedNanos = new long[waiting.count()];
        Arrays.fill(askedNanos, CallEvent.NO_TIME);
        for (int r = 0; r < sets.length; r++) {
            Region region = kind.regions().get(r);
            sets[r] = born ? region.initial() : region.adopted();
        }
    }

    /** Takes over what is known now, after a record; adds what has changed since to {@code changes}. */
    void update(ObjectTable table, long event, long nanos, long loss, List<LifeStep.Change> changes) {
        for (int r = 0; r < sets.length; r++) {
            long now = table.states(row, kind.regions().get(r));
            if (now != sets[r] || (!shown && isMain(r))) {
                changes.add(new LifeStep.Change(kind.index(), number, r, now));
                sets[r] = now;
            }
        }
        shown = true;
        for (int i = 0; i < open.length; i++) {
            wait(i, event, nanos, loss);
        }
        over = table.isOver(row);
        doubt = table.doubt(row);
    }

    /** Takes over what is left open at the end. */
    void settle(ObjectTable table) {
        for (int r = 0; r < sets.length; r++) {
            sets[r] = table.states(row, kind.regions().get(r));
        }
        over = table.isOver(row);
        doubt = table.doubt(row);
    }

    private void wait(int i, long event, long nanos, long loss) {
        long now = sets[waiting.region(i)];
        Pending pending = open[i];
        boolean running = waiting.isRunning(i, now) && !waiting.isPossible(i, now);
        if (running) {
            if (asked[i] == 0 || pending != null) {
                asked[i] = event;
                askedNanos[i] = nanos;
            }
        }
        if (pending == null) {
            boolean certain = waiting.isCertain(i, now);
            // An object first seen in mid-life may be in any state: that alone is no sign that something is pending.
            if (certain || (waiting.isPossible(i, now) && asked[i] != 0)) {
                String name = kind.regions().get(waiting.region(i)).name();
                pending = new Pending(name, asked[i], askedNanos[i], event, nanos, loss, certain);
                open[i] = pending;
                keep(pending);
            }
        } else if (!waiting.isPossible(i, now)) {
            pending.answer(event, nanos, loss);
            open[i] = null;
        } else if (waiting.isCrowded(i, now)) {
            pending.crowd();
        } else if (waiting.isCertain(i, now)) {
            pending.confirm();
        }
        if (!running && !waiting.isPossible(i, now)) {
            asked[i] = 0;
            askedNanos[i] = CallEvent.NO_TIME;
        }
    }

    private void keep(Pending pending) {
        if (firstPending.size() < MOST_FIRST) {
            firstPending.add(pending);
            return;
        }
        lastPending.addLast(pending);
        if (lastPending.size() > MOST_LAST) {
            lastPending.removeFirst();
            pendingLeftOut++;
        }
    }

    /** A record named the object. */
    void named(long event, long nanos) {
        records++;
        firstEvent = Math.min(firstEvent, event);
        if (firstNanos == CallEvent.NO_TIME) {
            firstNanos = nanos;
        }
        if (event >= lastEvent) {
            lastEvent = event;
            lastNanos = nanos == CallEvent.NO_TIME ? lastNanos : nanos;
        }
    }

    /** Its row was given to another object, or it was forgotten. */
    void lose() {
        followed = false;
    }

    void join(Life of, boolean likely) {
        life = of;
        likelyPart = likely;
    }

    @Nullable
    Life life() {
        return life;
    }

    int row() {
        return row;
    }

    /** Whether it is still what its row holds. */
    boolean isIn(ObjectTable table) {
        return table.isLive(row) && table.number(row) == number;
    }

    public Kind kind() {
        return kind;
    }

    /** Its number within its kind, from 1. */
    public long number() {
        return number;
    }

    /** As in findings: {@code AF#1}. */
    public String name() {
        return name(kind, number);
    }

    /** The name of an object of a kind. */
    public static String name(Kind kind, long number) {
        return kind.name().toUpperCase(Locale.ROOT) + '#' + number;
    }

    public byte handleTag() {
        return tag;
    }

    public long handleBits() {
        return bits;
    }

    /** The handle, or the value that names it; for people. */
    public String handle(Symbols symbols) {
        return Value.text(tag, bits, symbols);
    }

    /** Whether it was born in view; else it was first seen in mid-life. */
    public boolean isBorn() {
        return born;
    }

    /** Whether it is only likely that it is part of the life among whose children it is. */
    public boolean isLikelyPart() {
        return likelyPart;
    }

    public long firstEvent() {
        return firstEvent;
    }

    public long lastEvent() {
        return lastEvent;
    }

    /** The time of the first record that names it, or {@link CallEvent#NO_TIME}. */
    public long firstNanos() {
        return firstNanos;
    }

    public long lastNanos() {
        return lastNanos;
    }

    /** How many records name it. */
    public long records() {
        return records;
    }

    /** Whether it had ended for certain. */
    public boolean isOver() {
        return over;
    }

    /** Whether it could be followed to the end of the trace or its own: its name was not given to another before. */
    public boolean isFollowed() {
        return followed || over;
    }

    /** Why what is known of it may be wide: {@link org.ndislint.rules.Doubt} bits. */
    public int doubt() {
        return doubt;
    }

    /** The last known set of states of a region. */
    public long states(int region) {
        return sets[region];
    }

    /** Whether a region is one of those that tell when an object of the kind is over. */
    public boolean isMain(int region) {
        for (int i = 0; i < kind.dead().size(); i++) {
            if (kind.dead().get(i).region() == region) {
                return true;
            }
        }
        return false;
    }

    /** What was pended, the oldest first; some in the middle may be left out. */
    public List<Pending> pending() {
        List<Pending> all = new ArrayList<>(firstPending);
        all.addAll(lastPending);
        return Collections.unmodifiableList(all);
    }

    /** How many are left out, after the first 8. */
    public long pendingLeftOut() {
        return pendingLeftOut;
    }
}

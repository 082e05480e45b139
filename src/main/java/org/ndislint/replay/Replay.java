package org.ndislint.replay;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ndislint.catalogue.StatusNames;
import org.ndislint.model.CallEvent;
import org.ndislint.monitor.Finding;
import org.ndislint.monitor.FindingSink;
import org.ndislint.monitor.Monitor;
import org.ndislint.rules.Program;
import org.ndislint.timeline.TraceLog;

/**
 * Goes to any record of a trace and tells what is known there. The state of the monitor is written down every so many
 * records, so that going back costs no more than the records since; when there are many of these states every second one
 * is dropped. What is told of a record is what a check of the whole trace knows there.
 */
public final class Replay {
    private static final int FIRST_INTERVAL = 512;
    private static final int MOST_CHECKPOINTS = 512;
    private static final long MOST_BYTES = 128L << 20;
    /** States written down on the way to where it stands, this far apart, for steps from there. */
    private static final int NEAR_INTERVAL = 1024;

    private static final int MOST_NEAR = 4;

    private final TraceLog log;
    private final Program program;
    private final StatusNames statuses;
    private final Monitor.Options options;
    private final TreeMap<Integer, byte[]> checkpoints = new TreeMap<>();
    private final TreeMap<Integer, byte[]> near = new TreeMap<>();
    private int interval;
    private long bytes;
    private long fed;

    public Replay(TraceLog log, Program program, StatusNames statuses, Monitor.Options options) {
        this(log, program, statuses, options, FIRST_INTERVAL);
    }

    /** A replay that writes the state down every so many records at first. */
    Replay(TraceLog log, Program program, StatusNames statuses, Monitor.Options options, int interval) {
        this.interval = interval;
        this.log = log;
        this.program = program;
        this.statuses = statuses;
        this.options = options;
    }

    /** How many records there are, marks included. */
    public int size() {
        return log.size();
    }

    public TraceLog log() {
        return log;
    }

    /** Where the record with a number is, or -1. */
    public int position(long number) {
        CallEvent record = new CallEvent();
        for (int i = (int) Math.min(Math.max(0, number - 1), Integer.MAX_VALUE); i < log.size(); i++) {
            if (log.read(i, record) == number) {
                return i;
            }
        }
        return -1;
    }

    /** How many records were given to a monitor so far: what going about has cost. */
    public long fed() {
        return fed;
    }

    /** Stands at a record. */
    public Stop at(int position) {
        List<Finding> findings = new ArrayList<>();
        long target = position + 1L;
        Run run = new Run(position, target, null, finding -> {
            if (finding.event() == target) {
                findings.add(finding);
            }
        });
        CallEvent record = new CallEvent();
        long number = log.read(position, record);
        if (!record.kind.isCall()) {
            run.walker.setMark();
        }
        while (!run.walker.isSeen() && run.feed()) {
            // until the record and those that the clock cannot tell from it are done
        }
        if (!run.walker.isSeen() || position == log.size() - 1) {
            run.finish();
        }
        if (!record.kind.isCall()) {
            if (!run.walker.isSeen()) {
                run.walker.states(run.walker.after());
            }
            run.walker.before().addAll(run.walker.after());
        }
        return new Stop(
                position,
                number,
                record,
                run.walker.before(),
                run.walker.after(),
                List.copyOf(run.walker.touched()),
                findings);
    }

    /** The position of the first record at or behind another that is what is wanted, or -1. */
    public int find(int from, Wanted wanted) {
        if (from >= log.size()) {
            return -1;
        }
        Run run = new Run(from, 0, wanted, finding -> {});
        run.walker.setFrom(from + 1L);
        while (run.walker.hit() == 0 && run.feed()) {
            // on to the next
        }
        if (run.walker.hit() == 0) {
            run.finish();
        }
        return (int) run.walker.hit() - 1;
    }

    /** A monitor on its way. */
    private final class Run {
        private final Monitor monitor;
        private final Walker walker;
        private final CallEvent record = new CallEvent();
        private int next;

        Run(int position, long target, @Nullable Wanted wanted, Consumer<Finding> findings) {
            Walker[] made = new Walker[1];
            FindingSink sink = finding -> {
                findings.accept(finding);
                if (made[0] != null) {
                    made[0].found(finding);
                }
            };
            Map.Entry<Integer, byte[]> from = floor(position);
            next = from == null ? 0 : from.getKey();
            monitor = from == null
                    ? new Monitor(program, log.symbols(), statuses, options, sink)
                    : restored(from.getValue(), sink);
            while (next < position) {
                advance();
                keep();
                keepNear(position);
            }
            walker = new Walker(monitor, target, wanted);
            made[0] = walker;
            monitor.setObserver(walker);
        }

        private void advance() {
            log.read(next, record);
            monitor.accept(record, ++next);
            fed++;
        }

        private void keep() {
            if (next % interval == 0 && !checkpoints.containsKey(next)) {
                byte[] state = written(monitor);
                checkpoints.put(next, state);
                bytes += state.length;
                if (checkpoints.size() > 1 && (checkpoints.size() > MOST_CHECKPOINTS || bytes > MOST_BYTES)) {
                    thin();
                }
            }
        }

        /** Keeps a few states shortly before where it goes to: the steps after this one are most often near. */
        private void keepNear(int position) {
            boolean isShortlyBefore = position - next <= MOST_NEAR * NEAR_INTERVAL;
            if (isShortlyBefore && interval > NEAR_INTERVAL && next % NEAR_INTERVAL == 0 && !near.containsKey(next)) {
                near.put(next, written(monitor));
                if (near.size() > 2 * MOST_NEAR) {
                    boolean isLastFarther = near.lastKey() - position > position - near.firstKey();
                    near.remove(isLastFarther ? near.lastKey() : near.firstKey());
                }
            }
        }

        /** Takes the next record; false if there is none. */
        boolean feed() {
            if (next == log.size()) {
                return false;
            }
            advance();
            if (walker.hit() == 0 && isScan()) {
                keep();
            }
            return true;
        }

        /** Looking at states brings them up to date: only what has not been looked at is as a check leaves it. */
        private boolean isScan() {
            return walker.before().isEmpty() && walker.after().isEmpty();
        }

        void finish() {
            monitor.finish();
        }
    }

    /** The last state at or before a position, or null. */
    private Map.@Nullable Entry<Integer, byte[]> floor(int position) {
        Map.Entry<Integer, byte[]> far = checkpoints.floorEntry(position);
        Map.Entry<Integer, byte[]> close = near.floorEntry(position);
        return far == null || (close != null && close.getKey() > far.getKey()) ? close : far;
    }

    private void thin() {
        interval *= 2;
        checkpoints.keySet().removeIf(position -> position % interval != 0);
        bytes = 0;
        for (byte[] state : checkpoints.values()) {
            bytes += state.length;
        }
    }

    private static byte[] written(Monitor monitor) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            monitor.writeTo(new DataOutputStream(out));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private Monitor restored(byte[] state, FindingSink sink) {
        try {
            return Monitor.readFrom(
                    new DataInputStream(new ByteArrayInputStream(state)),
                    program,
                    program.newSymbols(),
                    statuses,
                    sink);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

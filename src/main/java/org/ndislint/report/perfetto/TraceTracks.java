package org.ndislint.report.perfetto;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ndislint.catalogue.EventText;
import org.ndislint.catalogue.StatusNames;
import org.ndislint.model.CallEvent;
import org.ndislint.model.EventKind;
import org.ndislint.model.Irql;
import org.ndislint.model.Value;
import org.ndislint.monitor.Finding;
import org.ndislint.report.InertText;
import org.ndislint.report.lane.Lane;
import org.ndislint.report.lane.Lanes;
import org.ndislint.rules.Kind;
import org.ndislint.rules.RecordUse;
import org.ndislint.rules.Region;
import org.ndislint.timeline.Frame;
import org.ndislint.timeline.StepObserver;
import org.ndislint.timeline.Subject;
import org.ndislint.timeline.Threads;
import org.ndislint.timeline.Waiting;
import org.ndislint.timeline.World;

/**
 * One trace as tracks, written while it streams by: threads with their calls, objects below what they belong to, each with a
 * track for every state machine that moves. An arrow leads from the call that asked for something to the one that answered.
 */
final class TraceTracks implements StepObserver {
    private static final String CALLS = "call";
    private static final String STATES = "state";
    private static final String FINDINGS = "finding";
    private static final int REGION_BITS = 6;
    private static final int LANE_BITS = 24;

    private final Tracks tracks;
    private final World world;
    private final EventText words;
    private final Lanes lanes;
    private final long uuids;
    private final long top;
    private final long objects;
    private final Map<Long, Long> threads = new HashMap<>();
    private final Map<Long, Boolean> declared = new HashMap<>();
    private final Map<String, Long> laneTracks = new HashMap<>();
    /** By track of a state machine: the arrow of what it has asked for. */
    private final Map<Long, Long> asked = new HashMap<>();

    private final Map<Long, Boolean> open = new HashMap<>();
    private final Map<Integer, Waiting> waiting = new HashMap<>();
    private long arrows;
    private long time;
    private final CallEvent recorded = new CallEvent();
    private long number;
    private final List<Lane> named = new ArrayList<>();

    /**
     * Tracks of a trace.
     *
     * @param ordinal how many traces came before it in the file
     */
    TraceTracks(Tracks tracks, World world, StatusNames statuses, int ordinal) throws IOException {
        this.tracks = tracks;
        this.world = world;
        this.words = new EventText(world.program().catalogue(), statuses, world.symbols());
        this.lanes = new Lanes(world);
        this.uuids = (ordinal + 1L) << 40;
        this.top = uuids | 1;
        this.objects = uuids | 2;
        tracks.track(top, 0, "Trace " + (ordinal + 1) + ": threads");
        tracks.track(objects, 0, "Trace " + (ordinal + 1) + ": objects");
    }

    @Override
    public void begin(CallEvent event, long recordNumber, boolean unordered) {
        recorded.copyFrom(event);
        number = recordNumber;
        // Without a clock records stand a microsecond apart.
        time = event.timeNanos != CallEvent.NO_TIME ? event.timeNanos : time + 1000;
        named.clear();
    }

    @Override
    public void stepped(
            CallEvent event, @Nullable RecordUse use, int[] rows, Threads.Stack stack, @Nullable Frame frame) {
        for (int i = 0; i < lanes.kinds().size(); i++) {
            Kind kind = lanes.kinds().get(i);
            RecordUse.KindUse used = use == null ? null : use.of(kind);
            int row = used == null ? world.resolve(kind, event) : rows[kind.index()];
            Lane lane = row < 0 ? null : lanes.lane(kind, row);
            if (lane != null && !named.contains(lane)) {
                named.add(lane);
            }
        }
    }

    @Override
    public void end() {
        try {
            List<Long> begun = new ArrayList<>(1);
            List<Long> ended = new ArrayList<>(1);
            for (Lane lane : named) {
                if (lane.isIn(world.table(lane.kind().index()))) {
                    move(lane, begun, ended);
                }
            }
            call(begun, ended);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void call(List<Long> begun, List<Long> ended) throws IOException {
        long track = thread();
        if (recorded.kind == EventKind.EXIT) {
            if (!begun.isEmpty() || !ended.isEmpty()) {
                tracks.event(Tracks.INSTANT, track, "returns " + status(), CALLS);
                arrows(begun, ended);
                tracks.write(time);
            }
            tracks.event(Tracks.END, track, null, CALLS)
                    .note("status", status())
                    .write(time);
            return;
        }
        int type = recorded.kind == EventKind.ENTER ? Tracks.BEGIN : Tracks.INSTANT;
        tracks.event(type, track, InertText.of(words.functionName(recorded)), CALLS)
                .note("event", Long.toString(number))
                .note("line", Long.toString(recorded.line))
                .note("record", InertText.of(words.call(recorded)))
                .note("level", recorded.irql < 0 ? "" : Irql.text(recorded.irql));
        arrows(begun, ended);
        tracks.write(time);
    }

    private String status() {
        return recorded.status == org.ndislint.model.Status.ABSENT ? "" : InertText.of(words.status(recorded.status));
    }

    private void arrows(List<Long> begun, List<Long> ended) {
        for (long arrow : begun) {
            tracks.flow(arrow);
        }
        for (long arrow : ended) {
            tracks.flowEnd(arrow);
        }
    }

    private long thread() throws IOException {
        long key = recorded.tid > 0 ? recorded.tid : -1 - Math.max(recorded.cpu, -1) - 1;
        Long known = threads.get(key);
        if (known == null) {
            known = uuids | 1L << 38 | threads.size();
            threads.put(key, known);
            String name = recorded.tid > 0
                    ? "thread " + recorded.tid
                    : recorded.cpu >= 0 ? "cpu " + recorded.cpu : "unknown thread";
            tracks.track(known, top, name);
        }
        return known;
    }

    /** Ends what the machines of an object were in, and begins what they are in now. */
    private void move(Lane lane, List<Long> begun, List<Long> ended) throws IOException {
        long regions = lane.update(world.table(lane.kind().index()), number, 0);
        for (long rest = regions; rest != 0; rest &= rest - 1) {
            int r = Long.numberOfTrailingZeros(rest);
            Region region = lane.kind().regions().get(r);
            long track = machine(lane, r);
            if (open.put(track, true) != null) {
                tracks.event(Tracks.END, track, null, STATES).write(time);
            }
            Waiting of = waiting.computeIfAbsent(lane.kind().index(), k -> new Waiting(lane.kind()));
            int index = of.indexOf(r);
            if (index >= 0) {
                ask(track, of, index, lane.set(r), begun, ended);
            }
            tracks.event(Tracks.BEGIN, track, region.text(lane.set(r)), STATES)
                    .note("event", Long.toString(number))
                    .write(time);
        }
        if (lane.isOver()) {
            for (int r = 0; r < lane.kind().regions().size(); r++) {
                if (open.remove(uuid(lane, r + 1)) != null) {
                    tracks.event(Tracks.END, uuid(lane, r + 1), null, STATES).write(time);
                }
            }
        }
    }

    private void ask(long track, Waiting of, int index, long set, List<Long> begun, List<Long> ended) {
        Long arrow = asked.get(track);
        if (of.isRunning(index, set) || of.isPossible(index, set)) {
            if (arrow == null) {
                asked.put(track, uuids | ++arrows);
                begun.add(uuids | arrows);
            }
        } else if (arrow != null) {
            asked.remove(track);
            ended.add(arrow);
        }
    }

    private long machine(Lane lane, int region) throws IOException {
        long track = uuid(lane, region + 1);
        if (declared.put(track, true) == null) {
            tracks.track(track, object(lane), lane.kind().regions().get(region).name());
        }
        return track;
    }

    /** The track of an object, declared after that of what it belongs to. */
    private long object(Lane lane) throws IOException {
        long track = uuid(lane, 0);
        if (declared.put(track, true) == null) {
            Lane above = lane.parent();
            String name = Subject.name(lane.kind(), lane.number());
            laneTracks.put(name, track);
            tracks.track(
                    track,
                    above == null ? objects : object(above),
                    name + " " + InertText.of(Value.text(lane.tag(), lane.bits(), world.symbols()))
                            + (lane.isBorn() ? "" : " (adopted: first seen in mid-life)"));
        }
        return track;
    }

    private long uuid(Lane lane, int region) {
        return uuids | (1L << 39) | ((long) (lane.id() & ((1 << LANE_BITS) - 1)) << (REGION_BITS + 1)) | region;
    }

    /** A finding stands on the track of its object, or else of all objects. */
    void finding(Finding finding) throws IOException {
        Finding.ObjectName object = finding.object();
        Long track = object == null ? null : laneTracks.get(object.name());
        tracks.event(
                        Tracks.INSTANT,
                        track == null ? objects : track,
                        finding.rule().id(),
                        FINDINGS)
                .note(
                        "severity",
                        finding.conclusive() ? finding.rule().severity().id() : "inconclusive")
                .note("message", InertText.of(finding.message()))
                .note("expected", InertText.of(finding.expected()))
                .note("found", InertText.of(finding.found()))
                .note("event", Long.toString(finding.event()))
                .write(finding.timeNanos() == CallEvent.NO_TIME ? time : finding.timeNanos());
    }

    @Override
    public void tickEnded() {
        // What a tick settled is told with the next record of the object.
    }

    @Override
    public void lost(long count, long cpu) {
        try {
            tracks.event(Tracks.INSTANT, top, "lost", "loss")
                    .note("records", count >= World.UNKNOWN_LOSS ? "not known" : Long.toString(count))
                    .note("cpu", cpu < 0 ? "" : Long.toString(cpu))
                    .write(time);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void lostAnywhere(long count) {
        // nowhere on a track
    }
}

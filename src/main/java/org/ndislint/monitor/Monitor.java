package org.ndislint.monitor;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.ndislint.catalogue.EventText;
import org.ndislint.catalogue.Function;
import org.ndislint.catalogue.StatusNames;
import org.ndislint.model.CallEvent;
import org.ndislint.model.CaptureFacts;
import org.ndislint.model.EventKind;
import org.ndislint.model.Key;
import org.ndislint.model.Status;
import org.ndislint.model.Symbols;
import org.ndislint.rules.Doubt;
import org.ndislint.rules.Kind;
import org.ndislint.rules.Program;
import org.ndislint.rules.Severity;
import org.ndislint.rules.Truth;
import org.ndislint.timeline.Histories;
import org.ndislint.timeline.ObjectTable;
import org.ndislint.timeline.StateStream;
import org.ndislint.timeline.StepObserver;
import org.ndislint.timeline.World;

/**
 * Checks one trace as it streams by: knows what the capture says of itself, what was lost, and which records the clock
 * cannot order, and hands records to the {@link Engine} one by one. Uses no files, threads or clocks.
 */
public final class Monitor {
    private final Program program;
    private final Options options;
    private final World world;
    private final Coverage coverage = new Coverage();
    private final Sync sync;
    private final Judgement facts;
    private final Tally tally;
    private final Findings findings;
    private final Candidates candidates;
    private final Engine engine;
    private final Losses losses = new Losses();
    private static final int MOST_IN_A_TICK = 4096;
    private static final int MOST_CHANGES = 16;

    private final Tick tick;
    private final Unordered unordered;
    private final Prelude prelude = new Prelude();
    private CallEvent half = new CallEvent();
    private CaptureFacts capture = CaptureFacts.NOTHING;
    private long lastNumber;
    private @Nullable StepObserver observer;
    private boolean isTick;
    private CallEvent given = new CallEvent();
    /** Given back with the next record that is not of a tick: the last such one, or what came in its place. */
    private CallEvent untimed = new CallEvent();
    /** The last record; also held by the tick, as {@link #untimed} or by the invocation that it opened. */
    private CallEvent last = untimed;

    /**
     * What to check.
     *
     * @param on by rule index: whether it runs
     * @param keepInconclusive whether inconclusive findings are worded; they are counted in any case
     * @param assumeComplete the capture starts before any object exists and ends after the drivers unloaded, whatever it says
     * @param covers the kinds of driver covered, whatever the capture says; empty: as it says, or learned
     * @param severities under which findings are reported, by rule id, where it is not the pack's; what a violation proves
     *     of an object stays the pack's business
     */
    public record Options(
            BitSet on,
            boolean keepInconclusive,
            boolean assumeComplete,
            Set<String> covers,
            Map<String, Severity> severities) {
        public Options(BitSet on, boolean keepInconclusive, boolean assumeComplete, Set<String> covers) {
            this(on, keepInconclusive, assumeComplete, covers, Map.of());
        }
    }

    public Monitor(Program program, Symbols symbols, StatusNames statuses, Options options, FindingSink sink) {
        this.program = program;
        this.options = options;
        if (!options.covers().isEmpty()) {
            coverage.state(options.covers());
        }
        this.world = new World(program, symbols);
        this.sync = new Sync(world, coverage);
        this.facts = new Judgement(world, sync, coverage);
        ReportedSeverities severities = new ReportedSeverities(program.rules(), options.severities());
        this.tally = new Tally(program.rules(), options.on(), severities);
        this.findings = new Findings(
                program,
                world,
                new EventText(program.catalogue(), statuses, symbols),
                severities,
                sink,
                options.keepInconclusive());
        this.candidates = new Candidates(program, world, tally, findings);
        this.tick = new Tick(program);
        this.unordered = new Unordered(world, sync);
        this.engine = new Engine(program, world, coverage, sync, facts, candidates, tally);
    }

    /** The objects seen so far. */
    public World world() {
        return world;
    }

    /** Has records observed from here on, or, with null, not any more. */
    public void setObserver(@Nullable StepObserver toTell) {
        observer = toTell;
        engine.setObserver(toTell);
    }

    /** Widens what is known of an object by what may have happened unseen since it was last named. */
    public void bringUpToDate(Kind kind, int row) {
        sync.catchUp(kind, row);
    }

    /**
     * Takes the next record of the trace.
     *
     * @param event stays the caller's, unchanged
     * @param number the record's number, from 1
     */
    public void accept(CallEvent event, long number) {
        given.copyFrom(event);
        given = trade(given, number);
    }

    /**
     * Takes the next record of the trace over, without a copy.
     *
     * @param event not the caller's any more
     * @param number the record's number, from 1
     * @return another instance in its place, to be filled anew
     */
    public CallEvent trade(CallEvent event, long number) {
        if (!prelude.isOpen()) {
            return take(event, number);
        }
        int call = event.kind.isCall() ? program.number(event) : -1;
        if (call >= 0) {
            coverage.learn(call, program.kindsMaking(call));
        }
        if (event.driver != 0) {
            world.nameDrivers();
        }
        prelude.keep(event, number);
        settleIfClosed();
        return event;
    }

    private void settleIfClosed() {
        if (!prelude.isOpen()) {
            settle();
        }
    }

    /** Judges what was kept back to see whose calls are recorded; for traces that grow slowly. */
    public void settle() {
        prelude.release(this::take, this::loseOne);
    }

    /** Keeps the record until the next one, and gives back an instance that nothing holds any more. */
    private CallEvent take(CallEvent event, long number) {
        lastNumber = number;
        boolean timed = event.kind.isCall() && Tick.isTimed(event);
        if (!timed || !tick.takes(event)) {
            endTick();
        }
        CallEvent free;
        CallEvent kept = event;
        if (timed) {
            if (tick.size() == MOST_IN_A_TICK) {
                // Too many records that the clock cannot order: from here on anything may have happened before.
                endTick();
                lose(World.UNKNOWN_LOSS, CallEvent.NOT_RECORDED);
            }
            free = tick.add(event, number);
        } else {
            switch (event.kind) {
                case LOST -> lose(event);
                case CAPTURE -> describe(event);
                case ENTER, EXIT, CALL -> kept = step(event, number);
            }
            free = untimed;
            untimed = kept;
        }
        last = event;
        return free;
    }

    /** Steps the records that share a stamp, once it is known that no more of them come. */
    private void endTick() {
        if (tick.isEmpty()) {
            return;
        }
        if (tick.isOneThread()) {
            for (int i = 0; i < tick.size(); i++) {
                tick.replace(i, step(tick.record(i), tick.number(i)));
            }
        } else {
            tick.prepare(world, sync, isFromStart() && world.lossMark() == 0);
            unordered.begin(tick.reborn());
            isTick = true;
            engine.setTick(unordered);
            candidates.defer(unordered);
            for (int index : tick.order()) {
                CallEvent event = tick.record(index);
                unordered.turnTo(Tick.thread(event));
                int at = index;
                world.setUncertainContexts(key -> tick.givesOut(at, key));
                step(event, tick.number(index));
            }
            world.setUncertainContexts(null);
            engine.setTick(null);
            candidates.defer(null);
            candidates.handOver(unordered.end(tick.reborn()));
            isTick = false;
            if (observer != null) {
                observer.tickEnded();
            }
        }
        tick.clear();
    }

    /** A record could not be parsed: one record is missing here. */
    public void malformed() {
        if (prelude.isOpen()) {
            prelude.keepLoss();
            settleIfClosed();
        } else {
            loseOne();
        }
    }

    private void loseOne() {
        endTick();
        lose(1, CallEvent.NOT_RECORDED);
    }

    private void lose(long count, long cpu) {
        world.lose(count);
        if (observer != null) {
            observer.lost(count, cpu);
        }
    }

    /** Some records are missing at unknown places. */
    private void loseAnywhere(long count) {
        losses.anywhere(count);
        if (observer != null) {
            observer.lostAnywhere(count);
        }
    }

    /** Takes what a header or summary says was lost in all, at unknown places. */
    public void lostInAll(long count) {
        loseAnywhere(count);
    }

    private void lose(CallEvent event) {
        long count = event.lostCount < 0 ? World.UNKNOWN_LOSS : event.lostCount;
        if (event.cpu >= 0) {
            losses.open(event.cpu, count);
        }
        lose(count, event.cpu);
    }

    private void describe(CallEvent event) {
        CaptureFacts said = event.capture;
        if (said == null) {
            return;
        }
        capture = capture.replacedBy(said);
        if (options.covers().isEmpty()) {
            coverage.state(said.covers());
        }
        if (said.names() != null) {
            facts.setNames(Truth.of(said.names().equals("source")));
        }
        if (said.lost() != null) {
            loseAnywhere(said.lost());
        }
    }

    private boolean isFromStart() {
        return isComplete() || Boolean.TRUE.equals(capture.fromStart());
    }

    private boolean isComplete() {
        return options.assumeComplete() || Boolean.TRUE.equals(capture.complete());
    }

    /** Steps a record; gives back an instance that is free with the next record: the record itself, or another in its place. */
    private CallEvent step(CallEvent event, long number) {
        if (observer == null) {
            return stepHalves(event, number);
        }
        observer.begin(event, number, isTick);
        CallEvent free = stepHalves(event, number);
        observer.end();
        return free;
    }

    private CallEvent stepHalves(CallEvent event, long number) {
        facts.setFromStart(isFromStart());
        world.lose(losses.before(event.cpu));
        findings.setPhase(event.kind);
        if (event.kind != EventKind.CALL) {
            return engine.step(event, number, isFromStart());
        }
        half.copyFrom(event);
        half.kind = EventKind.ENTER;
        boolean isArgument = event.function >= 0
                && program.catalogue().function(event.function).completionStatusParameter() != null;
        if (!isArgument) {
            half.status = Status.ABSENT;
        }
        hideOutParameters(half);
        half = engine.step(half, number, isFromStart());
        half.copyFrom(event);
        half.kind = EventKind.EXIT;
        if (isArgument) {
            half.status = Status.ABSENT;
        }
        half = engine.step(half, number, isFromStart());
        return event;
    }

    /** A single record shows out parameters; at the entry of the call they did not exist yet. */
    private void hideOutParameters(CallEvent event) {
        if (event.function < 0) {
            return;
        }
        Function function = program.catalogue().function(event.function);
        for (Function.Parameter parameter : function.parameters()) {
            if (parameter.direction().equals("out")) {
                Key key = program.catalogue().keyOf(event.function, parameter.name());
                if (key != null) {
                    event.unset(key);
                }
            }
        }
    }

    /**
     * Writes down everything that the rest of the trace needs, so that another monitor can go on from here; between
     * records. What observes is not part of it. The form is our own and changes with versions.
     */
    public void writeTo(DataOutput out) throws IOException {
        MonitorState.write(this, out);
    }

    /**
     * A monitor that goes on where another one was written down, with its options.
     *
     * @param program of the same packs
     * @param symbols as new; takes in the names of the records so far, which have their numbers again
     * @throws org.ndislint.timeline.StateException if the state is damaged, none, or of other rules or another version
     */
    public static Monitor readFrom(
            DataInput in, Program program, Symbols symbols, StatusNames statuses, FindingSink sink) throws IOException {
        return MonitorState.read(in, program, symbols, statuses, sink);
    }

    /** Takes the state down or brings it back. */
    void pass(StateStream state) throws IOException {
        lastNumber = state.count(lastNumber);
        state.event(last);
        CaptureFacts said = state.capture(capture);
        capture = said == null ? CaptureFacts.NOTHING : said;
        coverage.pass(state, program.callCount());
        losses.pass(state);
        prelude.pass(state);
        tick.pass(state, MOST_IN_A_TICK);
        tally.pass(state);
        facts.pass(state);
        sync.pass(state);
        world.pass(state);
    }

    Program program() {
        return program;
    }

    Options options() {
        return options;
    }

    /** Ends the trace: what is still owed is said. */
    public void finish() {
        settle();
        CallEvent asRecorded = new CallEvent();
        asRecorded.copyFrom(last);
        last = asRecorded;
        endTick();
        facts.setCompleteEnd(isComplete());
        for (Program.CompiledRule rule : program.rules()) {
            Program.Owed owed = rule.owed();
            if (owed != null && tally.isOn(rule.index())) {
                collect(rule, owed);
            }
        }
    }

    private void collect(Program.CompiledRule rule, Program.Owed owed) {
        Kind kind = program.kinds().get(owed.kind());
        ObjectTable table = world.table(owed.kind());
        for (int row = 0; row < table.top(); row++) {
            if (!table.isLive(row)) {
                continue;
            }
            sync.catchUp(kind, row);
            long states = table.states(row, kind.regions().get(owed.region()));
            boolean certain = (states & ~owed.states()) == 0;
            if ((states & owed.states()) == 0 || (!certain && !wasOwed(table, row, owed))) {
                continue;
            }
            facts.watch(null);
            int truth = owed.test().eval(facts, owed.kind(), row);
            if (certain ? truth != Truth.YES : truth == Truth.NO) {
                continue;
            }
            boolean convicts = certain && owed.endConvicts() && isComplete() && world.lossMark() == 0;
            int doubt = certain ? Doubt.END : Doubt.END | table.doubt(row);
            candidates.begin(last, lastNumber, null);
            Candidate candidate = candidates.add(rule.index(), convicts, owed.kind(), row, convicts ? 0 : doubt);
            candidate.consult(owed.kind(), row, owed.region());
            candidates.emit(null);
        }
    }

    /** Whether it was once certain that something is owed, and has not been settled for certain since. */
    private static boolean wasOwed(ObjectTable table, int row, Program.Owed owed) {
        for (Histories.Change change : table.histories().changes(row, owed.region(), MOST_CHANGES)) {
            if ((change.after() & owed.states()) == 0) {
                return false;
            }
            if ((change.after() & ~owed.states()) == 0) {
                return true;
            }
        }
        return false;
    }

    /** The verdict on each rule that ran; sorted ids. */
    public SortedMap<Verdict, List<String>> verdicts() {
        return tally.verdicts(coverage.mask());
    }

    public SortedMap<Severity, Long> violations() {
        return tally.violations();
    }

    public SortedMap<Severity, Long> inconclusive() {
        return tally.inconclusive();
    }

    /** How many returns had no entry that is known. */
    public long unpaired() {
        return world.threads().orphanReturns();
    }

    /** How many objects were seen, by kind. */
    public SortedMap<String, Long> objects() {
        SortedMap<String, Long> out = new TreeMap<>();
        for (Kind kind : program.kinds()) {
            long count = world.table(kind.index()).created();
            if (count > 0) {
                out.put(kind.name(), count);
            }
        }
        return out;
    }

    /** How many of them were first seen in mid-life, by kind. */
    public SortedMap<String, Long> adopted() {
        SortedMap<String, Long> out = new TreeMap<>();
        for (Kind kind : program.kinds()) {
            long count = world.table(kind.index()).adopted();
            if (count > 0) {
                out.put(kind.name(), count);
            }
        }
        return out;
    }

    /** How often records contradicted a table although no rule was broken. */
    public long anomalies() {
        return tally.anomalies();
    }
}

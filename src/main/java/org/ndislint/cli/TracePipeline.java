package org.ndislint.cli;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ndislint.model.CallEvent;
import org.ndislint.model.CaptureFacts;
import org.ndislint.model.EventKind;
import org.ndislint.model.MessageRecord;
import org.ndislint.model.RecordSink;
import org.ndislint.monitor.InputProblem;
import org.ndislint.recognise.Recogniser;

/**
 * Between the decoder of one trace and what is done with its call events: has messages recognised, numbers events, turns
 * what could not be parsed into loss, and counts everything for the summary.
 */
final class TracePipeline implements RecordSink {
    private final Supplier<Recogniser> recognisers;
    private final EventSink events;
    private final InputNotes notes;
    private final CaptureFacts assumed;

    /** Records without a message by what they are about: a handful of kinds. */
    private final Map<String, long[]> withoutMessage = new HashMap<>();

    private final CallEvent recognised = new CallEvent();
    private final TimeOrder times = new TimeOrder();
    private @Nullable Recogniser recogniser;
    private long number;
    private long records;
    private long calls;
    private long unknownCalls;
    private long unmapped;
    private long unworded;
    private long badRecords;
    private long badFields;
    private long marked;
    private long captureTotal;
    private long sourceTotal;
    private boolean cutOff;

    /**
     * A pipeline for one trace.
     *
     * @param recognisers makes what reads messages; asked at the first, as most formats have none
     * @param events takes what the trace holds
     * @param notes takes problems and remarks
     * @param assumed what the user says of the capture: stands against what its records say
     */
    TracePipeline(Supplier<Recogniser> recognisers, EventSink events, InputNotes notes, CaptureFacts assumed) {
        this.recognisers = recognisers;
        this.events = events;
        this.notes = notes;
        this.assumed = assumed;
    }

    @Override
    public void message(MessageRecord message) {
        Recogniser known = recogniser;
        if (known == null) {
            known = recognisers.get();
            recogniser = known;
        }
        if (known.recognise(message, recognised)) {
            event(recognised);
        } else {
            records++;
            unmapped++;
        }
    }

    @Override
    public void event(CallEvent event) {
        records++;
        accept(event);
    }

    @Override
    public void gap(CallEvent lost) {
        accept(lost);
    }

    private void accept(CallEvent event) {
        if (event.kind.isCall()) {
            calls++;
            if (event.function < 0) {
                unknownCalls++;
            }
        } else if (event.kind == EventKind.LOST) {
            marked = plus(marked, event.lostCount == CallEvent.NOT_RECORDED ? 1 : event.lostCount);
        } else {
            CaptureFacts facts = event.capture;
            if (facts != null) {
                if (facts.lost() != null) {
                    captureTotal = facts.lost();
                }
                event.capture = facts.replacedBy(assumed);
            }
        }
        times.take(event);
        events.event(++number, event);
    }

    @Override
    public void malformed(long line, String reason, String text) {
        records++;
        badRecords++;
        marked = plus(marked, 1);
        notes.problem(new InputProblem(line, reason, text));
        events.unreadable(line);
    }

    @Override
    public void badField(long line, String reason, String text) {
        badFields++;
        notes.problem(new InputProblem(line, reason, text));
    }

    @Override
    public void other(LineKind kind, long line, String text) {
        if (kind == LineKind.UNKNOWN_FORMAT) {
            records++;
            unmapped++;
            unworded++;
            // It may have told of any call.
            events.unreadable(line);
        } else if (kind == LineKind.NO_MESSAGE) {
            records++;
            withoutMessage.computeIfAbsent(text, about -> new long[1])[0]++;
        }
    }

    @Override
    public void lostInAll(long count) {
        sourceTotal = Math.max(sourceTotal, count);
        events.lostInAll(count);
    }

    @Override
    public void remark(String text) {
        notes.remark(text);
    }

    @Override
    public void cutOff(long line, String reason) {
        cutOff = true;
        if (!reason.isEmpty()) {
            notes.problem(new InputProblem(line, reason, ""));
        }
    }

    /** Writes down what was counted. */
    void writeTo(DataOutput out) throws IOException {
        long[] counts = {
            number,
            records,
            calls,
            unknownCalls,
            unmapped,
            unworded,
            badRecords,
            badFields,
            marked,
            captureTotal,
            sourceTotal
        };
        for (long count : counts) {
            out.writeLong(count);
        }
        out.writeBoolean(cutOff);
        times.writeTo(out);
        out.writeInt(withoutMessage.size());
        for (Map.Entry<String, long[]> about : new TreeMap<>(withoutMessage).entrySet()) {
            out.writeUTF(about.getKey());
            out.writeLong(about.getValue()[0]);
        }
    }

    /** Goes on counting where another one was written down. What was not recognised is not told by its shape again. */
    void readFrom(DataInput in) throws IOException {
        number = in.readLong();
        records = in.readLong();
        calls = in.readLong();
        unknownCalls = in.readLong();
        unmapped = in.readLong();
        unworded = in.readLong();
        badRecords = in.readLong();
        badFields = in.readLong();
        marked = in.readLong();
        captureTotal = in.readLong();
        sourceTotal = in.readLong();
        cutOff = in.readBoolean();
        times.readFrom(in);
        withoutMessage.clear();
        for (int left = in.readInt(); left > 0; left--) {
            withoutMessage.put(in.readUTF(), new long[] {in.readLong()});
        }
    }

    /** What is in the trace beside call events. */
    Inventory inventory() {
        Inventory inventory = new Inventory();
        if (recogniser != null) {
            inventory.addMessages(recogniser.unrecognised());
        }
        inventory.addUnworded(unworded);
        addWithoutMessage(inventory);
        return inventory;
    }

    /** What is in the trace beside messages. */
    Inventory withoutMessage() {
        Inventory inventory = new Inventory();
        addWithoutMessage(inventory);
        return inventory;
    }

    private void addWithoutMessage(Inventory inventory) {
        withoutMessage.forEach((about, count) -> inventory.add(about + " records", count[0]));
    }

    /** What read the messages, or null if there were none. */
    @Nullable
    Recogniser recogniser() {
        return recogniser;
    }

    /** The number of the last event; 0 if there is none. */
    long number() {
        return number;
    }

    long records() {
        return records;
    }

    /** Call events, without {@code lost} and {@code capture}. */
    long calls() {
        return calls;
    }

    /** Whether any call of a known function was seen: without one nothing can be checked. */
    boolean anyKnownCall() {
        return calls > unknownCalls;
    }

    long unmapped() {
        return unmapped + unknownCalls;
    }

    /** Records that could not be parsed, and fields that could not be used. */
    long malformed() {
        return badRecords + badFields;
    }

    /** Records that could not be parsed. */
    long badRecords() {
        return badRecords;
    }

    /** The larger of what the capture tells and what the marks add up to. */
    long lost() {
        return Math.max(marked, Math.max(captureTotal, sourceTotal));
    }

    /** Whether the times of the events ran backwards. */
    TimeOrder times() {
        return times;
    }

    boolean isCutOff() {
        return cutOff;
    }

    /** The sum, or the largest number if it would pass it: counts come from hostile files. */
    private static long plus(long a, long b) {
        long sum = a + b;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }
}

package org.ndislint.report.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ndislint.catalogue.EventText;
import org.ndislint.model.CallEvent;
import org.ndislint.model.Key;
import org.ndislint.model.Status;
import org.ndislint.model.Symbols;
import org.ndislint.model.Value;

/**
 * Records in a row, packed so that they can be read without those before them. What repeats (the shape of a record, where it
 * ran, values) is written in full where it first comes and is an index from then on. The layout is described beside its
 * reader, {@code decode.js}.
 */
final class EventChunk {
    private static final int NO_TIME = 0;
    private static final int TIMED = 1;
    private static final int UNORDERED = 2;

    private final long ordinal;
    private final EventText words;
    private final Symbols symbols;
    private final PackedBytes bytes = new PackedBytes();
    private Map<Shape, Integer> shapes = new HashMap<>();
    private Map<Place, Integer> places = new HashMap<>();
    private Map<Of, Integer> values = new HashMap<>();
    private Map<String, Integer> strings = new HashMap<>();
    private final List<String> texts = new ArrayList<>();
    private final BitSet lanes = new BitSet();
    private int count;
    private long first = Long.MAX_VALUE;
    private long last;
    private long number;
    private long time;
    private long line;

    /** What the records of a shape have in common: all but their values, as symbols and ordinals. */
    private record Shape(List<Long> parts) {}

    private record Place(long tid, long cpu, long pid, int irql) {}

    private record Of(byte tag, long bits) {}

    /**
     * A chunk without records.
     *
     * @param ordinal how many chunks came before it
     */
    EventChunk(long ordinal, EventText words, Symbols symbols) {
        this.ordinal = ordinal;
        this.words = words;
        this.symbols = symbols;
    }

    /**
     * Adds a record; what moved follows with {@link #move}.
     *
     * @param depth open invocations around it, or -1 if that is not known
     * @param entry the number of the entry that it ends, or 0
     * @param base the time from which times count
     * @param moved how many objects it names
     */
    void add(CallEvent event, long eventNumber, boolean unordered, int depth, long entry, long base, int moved) {
        shape(event);
        place(event);
        boolean timed = event.timeNanos != CallEvent.NO_TIME;
        bytes.put((timed ? TIMED : NO_TIME) | (unordered ? UNORDERED : 0));
        bytes.putSigned(eventNumber - number - 1);
        number = eventNumber;
        if (timed) {
            long now = event.timeNanos - base;
            bytes.putSigned(now - time);
            time = now;
        }
        bytes.putSigned(event.line - line);
        line = event.line;
        bytes.put(depth + 1);
        bytes.put(entry == 0 ? 0 : eventNumber - entry);
        for (long rest = event.present(); rest != 0; rest &= rest - 1) {
            Key key = Key.of(Long.numberOfTrailingZeros(rest));
            value(event.tag(key), event.bits(key));
        }
        for (int i = 0; i < event.argCount(); i++) {
            value(event.argTag(i), event.argBits(i));
        }
        bytes.put(moved);
        first = Math.min(first, eventNumber);
        last = Math.max(last, eventNumber);
        count++;
    }

    /** One of the objects that the record names, and how many of its regions follow with {@link #state}. */
    void move(int lane, int regions) {
        lanes.set(lane);
        bytes.put(lane);
        bytes.put(regions);
    }

    /** What is known of a region from this record on, by its number in {@link StateSets}. */
    void state(int set) {
        bytes.put(set);
    }

    private void shape(CallEvent event) {
        Long[] parts = new Long[8 + event.argCount()];
        Arrays.fill(parts, 0L);
        parts[0] = (long) event.kind.ordinal();
        parts[1] = (long) event.function;
        parts[2] = (long) event.unknownFunction;
        parts[3] = (long) event.spelling;
        parts[4] = event.status;
        parts[5] = (long) event.driver;
        parts[6] = event.present();
        parts[7] = (long) event.nblCount();
        for (int i = 0; i < event.argCount(); i++) {
            parts[8 + i] = (long) event.argName(i);
        }
        Shape shape = new Shape(Arrays.asList(parts));
        Integer known = shapes.get(shape);
        if (known != null) {
            bytes.put(known);
            return;
        }
        bytes.put(shapes.size());
        shapes.put(shape, shapes.size());
        bytes.put(event.kind.ordinal());
        text(words.functionName(event));
        text(event.status == Status.ABSENT ? "" : words.status(event.status));
        text(event.driver == 0 ? "" : symbols.text(event.driver));
        bytes.put(event.nblCount());
        bytes.put((long) Long.bitCount(event.present()) + event.argCount());
        for (long rest = event.present(); rest != 0; rest &= rest - 1) {
            text(Key.of(Long.numberOfTrailingZeros(rest)).json());
        }
        for (int i = 0; i < event.argCount(); i++) {
            text(symbols.text(event.argName(i)));
        }
    }

    private void place(CallEvent event) {
        Place place = new Place(event.tid, event.cpu, event.pid, event.irql);
        Integer known = places.get(place);
        if (known != null) {
            bytes.put(known);
            return;
        }
        bytes.put(places.size());
        places.put(place, places.size());
        bytes.put(event.tid + 1);
        bytes.put(event.cpu + 1);
        bytes.put(event.pid + 1);
        bytes.put(event.irql + 1);
    }

    private void value(byte tag, long bits) {
        Of value = new Of(tag, bits);
        Integer known = values.get(value);
        if (known != null) {
            bytes.put(known);
            return;
        }
        bytes.put(values.size());
        values.put(value, values.size());
        if (tag == Value.NUMBER) {
            bytes.put(0);
            bytes.put(bits >>> 32);
            bytes.put(bits & 0xFFFF_FFFFL);
        } else {
            bytes.put(1);
            text(Value.text(tag, bits, symbols));
        }
    }

    private void text(String text) {
        Integer known = strings.get(text);
        if (known == null) {
            known = strings.size();
            strings.put(text, known);
            texts.add(text);
        }
        bytes.put(known);
    }

    /** No more records come: keeps only what the page needs. */
    void seal() {
        shapes = Map.of();
        places = Map.of();
        values = Map.of();
        strings = Map.of();
        bytes.trim();
    }

    long ordinal() {
        return ordinal;
    }

    int count() {
        return count;
    }

    /** The lowest number of its records. */
    long first() {
        return first;
    }

    long last() {
        return last;
    }

    /** Its texts by their index in the chunk. */
    List<String> texts() {
        return texts;
    }

    /** The lanes of the objects that its records name. */
    BitSet lanes() {
        return lanes;
    }

    String base64() {
        return bytes.base64();
    }
}

package org.ndislint.ingest.fields;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ndislint.ingest.Excerpt;
import org.ndislint.ingest.ReadContext;
import org.ndislint.ingest.WordBuffer;
import org.ndislint.ingest.Words;
import org.ndislint.model.CallEvent;
import org.ndislint.model.EventKind;
import org.ndislint.model.Irql;
import org.ndislint.model.Key;
import org.ndislint.model.RecordSink;
import org.ndislint.model.Status;
import org.ndislint.model.Value;

/**
 * Turns keys and values into a {@link CallEvent} by the contract's rules, for every textual form alike.
 *
 * <p>For each record: {@link #begin}; for each key {@link #claim} and then one of {@link #string} (a value that the
 * format marks as text), {@link #plain} (a value of a format without types), {@link #integer}, {@link #flag} or
 * {@link #wrong}, or a list; at last {@link #finish}, which hands the event on. A value that cannot be used leaves its
 * key as not recorded and is reported just before the event. A record given up half-way is simply begun anew; nothing
 * of it has been reported then.
 *
 * <p>Allocates nothing for a record without faults whose names have been seen before.
 */
public final class FieldDecoder {
    private static final long MOST_PLACE = 0xFFFF_FFFFL;
    private static final String EVENTS = "enter, exit, call, lost or capture";
    private static final String INTEGER = "an integer";

    private static final long ENTER = word("enter");
    private static final long EXIT = word("exit");
    private static final long CALL = word("call");
    private static final long LOST = word("lost");
    private static final long CAPTURE = word("capture");
    private static final long TRUE = word("TRUE");
    private static final long FALSE = word("FALSE");
    private static final long TRUE_LOWER = word("true");
    private static final long FALSE_LOWER = word("false");
    private static final long NULL = word("NULL");

    private final ReadContext context;
    private final RecordSink sink;
    private final CallEvent event = new CallEvent();
    private final ValueReader values;
    private final TimeReader times;
    private final CaptureReader capture = new CaptureReader();
    private final NameMemo functions;
    private final NameMemo statuses;
    private final NameMemo levels;
    private final NameMemo drivers;
    private final List<String> faults = new ArrayList<>();

    private WordBuffer record = WordBuffer.small(0);
    private int recordFrom;
    private int recordLength;
    private long seen;
    private boolean kindKnown;
    private boolean capturing;
    private @Nullable String kindFound;
    private int listItems;
    private boolean listSpoilt;
    private boolean zoneSaid;

    /**
     * A decoder for one source.
     *
     * @param much whether many records are expected
     */
    public FieldDecoder(ReadContext context, RecordSink sink, boolean much) {
        this.context = context;
        this.sink = sink;
        this.functions = new NameMemo(12, much);
        this.statuses = new NameMemo(9, much);
        this.levels = new NameMemo(7, much);
        this.drivers = new NameMemo(9, much);
        this.values = new ValueReader(context.symbols());
        this.times = new TimeReader(context.zone());
    }

    /** Begins a record; its bytes are only for messages. */
    public void begin(WordBuffer text, int from, int to, long line) {
        event.clear();
        event.line = line;
        record = text;
        recordFrom = from;
        recordLength = to - from;
        seen = 0;
        kindKnown = false;
        kindFound = null;
        if (capturing) {
            capture.clear();
            capturing = false;
        }
        if (!faults.isEmpty()) {
            faults.clear();
        }
    }

    /** Notes that the record has this key; false if it had it before. */
    public boolean claim(int field) {
        long bit = 1L << field;
        boolean first = (seen & bit) == 0;
        seen |= bit;
        return first;
    }

    /** The kind of the record, where the format shows it by a mark. */
    public void kind(EventKind kind) {
        claim(Fields.EVENT);
        event.kind = kind;
        kindKnown = true;
    }

    /** A value that is text. */
    public void string(int field, WordBuffer text, int from, int length) {
        if (field < Fields.EVENT && Fields.kind(field) == Fields.Kind.HANDLE) {
            setKey(field, values.handle(text, from, length), text, from, length);
            return;
        }
        switch (Fields.kind(field)) {
            case EVENT -> eventKind(text, from, length);
            case FUNCTION -> function(text, from, length);
            case TIME -> time(times.read(text, from, length), text, from, length);
            case IRQL -> level(text, from, length);
            case DRIVER -> driver(text, from, length);
            case STATUS -> status(text, from, length);
            case HANDLE -> setKey(field, values.handle(text, from, length), text, from, length);
            case HANDLES -> {
                begin(field);
                item(field, text, from, length);
                end(field);
            }
            case FACT, STATUS_FACT, NUMBER_FACT -> setKey(field, values.fact(text, from, length), text, from, length);
            case TEXT_NOTE -> setKey(field, values.name(text, from, length), text, from, length);
            case NAMES -> names(text, from, length);
            case TEXT -> text(field, text, from, length);
            case PLACE, NUMBER_NOTE, TOTAL -> wrong(field, INTEGER, text, from, length);
            case ARGS -> wrong(field, "an object", text, from, length);
            case FLAG -> wrong(field, "true or false", text, from, length);
            case COVERS, DRIVERS -> wrong(field, expected(field), text, from, length);
        }
    }

    /** A value of a format without types; for lists use {@link #begin(int)}. */
    public void plain(int field, WordBuffer text, int from, int length) {
        switch (Fields.kind(field)) {
            case TIME -> plainTime(text, from, length);
            case PLACE, NUMBER_FACT, NUMBER_NOTE, TOTAL -> plainInteger(field, text, from, length);
            case FLAG -> {
                long word = length <= 5 ? text.word(from) & Words.keep(length) : 0;
                if (word == TRUE_LOWER || word == TRUE) {
                    flag(field, true);
                } else if (word == FALSE_LOWER || word == FALSE) {
                    flag(field, false);
                } else {
                    wrong(field, "true or false", text, from, length);
                }
            }
            default -> string(field, text, from, length);
        }
    }

    /** The value of {@code time} as seconds since 1970 with a decimal fraction. */
    public void seconds(WordBuffer text, int from, int length) {
        TimeReader.Outcome outcome = times.readSeconds(text, from, length);
        if (outcome == TimeReader.Outcome.NOT_A_TIME) {
            wrong(Fields.TIME, "seconds such as 1.5", text, from, length);
        } else {
            time(outcome, text, from, length);
        }
    }

    /** A value that is an integer: decimal digits with an optional minus sign. */
    public void integer(int field, WordBuffer text, int from, int length) {
        if (values.integer(text, from, length) != ValueReader.Outcome.READ) {
            unfit(field, text, from, length);
            return;
        }
        number(field, text, from, length);
    }

    /** The same for one that is known to be small and not negative; the text is only for messages. */
    public void integer(int field, int value, WordBuffer text, int from, int length) {
        values.number(value);
        number(field, text, from, length);
    }

    /** A value that is {@code true} or {@code false}. */
    public void flag(int field, boolean value) {
        if (Fields.kind(field) == Fields.Kind.FLAG) {
            capturing = true;
            capture.flag(field, value);
        } else {
            wrong(field, Boolean.toString(value));
        }
    }

    /** A value of a type that the key never has. */
    public void wrong(int field, String found) {
        fault(field, expected(field), found);
    }

    /** A value of a type that the key never has: null, an object, a number with a fraction… as it is written. */
    public void wrong(int field, WordBuffer text, int from, int length) {
        wrong(field, Excerpt.of(text.bytes(), from, length, Excerpt.VALUE));
    }

    /** Begins a list. */
    public void begin(int field) {
        listItems = 0;
        listSpoilt = false;
        if (field >= Fields.EVENT) {
            capturing = true;
            capture.begin(field);
        }
    }

    /** An item that is text. */
    public void item(int field, WordBuffer text, int from, int length) {
        listItems++;
        if (listSpoilt) {
            return;
        }
        if (field < Fields.EVENT) {
            ValueReader.Outcome outcome = values.handle(text, from, length);
            if (outcome == ValueReader.Outcome.READ) {
                event.addNbl(values.tag, values.bits);
            } else {
                spoil(field, expected(outcome), text, from, length);
            }
        } else if (length > ValueReader.LONGEST_NAME) {
            spoil(field, expected(ValueReader.Outcome.TOO_LONG), text, from, length);
        } else if (!capture.item(field, new String(text.bytes(), from, length, StandardCharsets.UTF_8))) {
            spoil(field, "client, call-manager, mcm, miniport, protocol or filter", text, from, length);
        }
    }

    /** An item that is an integer. */
    public void integerItem(int field, WordBuffer text, int from, int length) {
        listItems++;
        if (listSpoilt) {
            return;
        }
        if (field < Fields.EVENT
                && values.integer(text, from, length) == ValueReader.Outcome.READ
                && !values.negative) {
            event.addNbl(values.tag, values.bits);
        } else {
            spoil(field, field < Fields.EVENT ? range(field) : "a string", text, from, length);
        }
    }

    /** An item of a type that the list never has. */
    public void wrongItem(int field, WordBuffer text, int from, int length) {
        listItems++;
        if (!listSpoilt) {
            spoil(field, field < Fields.EVENT ? expected(field) : "strings", text, from, length);
        }
    }

    /** Ends a list; one with an item that cannot be used counts as not recorded. */
    public void end(int field) {
        if (listSpoilt) {
            if (field < Fields.EVENT) {
                event.unset(Key.of(field));
            } else {
                capture.forget(field);
            }
        }
    }

    /** A further parameter that is text. */
    public void argument(WordBuffer nameText, int nameFrom, int nameLength, WordBuffer text, int from, int length) {
        ValueReader.Outcome outcome = values.fact(text, from, length);
        if (outcome == ValueReader.Outcome.READ) {
            argument(nameText, nameFrom, nameLength);
        } else {
            argumentFault(nameText, nameFrom, nameLength, expected(outcome), text, from, length);
        }
    }

    /** A further parameter that is an integer; a negative one is kept as the 64 bits a machine holds. */
    public void integerArgument(
            WordBuffer nameText, int nameFrom, int nameLength, WordBuffer text, int from, int length) {
        if (values.integer(text, from, length) != ValueReader.Outcome.READ || (values.negative && values.bits < 0)) {
            argumentFault(nameText, nameFrom, nameLength, "an integer of at most 64 bits", text, from, length);
            return;
        }
        if (values.negative) {
            values.bits = -values.bits;
        }
        argument(nameText, nameFrom, nameLength);
    }

    /** A further parameter that is {@code true} or {@code false}: kept as the names TRUE and FALSE. */
    public void flagArgument(WordBuffer nameText, int nameFrom, int nameLength, boolean value) {
        values.tag = Value.SHORT_NAME;
        values.bits = value ? TRUE : FALSE;
        argument(nameText, nameFrom, nameLength);
    }

    /** A further parameter of a type that none has. */
    public void wrongArgument(
            WordBuffer nameText, int nameFrom, int nameLength, WordBuffer text, int from, int length) {
        argumentFault(nameText, nameFrom, nameLength, "a string or an integer", text, from, length);
    }

    /** A top-level member that the contract does not know, as JSON text. */
    public void unknown(WordBuffer text, int from, int length) {
        event.addExtra(text.bytes(), from, length);
    }

    /**
     * Ends the record and pushes the event with the faults of its fields.
     *
     * @return null, or why this is no record at all; then nothing was pushed
     */
    public @Nullable String finish() throws IOException {
        if (!kindKnown) {
            return "event: expected " + EVENTS + ", found " + (kindFound == null ? "none" : kindFound);
        }
        if (!event.kind.isCall()) {
            finishMark();
        } else if (event.function < 0 && event.unknownFunction == 0) {
            return faults.isEmpty() ? "fn: expected the name of a function, found none" : faults.get(0);
        }
        if (!faults.isEmpty()) {
            String text = Excerpt.of(record.bytes(), recordFrom, recordLength, Excerpt.RECORD);
            for (String fault : faults) {
                sink.badField(event.line, fault, text);
            }
        }
        sink.event(event);
        return null;
    }

    private void finishMark() {
        event.function = -1;
        event.unknownFunction = 0;
        event.spelling = 0;
        if (event.kind == EventKind.CAPTURE) {
            event.capture = capture.facts();
        } else if (event.has(Key.COUNT)) {
            if (event.tag(Key.COUNT) == Value.NUMBER && event.bits(Key.COUNT) >= 0) {
                event.lostCount = event.bits(Key.COUNT);
            } else {
                fault(
                        Key.COUNT.ordinal(),
                        "a number of lost records",
                        Value.text(event.tag(Key.COUNT), event.bits(Key.COUNT), context.symbols()));
            }
            event.unset(Key.COUNT);
        }
    }

    private void eventKind(WordBuffer text, int from, int length) {
        long word = length <= 8 ? text.word(from) & Words.keep(length) : 0;
        kindKnown = true;
        if (word == CALL) {
            event.kind = EventKind.CALL;
        } else if (word == ENTER) {
            event.kind = EventKind.ENTER;
        } else if (word == EXIT) {
            event.kind = EventKind.EXIT;
        } else if (word == LOST) {
            event.kind = EventKind.LOST;
        } else if (word == CAPTURE) {
            event.kind = EventKind.CAPTURE;
        } else {
            kindKnown = false;
            kindFound = quoted(text, from, length);
        }
    }

    private void function(WordBuffer text, int from, int length) {
        long known = functions.find(text, from, length);
        if (known == NameMemo.UNKNOWN) {
            if (length == 0 || length > ValueReader.LONGEST_NAME) {
                wrong(Fields.FN, expected(Fields.FN), text, from, length);
                return;
            }
            int id = context.catalogue().find(text.bytes(), from, length);
            if (id < 0) {
                known = ~(long) context.symbols().id(text.bytes(), from, length);
            } else {
                int spelling = context.catalogue().isName(id, text.bytes(), from, length)
                        ? 0
                        : context.symbols().id(text.bytes(), from, length);
                known = (long) spelling << 32 | id;
            }
            functions.add(text, from, length, known);
        }
        if (known < 0) {
            event.unknownFunction = (int) ~known;
        } else {
            event.function = (int) known;
            event.spelling = (int) (known >>> 32);
        }
    }

    private void plainTime(WordBuffer text, int from, int length) {
        ValueReader.Outcome outcome = values.integer(text, from, length);
        if (outcome == ValueReader.Outcome.NOT_A_NUMBER) {
            time(times.read(text, from, length), text, from, length);
        } else if (outcome == ValueReader.Outcome.READ) {
            number(Fields.TIME, text, from, length);
        } else {
            unfit(Fields.TIME, text, from, length);
        }
    }

    private void time(TimeReader.Outcome outcome, WordBuffer text, int from, int length) {
        switch (outcome) {
            case READ -> event.timeNanos = times.nanos;
            case READ_WITHOUT_ZONE -> {
                event.timeNanos = times.nanos;
                if (!zoneSaid) {
                    zoneSaid = true;
                    sink.remark("times without a zone are read as " + context.zone());
                }
            }
            case NOT_A_TIME -> wrong(Fields.TIME, expected(Fields.TIME), text, from, length);
            case TOO_FINE -> wrong(Fields.TIME, "at most nine fractional digits", text, from, length);
            case OUT_OF_RANGE -> wrong(Fields.TIME, "a time from 1970 to 2262", text, from, length);
        }
    }

    private void level(WordBuffer text, int from, int length) {
        long known = levels.find(text, from, length);
        if (known == NameMemo.UNKNOWN) {
            ValueReader.Outcome outcome = values.integer(text, from, length);
            if (outcome == ValueReader.Outcome.READ && !values.negative) {
                known = values.bits < 0 ? Long.MAX_VALUE : values.bits;
            } else {
                known = length > 20 || outcome != ValueReader.Outcome.NOT_A_NUMBER
                        ? -1
                        : Irql.parse(new String(text.bytes(), from, length, StandardCharsets.UTF_8));
            }
            levels.add(text, from, length, known);
        }
        if (known < 0 || known > Irql.HIGHEST) {
            wrong(Fields.IRQL, expected(Fields.IRQL), text, from, length);
        } else {
            event.irql = (int) known;
        }
    }

    private void driver(WordBuffer text, int from, int length) {
        long known = drivers.find(text, from, length);
        if (known == NameMemo.UNKNOWN) {
            if (length > ValueReader.LONGEST_NAME) {
                wrong(Fields.DRIVER, expected(ValueReader.Outcome.TOO_LONG), text, from, length);
                return;
            }
            known = context.symbols().id(text.bytes(), from, length);
            drivers.add(text, from, length, known);
        }
        event.driver = (int) known;
    }

    private void status(WordBuffer text, int from, int length) {
        long known = statuses.find(text, from, length);
        if (known == NameMemo.UNKNOWN) {
            known = parseStatus(text, from, length);
            if (known == Status.ABSENT) {
                return;
            }
            statuses.add(text, from, length, known);
        }
        event.status = known;
    }

    // Numbers in any usual spelling, TRUE and FALSE, known names; any other name is kept as one that no table knows.
    private long parseStatus(WordBuffer text, int from, int length) {
        long word = length <= 8 ? text.word(from) & Words.keep(length) : 0;
        if (word == TRUE) {
            return Status.TRUE;
        }
        if (word == FALSE) {
            return Status.FALSE;
        }
        long found = context.statuses().find(text.bytes(), from, length);
        if (found >= 0) {
            return found;
        }
        values.negative = false;
        ValueReader.Outcome outcome =
                word == NULL ? ValueReader.Outcome.NOT_A_NUMBER : values.handle(text, from, length);
        if (outcome == ValueReader.Outcome.READ && values.tag != Value.NUMBER) {
            outcome = values.integer(text, from, length);
        }
        if (outcome == ValueReader.Outcome.READ) {
            long status = statusNumber();
            if (status >= 0) {
                return status;
            }
        } else if (outcome == ValueReader.Outcome.NOT_A_NUMBER && length > 0) {
            return Status.ofUnknownName(context.symbols().id(text.bytes(), from, length));
        }
        unfit(Fields.STATUS, text, from, length);
        return Status.ABSENT;
    }

    // The number just read as 32 bits, be it written unsigned, negative or sign-extended to 64 bits; -1 if it is wider.
    private long statusNumber() {
        if (values.negative) {
            return values.bits > 0 && values.bits <= 1L << 31 ? -values.bits & MOST_PLACE : -1;
        }
        if (values.bits >= 0) {
            return values.bits <= MOST_PLACE ? values.bits : -1;
        }
        return values.bits >= Integer.MIN_VALUE ? values.bits & MOST_PLACE : -1;
    }

    private void names(WordBuffer text, int from, int length) {
        capturing = true;
        if (length > 8 || !capture.names(new String(text.bytes(), from, length, StandardCharsets.UTF_8))) {
            wrong(Fields.NAMES, expected(Fields.NAMES), text, from, length);
        }
    }

    private void text(int field, WordBuffer text, int from, int length) {
        capturing = true;
        if (length > ValueReader.LONGEST_NAME) {
            wrong(field, expected(ValueReader.Outcome.TOO_LONG), text, from, length);
        } else {
            capture.text(field, new String(text.bytes(), from, length, StandardCharsets.UTF_8));
        }
    }

    private void plainInteger(int field, WordBuffer text, int from, int length) {
        ValueReader.Outcome outcome = values.integer(text, from, length);
        if (outcome == ValueReader.Outcome.NOT_A_NUMBER) {
            values.negative = false;
            outcome = values.fact(text, from, length);
            if (outcome == ValueReader.Outcome.READ && values.tag != Value.NUMBER) {
                outcome = ValueReader.Outcome.NOT_A_NUMBER;
            }
        }
        if (outcome == ValueReader.Outcome.READ) {
            number(field, text, from, length);
        } else {
            unfit(field, text, from, length);
        }
    }

    // What "values" has just read as an integer becomes the value of a key.
    private void number(int field, WordBuffer text, int from, int length) {
        boolean negative = values.negative;
        long bits = values.bits;
        switch (Fields.kind(field)) {
            case TIME -> {
                if (negative || bits < 0) {
                    unfit(field, text, from, length);
                } else {
                    event.timeNanos = bits;
                }
            }
            case PLACE -> {
                if (negative || bits < 0 || bits > MOST_PLACE) {
                    unfit(field, text, from, length);
                } else if (field == Fields.TID) {
                    event.tid = bits;
                } else if (field == Fields.PID) {
                    event.pid = bits;
                } else {
                    event.cpu = bits;
                }
            }
            case IRQL -> {
                if (negative || bits < 0 || bits > Irql.HIGHEST) {
                    unfit(field, text, from, length);
                } else {
                    event.irql = (int) bits;
                }
            }
            case STATUS, STATUS_FACT -> {
                long status = statusNumber();
                if (status < 0) {
                    unfit(field, text, from, length);
                } else if (field == Fields.STATUS) {
                    event.status = status;
                } else {
                    event.set(Key.of(field), Value.NUMBER, status);
                }
            }
            case HANDLE, FACT, NUMBER_FACT, NUMBER_NOTE -> {
                if (negative) {
                    unfit(field, text, from, length);
                } else {
                    event.set(Key.of(field), Value.NUMBER, bits);
                }
            }
            case HANDLES -> {
                if (negative) {
                    unfit(field, text, from, length);
                } else {
                    event.addNbl(Value.NUMBER, bits);
                }
            }
            case TOTAL -> {
                if (negative || bits < 0) {
                    unfit(field, text, from, length);
                } else {
                    capturing = true;
                    capture.lost(bits);
                }
            }
            case TEXT -> text(field, text, from, length);
            case EVENT -> kindFound = Excerpt.of(text.bytes(), from, length, Excerpt.VALUE);
            case FUNCTION, DRIVER, TEXT_NOTE, ARGS, FLAG, COVERS, NAMES, DRIVERS -> wrong(field, text, from, length);
        }
    }

    private void setKey(int field, ValueReader.Outcome outcome, WordBuffer text, int from, int length) {
        if (outcome == ValueReader.Outcome.READ) {
            event.set(Key.of(field), values.tag, values.bits);
        } else {
            wrong(field, expected(outcome), text, from, length);
        }
    }

    private void argument(WordBuffer nameText, int nameFrom, int nameLength) {
        if (nameLength > ValueReader.LONGEST_NAME) {
            faults.add("args: expected names of at most " + ValueReader.LONGEST_NAME + " bytes, found "
                    + quoted(nameText, nameFrom, nameLength));
            return;
        }
        byte tag = values.tag;
        long bits = values.bits;
        event.addArg(context.symbols().id(nameText.bytes(), nameFrom, nameLength), tag, bits);
    }

    private void argumentFault(
            WordBuffer nameText, int nameFrom, int nameLength, String expected, WordBuffer text, int from, int length) {
        faults.add("args." + Excerpt.of(nameText.bytes(), nameFrom, nameLength, Excerpt.VALUE) + ": expected "
                + expected + ", found " + Excerpt.of(text.bytes(), from, length, Excerpt.VALUE));
    }

    private void spoil(int field, String expected, WordBuffer text, int from, int length) {
        listSpoilt = true;
        faults.add(Fields.name(field) + ", item " + listItems + ": expected " + expected + ", found "
                + (length == 0 ? "nothing" : Excerpt.of(text.bytes(), from, length, Excerpt.VALUE)));
    }

    private void wrong(int field, String expected, WordBuffer text, int from, int length) {
        fault(field, expected, quoted(text, from, length));
    }

    private void unfit(int field, WordBuffer text, int from, int length) {
        fault(field, range(field), Excerpt.of(text.bytes(), from, length, Excerpt.VALUE));
    }

    private void fault(int field, String expected, String found) {
        if (field == Fields.EVENT) {
            kindFound = found;
        } else {
            faults.add(Fields.name(field) + ": expected " + expected + ", found " + found);
        }
    }

    private static String quoted(WordBuffer text, int from, int length) {
        return '"' + Excerpt.of(text.bytes(), from, length, Excerpt.VALUE) + '"';
    }

    private static String expected(ValueReader.Outcome outcome) {
        return outcome == ValueReader.Outcome.TOO_LONG
                ? "at most " + ValueReader.LONGEST_NAME + " bytes"
                : "a number of at most 64 bits";
    }

    private static String range(int field) {
        return switch (Fields.kind(field)) {
            case TIME -> "nanoseconds since 1970, 0 to 9223372036854775807";
            case PLACE -> "an integer from 0 to 4294967295";
            case IRQL -> "a level from 0 to 31";
            case STATUS, STATUS_FACT -> "a status of 32 bits";
            case HANDLE, HANDLES, FACT, NUMBER_FACT, NUMBER_NOTE -> "an integer from 0 to 18446744073709551615";
            case TOTAL -> "an integer from 0 to 9223372036854775807";
            default -> expected(field);
        };
    }

    private static String expected(int field) {
        return switch (Fields.kind(field)) {
            case EVENT -> EVENTS;
            case FUNCTION -> "the name of a function";
            case TIME -> "a time such as 2026-01-31T12:00:00.123456789Z or an integer";
            case PLACE, NUMBER_NOTE, TOTAL -> INTEGER;
            case IRQL -> "a level from 0 to 31 or its name";
            case DRIVER, TEXT_NOTE, TEXT -> "a string";
            case STATUS -> "the name of a status, or 32 bits as a number";
            case HANDLE -> "a handle: a number or a name";
            case HANDLES -> "handles: numbers or names";
            case FACT, STATUS_FACT, NUMBER_FACT -> "a string or an integer";
            case ARGS -> "an object";
            case FLAG -> "true or false";
            case COVERS, DRIVERS -> "an array of strings";
            case NAMES -> "source or import";
        };
    }

    private static long word(String ascii) {
        long word = 0;
        for (int i = 0; i < ascii.length(); i++) {
            word |= (long) ascii.charAt(i) << (8 * i);
        }
        return word;
    }
}

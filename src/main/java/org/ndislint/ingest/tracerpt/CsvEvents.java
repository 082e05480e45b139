package org.ndislint.ingest.tracerpt;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.ndislint.ingest.text.LineText;
import org.ndislint.ingest.text.NameCache;
import org.ndislint.ingest.text.UnknownFormats;
import org.ndislint.model.CallEvent;
import org.ndislint.model.EventKind;
import org.ndislint.model.MessageRecord;
import org.ndislint.model.MessageRecord.Field;
import org.ndislint.model.RecordSink;
import org.ndislint.model.RecordSink.LineKind;

/**
 * Turns rows into messages. The text of a message is its data: the one value, or the data columns as they stand in the
 * file; each is a field without a name as well. A row with fewer cells than named columns is malformed; a cell that is
 * no number where one must be is a bad field, taken as not recorded.
 */
final class CsvEvents {
    /** More than any event has: those of today have at most 128 fields. */
    private static final int MOST_CELLS = 2000;

    private static final long NONE = 0xFFFF_FFFFL;
    private static final String ZERO_GUID = "{00000000-0000-0000-0000-000000000000}";

    private final RecordSink sink;
    private final MessageRecord record = new MessageRecord();
    private final CallEvent lost = new CallEvent();
    private final CellNumber number = new CellNumber();
    private final NameCache names = new NameCache();
    private final UnknownFormats unknown = new UnknownFormats();
    private @Nullable CsvLayout layout;
    private SessionClock clock;

    CsvEvents(RecordSink sink) {
        this.sink = sink;
        this.clock = new SessionClock(sink, false);
    }

    void use(CsvLayout found) {
        layout = found;
        clock = new SessionClock(sink, found.isStandard());
        if (found.isStandard()) {
            sink.remark("a spreadsheet or another program saved this copy of a tracerpt file: numbers are read as they"
                    + " stand, and what it rounded is lost");
        }
    }

    /** One row that begins at the line. */
    void row(Cells cells, long line) throws IOException {
        CsvLayout l = layout;
        if (cells.count() > MOST_CELLS) {
            sink.malformed(line, "expected at most " + MOST_CELLS + " cells, found " + cells.count(), whole(cells));
            return;
        }
        if (l == null || cells.count() < l.leastCells()) {
            sink.malformed(
                    line,
                    "expected at least " + (l == null ? 1 : l.leastCells()) + " cells, found " + cells.count(),
                    cells.count() == 0 ? "" : LineText.quoted(cells.bytes(), cells.from(0), end(cells)));
            return;
        }
        if (cells.is(l.name(), "EventTrace") || isGuid(cells, l.name(), SessionHeader.EVENT_TRACE_GUID)) {
            if (cells.is(l.type(), "Header") || cells.is(l.type(), "0")) {
                SessionHeader.read(cells, l, clock, sink);
            }
            sink.other(LineKind.BANNER, line, whole(cells));
        } else if (cells.is(l.name(), "RT_LostEvent") || isGuid(cells, l.name(), SessionHeader.LOST_EVENT_GUID)) {
            lost.clear();
            lost.kind = EventKind.LOST;
            lost.line = line;
            sink.event(lost);
        } else {
            message(l, cells, line);
        }
    }

    /** Says what was noticed over the whole source. */
    void finish() {
        unknown.finish(sink);
    }

    private void message(CsvLayout l, Cells cells, long line) throws IOException {
        int dataEnd = dataEnd(l, cells);
        if (l.data() < dataEnd && unknown.take(cells.bytes(), cells.from(l.data()), cells.to(l.data()))) {
            sink.other(LineKind.UNKNOWN_FORMAT, line, cells.text(l.data()));
            return;
        }
        MessageRecord r = record;
        r.clear();
        r.line = line;
        time(l, cells, r);
        r.pid = id(cells, l.pid(), line, "a process id");
        r.tid = id(cells, l.tid(), line, "a thread id");
        r.cpu = id(cells, l.cpu(), line, "a processor number");
        r.module = name(cells, l.name());
        r.level = name(cells, l.level());
        r.flags = name(cells, l.keyword());
        r.eventName = typeName(cells, l.type());
        field("Event ID", cells, l.eventId());
        field("Opcode", cells, l.opcode());
        field("Task", cells, l.task());
        field("Activity ID", cells, l.activity());
        for (int i = l.data(); i < dataEnd; i++) {
            r.fields.add(new Field("", cells.text(i)));
        }
        r.text = text(l, cells, dataEnd);
        sink.message(r);
    }

    /** Behind the last data cell: the instance ids of old files and the empty cell of a closing comma do not count. */
    private static int dataEnd(CsvLayout l, Cells cells) {
        int end = cells.count();
        if (l.hasTrailingIds() && end >= l.data() + 2) {
            return end - 2;
        }
        boolean closes = end > l.data() && cells.isEmpty(end - 1) && !cells.isQuoted(end - 1);
        return closes ? end - 1 : Math.max(end, l.data());
    }

    private static String text(CsvLayout l, Cells cells, int dataEnd) {
        int data = l.data();
        if (data >= dataEnd) {
            return "";
        }
        if (dataEnd == data + 1) {
            return cells.text(data);
        }
        if (!l.isStandard()) {
            int from = cells.isQuoted(data) ? cells.from(data) - 1 : cells.from(data);
            int to = cells.isQuoted(dataEnd - 1) ? cells.to(dataEnd - 1) + 1 : cells.to(dataEnd - 1);
            return LineText.of(cells.bytes(), from, to);
        }
        StringBuilder joined = new StringBuilder(cells.text(data));
        for (int i = data + 1; i < dataEnd; i++) {
            joined.append(", ").append(cells.text(i));
        }
        return joined.toString();
    }

    private void time(CsvLayout l, Cells cells, MessageRecord r) throws IOException {
        int cell = l.clock();
        if (cells.isEmpty(cell)) {
            return;
        }
        if (!number.read(cells.bytes(), cells.from(cell), cells.to(cell)) || number.value() < 0) {
            sink.badField(r.line, "expected a clock time, found " + quoted(cells, cell), whole(cells));
            return;
        }
        r.timeNanos = clock.nanos(number);
        r.timeStepNanos = clock.stepNanos();
        if (r.timeNanos == CallEvent.NO_TIME && SessionClock.isPastFiletime(number.value())) {
            sink.badField(
                    r.line, "expected a clock time between 1970 and 2262, found " + quoted(cells, cell), whole(cells));
        }
    }

    private long id(Cells cells, int cell, long line, String what) throws IOException {
        if (cell < 0 || cells.isEmpty(cell)) {
            return CallEvent.NOT_RECORDED;
        }
        boolean isNumber = number.read(cells.bytes(), cells.from(cell), cells.to(cell)) && number.isExact();
        if (!isNumber || number.value() < 0 || number.value() > NONE) {
            sink.badField(line, "expected " + what + ", found " + quoted(cells, cell), whole(cells));
            return CallEvent.NOT_RECORDED;
        }
        return number.value() == NONE ? CallEvent.NOT_RECORDED : number.value();
    }

    /** The opcode's name where the type is one that says something. */
    private @Nullable String typeName(Cells cells, int cell) {
        boolean isNumber = number.read(cells.bytes(), cells.from(cell), cells.to(cell));
        return isNumber || cells.is(cell, "Info") ? null : name(cells, cell);
    }

    private @Nullable String name(Cells cells, int cell) {
        return cell < 0 || cells.isEmpty(cell) ? null : names.of(cells.bytes(), cells.from(cell), cells.to(cell));
    }

    private void field(String fieldName, Cells cells, int cell) {
        if (cell >= 0 && !cells.isEmpty(cell) && !cells.is(cell, "0") && !cells.is(cell, ZERO_GUID)) {
            record.fields.add(new Field(fieldName, names.of(cells.bytes(), cells.from(cell), cells.to(cell))));
        }
    }

    private static boolean isGuid(Cells cells, int cell, String guid) {
        int length = cells.to(cell) - cells.from(cell);
        return (length == 36 || length == 38) && SessionHeader.isGuid(cells.text(cell), guid);
    }

    private static String quoted(Cells cells, int cell) {
        return LineText.value(cells.bytes(), cells.from(cell), cells.to(cell));
    }

    private static String whole(Cells cells) {
        return LineText.quoted(cells.bytes(), cells.from(0), end(cells));
    }

    private static int end(Cells cells) {
        return cells.to(cells.count() - 1);
    }
}

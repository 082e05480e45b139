package org.ndislint.ingest.tracerpt;

import java.util.Locale;
import org.ndislint.model.RecordSink;

/**
 * The record that describes the session and is the first of every trace: the log file header, rendered as the data of
 * an event {@code EventTrace/Header}. What counts is how much was lost. Source of the order of its fields:
 * TRACE_LOGFILE_HEADER.
 */
final class SessionHeader {
    /** Class of the events that a session writes about itself. */
    static final String EVENT_TRACE_GUID = "68fdd900-4a3e-11d1-84f4-0000f80464e3";
    /** Class of the events that tell a real-time consumer of losses. */
    static final String LOST_EVENT_GUID = "6a399ae0-4bc6-4de9-870b-3657f8947e7e";

    /** 0-based data cells. */
    private static final int EVENTS_LOST = 11;

    private static final int CPU_SPEED_MHZ = 12;
    private static final int FREQUENCY = 16;
    private static final int START_TIME = 17;
    private static final int CLOCK_KIND = 18;
    private static final int BUFFERS_LOST = 19;
    private static final long CPU_CYCLES = 3;
    private static final long MHZ = 1_000_000;

    private SessionHeader() {}

    /** Whether a GUID, with or without braces and in any case, is the given one. */
    static boolean isGuid(String text, String guid) {
        String bare = text.startsWith("{") && text.endsWith("}") ? text.substring(1, text.length() - 1) : text;
        return bare.toLowerCase(Locale.ROOT).equals(guid);
    }

    /** Reads the row: what was lost, and how the clock runs. */
    static void read(Cells row, CsvLayout layout, SessionClock clock, RecordSink sink) {
        int data = layout.data();
        lost(number(row, data + EVENTS_LOST), number(row, data + BUFFERS_LOST), sink);
        long ticks = number(row, layout.clock());
        long frequency = number(row, data + CLOCK_KIND) == CPU_CYCLES
                ? number(row, data + CPU_SPEED_MHZ) * MHZ
                : number(row, data + FREQUENCY);
        clock.base(ticks, frequency, number(row, data + START_TIME));
    }

    /** Hands on what was lost; a number that is not known is negative. A lost buffer held one event at least. */
    static void lost(long events, long buffers, RecordSink sink) {
        long count = Math.max(0, events) + Math.max(0, buffers);
        if (count > 0) {
            sink.lostInAll(count);
        }
        if (buffers > 0) {
            sink.remark("the session lost " + buffers + (buffers == 1 ? " buffer" : " buffers")
                    + ": each is counted as one lost record, but held more");
        }
    }

    private static long number(Cells row, int cell) {
        CellNumber number = new CellNumber();
        boolean isNumber = cell < row.count() && number.read(row.bytes(), row.from(cell), row.to(cell));
        return isNumber && number.value() >= 0 ? number.value() : -1;
    }
}

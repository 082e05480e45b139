package org.ndislint.ingest.tracerpt;

import org.jspecify.annotations.Nullable;
import org.ndislint.ingest.Head;
import org.ndislint.ingest.text.LineText;

/**
 * Which column holds what, learned from the heading row. The columns before {@code User Data} have names; those of the
 * data, as many as the event has fields, have none. -1 stands for a column that is not there.
 *
 * @param delimiter what divides cells
 * @param isStandard whether rows follow RFC 4180: a spreadsheet saved the file
 * @param hasTrailingIds whether the two last cells of each row are instance ids: Windows 2000 and XP
 * @param name the class or provider
 * @param data the first data column, 0-based, as all others
 */
record CsvLayout(
        byte delimiter,
        boolean isStandard,
        boolean hasTrailingIds,
        int name,
        int type,
        int eventId,
        int level,
        int opcode,
        int task,
        int keyword,
        int pid,
        int tid,
        int cpu,
        int activity,
        int clock,
        int data) {

    private static final byte[] DELIMITERS = {',', ';', '\t'};
    private static final int TODAYS_COLUMNS = 19;
    private static final int OLD_COLUMNS = 6;

    /** The layout that a heading row announces, or null if the line is none. */
    static @Nullable CsvLayout ofHeading(byte[] b, int from, int to, Head head) {
        if (LineText.indexOf(b, from, to, "Event Name") < 0 || LineText.indexOf(b, from, to, "Clock-Time") < 0) {
            return null;
        }
        for (byte delimiter : DELIMITERS) {
            Cells cells = new Cells();
            cells.splitStandard(b, from, to, delimiter);
            CsvLayout layout = ofHeading(cells, delimiter, head);
            if (layout != null) {
                return layout;
            }
        }
        return null;
    }

    /** Whether a row is a heading. */
    static boolean isHeading(Cells cells) {
        return cells.find("Event Name") >= 0 && cells.find("Type") >= 0 && cells.find("Clock-Time") >= 0;
    }

    private static @Nullable CsvLayout ofHeading(Cells cells, byte delimiter, Head head) {
        if (!isHeading(cells)) {
            return null;
        }
        int data = cells.find("User Data");
        boolean isOld = cells.find("Event ID") < 0;
        return new CsvLayout(
                delimiter,
                delimiter != ',' || !cells.is(0, "Event Name") || isSaved(head, delimiter),
                isOld,
                cells.find("Event Name"),
                cells.find("Type"),
                cells.find("Event ID"),
                cells.find("Level"),
                cells.find("Opcode"),
                cells.find("Task"),
                cells.find("Keyword"),
                cells.find("PID"),
                cells.find("TID"),
                cells.find("Processor Number"),
                cells.find("Activity ID"),
                cells.find("Clock-Time"),
                data >= 0 ? data : cells.count());
    }

    /** The layout of a file without a heading, from its first row, which describes the session; or null. */
    static @Nullable CsvLayout ofFirstRow(byte[] b, int from, int to, Head head) {
        if (LineText.indexOf(b, from, to, "EventTrace") < 0) {
            return null;
        }
        Cells cells = new Cells();
        cells.split(b, from, to, (byte) ',');
        if (!cells.is(0, "EventTrace") || !cells.is(1, "Header")) {
            return null;
        }
        boolean isStandard = isSaved(head, (byte) ',');
        if (cells.count() > TODAYS_COLUMNS && CellNumber.isTicks(cells, 16)) {
            return new CsvLayout((byte) ',', isStandard, false, 0, 1, 2, 5, 6, 7, 8, 9, 10, 11, 14, 16, TODAYS_COLUMNS);
        }
        if (cells.count() > OLD_COLUMNS && CellNumber.isTicks(cells, 3)) {
            return new CsvLayout((byte) ',', isStandard, true, 0, 1, -1, -1, -1, -1, -1, -1, 2, -1, -1, 3, OLD_COLUMNS);
        }
        return null;
    }

    /** tracerpt puts a blank between comma and quote; a spreadsheet does not. */
    private static boolean isSaved(Head head, byte delimiter) {
        byte[] b = head.bytes();
        int blanks = 0;
        int bare = 0;
        for (int i = 2; i < head.length(); i++) {
            if (b[i] == '"') {
                bare += b[i - 1] == delimiter ? 1 : 0;
                blanks += b[i - 1] == ' ' && b[i - 2] == delimiter ? 1 : 0;
            }
        }
        return bare > blanks;
    }

    /** The number of cells that every row must have: all columns with names, wherever the heading puts them. */
    int leastCells() {
        int last = Math.max(Math.max(Math.max(name, type), Math.max(eventId, level)), Math.max(opcode, task));
        last = Math.max(
                Math.max(last, Math.max(keyword, pid)), Math.max(Math.max(tid, cpu), Math.max(activity, clock)));
        return Math.max(data, last + 1);
    }

    /** Splits a row; false if a quote is open at its end. */
    boolean split(Cells cells, byte[] b, int from, int to) {
        if (!isStandard) {
            return cells.split(b, from, to, delimiter);
        }
        if (isQuoteOpen(b, from, to)) {
            return false;
        }
        cells.splitStandard(b, from, to, delimiter);
        return true;
    }

    /** Whether a further line may close a quote that is open. */
    boolean mayClose(byte[] b, int from, int to) {
        return isStandard ? isQuoteOpen(b, from, to) : Cells.hasClosingQuote(b, from, to, delimiter);
    }

    /** Whether a line by itself is a whole row of an event. */
    boolean looksLikeRow(Cells cells, byte[] b, int from, int to) {
        return split(cells, b, from, to)
                && cells.count() >= leastCells()
                && !cells.isQuoted(clock)
                && CellNumber.isTicks(cells, clock);
    }

    private static boolean isQuoteOpen(byte[] b, int from, int to) {
        boolean isOpen = false;
        for (int i = from; i < to; i++) {
            isOpen ^= b[i] == '"';
        }
        return isOpen;
    }
}

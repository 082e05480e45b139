package org.ndislint.ingest.tracefmt;

import org.ndislint.ingest.Head;
import org.ndislint.ingest.text.Stamp;
import org.ndislint.model.RecordSink;

/** Whether day or month comes first, when the beginning of a source proves one of them impossible. */
final class DateOrder {
    private static final int MONTHS = 12;

    private DateOrder() {}

    /**
     * What was asked for, unless some number in the month's place is above twelve and none in the other place is; that
     * is then said.
     */
    static boolean dayFirst(Head head, TracePrefix prefix, boolean asked, RecordSink sink) {
        PrefixMatch match = new PrefixMatch();
        Stamp stamp = match.stamp;
        byte[] b = head.bytes();
        int mostFirst = 0;
        int mostSecond = 0;
        int from = 0;
        while (from < head.length()) {
            int to = head.lineEnd(from);
            if (prefix.matches(b, from, to, match) && match.hasStamp() && stamp.isAmbiguous()) {
                mostFirst = Math.max(mostFirst, stamp.first());
                mostSecond = Math.max(mostSecond, stamp.second());
            }
            from = to + 1;
        }
        boolean isWrong =
                asked ? mostSecond > MONTHS && mostFirst <= MONTHS : mostFirst > MONTHS && mostSecond <= MONTHS;
        if (isWrong) {
            sink.remark("dates are read with the " + (asked ? "month" : "day") + " first: their "
                    + (asked ? "second" : "first") + " number goes above " + MONTHS);
        }
        return asked != isWrong;
    }
}

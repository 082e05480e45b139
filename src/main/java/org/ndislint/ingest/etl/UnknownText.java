package org.ndislint.ingest.etl;

import org.ndislint.ingest.wpp.FileTimeText;

/** Says which messages could not be read, and what would help. */
public final class UnknownText {
    private UnknownText() {}

    /** Of one GUID: how many, between which times. */
    public static String sentence(UnknownMessages.Missing missing, TraceClock clock) {
        FileTimeText times = new FileTimeText();
        StringBuilder out = new StringBuilder();
        out.append(missing.isPartlyKnown() ? "not all of " : "no ")
                .append(missing.guid())
                .append(".tmf: ");
        out.append(missing.count()).append(missing.count() == 1 ? " message" : " messages");
        long first = clock.fileTime(missing.firstTick());
        long last = clock.fileTime(missing.lastTick());
        if (first != TraceClock.NONE && last != TraceClock.NONE) {
            if (missing.count() == 1) {
                out.append(" at ");
                times.appendIso(out, first);
            } else {
                out.append(" between ");
                times.appendIso(out, first);
                out.append(" and ");
                times.appendIso(out, last);
            }
        }
        if (missing.isPartlyKnown()) {
            out.append("; the symbols may be of another build");
        }
        return out.toString();
    }

    /** Of the whole trace: the share, in whole per cent, rounded up so that none is shown as nothing. */
    public static String share(long unknown, long messages) {
        long percent = (100 * unknown + messages - 1) / messages;
        return unknown + " of " + messages + " WPP messages (" + percent + "%) could not be read";
    }
}

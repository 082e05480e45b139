package org.ndislint.ingest.tracefmt;

import org.ndislint.ingest.text.LineText;
import org.ndislint.model.RecordSink;

/**
 * The lines of a tracefmt summary, wherever they stand: in a file of their own or at the end of captured console
 * output. They hold the only count of lost events that goes with a text log. Counts of several summaries in a row add
 * up.
 */
final class SummaryLines {
    private static final String FILES = "Files Processed:";

    private boolean isInside;
    private boolean isKnown;
    private long processed;
    private long lost;
    private long unknown;
    private long errors;

    /** Whether the line belongs to a summary; what it says is then taken. */
    boolean take(byte[] b, int from, int to) {
        if (from >= to) {
            return false;
        }
        if (b[from] == 'F' && LineText.startsWith(b, from, to, FILES)) {
            isInside = true;
            return true;
        }
        if (b[from] == 'T') {
            return total(b, from, to);
        }
        return isInside
                && (b[from] == '\t'
                        || b[from] == '+'
                        || b[from] == '|'
                        || LineText.startsWith(b, from, to, "Elapsed Time"));
    }

    /** Whether a line of totals was among them. */
    boolean isKnown() {
        return isKnown;
    }

    /** The number of lost events. */
    long lost() {
        return lost;
    }

    /** Hands the loss to the sink and says what else was counted. */
    void finish(String name, RecordSink sink) {
        if (lost > 0) {
            sink.lostInAll(lost);
            sink.remark(name + ": " + lost + " of " + processed + " events were lost");
        }
        if (unknown > 0) {
            sink.remark(name + ": " + unknown + " of " + processed + " messages had no format");
        }
        if (errors > 0) {
            sink.remark(name + ": " + errors + " messages could not be formatted");
        }
    }

    private boolean total(byte[] b, int from, int to) {
        String[] words = {"", "", "", ""};
        int count = 0;
        int at = from;
        while (at < to) {
            int begin = at;
            while (at < to && b[at] != ' ' && b[at] != '\t') {
                at++;
            }
            if (at > begin) {
                if (count == words.length || at - begin > 20) {
                    return false;
                }
                words[count++] = LineText.of(b, begin, at);
            }
            at++;
        }
        long value = count == words.length && words[0].equals("Total") ? number(words[3]) : -1;
        if (value < 0) {
            return false;
        }
        switch (words[1] + " " + words[2]) {
            case "Buffers Processed" -> isInside = true;
            case "Events Processed" -> processed += value;
            case "Events Lost" -> lost += value;
            case "Format Errors" -> errors += value;
            case "Formats Unknown" -> unknown += value;
            default -> {
                return false;
            }
        }
        isKnown = true;
        return true;
    }

    private static long number(String word) {
        long n = 0;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c < '0' || c > '9' || n > Long.MAX_VALUE / 1000) {
                return -1;
            }
            n = n * 10 + (c - '0');
        }
        return n;
    }
}

package org.ndislint.ingest.tracefmt;

import org.ndislint.ingest.text.LineText;

/**
 * What tools print around messages: headings, trailers, progress, a debugger's prompt. Each is known by how it starts
 * and by something further on, so that a message that goes on over several lines is not taken for one.
 */
final class Chatter {
    /** Pairs: the start, and a text that must follow somewhere (empty: nothing must). */
    private static final String[][] KNOWN = {
        {"(WmiTrace)", ""},
        {"Found Buffers:", "Messages:"},
        {"Total of ", " Messages from "},
        {"Setting log file to:", ""},
        {"Examining ", "for message formats"},
        {"Searching for TMF files on path:", ""},
        {"Logfile ", "OS version"},
        {"Event traces dumped to", ""},
        {"Event Summary dumped to", ""},
        {"*****FormatMessage ", "raised an exception"},
    };

    private static final int MOST_PROMPT = 12;

    private Chatter() {}

    static boolean matches(byte[] b, int from, int to) {
        if (from >= to) {
            return false;
        }
        for (String[] known : KNOWN) {
            if (b[from] == known[0].charAt(0) && LineText.startsWith(b, from, to, known[0])) {
                return known[1].isEmpty() || LineText.indexOf(b, from + known[0].length(), to, known[1]) >= 0;
            }
        }
        return isPrompt(b, from, to);
    }

    /** {@code EventTrace} alone, the first line of some logs. */
    static boolean isEventTrace(byte[] b, int from, int to) {
        return to - from == 10 && LineText.startsWith(b, from, to, "EventTrace");
    }

    /** {@code kd> }, {@code lkd> }, {@code 3: kd> } and what was typed there. */
    private static boolean isPrompt(byte[] b, int from, int to) {
        byte first = b[from];
        if (first != 'k' && first != 'l' && (first < '0' || first > '9')) {
            return false;
        }
        int prompt = LineText.indexOf(b, from, Math.min(to, from + MOST_PROMPT), "kd>");
        for (int i = from; i < prompt; i++) {
            if (b[i] != ' ' && b[i] != ':' && b[i] != 'l' && (b[i] < '0' || b[i] > '9')) {
                return false;
            }
        }
        return prompt >= 0;
    }
}

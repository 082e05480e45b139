package org.ndislint.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What a run has to say in SARIF beside its results: input that could not be read, losses, what is not shown. */
final class SarifNotifications {
    /** Kept of a run; the rest is counted. A damaged file can cause millions. */
    private static final int MOST = 1000;

    /** What is notified about. */
    enum Kind {
        INPUT_ERROR("input-error", "Part of the input, or all of it, could not be read."),
        LOST_RECORDS("lost-records", "The capture lost records, or records in it cannot be parsed."),
        NOT_CHECKED("not-checked", "No call event was recognised, so no rule was checked."),
        NOT_SHOWN("not-shown", "Findings were counted and are not among the results."),
        LEFT_OUT("left-out", "There is more than the limits of code scanning allow.");

        private final String id;
        private final String description;

        Kind(String id, String description) {
            this.id = id;
            this.description = description;
        }
    }

    private final List<String> kept = new ArrayList<>();
    private final Map<Kind, Long> dropped = new EnumMap<>(Kind.class);
    private final JsonText json = new JsonText();

    /**
     * Notes something.
     *
     * @param level {@code error}, {@code warning} or {@code note}
     * @param trace what it is about
     * @param line 1-based, or 0 when the whole trace is meant
     */
    void add(Kind kind, String level, String trace, long line, String text) {
        if (kept.size() >= MOST) {
            dropped.merge(kind, 1L, Long::sum);
            return;
        }
        json.open();
        head(json, kind, level, text);
        json.openArray("locations").open();
        SarifPlace.append(json, trace, line);
        json.close().closeArray().close();
        kept.add(json.text().toString());
        json.clear();
    }

    /** Writes {@code "toolExecutionNotifications": [...]}; {@code leftOut}, unless empty, is the last of them. */
    void append(StringBuilder to, String leftOut) {
        to.append("\"toolExecutionNotifications\":[");
        for (int i = 0; i < kept.size(); i++) {
            to.append(i == 0 ? "\n" : ",\n").append(kept.get(i));
        }
        boolean first = kept.isEmpty();
        for (Map.Entry<Kind, Long> entry : dropped.entrySet()) {
            String text = entry.getValue() + " more notifications of " + entry.getKey().id + " were left out";
            first = last(to, entry.getKey(), text, first);
        }
        if (!leftOut.isEmpty()) {
            last(to, Kind.LEFT_OUT, leftOut, first);
        }
        to.append(']');
    }

    /** Writes {@code "notifications": [...]}: what each kind means. */
    static void appendKinds(JsonText json) {
        json.openArray("notifications");
        for (Kind kind : Kind.values()) {
            json.open().member("id", kind.id);
            json.open("shortDescription").member("text", kind.description).close();
            json.close();
        }
        json.closeArray();
    }

    private boolean last(StringBuilder to, Kind kind, String text, boolean first) {
        json.open();
        head(json, kind, "warning", text);
        json.close();
        to.append(first ? "\n" : ",\n").append(json.text());
        json.clear();
        return false;
    }

    private static void head(JsonText json, Kind kind, String level, String text) {
        json.open("descriptor").member("id", kind.id).close();
        json.member("level", level).open("message").member("text", text).close();
    }
}

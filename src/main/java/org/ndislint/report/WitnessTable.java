package org.ndislint.report;

import java.util.ArrayList;
import java.util.List;
import org.ndislint.monitor.Finding;
import org.ndislint.monitor.Finding.WitnessStep;

/** The records that prove a finding as a small aligned table, with the state at each step. */
final class WitnessTable {
    private static final String EVENT = "event";
    private static final String LINE = "line";
    private static final String RECORD = "record";
    private static final String STATE = "state";
    private static final int GAP = 2;

    private final Finding finding;
    private final String gutter;
    private final TextStyle style;
    private final List<String> records = new ArrayList<>();
    private final List<String> states = new ArrayList<>();
    private int eventWidth = EVENT.length();
    private int lineWidth = LINE.length();
    private int recordWidth = RECORD.length();
    /** Whether record and state fit beside each other; else each state stands below its record. */
    private final boolean wide;

    /**
     * A table of one finding.
     *
     * @param gutter what each line begins with
     */
    WitnessTable(Finding finding, String gutter, TextStyle style) {
        this.finding = finding;
        this.gutter = gutter;
        this.style = style;
        int stateWidth = STATE.length();
        for (WitnessStep step : finding.witness()) {
            String record = InertText.of(step.text());
            String state = InertText.of(step.state());
            records.add(record);
            states.add(state);
            eventWidth = Math.max(eventWidth, Long.toString(step.event()).length());
            lineWidth = Math.max(lineWidth, Long.toString(step.line()).length());
            recordWidth = Math.max(recordWidth, record.length());
            stateWidth = Math.max(stateWidth, state.length());
        }
        wide = indent() + recordWidth + GAP + stateWidth <= style.tableWidth();
    }

    void append(StringBuilder to) {
        if (records.isEmpty()) {
            return;
        }
        begin(to);
        to.append("  ");
        right(to, EVENT, eventWidth);
        to.append("  ");
        right(to, LINE, lineWidth);
        to.append("  ").append(RECORD);
        if (wide) {
            to.append(" ".repeat(recordWidth - RECORD.length() + GAP)).append(STATE);
        } else {
            to.append(", and below it the ").append(STATE);
        }
        to.append('\n');
        if (finding.witnessDropped() > 0) {
            begin(to);
            to.append("  ... ")
                    .append(finding.witnessDropped())
                    .append(finding.witnessDropped() == 1 ? " earlier record is" : " earlier records are")
                    .append(" not shown\n");
        }
        for (int i = 0; i < records.size(); i++) {
            row(to, i);
        }
    }

    private void row(StringBuilder to, int i) {
        WitnessStep step = finding.witness().get(i);
        boolean own = i == records.size() - 1;
        begin(to);
        if (own) {
            Ink.of(finding.rule().severity()).paint(to, style.color(), "* ");
        } else {
            to.append("  ");
        }
        right(to, Long.toString(step.event()), eventWidth);
        to.append("  ");
        right(to, Long.toString(step.line()), lineWidth);
        to.append("  ");
        String record = records.get(i);
        String state = states.get(i);
        if (own) {
            Ink.STRONG.paint(to, style.color(), record);
        } else {
            to.append(record);
        }
        if (!state.isEmpty()) {
            if (wide) {
                to.append(" ".repeat(recordWidth - record.length() + GAP));
            } else {
                to.append('\n');
                begin(to);
                to.append(" ".repeat(indent() - gutter.length() - 1 + GAP * 2));
            }
            to.append(state);
        }
        to.append('\n');
    }

    private void begin(StringBuilder to) {
        Ink.FRAME.paint(to, style.color(), gutter);
        to.append(' ');
    }

    /** Columns before the record. */
    private int indent() {
        return gutter.length() + 1 + GAP + eventWidth + GAP + lineWidth + GAP;
    }

    private static void right(StringBuilder to, String text, int width) {
        to.append(" ".repeat(width - text.length())).append(text);
    }
}

package org.ndislint.minimize;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ndislint.model.CallEvent;
import org.ndislint.model.CaptureFacts;
import org.ndislint.model.EventKind;
import org.ndislint.monitor.Finding;
import org.ndislint.monitor.Monitor;
import org.ndislint.timeline.TraceLog;

/** What a whole trace is convicted of. */
public final class Survey {
    /** Other violations of the same rule that are named. */
    private static final int MOST_OTHERS = 10;
    /** The number that the first record has in findings of a survey: before it is what the user says of the capture. */
    static final long FIRST = 2;

    private final Set<String> keys = new HashSet<>();
    private final List<Long> others = new ArrayList<>();
    private @Nullable Finding target;
    private int targetPosition;
    private long targetNumber;
    private long count;
    private long inconclusive;

    private Survey() {}

    /**
     * Checks a trace.
     *
     * @param monitors makes monitors for its records, which are to tell of what is inconclusive as well
     * @param rule whose violation is wanted, or null for the first of the gravest
     * @param event the number of the record at which it is decided, or 0 for the first
     */
    public static Survey of(TraceLog log, Monitors monitors, CaptureFacts assumed, @Nullable String rule, long event) {
        Survey survey = new Survey();
        CallEvent looked = new CallEvent();
        // Positions are the numbers here, so that a finding tells where its records are.
        Monitor monitor = monitors.open(
                finding -> {
                    if (finding.conclusive()) {
                        int position = position(finding.event());
                        long number = position < 0 ? 0 : log.read(position, looked);
                        survey.take(finding, position, number, position < 0 || looked.kind.isCall(), rule, event);
                    } else if (isWanted(finding, rule)) {
                        survey.inconclusive++;
                    }
                },
                true);
        CallEvent record = new CallEvent();
        head(assumed, record);
        monitor.accept(record, 1);
        for (int i = 0; i < log.size(); i++) {
            log.read(i, record);
            monitor.accept(record, i + FIRST);
        }
        monitor.finish();
        return survey;
    }

    /** The record with which a trace says what its user says of it. */
    static void head(CaptureFacts assumed, CallEvent record) {
        record.clear();
        record.kind = EventKind.CAPTURE;
        record.capture = assumed;
    }

    private static boolean isWanted(Finding finding, @Nullable String rule) {
        return rule == null || finding.rule().id().equals(rule);
    }

    private void take(Finding finding, int position, long number, boolean isCall, @Nullable String rule, long event) {
        keys.add(key(finding, isCall ? position : -1));
        if (!isWanted(finding, rule)) {
            return;
        }
        count++;
        Finding known = target;
        boolean isGraver = known == null
                || finding.rule().severity().compareTo(known.rule().severity()) < 0;
        if (isGraver && (event == 0 || number == event)) {
            if (known != null && others.size() < MOST_OTHERS) {
                others.add(targetNumber);
            }
            target = finding;
            targetPosition = position;
            targetNumber = number;
        } else if (others.size() < MOST_OTHERS) {
            others.add(number);
        }
    }

    /** Where the record is that has a number in findings of a survey; negative if it is none of the trace's. */
    static int position(long number) {
        return (int) (number - FIRST);
    }

    static String key(Finding finding, int position) {
        return finding.rule().id() + '@' + position;
    }

    /** The violation that was asked for, or null if there is none; records are numbered by their position, from 2. */
    public @Nullable Finding target() {
        return target;
    }

    /** Where the record is at which it is decided. */
    int targetPosition() {
        return targetPosition;
    }

    /** Numbers of the records of other violations of the rule, the first ten. */
    public List<Long> others() {
        return others;
    }

    /** How many violations of the rule there are. */
    public long count() {
        return count;
    }

    /** How often the rule, or any if none was named, could not be decided. */
    public long inconclusive() {
        return inconclusive;
    }

    /** Whether the whole trace is convicted of this, too. */
    boolean knows(Finding finding, int position) {
        return keys.contains(key(finding, position));
    }
}

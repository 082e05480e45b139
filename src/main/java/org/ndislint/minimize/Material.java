package org.ndislint.minimize;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ndislint.model.CallEvent;
import org.ndislint.model.CaptureFacts;
import org.ndislint.model.EventKind;
import org.ndislint.timeline.TraceLog;

/**
 * What parts of a trace are made of. Records about calls can be left out. Marks cannot: what was lost between two
 * records, and what the capture says of itself, is as true of a part; marks that meet become one.
 */
final class Material {
    /** Records kept unpacked: more than most searches need at a time. */
    private static final int MOST_UNPACKED = 16_384;

    private final TraceLog log;
    private final CaptureFacts assumed;
    private final List<Integer> marks = new ArrayList<>();
    private final Map<Integer, CallEvent> unpacked = new HashMap<>();
    private int saying;

    /**
     * Goes through the trace once.
     *
     * @param assumed what the user says of the capture, from its start
     */
    Material(TraceLog log, CaptureFacts assumed) {
        this.log = log;
        this.assumed = assumed;
        CallEvent record = new CallEvent();
        saying = assumed.equals(CaptureFacts.NOTHING) ? 0 : 1;
        for (int i = 0; i < log.size(); i++) {
            log.read(i, record);
            if (!record.kind.isCall()) {
                marks.add(i);
            }
            CaptureFacts said = record.capture;
            if (said != null && (i > 0 || saying == 0) && Claims.bearing(said) != null) {
                saying++;
            }
        }
    }

    int size() {
        return log.size();
    }

    /** Whether the capture speaks of itself once, so that it can be quoted in part. */
    boolean speaksOnce() {
        return saying <= 1;
    }

    /** The record at a position; not to be changed. */
    CallEvent record(int position) {
        CallEvent known = unpacked.get(position);
        if (known != null) {
            return known;
        }
        CallEvent record = new CallEvent();
        log.read(position, record);
        if (unpacked.size() < MOST_UNPACKED) {
            unpacked.put(position, record);
        }
        return record;
    }

    /** Forgets what was unpacked: other records are of interest from here on. */
    void turnAway() {
        unpacked.clear();
    }

    /**
     * A part of the trace.
     *
     * @param chosen positions of records about calls, ascending
     * @param claims what the part repeats of the capture's own words
     * @param end the part stands for the trace before this position
     */
    Part part(int[] chosen, Claims claims, int end) {
        Part.Builder out = new Part.Builder();
        boolean isFromStart = false;
        int mark = 0;
        for (int i = 0; i <= chosen.length; i++) {
            int next = i < chosen.length ? chosen[i] : end;
            CaptureFacts facts = i == 0 ? assumed : CaptureFacts.NOTHING;
            Map<Long, Long> lost = new LinkedHashMap<>();
            for (; mark < marks.size() && marks.get(mark) < next; mark++) {
                CallEvent record = record(marks.get(mark));
                CaptureFacts said = record.capture;
                if (record.kind == EventKind.LOST) {
                    lost.merge(record.cpu, record.lostCount, Material::plus);
                } else if (said != null) {
                    facts = facts.replacedBy(said);
                }
            }
            CaptureFacts repeated = speaksOnce() ? claims.of(facts) : Claims.bearing(facts);
            if (repeated != null) {
                CallEvent capture = new CallEvent();
                capture.kind = EventKind.CAPTURE;
                capture.capture = repeated;
                out.add(capture, -1);
                isFromStart |= Boolean.TRUE.equals(repeated.complete()) || Boolean.TRUE.equals(repeated.fromStart());
            }
            if (i > 0 || isFromStart) {
                lost.forEach((cpu, count) -> out.add(loss(cpu, count), -1));
            }
            if (i < chosen.length) {
                out.add(record(next), next);
            }
        }
        return out.build();
    }

    /** All positions of records about calls before an end. */
    int[] calls(int end) {
        int[] calls = new int[end - marksBefore(end)];
        int count = 0;
        int mark = 0;
        for (int i = 0; i < end; i++) {
            if (mark < marks.size() && marks.get(mark) == i) {
                mark++;
            } else {
                calls[count++] = i;
            }
        }
        return calls;
    }

    boolean isMark(int position) {
        return Collections.binarySearch(marks, position) >= 0;
    }

    private int marksBefore(int end) {
        int at = Collections.binarySearch(marks, end);
        return at < 0 ? -at - 1 : at;
    }

    private static CallEvent loss(long cpu, long count) {
        CallEvent lost = new CallEvent();
        lost.kind = EventKind.LOST;
        lost.cpu = cpu;
        lost.lostCount = count;
        return lost;
    }

    /** The sum of two counts of lost records, of which either may not be known. */
    private static long plus(long a, long b) {
        long sum = a + b;
        return a == CallEvent.NOT_RECORDED || b == CallEvent.NOT_RECORDED || sum < 0 ? CallEvent.NOT_RECORDED : sum;
    }
}

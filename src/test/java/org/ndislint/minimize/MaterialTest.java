package org.ndislint.minimize;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ndislint.model.CallEvent;
import org.ndislint.model.CaptureFacts;
import org.ndislint.model.EventKind;
import org.ndislint.model.Symbols;
import org.ndislint.timeline.TraceLog;

class MaterialTest {
    private static final CaptureFacts COMPLETE =
            new CaptureFacts(true, null, null, null, null, null, null, "host", null);

    private static TraceLog log(EventKind... kinds) {
        TraceLog log = new TraceLog(new Symbols(), 10);
        CallEvent event = new CallEvent();
        for (EventKind kind : kinds) {
            event.clear();
            event.kind = kind;
            event.function = kind.isCall() ? 1 : -1;
            event.lostCount = kind == EventKind.LOST ? 2 : CallEvent.NOT_RECORDED;
            log.add(event, 1);
        }
        return log;
    }

    @Test
    void whatTheUserSaysOfTheCaptureIsSaidByThePartButNotItsHost() {
        Part part = new Material(log(EventKind.CALL), COMPLETE).part(new int[] {0}, Claims.ALL, 1);
        assertThat(part.records()).hasSize(2);
        assertThat(part.records().get(0).capture)
                .isEqualTo(new CaptureFacts(true, null, null, null, null, null, null, null, null));
    }

    @Test
    void aPartThatStopsEarlyIsNotCalledComplete() {
        Part part = new Material(log(EventKind.CALL), COMPLETE).part(new int[] {0}, Claims.ALL_BUT_THE_END, 1);
        assertThat(part.records().get(0).capture)
                .isEqualTo(new CaptureFacts(null, true, null, null, null, null, null, null, null));
    }

    @Test
    void lossesThatMeetAreAddedUp() {
        TraceLog log = log(EventKind.CALL, EventKind.LOST, EventKind.CALL, EventKind.LOST, EventKind.CALL);
        Part part = new Material(log, CaptureFacts.NOTHING).part(new int[] {0, 4}, Claims.ALL, 5);
        assertThat(part.records()).hasSize(3);
        assertThat(part.records().get(1).lostCount).isEqualTo(4);
        assertThat(part.calls()).isEqualTo(2);
    }

    @Test
    void recordsComeBackFromTheLogAsTheyWere() {
        TraceLog log = new TraceLog(new Symbols(), 10);
        CallEvent event = new CallEvent();
        for (int i = 0; i < 3000; i++) {
            event.clear();
            event.function = i % 10;
            event.tid = i;
            log.add(event, i + 1L);
        }
        for (int i : new int[] {2999, 0, 1023, 1024, 2500, 7}) {
            assertThat(log.read(i, event)).isEqualTo(i + 1L);
            assertThat(event.tid).isEqualTo(i);
        }
    }
}

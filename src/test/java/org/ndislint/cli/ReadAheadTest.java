package org.ndislint.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ndislint.model.CallEvent;

final class ReadAheadTest {
    private final List<String> received = new ArrayList<>();
    private Thread on = Thread.currentThread();

    private final EventSink receiver = new EventSink() {
        @Override
        public void event(long number, CallEvent event) {
            on = Thread.currentThread();
            if (number == 3_000) {
                throw new IllegalStateException("at " + number);
            }
            received.add("event " + number + " line " + event.line);
        }

        @Override
        public void unreadable(long line) {
            received.add("unreadable " + line);
        }

        @Override
        public void lostInAll(long count) {
            received.add("lost " + count);
        }
    };

    private final ReadAhead ahead = new ReadAhead(receiver);

    /** Sends events, and every hundred events one of everything else; returns what must be received. */
    private List<String> send(int events) {
        List<String> sent = new ArrayList<>();
        CallEvent event = new CallEvent();
        for (int i = 1; i <= events; i++) {
            event.line = i * 2L;
            ahead.event(i, event);
            sent.add("event " + i + " line " + i * 2);
            if (i % 100 == 0) {
                int at = i;
                ahead.unreadable(i);
                ahead.lostInAll(i);
                ahead.then(() -> received.add("action " + at));
                sent.addAll(List.of("unreadable " + i, "lost " + i, "action " + i));
            }
        }
        return sent;
    }

    @Test
    void everythingIsHandedOnInOrderByAnotherThread() {
        List<String> sent = send(2_900);
        ahead.finish();

        assertThat(received).isEqualTo(sent);
        assertThat(on).isNotSameAs(Thread.currentThread());
    }

    @Test
    void aShortTraceNeedsNoOtherThread() {
        List<String> sent = send(200);
        ahead.finish();

        assertThat(received).isEqualTo(sent);
        assertThat(on).isSameAs(Thread.currentThread());
    }

    @Test
    void whatTheReceiverThrowsComesBackToTheCaller() {
        assertThatThrownBy(() -> {
                    send(100_000);
                    ahead.finish();
                })
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("at 3000");
        assertThat(received).noneMatch(text -> text.startsWith("event 3001"));
    }

    @Test
    void itCanBeFinishedAgainAndGoOn() {
        List<String> sent = new ArrayList<>(send(600));
        ahead.finish();
        ahead.finish();
        sent.addAll(send(600));
        ahead.finish();

        assertThat(received).isEqualTo(sent);
    }
}

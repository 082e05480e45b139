package org.ndislint.recognise;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ndislint.model.CallEvent;
import org.ndislint.model.MessageRecord;
import org.ndislint.model.RecordSink;
import org.ndislint.model.Symbols;

class RecognisingSinkTest {
    private final List<String> seen = new ArrayList<>();
    private final RecognisingSink sink = new RecognisingSink(
            new Recogniser(Recognition.CATALOGUE, Recognition.STATUSES, new Symbols()), new Listing(seen));

    /** Writes down what arrives. */
    private record Listing(List<String> seen) implements RecordSink {
        @Override
        public void event(CallEvent event) {
            seen.add("event " + event.line);
        }

        @Override
        public void message(MessageRecord message) {
            seen.add("message " + message.line);
        }

        @Override
        public void malformed(long line, String reason, String text) {
            seen.add("malformed " + line);
        }

        @Override
        public void badField(long line, String reason, String text) {
            seen.add("field " + line);
        }

        @Override
        public void other(LineKind kind, long line, String text) {
            seen.add("other " + line);
        }

        @Override
        public void lostInAll(long count) {
            seen.add("lost " + count);
        }

        @Override
        public void remark(String text) {
            seen.add("remark " + text);
        }

        @Override
        public void cutOff(long line, String reason) {
            seen.add("cut " + line);
        }
    }

    @Test
    void recognisedMessagesGoOnAsEventsAndAllElseAsItCame() throws IOException {
        MessageRecord message = new MessageRecord();
        message.line = 1;
        message.text = "--> MiniportPause";
        sink.message(message);
        message.line = 2;
        message.text = "nothing";
        sink.message(message);
        CallEvent event = new CallEvent();
        event.line = 3;
        sink.event(event);
        sink.malformed(4, "", "");
        sink.badField(5, "", "");
        sink.other(RecordSink.LineKind.BLANK, 6, "");
        sink.lostInAll(7);
        sink.remark("8");
        sink.cutOff(9, "");
        assertThat(seen)
                .containsExactly(
                        "event 1",
                        "message 2",
                        "event 3",
                        "malformed 4",
                        "field 5",
                        "other 6",
                        "lost 7",
                        "remark 8",
                        "cut 9");
    }
}

package org.ndislint.report;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.ndislint.model.CallEvent;
import org.ndislint.model.CaptureFacts;
import org.ndislint.model.EventKind;
import org.ndislint.model.Key;
import org.ndislint.model.Status;
import org.ndislint.model.Value;

/** Call events as members of a JSON object, in the order of the contract. */
final class EventJson {
    private final JsonText json;
    private final EventWords words;

    EventJson(JsonText json, EventWords words) {
        this.json = json;
        this.words = words;
    }

    /** Appends the members of the object that is open. */
    void members(CallEvent event) {
        json.member("event", event.kind.json());
        if (event.kind.isCall()) {
            json.member("fn", words.function(event));
        }
        where(event);
        if (event.status != Status.ABSENT) {
            json.member("status", words.status(event.status));
        }
        if (event.kind == EventKind.LOST && event.lostCount != CallEvent.NOT_RECORDED) {
            json.member("count", event.lostCount);
        }
        keys(event);
        arguments(event);
        CaptureFacts facts = event.capture;
        if (facts != null) {
            capture(facts);
        }
        if (event.extraLength() > 0) {
            json.text()
                    .append(',')
                    .append(new String(event.extraBytes(), 0, event.extraLength(), StandardCharsets.UTF_8));
        }
    }

    private void where(CallEvent event) {
        if (event.timeNanos != CallEvent.NO_TIME) {
            json.instant("time", event.timeNanos);
        }
        if (event.cpu != CallEvent.NOT_RECORDED) {
            json.member("cpu", event.cpu);
        }
        if (event.pid != CallEvent.NOT_RECORDED) {
            json.member("pid", event.pid);
        }
        if (event.tid != CallEvent.NOT_RECORDED) {
            json.member("tid", event.tid);
        }
        if (event.irql >= 0) {
            json.member("irql", event.irql);
        }
        if (event.driver != 0) {
            json.member("driver", words.symbol(event.driver));
        }
    }

    private void keys(CallEvent event) {
        long left = event.present();
        while (left != 0) {
            Key key = Key.of(Long.numberOfTrailingZeros(left));
            left &= left - 1;
            if (key == Key.NBL && event.nblCount() > 1) {
                json.openArray(key.json());
                for (int i = 0; i < event.nblCount(); i++) {
                    element(event.nblTag(i), event.nblBits(i));
                }
                json.closeArray();
            } else if (EventWords.isCount(key) && event.tag(key) == Value.NUMBER && event.bits(key) >= 0) {
                json.member(key.json(), event.bits(key));
            } else {
                member(key.json(), event.tag(key), event.bits(key));
            }
        }
    }

    private void arguments(CallEvent event) {
        if (event.argCount() == 0) {
            return;
        }
        json.open("args");
        for (int i = 0; i < event.argCount(); i++) {
            member(words.symbol(event.argName(i)), event.argTag(i), event.argBits(i));
        }
        json.close();
    }

    private void member(String key, byte tag, long bits) {
        switch (tag) {
            case Value.NUMBER -> json.hex(key, bits);
            case Value.SYMBOL -> json.member(key, words.symbol((int) bits));
            default -> json.member(key, Value.unpack(bits));
        }
    }

    private void element(byte tag, long bits) {
        switch (tag) {
            case Value.NUMBER -> json.hexElement(bits);
            case Value.SYMBOL -> json.element(words.symbol((int) bits));
            default -> json.element(Value.unpack(bits));
        }
    }

    private void capture(CaptureFacts facts) {
        if (facts.complete() != null) {
            json.member("complete", facts.complete());
        }
        if (facts.fromStart() != null) {
            json.member("fromStart", facts.fromStart());
        }
        Set<String> covers = facts.covers();
        if (covers != null) {
            json.openArray("covers");
            for (String kind : new TreeSet<>(covers)) {
                json.element(kind);
            }
            json.closeArray();
        }
        text("names", facts.names());
        if (facts.lost() != null) {
            json.member("lost", facts.lost());
        }
        text("started", facts.started());
        text("stopped", facts.stopped());
        text("host", facts.host());
        if (facts.drivers() != null) {
            json.member("drivers", facts.drivers());
        }
    }

    private void text(String key, @Nullable String value) {
        if (value != null) {
            json.member(key, value);
        }
    }
}

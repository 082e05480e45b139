package org.ndislint.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.ndislint.model.CallEvent;
import org.ndislint.model.CaptureFacts;
import org.ndislint.model.EventKind;
import org.ndislint.model.Key;
import org.ndislint.model.Status;
import org.ndislint.model.Value;

/**
 * {@code shorthand}: one line a record, for people. It has no place for unknown members of a JSON record, for parameters
 * whose names are no plain words or are keys of the contract, nor for lists with a comma in an item.
 */
final class ShorthandEventWriter implements EventWriter {
    private static final long NANOS_PER_DAY = 86_400_000_000_000L;
    private static final int NANOS_PER_SECOND = 1_000_000_000;

    private final Appendable out;
    private final EventWords words;
    private final StringBuilder line = new StringBuilder(256);
    private long leftOut;

    ShorthandEventWriter(Appendable out, EventWords words) {
        this.out = out;
        this.words = words;
    }

    @Override
    public void event(CallEvent event) throws IOException {
        line.append(event.kind.mark());
        if (event.kind.isCall()) {
            line.append(' ');
            value(words.function(event));
        }
        if (event.status != Status.ABSENT) {
            key("status");
            value(words.status(event.status));
        }
        if (event.kind == EventKind.LOST && event.lostCount != CallEvent.NOT_RECORDED) {
            number("count", event.lostCount);
        }
        keys(event);
        arguments(event);
        CaptureFacts facts = event.capture;
        if (facts != null) {
            capture(facts);
        }
        where(event);
        if (event.extraLength() > 0) {
            leftOut++;
        }
        out.append(line.append('\n'));
        line.setLength(0);
    }

    @Override
    public long leftOut() {
        return leftOut;
    }

    private void where(CallEvent event) {
        if (event.driver != 0) {
            key("driver");
            value(words.symbol(event.driver));
        }
        if (event.irql >= 0) {
            number("irql", event.irql);
        }
        if (event.cpu != CallEvent.NOT_RECORDED) {
            number("cpu", event.cpu);
        }
        if (event.pid != CallEvent.NOT_RECORDED) {
            number("pid", event.pid);
        }
        if (event.tid != CallEvent.NOT_RECORDED) {
            number("t", event.tid);
        }
        if (event.timeNanos == CallEvent.NO_TIME) {
            return;
        }
        if (event.timeNanos >= 0 && event.timeNanos < NANOS_PER_DAY) {
            key("ts");
            seconds(event.timeNanos);
        } else {
            key("time");
            IsoTime.append(line, event.timeNanos);
        }
    }

    /** Seconds with as many fractional digits as it takes. */
    private void seconds(long nanos) {
        line.append(nanos / NANOS_PER_SECOND);
        int fraction = (int) (nanos % NANOS_PER_SECOND);
        if (fraction == 0) {
            return;
        }
        line.append('.');
        for (int digit = NANOS_PER_SECOND / 10; fraction > 0; digit /= 10) {
            line.append((char) ('0' + fraction / digit));
            fraction %= digit;
        }
    }

    private void keys(CallEvent event) {
        long left = event.present();
        while (left != 0) {
            Key key = Key.of(Long.numberOfTrailingZeros(left));
            left &= left - 1;
            if (key == Key.NBL && event.nblCount() > 1) {
                nbls(event);
                continue;
            }
            key(key.json());
            if (EventWords.isCount(key) && event.tag(key) == Value.NUMBER) {
                line.append(Long.toUnsignedString(event.bits(key)));
            } else {
                value(event.tag(key), event.bits(key));
            }
        }
    }

    private void nbls(CallEvent event) {
        List<String> values = new ArrayList<>(event.nblCount());
        for (int i = 0; i < event.nblCount(); i++) {
            values.add(words.value(event.nblTag(i), event.nblBits(i)));
        }
        list(Key.NBL.json(), values);
    }

    private void arguments(CallEvent event) {
        for (int i = 0; i < event.argCount(); i++) {
            String name = words.symbol(event.argName(i));
            if (isParameter(name)) {
                key(name);
                value(event.argTag(i), event.argBits(i));
            } else {
                leftOut++;
            }
        }
    }

    private void capture(CaptureFacts facts) {
        if (facts.complete() != null) {
            key("complete");
            line.append(facts.complete());
        }
        if (facts.fromStart() != null) {
            key("fromStart");
            line.append(facts.fromStart());
        }
        list("covers", facts.covers() == null ? null : new TreeSet<>(facts.covers()));
        text("names", facts.names());
        if (facts.lost() != null) {
            number("lost", facts.lost());
        }
        text("started", facts.started());
        text("stopped", facts.stopped());
        text("host", facts.host());
        list("drivers", facts.drivers());
    }

    /** A list, in one pair of quotes if it needs any. An item with a comma, or an empty one, has no place in it. */
    private void list(String key, @Nullable Collection<String> values) {
        if (values == null) {
            return;
        }
        boolean plain = true;
        for (String value : values) {
            if (value.isEmpty() || value.indexOf(',') >= 0) {
                leftOut++;
                return;
            }
            plain &= isPlain(value);
        }
        if (values.isEmpty()) {
            leftOut++;
            return;
        }
        key(key);
        String joined = String.join(",", values);
        if (plain) {
            line.append(joined);
        } else {
            JsonText.quote(line, joined);
        }
    }

    private void text(String key, @Nullable String value) {
        if (value != null) {
            key(key);
            value(value);
        }
    }

    private void key(String key) {
        line.append(' ').append(key).append('=');
    }

    private void number(String key, long value) {
        key(key);
        line.append(value);
    }

    private void value(byte tag, long bits) {
        switch (tag) {
            case Value.NUMBER -> {
                line.append("0x");
                Hex.append(line, bits);
            }
            case Value.SYMBOL -> value(words.symbol((int) bits));
            default -> value(Value.unpack(bits));
        }
    }

    private void value(String value) {
        if (isPlain(value)) {
            line.append(value);
        } else {
            JsonText.quote(line, value);
        }
    }

    /** Whether a value needs no quotes. */
    private static boolean isPlain(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c <= ' ' || c == ',' || c == '"' || c == '#' || c == '\\' || c >= 0x7f) {
                return false;
            }
        }
        return !value.isEmpty();
    }

    /** Whether a name can stand as a key and would be read as a parameter's. */
    private static boolean isParameter(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c <= ' ' || c == '=' || c == '"' || c == '#' || c >= 0x7f) {
                return false;
            }
        }
        return !name.isEmpty() && !isContractKey(name);
    }

    private static boolean isContractKey(String name) {
        return switch (name) {
            case "event",
                    "fn",
                    "time",
                    "ts",
                    "t",
                    "cpu",
                    "pid",
                    "tid",
                    "irql",
                    "driver",
                    "status",
                    "args",
                    "complete",
                    "fromStart",
                    "covers",
                    "names",
                    "lost",
                    "started",
                    "stopped",
                    "host",
                    "drivers" -> true;
            default -> Key.find(name) != null;
        };
    }
}

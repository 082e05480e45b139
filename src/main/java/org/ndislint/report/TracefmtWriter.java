package org.ndislint.report;

import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.ndislint.model.CallEvent;
import org.ndislint.model.MessageRecord;

/**
 * Messages as tracefmt prints them with its default prefix, times in UTC with seven fractional digits as under
 * {@code -hires}: {@code [0]0004.0058::07/31/2026-03:16:11.4509421 [module]text}. A message that consists of fields is
 * an object, as tracefmt writes TraceLogging events.
 */
public final class TracefmtWriter {
    private static final int LEAST_DIGITS = 4;
    private static final String NO_TIME = "00/00/0000-00:00:00.000";

    private final Appendable out;
    private final StringBuilder line = new StringBuilder(256);
    private final StringBuilder time = new StringBuilder(32);
    private final JsonText json = new JsonText();

    public TracefmtWriter(Appendable out) {
        this.out = out;
    }

    /** Writes a message. */
    public void message(MessageRecord message) throws IOException {
        line.setLength(0);
        line.append('[').append(Math.max(0, message.cpu)).append(']');
        hex(message.pid);
        line.append('.');
        hex(message.tid);
        line.append("::");
        time(message.timeNanos);
        String module = message.module;
        line.append(" [").append(module == null ? "" : InertText.of(module)).append(']');
        if (message.text.isEmpty() && !message.fields.isEmpty()) {
            object(message);
        } else {
            line.append(InertText.of(message.text));
        }
        out.append(line.append('\n'));
    }

    /** Writes a message without wording, which tracefmt gives no prefix. */
    public void unknown(String text) throws IOException {
        out.append(InertText.of(text)).append('\n');
    }

    private void object(MessageRecord message) {
        json.clear();
        json.open();
        for (MessageRecord.Field field : message.fields) {
            json.member(field.name(), field.value());
        }
        json.open("meta");
        member("provider", message.module);
        member("event", message.eventName);
        if (message.timeNanos != CallEvent.NO_TIME) {
            json.instant("time", message.timeNanos);
        }
        json.member("cpu", Math.max(0, message.cpu));
        json.member("pid", Math.max(0, message.pid)).member("tid", Math.max(0, message.tid));
        member("level", message.level);
        member("keywords", message.flags);
        json.close().close();
        line.append(json.text());
    }

    private void member(String key, @Nullable String value) {
        if (value != null) {
            json.member(key, value);
        }
    }

    private void hex(long id) {
        String digits = Long.toHexString(Math.max(0, id)).toUpperCase(Locale.ROOT);
        line.append("0".repeat(Math.max(0, LEAST_DIGITS - digits.length()))).append(digits);
    }

    private void time(long nanos) {
        if (nanos == CallEvent.NO_TIME) {
            line.append(NO_TIME);
            return;
        }
        time.setLength(0);
        IsoTime.append(time, nanos);
        line.append(time, 5, 7)
                .append('/')
                .append(time, 8, 10)
                .append('/')
                .append(time, 0, 4)
                .append('-');
        line.append(time, 11, 27);
    }
}

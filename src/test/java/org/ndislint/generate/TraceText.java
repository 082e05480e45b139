package org.ndislint.generate;

import java.util.ArrayList;
import java.util.List;
import org.ndislint.catalogue.Catalogue;
import org.ndislint.model.CallEvent;
import org.ndislint.model.CaptureFacts;
import org.ndislint.model.Key;
import org.ndislint.model.Status;
import org.ndislint.model.Symbols;
import org.ndislint.model.Value;

/** The shorthand text of recorded events, for tests and their messages. */
public final class TraceText {
    private final Catalogue catalogue;
    private final Symbols symbols;

    public TraceText(Catalogue catalogue, Symbols symbols) {
        this.catalogue = catalogue;
        this.symbols = symbols;
    }

    public List<String> lines(List<CallEvent> events) {
        List<String> lines = new ArrayList<>();
        for (CallEvent event : events) {
            lines.add(line(event));
        }
        return lines;
    }

    public String name(CallEvent event) {
        if (event.spelling != 0) {
            return symbols.text(event.spelling);
        }
        return event.function >= 0 ? catalogue.name(event.function) : symbols.text(event.unknownFunction);
    }

    public String line(CallEvent event) {
        StringBuilder text = new StringBuilder().append(event.kind.mark());
        if (event.kind.isCall()) {
            text.append(' ').append(name(event));
        }
        if (event.capture != null) {
            capture(text, event.capture);
        }
        if (event.lostCount != CallEvent.NOT_RECORDED) {
            text.append(" count=").append(event.lostCount);
        }
        if (event.status != Status.ABSENT) {
            text.append(" status=").append(status(event.status));
        }
        for (int i = 0; i < Key.count(); i++) {
            Key key = Key.of(i);
            if (event.has(key) && key != Key.NBL) {
                text.append(' ').append(key.json()).append('=').append(value(event, key));
            }
        }
        for (int i = 0; i < event.nblCount(); i++) {
            text.append(i == 0 ? " nbl=" : ",").append(Value.text(event.nblTag(i), event.nblBits(i), symbols));
        }
        for (int i = 0; i < event.argCount(); i++) {
            text.append(' ')
                    .append(symbols.text(event.argName(i)))
                    .append('=')
                    .append(Value.text(event.argTag(i), event.argBits(i), symbols));
        }
        number(text, "irql", event.irql);
        number(text, "t", event.tid);
        number(text, "cpu", event.cpu);
        if (event.driver != 0) {
            text.append(" driver=").append(symbols.text(event.driver));
        }
        return text.toString();
    }

    String value(CallEvent event, Key key) {
        if (event.isNull(key)) {
            return "NULL";
        }
        boolean integer = key.type() == Key.Type.NOTE || key == Key.COUNT || key == Key.PORT;
        return integer ? Long.toString(event.bits(key)) : Value.text(event.tag(key), event.bits(key), symbols);
    }

    private static void number(StringBuilder text, String key, long value) {
        if (value >= 0) {
            text.append(' ').append(key).append('=').append(value);
        }
    }

    private static void capture(StringBuilder text, CaptureFacts facts) {
        if (facts.complete() != null) {
            text.append(" complete=").append(facts.complete());
        }
        if (facts.fromStart() != null) {
            text.append(" fromStart=").append(facts.fromStart());
        }
        if (facts.covers() != null) {
            text.append(" covers=")
                    .append(String.join(",", facts.covers().stream().sorted().toList()));
        }
        if (facts.names() != null) {
            text.append(" names=").append(facts.names());
        }
        if (facts.lost() != null) {
            text.append(" lost=").append(facts.lost());
        }
        if (facts.drivers() != null) {
            text.append(" drivers=").append(String.join(",", facts.drivers()));
        }
    }

    private static String status(long status) {
        if (status == Status.SUCCESS) {
            return "NDIS_STATUS_SUCCESS";
        }
        return status == Status.PENDING ? "NDIS_STATUS_PENDING" : "0x" + Long.toHexString(status);
    }
}

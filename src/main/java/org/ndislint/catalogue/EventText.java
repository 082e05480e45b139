package org.ndislint.catalogue;

import org.ndislint.model.CallEvent;
import org.ndislint.model.Irql;
import org.ndislint.model.Key;
import org.ndislint.model.Status;
import org.ndislint.model.Symbols;
import org.ndislint.model.Value;

/** Words a call event as people write it: one line of the shorthand of the contract, section 1.2. */
public final class EventText {
    private final Catalogue catalogue;
    private final StatusNames statuses;
    private final Symbols symbols;

    public EventText(Catalogue catalogue, StatusNames statuses, Symbols symbols) {
        this.catalogue = catalogue;
        this.statuses = statuses;
        this.symbols = symbols;
    }

    /** The function's name as recorded: an alias stays an alias. */
    public String functionName(CallEvent event) {
        if (event.spelling != 0) {
            return symbols.text(event.spelling);
        }
        return event.function >= 0 ? catalogue.name(event.function) : symbols.text(event.unknownFunction);
    }

    /** A status in words: its name, or its number in hex. */
    public String status(long status) {
        if (status == Status.TRUE) {
            return "TRUE";
        }
        if (status == Status.FALSE) {
            return "FALSE";
        }
        return Status.isUnknownName(status) ? symbols.text(Status.symbol(status)) : statuses.text(status);
    }

    /** The record of a call, without time and line: what matters in a witness. */
    public String text(CallEvent event) {
        StringBuilder out = new StringBuilder(96);
        appendCall(event, false, out);
        appendLevel(event, out);
        appendDriver(event, out);
        appendThread(event, out);
        return out.toString();
    }

    /** All of an event but its time and place: also the processor, each buffer of a chain, and how many were lost. */
    public String whole(CallEvent event) {
        StringBuilder out = new StringBuilder(96);
        if (event.kind.isCall()) {
            appendCall(event, true, out);
        } else {
            out.append(event.kind.mark());
        }
        if (event.lostCount >= 0) {
            out.append(" count=").append(event.lostCount);
        }
        appendLevel(event, out);
        if (event.cpu != CallEvent.NOT_RECORDED) {
            out.append(" cpu=").append(event.cpu);
        }
        appendThread(event, out);
        appendDriver(event, out);
        return out.toString();
    }

    /** The record of a call without where it ran: for tables that have columns for that. */
    public String call(CallEvent event) {
        StringBuilder out = new StringBuilder(96);
        appendCall(event, false, out);
        appendDriver(event, out);
        return out.toString();
    }

    private void appendCall(CallEvent event, boolean wholeChain, StringBuilder out) {
        out.append(event.kind.mark()).append(' ').append(functionName(event));
        if (event.status != Status.ABSENT) {
            out.append(" status=").append(status(event.status));
        }
        for (long rest = event.present(); rest != 0; rest &= rest - 1) {
            Key key = Key.of(Long.numberOfTrailingZeros(rest));
            out.append(' ').append(key.json()).append('=');
            quote(Value.text(event.tag(key), event.bits(key), symbols), out);
            for (int i = 1; key == Key.NBL && wholeChain && i < event.nblCount(); i++) {
                quote(Value.text(event.nblTag(i), event.nblBits(i), symbols), out.append(','));
            }
        }
        for (int i = 0; i < event.argCount(); i++) {
            out.append(' ').append(symbols.text(event.argName(i))).append('=');
            quote(Value.text(event.argTag(i), event.argBits(i), symbols), out);
        }
    }

    private static void appendLevel(CallEvent event, StringBuilder out) {
        if (event.irql >= 0) {
            out.append(" irql=").append(Irql.text(event.irql));
        }
    }

    private static void appendThread(CallEvent event, StringBuilder out) {
        if (event.tid != CallEvent.NOT_RECORDED) {
            out.append(" t=").append(event.tid);
        }
    }

    private void appendDriver(CallEvent event, StringBuilder out) {
        if (event.driver != 0) {
            out.append(" driver=");
            quote(symbols.text(event.driver), out);
        }
    }

    private static void quote(String value, StringBuilder out) {
        boolean plain = !value.isEmpty();
        for (int i = 0; i < value.length() && plain; i++) {
            char c = value.charAt(i);
            plain = c > ' ' && c != ',' && c != '"' && c != '#' && c != '\\' && c < 0x7F;
        }
        if (plain) {
            out.append(value);
            return;
        }
        out.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ' || c == 0x7F) {
                out.append(String.format(java.util.Locale.ROOT, "\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}

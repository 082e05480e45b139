package org.ndislint.recognise;

import org.ndislint.catalogue.Catalogue;
import org.ndislint.catalogue.StatusNames;
import org.ndislint.model.CallEvent;
import org.ndislint.model.Irql;
import org.ndislint.model.Key;
import org.ndislint.model.Status;
import org.ndislint.model.Symbols;
import org.ndislint.model.Value;

/** Writes an event as one line of the shorthand, for messages about mappings. Place and time are left out. */
public final class EventText {
    private final Catalogue catalogue;
    private final StatusNames statuses;
    private final Symbols symbols;

    public EventText(Catalogue catalogue, StatusNames statuses, Symbols symbols) {
        this.catalogue = catalogue;
        this.statuses = statuses;
        this.symbols = symbols;
    }

    /** The line, without a line end; keys in the contract's order. */
    public String of(CallEvent event) {
        StringBuilder line = new StringBuilder();
        line.append(event.kind.mark());
        if (event.function >= 0) {
            String spelled = event.spelling == 0 ? catalogue.name(event.function) : symbols.text(event.spelling);
            line.append(' ').append(spelled);
        }
        if (event.status != Status.ABSENT) {
            pair(line, "status", status(event.status));
        }
        for (int i = 0; i < Key.count(); i++) {
            Key key = Key.of(i);
            if (key == Key.NBL && event.nblCount() > 0) {
                pair(line, key.json(), nbls(event));
            } else if (event.has(key)) {
                pair(line, key.json(), value(event.tag(key), event.bits(key)));
            }
        }
        for (int i = 0; i < event.argCount(); i++) {
            pair(line, symbols.text(event.argName(i)), value(event.argTag(i), event.argBits(i)));
        }
        if (event.lostCount >= 0) {
            pair(line, "count", Long.toString(event.lostCount));
        }
        if (event.irql >= 0) {
            pair(line, "irql", Irql.text(event.irql));
        }
        if (event.cpu >= 0) {
            pair(line, "cpu", Long.toString(event.cpu));
        }
        if (event.tid >= 0) {
            pair(line, "t", Long.toString(event.tid));
        }
        if (event.driver != 0) {
            pair(line, "driver", symbols.text(event.driver));
        }
        return line.toString();
    }

    private String status(long status) {
        if (status == Status.TRUE) {
            return "TRUE";
        }
        if (status == Status.FALSE) {
            return "FALSE";
        }
        return Status.isUnknownName(status) ? symbols.text(Status.symbol(status)) : statuses.text(status);
    }

    private String nbls(CallEvent event) {
        StringBuilder list = new StringBuilder();
        for (int i = 0; i < event.nblCount(); i++) {
            list.append(i == 0 ? "" : ",").append(value(event.nblTag(i), event.nblBits(i)));
        }
        return list.toString();
    }

    private String value(byte tag, long bits) {
        return tag == Value.NUMBER && bits == 0 ? "0x0" : Value.text(tag, bits, symbols);
    }

    private static void pair(StringBuilder line, String key, String value) {
        line.append(' ').append(key).append('=');
        boolean quoted = value.isEmpty();
        for (int i = 0; i < value.length() && !quoted; i++) {
            char c = value.charAt(i);
            quoted = c == ' ' || c == '\t' || c == '"' || c == '#' || c == ',' || c < ' ';
        }
        if (!quoted || key.equals("nbl")) {
            line.append(value);
            return;
        }
        line.append('"')
                .append(value.replace("\\", "\\\\").replace("\"", "\\\""))
                .append('"');
    }
}

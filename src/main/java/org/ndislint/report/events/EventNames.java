package org.ndislint.report.events;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.ndislint.catalogue.Catalogue;
import org.ndislint.catalogue.StatusNames;
import org.ndislint.model.CallEvent;
import org.ndislint.model.Key;
import org.ndislint.model.Status;
import org.ndislint.model.Symbols;
import org.ndislint.model.Value;

/**
 * The texts behind the numbers of an event.
 *
 * @param catalogue names of functions
 * @param symbols the table the events were decoded with
 * @param statuses names of statuses
 */
public record EventNames(Catalogue catalogue, Symbols symbols, StatusNames statuses) {
    /** The function as it was spelled in the record. */
    public String function(CallEvent event) {
        if (event.function < 0) {
            return symbols.text(event.unknownFunction);
        }
        return event.spelling == 0 ? catalogue.name(event.function) : symbols.text(event.spelling);
    }

    public String status(long status) {
        if (status == Status.TRUE) {
            return "TRUE";
        }
        if (status == Status.FALSE) {
            return "FALSE";
        }
        return Status.isUnknownName(status) ? symbols.text(Status.symbol(status)) : statuses.text(status);
    }

    /** A value as text that reads back the same under a key. */
    String value(Key key, byte tag, long bits) {
        if (key.isHandleLike() && tag == Value.NUMBER && bits == 0) {
            return "NULL";
        }
        return isInteger(key, tag) ? Long.toUnsignedString(bits) : Value.text(tag, bits, symbols);
    }

    /** Whether a value is written as an integer: in NDJSON without quotes. */
    static boolean isInteger(Key key, byte tag) {
        return tag == Value.NUMBER
                && switch (key) {
                    case PORT, COUNT, INTERNAL, NULL_HANDLERS -> true;
                    default -> false;
                };
    }

    /** In an order of their own, as sets have none. */
    static List<String> sorted(Set<String> covers) {
        List<String> sorted = new ArrayList<>(covers);
        Collections.sort(sorted);
        return sorted;
    }
}

package org.ndislint.report;

import org.ndislint.catalogue.Catalogue;
import org.ndislint.catalogue.EventText;
import org.ndislint.catalogue.StatusNames;
import org.ndislint.model.CallEvent;
import org.ndislint.model.Key;
import org.ndislint.model.Symbols;
import org.ndislint.model.Value;

/** The words behind the numbers of the events of one trace. */
final class EventWords {
    private final Symbols symbols;
    private final EventText text;

    EventWords(Symbols symbols, Catalogue catalogue, StatusNames statuses) {
        this.symbols = symbols;
        this.text = new EventText(catalogue, statuses, symbols);
    }

    /** The function's name as recorded: an alias stays an alias. */
    String function(CallEvent event) {
        return text.functionName(event);
    }

    /** A status that was recorded. */
    String status(long status) {
        return text.status(status);
    }

    String symbol(int id) {
        return symbols.text(id);
    }

    /** A value for people. */
    String value(byte tag, long bits) {
        return Value.text(tag, bits, symbols);
    }

    /** Whether a number under this key is written as an integer, not in hex. */
    static boolean isCount(Key key) {
        return switch (key) {
            case PORT, COUNT, INTERNAL, NULL_HANDLERS -> true;
            default -> false;
        };
    }
}

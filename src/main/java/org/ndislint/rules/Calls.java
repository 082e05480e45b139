package org.ndislint.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ndislint.catalogue.Catalogue;
import org.ndislint.model.CallEvent;

/** Every call that packs may name, by number: those of the catalogue, and after them those that packs declare. */
final class Calls {
    private final Catalogue catalogue;
    private final List<String> declared = new ArrayList<>();
    private int[] makers = new int[4];
    private int[] symbols = new int[4];

    Calls(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * Declares a call that the catalogue does not know. Declared again it stays what it is.
     *
     * @param kinds of driver that make its records ({@link org.ndislint.catalogue.DriverKind} bits), 0 if not told
     * @param symbol of the name in every run
     */
    void declare(String name, int kinds, int symbol) {
        int known = declared.indexOf(name);
        int at = known < 0 ? declared.size() : known;
        if (known < 0) {
            declared.add(name);
        }
        if (at == makers.length) {
            makers = Arrays.copyOf(makers, at * 2);
            symbols = Arrays.copyOf(symbols, at * 2);
        }
        makers[at] |= kinds;
        symbols[at] = symbol;
    }

    Catalogue catalogue() {
        return catalogue;
    }

    int size() {
        return catalogue.size() + declared.size();
    }

    /** The number of a call, or -1. */
    int find(String name) {
        int id = catalogue.find(name);
        int at = id >= 0 ? -1 : declared.indexOf(name);
        return at < 0 ? id : catalogue.size() + at;
    }

    String name(int id) {
        return id < catalogue.size() ? catalogue.name(id) : declared.get(id - catalogue.size());
    }

    /** The kinds of driver in which the records of a call are made; 0 if not told. */
    int makers(int id) {
        return id < catalogue.size() ? catalogue.kindsMaking(id) : makers[id - catalogue.size()];
    }

    /** The number of an event's call, or -1. Allocates nothing. */
    int number(CallEvent event) {
        if (event.function >= 0 || event.unknownFunction == 0) {
            return event.function;
        }
        for (int i = 0; i < declared.size(); i++) {
            if (symbols[i] == event.unknownFunction) {
                return catalogue.size() + i;
            }
        }
        return -1;
    }
}

package org.ndislint.generate;

import org.ndislint.model.Symbols;

/** A loaded driver, as far as records name it. */
final class Driver {
    final String name;
    /** The name's symbol. */
    final int symbol;

    Driver(String name, Symbols symbols) {
        this.name = name;
        this.symbol = symbols.id(name);
    }

    @Override
    public String toString() {
        return name;
    }
}

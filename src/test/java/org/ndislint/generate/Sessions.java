package org.ndislint.generate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.ndislint.catalogue.Catalogue;
import org.ndislint.model.CallEvent;
import org.ndislint.model.Symbols;

/** A generated session held in memory, for tests. */
public record Sessions(List<CallEvent> events, Manifest manifest, TraceText text, Symbols symbols) {
    private static final Catalogue CATALOGUE = Catalogue.load();

    public static Sessions of(GeneratorOptions options) {
        Symbols symbols = new Symbols();
        List<CallEvent> events = new ArrayList<>();
        try {
            Manifest manifest = Generator.run(options, CATALOGUE, symbols, event -> {
                CallEvent copy = new CallEvent();
                copy.copyFrom(event);
                events.add(copy);
            });
            return new Sessions(events, manifest, new TraceText(CATALOGUE, symbols), symbols);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<String> lines() {
        return text.lines(events);
    }
}

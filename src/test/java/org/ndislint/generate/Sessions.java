package org.ndislint.generate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.ndislint.catalogue.Catalogue;
import org.ndislint.generate.GeneratorOptions.Managers;
import org.ndislint.model.CallEvent;
import org.ndislint.model.Symbols;

/** A generated session held in memory, for tests. */
public record Sessions(List<CallEvent> events, Manifest manifest, TraceText text, Symbols symbols) {
    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final int MOST_SEEDS = 60;

    public static Sessions of(GeneratorOptions options) {
        return of(options, new Symbols());
    }

    /** A session of so many events with a defect, in the setting that it needs; the seed also tells the place. */
    public static GeneratorOptions planted(Defect defect, long seed, int events) {
        Managers managers = switch (defect.setting()) {
            case STAND_ALONE, TRAFFIC_STAND_ALONE -> Managers.STAND_ALONE;
            case MCM, MCM_SOURCE_NAMES -> Managers.MCM;
            case ANY, LEVELS, TRAFFIC -> Managers.DRAWN;
        };
        return GeneratorOptions.legal(seed, events).with(managers).with(defect, (int) (seed % 3));
    }

    /** The first few sessions, by their seeds, that have a place for a defect; fewer if many seeds have none. */
    public static List<Sessions> withDefect(Defect defect, int events, int count, Supplier<Symbols> symbols) {
        List<Sessions> found = new ArrayList<>();
        for (long seed = 0; seed < MOST_SEEDS && found.size() < count; seed++) {
            Sessions session = of(planted(defect, seed, events), symbols.get());
            if (session.manifest().planted() != null) {
                found.add(session);
            }
        }
        return found;
    }

    /** What was planted. */
    public Planted planted() {
        Planted planted = manifest.planted();
        if (planted == null) {
            throw new IllegalStateException("a session without a defect");
        }
        return planted;
    }

    public static Sessions of(GeneratorOptions options, Symbols symbols) {
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

package org.ndislint.mutation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The scenarios that are written down, a file a pack. */
final class Scenarios {
    private Scenarios() {}

    /** Those of a pack; empty if it has no file. */
    static List<Scenario> of(String pack) {
        return ScenarioFile.read(pack + ".scenarios", lines(pack + ".scenarios"));
    }

    static List<Scenario> all(PackSet set) {
        List<Scenario> out = new ArrayList<>();
        set.packs().keySet().forEach(pack -> out.addAll(of(pack)));
        return out;
    }

    /** The lines of a file beside this class; none if there is none. */
    static List<String> lines(String name) {
        try (InputStream in = Scenarios.class.getResourceAsStream(name)) {
            return in == null
                    ? List.of()
                    : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

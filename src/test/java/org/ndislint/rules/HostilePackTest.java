package org.ndislint.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ndislint.catalogue.Catalogue;
import org.ndislint.catalogue.StatusNames;
import org.ndislint.cli.TextMutator;

/**
 * A damaged rule pack compiles, or the error names its file and a place in it; packs are the built-in ones, which use
 * all of the language. With {@code -Dndislint.mutations=100000} a long run; the usual one is short.
 */
class HostilePackTest {
    private static final int MUTATIONS = Integer.getInteger("ndislint.mutations", 200);

    private final Catalogue catalogue = Catalogue.load();
    private final StatusNames statuses = StatusNames.load();

    private static byte[] yaml(String pack) throws IOException {
        try (InputStream in = Packs.class.getResourceAsStream(pack + ".yaml")) {
            assertThat(in).isNotNull();
            return in.readAllBytes();
        }
    }

    private static PackNode node(String pack, byte[] yaml) throws PackException {
        return PackYaml.read(pack + ".yaml", new ByteArrayInputStream(yaml));
    }

    private void compile(List<PackNode> packs) throws PackException {
        PackCompiler compiler = new PackCompiler(catalogue, statuses);
        for (PackNode pack : packs) {
            compiler.add(pack);
        }
        compiler.compile(() -> packs);
    }

    @Test
    void aDamagedPackCompilesOrIsRefusedWithItsPlace() throws IOException, PackException {
        List<byte[]> texts = new ArrayList<>();
        List<PackNode> sound = new ArrayList<>();
        for (String name : Packs.names()) {
            texts.add(yaml(name));
            sound.add(node(name, yaml(name)));
        }
        TextMutator mutator = new TextMutator(texts);
        int refused = 0;
        for (int seed = 0; seed < MUTATIONS; seed++) {
            int which = seed % texts.size();
            byte[] damaged = mutator.mutate(texts.get(which), seed);
            // What builds on it is left away: it would only be the next to fail.
            List<PackNode> packs = new ArrayList<>(sound.subList(0, which));
            try {
                packs.add(node(Packs.names().get(which), damaged));
                compile(packs);
            } catch (PackException e) {
                refused++;
                assertThat(e).as("seed " + seed).hasMessageMatching("(?s)[a-z-]+\\.yaml:[1-9][0-9]*:[1-9][0-9]*: .+");
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError(Packs.names().get(which) + " damaged by seed " + seed, e);
            }
        }
        assertThat(refused).isBetween(MUTATIONS / 10, MUTATIONS);
    }
}

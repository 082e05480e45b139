package org.ndislint.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ndislint.catalogue.Catalogue;
import org.ndislint.catalogue.StatusNames;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The packs have every rule of the reference, where the reference is present. */
class RuleCoverageTest {
    /** Rules of the reference that no pack has, each with the reason. */
    private static final Set<String> LEFT_OUT = Set.of(
            // Compares each list with all that are in flight on its VC; it only checks how a trace was put together.
            "NBL-SEND-ORDER");

    private static Path reference() {
        String shared = System.getProperty("ndislint.shared");
        return Path.of(shared == null ? "../shared" : shared).resolve("reference/rules");
    }

    private static Set<String> wanted() throws IOException {
        assumeTrue(
                Files.isDirectory(reference()),
                "NOT CHECKED: the reference rules are not at " + reference().toAbsolutePath());
        Set<String> ids = new TreeSet<>();
        List<Path> files;
        try (Stream<Path> all = Files.list(reference())) {
            files = all.filter(file -> file.toString().endsWith(".json")).toList();
        }
        for (Path file : files) {
            for (JsonNode rule : new ObjectMapper().readTree(Files.readString(file))) {
                ids.add(rule.get("id").asString());
            }
        }
        return ids;
    }

    private static Set<String> present() {
        Set<String> ids = new HashSet<>();
        for (Program.CompiledRule rule :
                Packs.builtIn(Catalogue.load(), StatusNames.load()).rules()) {
            ids.add(rule.info().id());
        }
        return ids;
    }

    @Test
    void everyRuleOfTheReferenceIsInAPackOrLeftOutForAReason() throws IOException {
        Set<String> missing = wanted();
        missing.removeAll(present());
        assertThat(missing).isEqualTo(LEFT_OUT);
    }

    @Test
    void noPackHasARuleThatTheReferenceDoesNotKnow() throws IOException {
        Set<String> wanted = wanted();
        assertThat(wanted).containsAll(present());
    }
}

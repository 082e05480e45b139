package org.ndislint.catalogue;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The details of one family of entry points: {@code details/<family>.txt}, cut into blocks. A block is the entry's name
 * on a line of its own and below it indented lines, each a word that says what it is and its value.
 */
final class FamilyPages {
    private final String resource;
    private final Map<String, List<String>> blocks;

    private FamilyPages(String resource, Map<String, List<String>> blocks) {
        this.resource = resource;
        this.blocks = Map.copyOf(blocks);
    }

    static FamilyPages load(String family) {
        String resource = "details/" + family + ".txt";
        Map<String, List<String>> blocks = new HashMap<>();
        String text = new String(Resource.bytes(resource), StandardCharsets.UTF_8);
        int at = 0;
        while (at < text.length()) {
            int end = text.indexOf("\n\n", at);
            end = end < 0 ? text.length() : end;
            List<String> lines = List.of(text.substring(at, end).split("\n", 0));
            if (blocks.put(lines.get(0), lines.subList(1, lines.size())) != null) {
                throw Resource.damaged(resource, lines.get(0), "each entry once");
            }
            at = end + 2;
        }
        return new FamilyPages(resource, blocks);
    }

    /** Where these pages were read, for messages. */
    String resource() {
        return resource;
    }

    /** The lines of an entry, indented as they stand. */
    List<String> lines(String name) {
        List<String> lines = blocks.get(name);
        if (lines == null) {
            throw Resource.damaged(resource, name, "an entry of that name");
        }
        return lines;
    }
}

package org.ndislint.recognise;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What recognised how many messages.
 *
 * @param rules of a mapping file, in its order; messages that a rule called no events count with it too
 * @param handlers names of a mapping file's handler table, in its order
 * @param conventions built-in ones, handlers included
 * @param columns rows that the columns of a mapping file made events of
 * @param unrecognised messages that nothing recognised
 * @param outsideLine messages that do not begin as a mapping file's {@code line} says
 */
public record Tally(
        List<Entry> rules,
        List<Entry> handlers,
        Map<Convention, Long> conventions,
        long columns,
        long unrecognised,
        long outsideLine) {

    public Tally {
        rules = List.copyOf(rules);
        handlers = List.copyOf(handlers);
        conventions = Collections.unmodifiableMap(new LinkedHashMap<>(conventions));
    }

    /**
     * One rule or handler.
     *
     * @param name its name
     * @param line where it stands in the mapping file, or 0
     * @param count messages
     */
    public record Entry(String name, int line, long count) {}
}

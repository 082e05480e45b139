package org.ndislint.ingest.etl.event;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ndislint.ingest.wpp.ValueNames;

/** Keeps what several manifests say alike once: then to be the same is to be equal, and costs nothing to find out. */
final class SchemaPool {
    private final Map<String, String> texts = new HashMap<>();
    private final Map<List<ValueNames.Entry>, ValueNames> names = new HashMap<>();
    private final Map<List<EventField>, List<EventField>> fields = new HashMap<>();

    String text(String text) {
        String known = texts.putIfAbsent(text, text);
        return known == null ? text : known;
    }

    ValueNames names(List<ValueNames.Entry> entries) {
        return names.computeIfAbsent(List.copyOf(entries), ValueNames::new);
    }

    /** Fields whose names of values came from here. */
    List<EventField> fields(List<EventField> list) {
        List<EventField> copy = List.copyOf(list);
        List<EventField> known = fields.putIfAbsent(copy, copy);
        return known == null ? copy : known;
    }
}

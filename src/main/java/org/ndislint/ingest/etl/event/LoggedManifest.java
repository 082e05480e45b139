package org.ndislint.ingest.etl.event;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One manifest: the schemas of a provider's events, or why there are none. Immutable; equal only to itself. */
final class LoggedManifest {
    private static final int LEAST_BYTES = 512;

    private final String provider;
    private final Map<Integer, EventSchema> events;
    private final long bytes;
    private final @Nullable String problem;

    LoggedManifest(String provider, Map<Integer, EventSchema> events, long bytes) {
        this.provider = provider;
        this.events = Map.copyOf(events);
        this.bytes = bytes + LEAST_BYTES;
        this.problem = null;
    }

    /** One that cannot be read; some of it may be kept all the same. */
    LoggedManifest(String problem, long bytes) {
        this.provider = "";
        this.events = Map.of();
        this.bytes = bytes + LEAST_BYTES;
        this.problem = problem;
    }

    /** The key of an event in the map of them. */
    static int key(int id, int version) {
        return id << 8 | version;
    }

    @Nullable
    EventSchema find(int id, int version) {
        return events.get(key(id, version));
    }

    String provider() {
        return provider;
    }

    /** What it takes in memory, about. */
    long bytes() {
        return bytes;
    }

    @Nullable
    String problem() {
        return problem;
    }
}

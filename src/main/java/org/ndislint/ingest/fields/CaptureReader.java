package org.ndislint.ingest.fields;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ndislint.model.CaptureFacts;

/** Gathers what one {@code capture} record says. */
final class CaptureReader {
    private static final Set<String> KINDS = Set.of("client", "call-manager", "mcm", "miniport", "protocol", "filter");

    private @Nullable Boolean complete;
    private @Nullable Boolean fromStart;
    private @Nullable Set<String> covers;
    private @Nullable String names;
    private @Nullable Long lost;
    private @Nullable String started;
    private @Nullable String stopped;
    private @Nullable String host;
    private @Nullable List<String> drivers;

    void clear() {
        complete = null;
        fromStart = null;
        covers = null;
        names = null;
        lost = null;
        started = null;
        stopped = null;
        host = null;
        drivers = null;
    }

    /** {@link Fields#COMPLETE} or {@link Fields#FROM_START}. */
    void flag(int field, boolean value) {
        if (field == Fields.COMPLETE) {
            complete = value;
        } else {
            fromStart = value;
        }
    }

    void lost(long count) {
        lost = count;
    }

    /** False if the value is neither {@code source} nor {@code import}. */
    boolean names(String value) {
        if (!value.equals("source") && !value.equals("import")) {
            return false;
        }
        names = value;
        return true;
    }

    /** {@link Fields#STARTED}, {@link Fields#STOPPED} or {@link Fields#HOST}. */
    void text(int field, String value) {
        if (field == Fields.STARTED) {
            started = value;
        } else if (field == Fields.STOPPED) {
            stopped = value;
        } else {
            host = value;
        }
    }

    void begin(int list) {
        if (list == Fields.COVERS) {
            covers = new LinkedHashSet<>();
        } else {
            drivers = new ArrayList<>();
        }
    }

    /** Adds to the list begun; false if it cannot be in it. */
    boolean item(int list, String value) {
        if (list == Fields.COVERS) {
            if (covers != null && KINDS.contains(value)) {
                covers.add(value);
                return true;
            }
            return false;
        }
        if (drivers != null) {
            drivers.add(value);
        }
        return true;
    }

    void forget(int list) {
        if (list == Fields.COVERS) {
            covers = null;
        } else {
            drivers = null;
        }
    }

    CaptureFacts facts() {
        return new CaptureFacts(complete, fromStart, covers, names, lost, started, stopped, host, drivers);
    }
}

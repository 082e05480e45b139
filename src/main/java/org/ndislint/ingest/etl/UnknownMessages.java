package org.ndislint.ingest.etl;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ndislint.model.Guid;

/** Counts messages whose wording is not known, by GUID. Bounded: GUIDs past the first ten thousand are counted together. */
public final class UnknownMessages {
    private static final int MOST_GUIDS = 10_000;
    /** How many texts are kept for the next message of the same number. */
    private static final int MOST_TEXTS = 20_000;

    private final Map<Guid, Missing> byGuid = new HashMap<>();
    private long total;
    private long further;
    private int texts;
    private @Nullable Missing last;
    private long lastHigh;
    private long lastLow;

    /** What is missing of one GUID. */
    public static final class Missing {
        private final Guid guid;
        private final boolean known;
        private final Map<Integer, String> texts = new HashMap<>();
        private long count;
        private long firstTick = Long.MAX_VALUE;
        private long lastTick = Long.MIN_VALUE;

        Missing(Guid guid, boolean known) {
            this.guid = guid;
            this.known = known;
        }

        public Guid guid() {
            return guid;
        }

        /** Whether other messages of this GUID are known: then the symbols are of another build. */
        public boolean isPartlyKnown() {
            return known;
        }

        /** How many messages. */
        public long count() {
            return count;
        }

        /** The tick of the earliest of them. */
        public long firstTick() {
            return firstTick;
        }

        /** The tick of the latest of them. */
        public long lastTick() {
            return lastTick;
        }
    }

    /**
     * Counts a message and words it as tracefmt words what it cannot.
     *
     * @param partlyKnown whether other messages of its GUID are known
     */
    String take(EtlRecord record, boolean partlyKnown) {
        total++;
        Missing missing = missing(record, partlyKnown);
        if (missing == null) {
            further++;
            return text(record);
        }
        missing.count++;
        missing.firstTick = Math.min(missing.firstTick, record.tick());
        missing.lastTick = Math.max(missing.lastTick, record.tick());
        String known = missing.texts.get(record.id());
        if (known == null) {
            known = text(record);
            if (texts < MOST_TEXTS) {
                texts++;
                missing.texts.put(record.id(), known);
            }
        }
        return known;
    }

    /** All such messages. */
    public long total() {
        return total;
    }

    /** Messages of the GUIDs that are not listed. */
    public long further() {
        return further;
    }

    /** What is missing, the most missed first. */
    public List<Missing> missing() {
        List<Missing> all = new ArrayList<>(byGuid.values());
        all.sort(Comparator.comparingLong(Missing::count).reversed().thenComparing(Missing::guid));
        return all;
    }

    /** A message without wording, in tracefmt's words. */
    public static String text(EtlRecord record) {
        String number = Integer.toString(record.id());
        StringBuilder out = new StringBuilder("Unknown(");
        out.append(" ".repeat(Math.max(0, 3 - number.length()))).append(number);
        if (record.hasComponentId()) {
            out.append("): component=0x").append(Long.toHexString(record.componentId()));
        } else {
            out.append("): GUID=").append(record.guid());
        }
        return out.append(" (No Format Information found).").toString();
    }

    private @Nullable Missing missing(EtlRecord record, boolean partlyKnown) {
        long high = record.guidHigh();
        long low = record.guidLow();
        if (last != null && high == lastHigh && low == lastLow) {
            return last;
        }
        Guid guid = new Guid(high, low);
        Missing found = byGuid.get(guid);
        if (found == null && byGuid.size() < MOST_GUIDS) {
            found = new Missing(guid, partlyKnown);
            byGuid.put(guid, found);
        }
        last = found;
        lastHigh = high;
        lastLow = low;
        return found;
    }
}

package org.ndislint.cli.logfile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ndislint.ingest.etl.EtlRecord;
import org.ndislint.model.Guid;

/** Counts records by what logged them: an open table without boxes. Bounded: what comes late is counted together. */
final class Providers {
    private static final int MOST = 65_536;

    private @Nullable Provider[] slots = new Provider[256];
    private int count;
    private long further;
    private @Nullable Provider last;

    /** The provider of a record, counted; null if there are too many. */
    @Nullable
    Provider take(EtlRecord record) {
        Provider.Kind kind = Provider.Kind.of(record);
        boolean kernel = kind == Provider.Kind.KERNEL;
        long high = kernel ? 0 : record.guidHigh();
        long low = kernel ? record.group() : record.hasComponentId() ? record.componentId() : record.guidLow();
        Provider found = last;
        if (found == null || found.low != low || found.high != high || found.kind != kind) {
            found = find(kind, high, low);
        }
        if (found == null) {
            further++;
            return null;
        }
        last = found;
        found.take(record);
        return found;
    }

    /** All of them, those with the most records first. */
    List<Provider> all() {
        List<Provider> all = new ArrayList<>(count);
        for (Provider provider : slots) {
            if (provider != null) {
                all.add(provider);
            }
        }
        all.sort(Comparator.comparingLong((Provider provider) -> -provider.records)
                .thenComparing(provider -> provider.kind)
                .thenComparing(Provider::origin));
        return all;
    }

    /** Records of those past the first 65,536. */
    long further() {
        return further;
    }

    private @Nullable Provider find(Provider.Kind kind, long high, long low) {
        int at = Guid.hash(high, low) & (slots.length - 1);
        Provider found = slots[at];
        while (found != null && (found.low != low || found.high != high || found.kind != kind)) {
            at = (at + 1) & (slots.length - 1);
            found = slots[at];
        }
        if (found == null && count < MOST) {
            found = new Provider(kind, high, low);
            slots[at] = found;
            if (2 * ++count > slots.length) {
                grow();
            }
        }
        return found;
    }

    private void grow() {
        @Nullable Provider[] bigger = new Provider[slots.length * 2];
        for (Provider provider : slots) {
            if (provider != null) {
                int at = Guid.hash(provider.high, provider.low) & (bigger.length - 1);
                while (bigger[at] != null) {
                    at = (at + 1) & (bigger.length - 1);
                }
                bigger[at] = provider;
            }
        }
        slots = bigger;
    }
}

package org.ndislint.ingest.etl.event;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ndislint.ingest.etl.EtlRecord;
import org.ndislint.model.Guid;

/**
 * Manifests that providers log themselves, in parts, among their events: EventSource of .NET does. A manifest holds for
 * the process that logged it, and for those that logged none if all manifests of the provider agree.
 *
 * <p>Where two manifests of one process describe an event differently (the file was merged, or the process number was
 * used again) neither is believed. Parts are put together in the order of time, whatever their order in the file.
 */
public final class LoggedManifests {
    private static final int PART_ID = 0xFFFE;
    private static final int ENVELOPE = 8;
    private static final int XML = 1;
    private static final int MAGIC = 0x5B;

    /** What the parts may take that are not put together yet. */
    private static final int MOST_PART_BYTES = 4 << 20;

    private static final int MOST_PARTS = 20_000;
    /** What one manifest may take. */
    private static final int MOST_MANIFEST_BYTES = 2 << 20;

    /** How much is parsed at most: the same part may belong to many manifests. */
    private static final long MOST_PARSED_BYTES = 16L << 20;
    /** What the manifests may take that are kept, before another one is read. */
    private static final long MOST_KEPT_BYTES = 8L << 20;
    /** So many different manifests of one provider are compared; with more none is believed. */
    private static final int MOST_BUILDS = 64;

    private final Map<Sender, List<Part>> pending = new LinkedHashMap<>();
    private final Map<ManifestPart, ManifestPart> partsSeen = new HashMap<>();
    private final SchemaPool pool = new SchemaPool();
    private final Map<Guid, Known> providers = new HashMap<>();
    private final Set<Sender> incomplete = new LinkedHashSet<>();
    private int partBytes;
    private int parts;
    private long parsedBytes;
    private long keptBytes;
    private long leftOut;
    private long contradicted;
    private long unreadable;
    private @Nullable String firstUnreadable;

    /** One thread at work: a manifest is logged by one. */
    private record Sender(Guid provider, long pid, long tid) {}

    private record Part(long tick, int total, int number, ManifestPart content) {}

    private record Whole(Guid provider, List<ManifestPart> parts) {}

    /** What is known of one provider. */
    private static final class Known {
        final String name;
        final List<LoggedManifest> all = new ArrayList<>();
        final Map<Long, List<LoggedManifest>> byProcess = new HashMap<>();

        Known(String name) {
            this.name = name;
        }
    }

    /** Whether a record is a part of a manifest. */
    public static boolean isPart(EtlRecord record) {
        if (!record.kind().isEvent() || record.id() != PART_ID || record.payloadLength() < ENVELOPE) {
            return false;
        }
        int at = record.payloadFrom();
        return record.data().u8(at) == XML && record.data().u8(at + 3) == MAGIC;
    }

    /** Takes such a record, in any order. */
    public void take(EtlRecord record) {
        int from = record.payloadFrom();
        int length = record.payloadLength() - ENVELOPE;
        if (parts >= MOST_PARTS || partBytes + length > MOST_PART_BYTES) {
            leftOut++;
            return;
        }
        parts++;
        ManifestPart content = ManifestPart.copyOf(record.data().bytes(), from + ENVELOPE, length);
        ManifestPart known = partsSeen.putIfAbsent(content, content);
        if (known == null) {
            partBytes += length;
            known = content;
        }
        pending.computeIfAbsent(new Sender(record.guid(), record.pid(), record.tid()), key -> new ArrayList<>())
                .add(new Part(
                        record.tick(),
                        record.data().u16(from + 4),
                        record.data().u16(from + 6),
                        known));
    }

    /** The schema of an event, or null if no manifest tells, or if several contradict each other. */
    public @Nullable EventSchema find(EtlRecord record) {
        assemble();
        if (providers.isEmpty()) {
            return null;
        }
        Known known = providers.get(record.guid());
        if (known == null) {
            return null;
        }
        List<LoggedManifest> own = known.byProcess.getOrDefault(record.pid(), known.all);
        EventSchema found = null;
        if (own.size() >= MOST_BUILDS) {
            contradicted++;
            return null;
        }
        for (LoggedManifest manifest : own) {
            EventSchema schema = manifest.find(record.id(), record.version());
            if (found != null && schema != null && !found.says(schema)) {
                contradicted++;
                return null;
            }
            found = schema == null ? found : schema;
        }
        return found;
    }

    /** The name of a provider, or null if no manifest tells it. */
    public @Nullable String providerName(Guid provider) {
        assemble();
        Known known = providers.get(provider);
        return known == null ? null : known.name;
    }

    /** Says what could not be used, and why. */
    public void tell(Consumer<String> remarks) {
        assemble();
        if (leftOut > 0) {
            remarks.accept("manifests that providers logged, or parts, that are not used because there are too many: "
                    + leftOut);
        }
        long missing = incomplete.stream().filter(sender -> !isKnown(sender)).count();
        if (missing > 0) {
            remarks.accept("manifests that providers logged and that lack parts: " + missing
                    + "; the payloads of their events stay bytes");
        }
        if (unreadable > 0) {
            remarks.accept("manifests that providers logged and that cannot be read: " + unreadable + "; first: "
                    + firstUnreadable);
        }
        if (contradicted > 0) {
            remarks.accept("events that manifests in the file describe in different ways: " + contradicted
                    + "; their payloads stay bytes");
        }
    }

    private boolean isKnown(Sender sender) {
        Known known = providers.get(sender.provider());
        return known != null && known.byProcess.containsKey(sender.pid());
    }

    private void assemble() {
        if (pending.isEmpty()) {
            return;
        }
        Map<Whole, LoggedManifest> parsed = new HashMap<>();
        pending.forEach((sender, list) -> {
            list.sort(Comparator.comparingLong(Part::tick));
            assemble(sender, list, parsed);
        });
        pending.clear();
        partsSeen.clear();
        parts = 0;
        partBytes = 0;
    }

    // A manifest may come several times, once for each session that asked. What is there already may come again;
    // anything
    // else begins another one.
    private void assemble(Sender sender, List<Part> list, Map<Whole, LoggedManifest> parsed) {
        ManifestPart[] slots = {};
        int filled = 0;
        for (Part part : list) {
            if (part.number() >= part.total() || part.total() > MOST_PARTS) {
                refuse(sender, "expected fewer parts, found number " + part.number() + " of " + part.total());
                continue;
            }
            boolean fits = part.total() == slots.length
                    && (slots[part.number()] == null || slots[part.number()].equals(part.content()));
            if (!fits) {
                if (filled < slots.length) {
                    incomplete.add(sender);
                }
                slots = new ManifestPart[part.total()];
                filled = 0;
            }
            if (slots[part.number()] == null) {
                slots[part.number()] = part.content();
                filled++;
                if (filled == slots.length) {
                    complete(sender, List.of(slots), parsed);
                }
            }
        }
        if (filled < slots.length) {
            incomplete.add(sender);
        }
    }

    private void complete(Sender sender, List<ManifestPart> whole, Map<Whole, LoggedManifest> parsed) {
        Whole key = new Whole(sender.provider(), whole);
        LoggedManifest manifest = parsed.get(key);
        if (manifest == null) {
            long length = whole.stream().mapToLong(ManifestPart::length).sum();
            parsedBytes += length;
            if (length > MOST_MANIFEST_BYTES || parsedBytes > MOST_PARSED_BYTES || keptBytes > MOST_KEPT_BYTES) {
                leftOut++;
                return;
            }
            manifest = new ManifestXml(sender.provider(), pool).read(ManifestPart.streamOf(whole));
            parsed.put(key, manifest);
            keptBytes += manifest.bytes();
        }
        String problem = manifest.problem();
        if (problem != null) {
            refuse(sender, problem);
        } else {
            keep(sender, manifest);
        }
    }

    private void keep(Sender sender, LoggedManifest manifest) {
        Known known = providers.get(sender.provider());
        if (known == null) {
            known = new Known(manifest.provider());
            providers.put(sender.provider(), known);
        }
        add(known.all, manifest);
        add(known.byProcess.computeIfAbsent(sender.pid(), pid -> new ArrayList<>(1)), manifest);
    }

    private static void add(List<LoggedManifest> list, LoggedManifest manifest) {
        if (list.size() < MOST_BUILDS && !list.contains(manifest)) {
            list.add(manifest);
        }
    }

    private void refuse(Sender sender, String reason) {
        if (unreadable++ == 0) {
            firstUnreadable = "of provider " + sender.provider() + ", process " + sender.pid() + ": " + reason;
        }
    }
}

package org.ndislint.mutation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Mutants that nothing notices, as they are written down: under a line {@code = REASON} those that no trace can tell
 * from the packs as they are, under {@code ? REASON} those that a trace might.
 */
final class Survivors {
    private record Entry(String pattern, String reason, boolean isEquivalent) {
        boolean fits(String id) {
            return pattern.endsWith("*")
                    ? id.startsWith(pattern.substring(0, pattern.length() - 1))
                    : id.equals(pattern);
        }
    }

    private final List<Entry> entries = new ArrayList<>();

    Survivors(List<String> lines) {
        String reason = "";
        boolean isEquivalent = false;
        for (String line : lines) {
            if (line.startsWith("= ") || line.startsWith("? ")) {
                reason = line.substring(2).strip();
                isEquivalent = line.startsWith("=");
            } else if (!line.isBlank() && !line.startsWith("#")) {
                entries.add(new Entry(line.strip(), reason, isEquivalent));
            }
        }
    }

    private @Nullable Entry find(Mutant mutant) {
        for (Entry entry : entries) {
            if (entry.fits(mutant.id())) {
                return entry;
            }
        }
        return null;
    }

    /** Whether a mutant is listed at all. */
    boolean has(Mutant mutant) {
        return find(mutant) != null;
    }

    /** Whether it is listed as one that no trace can tell apart. */
    boolean isEquivalent(Mutant mutant) {
        Entry entry = find(mutant);
        return entry != null && entry.isEquivalent;
    }

    /** Entries that no mutant fits any more. */
    List<String> stale(List<Mutant> all) {
        List<String> out = new ArrayList<>();
        for (Entry entry : entries) {
            if (all.stream().noneMatch(mutant -> entry.fits(mutant.id()))) {
                out.add(entry.pattern);
            }
        }
        return out;
    }

    /** Lists without a reason. */
    List<String> unexplained() {
        return entries.stream()
                .filter(entry -> entry.reason.isEmpty())
                .map(Entry::pattern)
                .toList();
    }
}

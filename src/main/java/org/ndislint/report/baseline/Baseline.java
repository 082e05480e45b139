package org.ndislint.report.baseline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.ndislint.monitor.Finding;

/** The findings that are known and accepted, in the order of rule and fingerprint. Nothing in it changes. */
public final class Baseline {
    /** Accepts nothing. */
    public static final Baseline EMPTY = new Baseline(new TreeMap<>());

    private final SortedMap<String, AcceptedFinding> entries;

    private Baseline(SortedMap<String, AcceptedFinding> entries) {
        this.entries = Collections.unmodifiableSortedMap(entries);
    }

    /** A baseline of these entries; of two of one finding, the last counts. */
    public static Baseline of(Collection<AcceptedFinding> findings) {
        SortedMap<String, AcceptedFinding> entries = new TreeMap<>();
        for (AcceptedFinding finding : findings) {
            entries.put(key(finding.rule(), finding.fingerprint()), finding);
        }
        return new Baseline(entries);
    }

    public List<AcceptedFinding> entries() {
        return new ArrayList<>(entries.values());
    }

    /** The entry of a finding, expired or not; null if it is not known. Inconclusive findings never are. */
    public @Nullable AcceptedFinding entry(Finding finding) {
        return finding.conclusive() ? entries.get(key(finding.rule().id(), finding.fingerprint())) : null;
    }

    /** The entry that accepts a finding on a day, or null. */
    public @Nullable AcceptedFinding accepting(Finding finding, LocalDate today) {
        AcceptedFinding entry = entry(finding);
        return entry == null || entry.isExpired(today) ? null : entry;
    }

    /**
     * With the findings of a run: those that are not known are added, those that are keep their reason and end.
     *
     * @param reason for what is added; null to leave it open
     * @param expires for what is added; if given, also for what is known and was found again
     */
    public Baseline with(Collection<AcceptedFinding> found, @Nullable String reason, @Nullable LocalDate expires) {
        List<AcceptedFinding> all = entries();
        for (AcceptedFinding finding : found) {
            AcceptedFinding known = entries.get(key(finding.rule(), finding.fingerprint()));
            if (known == null) {
                all.add(finding.renewed(reason, expires));
            } else if (expires != null) {
                all.add(known.renewed(reason, expires));
            }
        }
        return of(all);
    }

    /** Only the entries that a run found. */
    public Baseline only(Collection<AcceptedFinding> found) {
        Baseline other = of(found);
        List<AcceptedFinding> left = entries();
        left.removeIf(entry -> !other.has(entry));
        return of(left);
    }

    public boolean has(AcceptedFinding finding) {
        return entries.containsKey(key(finding.rule(), finding.fingerprint()));
    }

    private static String key(String rule, String fingerprint) {
        return rule + ' ' + fingerprint;
    }
}

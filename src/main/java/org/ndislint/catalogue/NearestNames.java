package org.ndislint.catalogue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;

/**
 * Finds what a misspelt name was meant to be. Case does not count. Close means: a few letters wrong, missing, extra or
 * swapped; or the beginning of a name; or a part of one.
 */
public final class NearestNames {
    /** Longer input is no misspelt name. */
    private static final int LONGEST = 200;

    private static final int SHORTEST_PART = 4;
    /** A beginning counts as this many slips, a part inside as one more. */
    private static final int PREFIX_COST = 2;

    private record Candidate(String name, int cost, int lengthGap, int order) {}

    private NearestNames() {}

    /** Up to {@code most} of {@code names} near to {@code wanted}, nearest first; the same input, the same answer. */
    public static List<String> of(String wanted, Iterable<String> names, int most) {
        String lower = wanted.toLowerCase(Locale.ROOT);
        if (lower.isEmpty() || lower.length() > LONGEST || most <= 0) {
            return List.of();
        }
        int tolerance = Math.max(1, Math.min(6, lower.length() / 4));
        List<Candidate> found = new ArrayList<>();
        int order = 0;
        for (String name : names) {
            int cost = cost(lower, name.toLowerCase(Locale.ROOT), tolerance);
            if (cost <= tolerance || cost <= PREFIX_COST + 1) {
                found.add(new Candidate(name, cost, Math.abs(name.length() - wanted.length()), order));
            }
            order++;
        }
        found.sort(Comparator.comparingInt(Candidate::cost)
                .thenComparingInt(Candidate::lengthGap)
                .thenComparingInt(Candidate::order));
        LinkedHashSet<String> nearest = new LinkedHashSet<>();
        for (Candidate candidate : found) {
            if (nearest.size() == most) {
                break;
            }
            nearest.add(candidate.name);
        }
        return List.copyOf(nearest);
    }

    private static int cost(String wanted, String name, int tolerance) {
        int part = Integer.MAX_VALUE;
        if (wanted.length() >= SHORTEST_PART) {
            int at = name.indexOf(wanted);
            if (at >= 0) {
                part = at == 0 ? PREFIX_COST : PREFIX_COST + 1;
            }
        }
        if (Math.abs(wanted.length() - name.length()) > tolerance) {
            return part;
        }
        int distance = distance(wanted, name);
        return distance <= tolerance ? Math.min(part, distance) : part;
    }

    /** Insertions, deletions, substitutions and swaps of neighbours between two strings. */
    static int distance(String a, String b) {
        int[] before = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                int best = Math.min(Math.min(row[j - 1] + 1, last[j] + 1), last[j - 1] + same);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    best = Math.min(best, before[j - 2] + 1);
                }
                row[j] = best;
            }
            int[] spare = before;
            before = last;
            last = row;
            row = spare;
        }
        return last[b.length()];
    }
}

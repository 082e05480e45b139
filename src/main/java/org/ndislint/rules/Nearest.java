package org.ndislint.rules;

import java.util.Collection;

/** Finds what somebody probably meant. */
public final class Nearest {
    private Nearest() {}

    /** "did you mean 'x'?" or a list of what is known. */
    public static String hint(String name, Collection<String> known) {
        String best = null;
        int least = Math.max(2, name.length() / 2);
        for (String candidate : known) {
            int distance = distance(name, candidate);
            if (distance < least || (distance == least && best != null && candidate.compareTo(best) < 0)) {
                least = distance;
                best = candidate;
            }
        }
        return best != null ? "did you mean '" + best + "'?" : "known are " + known;
    }

    /** Edits of one character between two names, ignoring case. */
    static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        int[] current = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = Character.toLowerCase(a.charAt(i - 1)) == Character.toLowerCase(b.charAt(j - 1)) ? 0 : 1;
                current[j] = Math.min(Math.min(current[j - 1], previous[j]) + 1, previous[j - 1] + change);
            }
            int[] swap = previous;
            previous = current;
            current = swap;
        }
        return previous[b.length()];
    }
}

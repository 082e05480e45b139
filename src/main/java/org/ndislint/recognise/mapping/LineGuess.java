package org.ndislint.recognise.mapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Guesses what a driver's own logger puts before the message on each line: a stamp, labelled numbers, a level, one module.
 * What nothing labels becomes a wildcard, for a person to name.
 */
public final class LineGuess {
    /** A lead counts if this share of the lines that have the shortest one begin so, in percent. */
    private static final int SHARE = 80;

    private static final int MOST_PARTS = 12;

    private final Map<String, Lead> leads = new HashMap<>();
    private long lines;

    /** The beginning of lines, up to some part. */
    private static final class Lead {
        /** That the lines match. */
        final String pattern;

        final int parts;
        /** Whether one of the parts tells when or where a line was logged. */
        final boolean telling;
        /** What a person has to name, a sentence each. */
        final Set<String> unknown;
        /** Names of numbers that can only be hex. */
        final Set<String> hex = new TreeSet<>();

        long count;

        Lead(LineParts line, int parts) {
            this.pattern = line.pattern();
            this.parts = parts;
            this.telling = line.isTelling();
            this.unknown = new TreeSet<>(line.unknown());
        }
    }

    /**
     * What lines begin with.
     *
     * @param pattern for a mapping file's {@code line}
     * @param unknown what it leaves out and why, a sentence each
     */
    public record Guess(String pattern, List<String> unknown) {
        public Guess {
            unknown = List.copyOf(unknown);
        }
    }

    /** Takes a line as an example. */
    public void add(String line) {
        lines++;
        LineParts parts = new LineParts(line);
        for (int i = 1; i <= MOST_PARTS && parts.next(); i++) {
            int number = i;
            Lead lead = leads.computeIfAbsent(parts.pattern(), pattern -> new Lead(parts, number));
            lead.hex.addAll(parts.hex());
            lead.count++;
        }
    }

    /** What most lines begin with, or null if nothing tells when or where they were logged. */
    public @Nullable Guess guess() {
        Lead best = null;
        long most = 0;
        for (Lead lead : leads.values()) {
            most = Math.max(most, lead.telling ? lead.count : 0);
        }
        if (most * 2 < lines || most == 0) {
            return null;
        }
        for (Lead lead : leads.values()) {
            boolean frequent = lead.telling && lead.count * 100 >= most * SHARE;
            if (frequent && (best == null || isBetter(lead, best))) {
                best = lead;
            }
        }
        return best == null
                ? null
                : new Guess(LineParts.finished(best.pattern, best.hex) + "(?P<text>.*)", new ArrayList<>(best.unknown));
    }

    private static boolean isBetter(Lead lead, Lead other) {
        if (lead.parts != other.parts) {
            return lead.parts > other.parts;
        }
        return lead.count != other.count ? lead.count > other.count : lead.pattern.compareTo(other.pattern) < 0;
    }
}

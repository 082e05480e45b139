package org.ndislint.monitor;

import org.ndislint.rules.Doubt;
import org.ndislint.rules.RecordUse;
import org.ndislint.rules.Region;
import org.ndislint.rules.Truth;

/**
 * Maps the set of states of one region through the event classes that a record may be. States in which the record would
 * break a rule of severity error drop out, because the record itself proves that they were not the state, unless it is one
 * that breaks another rule anyway; only when nothing is left is the rule certainly broken.
 */
final class Regions {
    private final Judgement facts;
    private final Candidates candidates;
    private final Tally tally;

    private int[] rules = new int[16];
    private int[] held = new int[16];
    private int ruleCount;
    private int total;
    private long added;
    private long aside;

    Regions(Judgement facts, Candidates candidates, Tally tally) {
        this.facts = facts;
        this.candidates = candidates;
        this.tally = tally;
    }

    /** Where the states led that dropped out in the last {@link #step}, because the record would break a rule in them. */
    long dropped() {
        return aside;
    }

    /** The set after the record. */
    long step(RecordUse.RegionUse touched, int[] truths, int base, int kind, int row, long before) {
        aside = 0;
        Region.Row certain = null;
        boolean isPossible = false;
        for (int i = 0; i < touched.count(); i++) {
            int truth = truths[base + touched.use(i)];
            if (truth == Truth.YES && certain == null) {
                certain = touched.row(i);
            }
            isPossible |= truth == Truth.MAYBE;
        }
        if (certain == null && !isPossible) {
            return before;
        }
        if (certain != null) {
            for (int i = 0; i < certain.rules().size(); i++) {
                tally.exercised(certain.rules().get(i).rule());
            }
            if ((before & (certain.forbidden() | certain.cannot())) == 0) {
                return (before & ~certain.same()) == 0 ? before : go(certain, before);
            }
        }
        ruleCount = 0;
        total = 0;
        added = 0;
        facts.watch(null);
        if (certain != null) {
            alternatives(certain, before, kind, row);
        } else {
            for (int i = 0; i < touched.count(); i++) {
                if (truths[base + touched.use(i)] == Truth.MAYBE) {
                    alternatives(touched.row(i), before, kind, row);
                }
            }
            // It may be none of these.
            total += Long.bitCount(before);
            added |= before;
        }
        report(kind, row, touched.index());
        if (added != 0) {
            return added;
        }
        if (aside != 0) {
            return aside;
        }
        // The records contradict the table, and no rule says whose fault that is: begin anew.
        tally.anomaly();
        return touched.region().adopted();
    }

    private static long go(Region.Row cells, long set) {
        long out = 0;
        for (long rest = set; rest != 0; rest &= rest - 1) {
            out |= cells.go(Long.numberOfTrailingZeros(rest));
        }
        return out;
    }

    private void alternatives(Region.Row cells, long before, int kind, int row) {
        for (long rest = before & ~cells.cannot(); rest != 0; rest &= rest - 1) {
            int state = Long.numberOfTrailingZeros(rest);
            total++;
            if ((cells.forbidden() >>> state & 1) == 0) {
                added |= cells.go(state);
                continue;
            }
            boolean error = false;
            for (int i = 0; i < cells.rules().size(); i++) {
                Region.CellRule rule = cells.rules().get(i);
                if ((rule.states() >>> state & 1) == 0) {
                    continue;
                }
                int truth = rule.guard().eval(facts, kind, row);
                if (truth != Truth.NO) {
                    count(rule.rule(), truth == Truth.YES);
                }
                error |= truth == Truth.YES && rule.isError();
            }
            if (error) {
                aside |= cells.go(state);
            } else {
                added |= cells.go(state);
            }
        }
    }

    private void count(int rule, boolean certainly) {
        int at = 0;
        while (at < ruleCount && rules[at] != rule) {
            at++;
        }
        if (at == ruleCount) {
            if (at == rules.length) {
                rules = java.util.Arrays.copyOf(rules, at * 2);
                held = java.util.Arrays.copyOf(held, at * 2);
            }
            rules[at] = rule;
            held[at] = 0;
            ruleCount++;
        }
        if (certainly) {
            held[at]++;
        }
    }

    private void report(int kind, int row, int region) {
        for (int i = 0; i < ruleCount; i++) {
            boolean violated = held[i] == total;
            int doubt = facts.doubt();
            if (!violated) {
                facts.doubtOf(kind, row);
                doubt = facts.doubt() == 0 ? Doubt.WINDOW : facts.doubt();
            }
            Candidate candidate = candidates.add(rules[i], violated, kind, row, doubt);
            candidate.isCell = true;
            candidate.consult(kind, row, region);
        }
    }
}

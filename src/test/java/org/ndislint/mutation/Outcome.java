package org.ndislint.mutation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.ndislint.model.CallEvent;
import org.ndislint.model.Symbols;
import org.ndislint.monitor.Because;
import org.ndislint.monitor.Finding;
import org.ndislint.monitor.Monitor;
import org.ndislint.rules.Kind;
import org.ndislint.rules.Program;
import org.ndislint.rules.Region;
import org.ndislint.rules.Severity;
import org.ndislint.timeline.ObjectTable;

/** What a trace gave: findings, and what is known of its objects after the last record. */
final class Outcome {
    private final List<Said> said = new ArrayList<>();
    private final Program program;
    private final long[] states;
    private final List<String> ties;

    /** What is kept of a finding. */
    private record Said(String rule, long event, boolean conclusive, boolean atEnd, Severity severity) {
        boolean isGrave() {
            return conclusive && (severity == Severity.ERROR || severity == Severity.WARNING);
        }
    }

    Outcome(List<Finding> findings, Program program, Monitor monitor, Symbols symbols, List<CallEvent> events) {
        for (Finding finding : findings) {
            said.add(new Said(
                    finding.rule().id(),
                    finding.event(),
                    finding.conclusive(),
                    finding.because().contains(Because.END),
                    finding.rule().severity()));
        }
        this.program = program;
        this.states = states(program, monitor);
        this.ties = Ties.of(program, monitor, symbols, events);
    }

    /** By kind and row: kind, number, and the states of each region. */
    private static long[] states(Program program, Monitor monitor) {
        long[] out = new long[64];
        int n = 0;
        for (Kind kind : program.kinds()) {
            ObjectTable table = monitor.world().table(kind.index());
            int regions = kind.regions().size();
            for (int row = 0; row < table.top(); row++) {
                if (!table.isLive(row)) {
                    continue;
                }
                monitor.bringUpToDate(kind, row);
                if (n + 2 + regions > out.length) {
                    out = Arrays.copyOf(out, (n + 2 + regions) * 2);
                }
                out[n++] = kind.index();
                out[n++] = table.number(row);
                for (int i = 0; i < regions; i++) {
                    out[n++] = table.states(row, kind.regions().get(i));
                }
            }
        }
        return Arrays.copyOf(out, n);
    }

    /** Violations: {@code RULE at EVENT}, sorted. */
    List<String> broken() {
        List<String> out = new ArrayList<>();
        for (Said one : said) {
            if (one.conclusive) {
                out.add(one.rule + " at " + one.event);
            }
        }
        out.sort(null);
        return out;
    }

    /** Violations of severity error or warning: {@code RULE at EVENT}. */
    List<String> grave() {
        List<String> out = new ArrayList<>();
        for (Said one : said) {
            if (one.isGrave()) {
                out.add(one.rule + " at " + one.event);
            }
        }
        return out;
    }

    boolean hasErrors() {
        return said.stream().anyMatch(one -> one.conclusive && one.severity == Severity.ERROR);
    }

    /** Rules that are inconclusive at a record, though not for the end of the trace. */
    List<String> doubted(long event) {
        return inconclusive(event, false);
    }

    /** Rules that are inconclusive because the trace has ended. */
    List<String> owed(long event) {
        return inconclusive(event, true);
    }

    private List<String> inconclusive(long event, boolean atEnd) {
        List<String> out = new ArrayList<>();
        for (Said one : said) {
            if (!one.conclusive && one.event == event && one.atEnd == atEnd) {
                out.add(one.rule);
            }
        }
        out.sort(null);
        return out;
    }

    boolean hasSameStates(Outcome other) {
        return Arrays.equals(states, other.states) && ties.equals(other.ties);
    }

    /** All that is known: {@code AF#1 client open}, and what {@link Ties} says. */
    List<String> states() {
        List<String> out = new ArrayList<>();
        for (int at = 0; at < states.length; ) {
            Kind kind = program.kinds().get((int) states[at]);
            String name = kind.name().toUpperCase(Locale.ROOT) + "#" + states[at + 1];
            at += 2;
            for (Region region : kind.regions()) {
                out.add(name + " " + region.name() + " " + (states[at] == 0 ? "nothing" : region.text(states[at])));
                at++;
            }
        }
        out.addAll(ties);
        return out;
    }

    /** Whether some object may be in some states of a region. */
    boolean mayBe(int kind, int region, long mask) {
        for (int at = 0;
                at < states.length;
                at += 2 + program.kinds().get((int) states[at]).regions().size()) {
            if (states[at] == kind && (states[at + 2 + region] & mask) != 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether some object of a kind is live. */
    boolean has(int kind) {
        for (int at = 0;
                at < states.length;
                at += 2 + program.kinds().get((int) states[at]).regions().size()) {
            if (states[at] == kind) {
                return true;
            }
        }
        return false;
    }

    /** Of the objects of one kind only. */
    int stateHash(int kind) {
        int hash = 1;
        for (int at = 0; at < states.length; ) {
            int end = at + 2 + program.kinds().get((int) states[at]).regions().size();
            for (int i = at; states[at] == kind && i < end; i++) {
                hash = hash * 31 + Long.hashCode(states[i]);
            }
            at = end;
        }
        return hash;
    }

    int stateHash() {
        return Arrays.hashCode(states);
    }
}

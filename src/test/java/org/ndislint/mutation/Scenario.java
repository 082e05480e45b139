package org.ndislint.mutation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What follows upon a record in some situation: a trace that leads there, the record, and after it the states of
 * objects and the rules that are broken or in doubt.
 */
final class Scenario {
    /** Where the file and the first line of the situation is, for messages. */
    private final String position;

    private final List<String> given;
    private final List<String> is = new ArrayList<>();
    private final List<String> brokenBefore = new ArrayList<>();
    private final List<Then> thens = new ArrayList<>();

    /** A record, or null for the end of the trace, and what follows. */
    static final class Then {
        final @Nullable String record;
        final List<String> is = new ArrayList<>();
        final List<String> breaks = new ArrayList<>();
        final List<String> doubts = new ArrayList<>();
        final List<String> silent = new ArrayList<>();
        final List<String> owes = new ArrayList<>();

        Then(@Nullable String record) {
            this.record = record;
        }
    }

    Scenario(String position, List<String> given) {
        this.position = position;
        this.given = new ArrayList<>(given);
    }

    String position() {
        return position;
    }

    /** The records that lead there, one a line. */
    List<String> given() {
        return given;
    }

    /** States after them, such as {@code AF#1 client open}. */
    List<String> is() {
        return is;
    }

    /** What they break: {@code RULE at EVENT}. */
    List<String> brokenBefore() {
        return brokenBefore;
    }

    List<Then> thens() {
        return thens;
    }

    String givenText() {
        return String.join("\n", given) + "\n";
    }

    String text(Then then) {
        return then.record == null ? givenText() : givenText() + then.record + "\n";
    }

    /** What is wrong with an outcome, or null. */
    @Nullable
    String wrong(Then then, Outcome outcome, int size) {
        List<String> broken = new ArrayList<>(brokenBefore);
        for (String rule : then.breaks) {
            broken.add(rule + " at " + size);
        }
        broken.sort(null);
        if (!outcome.broken().equals(broken)) {
            return "breaks " + outcome.broken() + ", not " + broken;
        }
        if (then.record == null) {
            List<String> owed = outcome.owed(size);
            return owed.equals(then.owes) ? null : "owes " + owed + ", not " + then.owes;
        }
        List<String> doubted = outcome.doubted(size);
        if (!doubted.containsAll(then.doubts)) {
            return "leaves open " + doubted + ", not " + then.doubts;
        }
        for (String rule : then.silent) {
            if (doubted.contains(rule)) {
                return "leaves open " + rule;
            }
        }
        return wrongStates(then.is, outcome);
    }

    static @Nullable String wrongStates(List<String> wanted, Outcome outcome) {
        if (wanted.isEmpty()) {
            return null;
        }
        List<String> states = outcome.states();
        for (String state : wanted) {
            if (!states.contains(state) && !isGone(state, states)) {
                int end = state.indexOf(' ', state.indexOf(' ') + 1) + 1;
                return "'" + state + "' is not so, but "
                        + states.stream()
                                .filter(s -> s.startsWith(state.substring(0, end)))
                                .toList();
            }
        }
        return null;
    }

    /** {@code AF#1 gone}: the object is over and forgotten. */
    private static boolean isGone(String state, List<String> states) {
        return state.endsWith(" gone")
                && states.stream().noneMatch(s -> s.startsWith(state.substring(0, state.length() - 4)));
    }
}

package org.ndislint.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One small state machine of a kind of object, compiled: what is known of it is a set of at most 64 states, kept as a
 * slice of bits in the object's row. Not copied: do not change the arrays.
 */
public final class Region {
    private final String name;
    private final String position;
    private final @Nullable String template;
    private final String[] states;
    private final long all;
    private final long initial;
    private final long adopted;
    private final int word;
    private final int shift;
    private final @Nullable Row[] rows;
    private final long[] oneStep;

    /**
     * What an event class does in each state.
     *
     * <p>{@code go[s]} is the mask of states that state {@code s} may go to; {@code forbidden} the states whose cell is
     * marked, from which {@code go} gives the recovery; {@code cannot} the states in which the class cannot be.
     */
    public static final class Row {
        final long[] go;
        final long forbidden;
        final long cannot;
        final long same;
        final long hard;
        final FlatList<CellRule> rules;

        Row(long[] go, long forbidden, long cannot, long same, List<CellRule> rules) {
            this.go = go;
            this.forbidden = forbidden;
            this.cannot = cannot;
            this.same = same;
            this.rules = FlatList.copyOf(rules);
            long errors = 0;
            for (CellRule rule : rules) {
                if (rule.isError() && rule.guard() == Test.ALWAYS) {
                    errors |= rule.states();
                }
            }
            this.hard = errors | cannot;
        }

        /** The states in which the class cannot be, or certainly breaks a rule of severity error. */
        public long hard() {
            return hard;
        }

        /** Where each state goes. */
        public long go(int state) {
            return go[state];
        }

        /** The states whose cell breaks a rule. */
        public long forbidden() {
            return forbidden;
        }

        /** The states that cannot be when the class happens. */
        public long cannot() {
            return cannot;
        }

        /** The states that stay as they are. */
        public long same() {
            return same;
        }

        /** The rules that claim cells of this row. */
        public FlatList<CellRule> rules() {
            return rules;
        }
    }

    /**
     * A rule that claims cells of a row.
     *
     * @param rule index of the rule
     * @param states the claimed states
     * @param guard when the claim holds
     * @param isError whether the rule is of severity error in its pack: only such a rule lets states drop out
     */
    public record CellRule(int rule, long states, Test guard, boolean isError) {}

    Region(
            String name,
            String position,
            @Nullable String template,
            String[] states,
            long initial,
            long adopted,
            int word,
            int shift,
            @Nullable Row[] rows) {
        this.name = name;
        this.position = position;
        this.template = template;
        this.states = states;
        this.all = states.length == 64 ? -1L : (1L << states.length) - 1;
        this.initial = initial;
        this.adopted = adopted;
        this.word = word;
        this.shift = shift;
        this.rows = rows;
        this.oneStep = new long[states.length];
        for (int s = 0; s < states.length; s++) {
            oneStep[s] = 1L << s;
            for (Row row : rows) {
                if (row != null && ((row.forbidden | row.cannot) >>> s & 1) == 0) {
                    oneStep[s] |= row.go[s];
                }
            }
        }
    }

    public String name() {
        return name;
    }

    /** File and line of its header in its pack; of the line of the operation, if a template made it. */
    public String position() {
        return position;
    }

    /** The template of pended operations that made it, or null. */
    public @Nullable String template() {
        return template;
    }

    public int size() {
        return states.length;
    }

    public String state(int index) {
        return states[index];
    }

    /** The index of a state, or -1. */
    public int find(String state) {
        for (int i = 0; i < states.length; i++) {
            if (states[i].equals(state)) {
                return i;
            }
        }
        return -1;
    }

    /** The states of an object born in view. */
    public long initial() {
        return initial;
    }

    /** The states that an object first seen in mid-life may be in. */
    public long adopted() {
        return adopted;
    }

    /** Which word of the object's row holds this region. */
    public int word() {
        return word;
    }

    /** How far the region's bits are shifted in that word. */
    public int shift() {
        return shift;
    }

    /** All states. */
    public long all() {
        return all;
    }

    /** What an event class does here, or null if it does not touch the region. */
    public @Nullable Row row(int eventClass) {
        return rows[eventClass];
    }

    /** The states reachable from a set by one unseen legal event, the set included. */
    public long oneStep(long set) {
        long out = 0;
        for (long rest = set; rest != 0; rest &= rest - 1) {
            out |= oneStep[Long.numberOfTrailingZeros(rest)];
        }
        return out;
    }

    /** The states reachable from a set by any number of legal events of the first some classes, the set included. */
    public long closure(long set, int[] classes, int count) {
        long known = set;
        long fresh = set;
        while (fresh != 0) {
            long next = 0;
            for (int c = 0; c < count; c++) {
                Row row = rows[classes[c]];
                if (row == null) {
                    continue;
                }
                for (long rest = fresh & ~(row.forbidden | row.cannot); rest != 0; rest &= rest - 1) {
                    next |= row.go[Long.numberOfTrailingZeros(rest)];
                }
            }
            fresh = next & ~known;
            known |= next;
        }
        return known;
    }

    /** A set in words: {@code closing or closed}. */
    public String text(long set) {
        if (set == all() && states.length > 1) {
            return "any";
        }
        StringBuilder out = new StringBuilder();
        for (long rest = set; rest != 0; rest &= rest - 1) {
            out.append(out.length() == 0 ? "" : " or ").append(states[Long.numberOfTrailingZeros(rest)]);
        }
        return out.toString();
    }
}

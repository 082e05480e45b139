package org.ndislint.rules;

import org.ndislint.model.CallEvent;
import org.ndislint.model.Key;
import org.ndislint.model.Status;

/** A question about a record and the object it is judged for; answered with a {@link Truth}. Immutable. */
public interface Test {
    /** The answer for the object of a kind in a row; -1 and -1 for tests that need no object. */
    int eval(Facts facts, int kind, int row);

    /** Holds always. */
    Test ALWAYS = (facts, kind, row) -> Truth.YES;

    /** All of some tests. */
    record All(java.util.List<Test> tests) implements Test {
        public All {
            tests = FlatList.copyOf(tests);
        }

        @Override
        public int eval(Facts facts, int kind, int row) {
            int truth = Truth.YES;
            for (int i = 0; i < tests.size() && truth != Truth.NO; i++) {
                truth = Math.min(truth, tests.get(i).eval(facts, kind, row));
            }
            return truth;
        }
    }

    /** At least one of some tests. */
    record Any(java.util.List<Test> tests) implements Test {
        public Any {
            tests = FlatList.copyOf(tests);
        }

        @Override
        public int eval(Facts facts, int kind, int row) {
            int truth = Truth.NO;
            for (int i = 0; i < tests.size() && truth != Truth.YES; i++) {
                truth = Math.max(truth, tests.get(i).eval(facts, kind, row));
            }
            return truth;
        }
    }

    /** The opposite. */
    record Not(Test test) implements Test {
        @Override
        public int eval(Facts facts, int kind, int row) {
            return Truth.not(test.eval(facts, kind, row));
        }
    }

    /** The object's region is in one of some states. */
    record In(int region, long mask) implements Test {
        @Override
        public int eval(Facts facts, int kind, int row) {
            long states = facts.states(kind, row, region);
            if ((states & mask) == 0) {
                return Truth.NO;
            }
            if ((states & ~mask) == 0) {
                return Truth.YES;
            }
            facts.doubtOf(kind, row);
            return Truth.MAYBE;
        }
    }

    /** A record of one of some functions has been seen. */
    record Seen(FunctionSet functions) implements Test {
        @Override
        public int eval(Facts facts, int kind, int row) {
            return Truth.of(facts.seen(functions.members()));
        }
    }

    /** The record is the first call of the trace. */
    record FirstRecord() implements Test {
        @Override
        public int eval(Facts facts, int kind, int row) {
            return Truth.of(facts.isFirstRecord());
        }
    }

    /** The entry of the invocation that returns was recorded, and nothing was lost since; it is for certain this one. */
    record EntrySeen() implements Test {
        @Override
        public int eval(Facts facts, int kind, int row) {
            return facts.sureIf(facts.isEntrySeen(), Doubt.WINDOW);
        }
    }

    /** Every record that began an object of the kind said which. */
    record BirthsNamed() implements Test {
        @Override
        public int eval(Facts facts, int kind, int row) {
            return facts.sureIf(facts.areBirthsNamed(kind), Doubt.MISSING_FIELD);
        }
    }

    /** Which statuses pass. */
    enum Outcome {
        SUCCESS,
        PENDING,
        ERROR,
        FINAL;

        boolean covers(long status) {
            return switch (this) {
                case SUCCESS -> status == Status.SUCCESS;
                case PENDING -> status == Status.PENDING;
                case ERROR -> Status.isError(status);
                case FINAL -> Status.isFinal(status);
            };
        }
    }

    /**
     * The thread is inside an invocation of one of some functions.
     *
     * @param directly only the innermost invocation counts
     * @param ofObject the invocation has to name the object at hand
     * @param with what the record of its entry has to pass
     */
    record Inside(FunctionSet functions, boolean directly, boolean ofObject, Test with) implements Test {
        @Override
        public int eval(Facts facts, int kind, int row) {
            return facts.inside(this, kind, row);
        }
    }

    /** What is only possible does not count. */
    record Certainly(Test test) implements Test {
        @Override
        public int eval(Facts facts, int kind, int row) {
            return Truth.of(test.eval(facts, kind, row) == Truth.YES);
        }
    }

    /** The record names its thread, so that nesting is known. */
    record ThreadKnown() implements Test {
        @Override
        public int eval(Facts facts, int kind, int row) {
            return Truth.of(facts.isThreadKnown());
        }
    }

    /** The trace shows everything from before any object existed. */
    record FromStart() implements Test {
        @Override
        public int eval(Facts facts, int kind, int row) {
            return facts.sureIf(facts.isFromStart(), Doubt.WINDOW);
        }
    }

    /** An enclosing invocation is that of another driver than the record's; not if either is not recorded. */
    record OtherDriver() implements Test {
        @Override
        public int eval(Facts facts, int kind, int row) {
            int driver = facts.event().driver;
            int judged = facts.judged().driver;
            return Truth.of(driver != 0 && judged != 0 && driver != judged);
        }
    }

    /** A key of an enclosing invocation has the value of a key of the record that is judged. */
    record SameValue(Key key, Key ofRecord) implements Test {
        @Override
        public int eval(Facts facts, int kind, int row) {
            CallEvent event = facts.event();
            CallEvent judged = facts.judged();
            if (!event.has(key) || !judged.has(ofRecord)) {
                facts.doubt(Doubt.MISSING_FIELD);
                return Truth.MAYBE;
            }
            return Truth.of(event.tag(key) == judged.tag(ofRecord) && event.bits(key) == judged.bits(ofRecord));
        }
    }

    /** An invocation of one of some functions that names the object is open on some thread. */
    record During(FunctionSet functions) implements Test {
        @Override
        public int eval(Facts facts, int kind, int row) {
            return facts.during(functions.members(), kind, row);
        }
    }

    /**
     * An invocation of one of some functions is open somewhere; certainly not only if everything about the object is
     * known since its birth, as far as these kinds of driver would show it.
     */
    record Running(FunctionSet functions, int makers) implements Test {
        @Override
        public int eval(Facts facts, int kind, int row) {
            if (facts.isOpenSomewhere(functions.members())) {
                return Truth.MAYBE;
            }
            if (facts.isWhole(kind, row, makers)) {
                return Truth.NO;
            }
            facts.doubtOf(kind, row);
            return Truth.MAYBE;
        }
    }

    /** The capture says that macro names appear as written. */
    record NamesAreSource() implements Test {
        @Override
        public int eval(Facts facts, int kind, int row) {
            int truth = facts.namesAreSource();
            if (truth == Truth.MAYBE) {
                facts.doubt(Doubt.MISSING_FIELD);
            }
            return truth;
        }
    }

    /** The kinds of driver were covered. */
    record Covered(int kinds) implements Test {
        @Override
        public int eval(Facts facts, int kind, int row) {
            return Truth.of(facts.covered(kinds));
        }
    }

    /** The trace has ended and the capture is complete. */
    record CompleteEnd() implements Test {
        @Override
        public int eval(Facts facts, int kind, int row) {
            return Truth.of(facts.isCompleteEnd());
        }
    }

    /** Catalogue numbers as a set; wraps an array that must not change. */
    final class FunctionSet {
        private final boolean[] members;
        private final int[] ids;

        public FunctionSet(boolean[] members) {
            this.members = members;
            int count = 0;
            for (boolean member : members) {
                count += member ? 1 : 0;
            }
            ids = new int[count];
            for (int id = members.length - 1; id >= 0; id--) {
                if (members[id]) {
                    ids[--count] = id;
                }
            }
        }

        /** By catalogue number; not a copy. */
        public boolean[] members() {
            return members;
        }

        /** The numbers, rising; not a copy. */
        int[] ids() {
            return ids;
        }
    }
}

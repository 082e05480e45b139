package org.ndislint.rules;

import org.ndislint.model.CallEvent;
import org.ndislint.model.Key;
import org.ndislint.model.Status;

/**
 * A question about a record and the object it is judged for; answered with a {@link Truth}. Immutable. A class, as asking
 * through an interface takes a twentieth of a check longer.
 */
public abstract class Test {
    /** The answer for the object of a kind in a row; -1 and -1 for tests that need no object. */
    public abstract int eval(Facts facts, int kind, int row);

    /** Holds always. */
    public static final Test ALWAYS = new Test() {
        @Override
        public int eval(Facts facts, int kind, int row) {
            return Truth.YES;
        }
    };

    /** The answer of a test; the frequent one that always holds is not asked. */
    public static int ask(Test test, Facts facts, int kind, int row) {
        return test == ALWAYS ? Truth.YES : test.eval(facts, kind, row);
    }

    /** All of some tests. */
    public static final class All extends Test {
        private final FlatList<Test> tests;

        public All(java.util.List<Test> tests) {
            this.tests = FlatList.copyOf(tests);
        }

        public FlatList<Test> tests() {
            return tests;
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
    public static final class Any extends Test {
        private final FlatList<Test> tests;

        public Any(java.util.List<Test> tests) {
            this.tests = FlatList.copyOf(tests);
        }

        public FlatList<Test> tests() {
            return tests;
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
    public static final class Not extends Test {
        private final Test test;

        public Not(Test test) {
            this.test = test;
        }

        public Test test() {
            return test;
        }

        @Override
        public int eval(Facts facts, int kind, int row) {
            return Truth.not(test.eval(facts, kind, row));
        }
    }

    /** The object's region is in one of some states. */
    public static final class In extends Test {
        private final int region;
        private final long mask;

        public In(int region, long mask) {
            this.region = region;
            this.mask = mask;
        }

        public int region() {
            return region;
        }

        public long mask() {
            return mask;
        }

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
    public static final class Seen extends Test {
        private final FunctionSet functions;

        public Seen(FunctionSet functions) {
            this.functions = functions;
        }

        @Override
        public int eval(Facts facts, int kind, int row) {
            return Truth.of(facts.seen(functions.members()));
        }
    }

    /** The record is the first call of the trace. */
    public static final class FirstRecord extends Test {
        @Override
        public int eval(Facts facts, int kind, int row) {
            return Truth.of(facts.isFirstRecord());
        }
    }

    /** The entry of the invocation that returns was recorded, and nothing was lost since; it is for certain this one. */
    public static final class EntrySeen extends Test {
        @Override
        public int eval(Facts facts, int kind, int row) {
            return facts.sureIf(facts.isEntrySeen(), Doubt.WINDOW);
        }
    }

    /** Every record that began an object of the kind said which. */
    public static final class BirthsNamed extends Test {
        @Override
        public int eval(Facts facts, int kind, int row) {
            return facts.sureIf(facts.areBirthsNamed(kind), Doubt.MISSING_FIELD);
        }
    }

    /** Which statuses pass. */
    public enum Outcome {
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

    /** The thread is inside an invocation of one of some functions. */
    public static final class Inside extends Test {
        private final FunctionSet functions;
        private final boolean directly;
        private final boolean ofObject;
        private final Test with;

        /**
         * What it asks.
         *
         * @param directly only the innermost invocation counts
         * @param ofObject the invocation has to name the object at hand
         * @param with what the record of its entry has to pass
         */
        public Inside(FunctionSet functions, boolean directly, boolean ofObject, Test with) {
            this.functions = functions;
            this.directly = directly;
            this.ofObject = ofObject;
            this.with = with;
        }

        public FunctionSet functions() {
            return functions;
        }

        public boolean directly() {
            return directly;
        }

        public boolean ofObject() {
            return ofObject;
        }

        public Test with() {
            return with;
        }

        @Override
        public int eval(Facts facts, int kind, int row) {
            return facts.inside(this, kind, row);
        }
    }

    /** What is only possible does not count. */
    public static final class Certainly extends Test {
        private final Test test;

        public Certainly(Test test) {
            this.test = test;
        }

        @Override
        public int eval(Facts facts, int kind, int row) {
            return Truth.of(test.eval(facts, kind, row) == Truth.YES);
        }
    }

    /** The record names its thread, so that nesting is known. */
    public static final class ThreadKnown extends Test {
        @Override
        public int eval(Facts facts, int kind, int row) {
            return Truth.of(facts.isThreadKnown());
        }
    }

    /** The trace shows everything from before any object existed. */
    public static final class FromStart extends Test {
        @Override
        public int eval(Facts facts, int kind, int row) {
            return facts.sureIf(facts.isFromStart(), Doubt.WINDOW);
        }
    }

    /** An enclosing invocation is that of another driver than the record's; not if either is not recorded. */
    public static final class OtherDriver extends Test {
        @Override
        public int eval(Facts facts, int kind, int row) {
            int driver = facts.event().driver;
            int judged = facts.judged().driver;
            return Truth.of(driver != 0 && judged != 0 && driver != judged);
        }
    }

    /** A key of an enclosing invocation has the value of a key of the record that is judged. */
    public static final class SameValue extends Test {
        private final Key key;
        private final Key ofRecord;

        public SameValue(Key key, Key ofRecord) {
            this.key = key;
            this.ofRecord = ofRecord;
        }

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
    public static final class During extends Test {
        private final FunctionSet functions;

        public During(FunctionSet functions) {
            this.functions = functions;
        }

        @Override
        public int eval(Facts facts, int kind, int row) {
            return facts.during(functions.members(), kind, row);
        }
    }

    /**
     * An invocation of one of some functions is open somewhere; certainly not only if everything about the object is
     * known since its birth, as far as these kinds of driver would show it.
     */
    public static final class Running extends Test {
        private final FunctionSet functions;
        private final int makers;

        public Running(FunctionSet functions, int makers) {
            this.functions = functions;
            this.makers = makers;
        }

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
    public static final class NamesAreSource extends Test {
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
    public static final class Covered extends Test {
        private final int kinds;

        public Covered(int kinds) {
            this.kinds = kinds;
        }

        @Override
        public int eval(Facts facts, int kind, int row) {
            return Truth.of(facts.covered(kinds));
        }
    }

    /** The trace has ended and the capture is complete. */
    public static final class CompleteEnd extends Test {
        @Override
        public int eval(Facts facts, int kind, int row) {
            return Truth.of(facts.isCompleteEnd());
        }
    }
}

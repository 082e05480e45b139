package org.ndislint.rules;

import org.jspecify.annotations.Nullable;
import org.ndislint.model.CallEvent;
import org.ndislint.model.Key;
import org.ndislint.model.Status;
import org.ndislint.model.Value;

/** A question about a record and the object it is judged for; answered with a {@link Truth}. Immutable. */
public interface Test {
    /** The answer for the object of a kind in a row; -1 and -1 for tests that need no object. */
    int eval(Facts facts, int kind, int row);

    /** Holds always. */
    Test ALWAYS = (facts, kind, row) -> Truth.YES;

    /** All of some tests. */
    record All(java.util.List<Test> tests) implements Test {
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

    /** The record begins the object, and the one before it under the same name was in one of some states. */
    record Before(int region, long mask) implements Test {
        @Override
        public int eval(Facts facts, int kind, int row) {
            long states = facts.statesBefore(kind, row, region);
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

    /** Two links, of the object and of another that the record names, lead to the same object. */
    record SameTarget(int link, int otherKind, int otherLink) implements Test {
        @Override
        public int eval(Facts facts, int kind, int row) {
            int target = facts.linked(kind, row, link);
            int other = facts.named(otherKind);
            int otherTarget = other < 0 ? -1 : facts.linked(otherKind, other, otherLink);
            if (target < 0 || otherTarget < 0) {
                facts.doubt(Doubt.WINDOW);
                return Truth.MAYBE;
            }
            return Truth.of(target == otherTarget);
        }
    }

    /** A link leads to the object of its kind that the record names. */
    record LinkNamed(int link, int targetKind) implements Test {
        @Override
        public int eval(Facts facts, int kind, int row) {
            int target = facts.linked(kind, row, link);
            int named = facts.named(targetKind);
            if (target < 0 || named < 0) {
                facts.doubt(target < 0 ? Doubt.WINDOW : Doubt.MISSING_FIELD);
                return Truth.MAYBE;
            }
            return Truth.of(target == named);
        }
    }

    /** A test on the object at the end of a link. */
    record Via(int link, int targetKind, Test test) implements Test {
        @Override
        public int eval(Facts facts, int kind, int row) {
            int target = facts.linked(kind, row, link);
            if (target < 0) {
                facts.doubtOf(kind, row);
                return Truth.MAYBE;
            }
            return test.eval(facts, targetKind, target);
        }
    }

    /** A test on the object of another kind that the same record names. */
    record Named(int otherKind, Test test) implements Test {
        @Override
        public int eval(Facts facts, int kind, int row) {
            int target = facts.named(otherKind);
            if (target < 0) {
                facts.doubt(Doubt.MISSING_FIELD);
                return Truth.MAYBE;
            }
            return test.eval(facts, otherKind, target);
        }
    }

    /**
     * At least some number of children pass a test.
     *
     * @param childKind their kind
     * @param link the child's link that leads to the object
     * @param test what a child has to pass
     * @param atLeast how many
     * @param exceptNamed whether the child that the record names does not count
     * @param makers kinds of driver whose records show births of such children
     */
    record Children(int childKind, int link, Test test, int atLeast, boolean exceptNamed, int makers) implements Test {
        @Override
        public int eval(Facts facts, int kind, int row) {
            return facts.count(this, row);
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

    /** The record's status, or the one at its entry, has an outcome. */
    record HasOutcome(Outcome outcome, boolean atEntry) implements Test {
        @Override
        public int eval(Facts facts, int kind, int row) {
            long status = atEntry ? facts.entryStatus() : facts.event().status;
            if (status == Status.ABSENT) {
                facts.doubt(Doubt.MISSING_FIELD);
                return Truth.MAYBE;
            }
            return Truth.of(outcome.covers(status));
        }
    }

    /** The record's status, or the one at its entry, is one of some values. */
    record HasStatus(java.util.Set<Long> values, boolean atEntry) implements Test {
        @Override
        public int eval(Facts facts, int kind, int row) {
            long status = atEntry ? facts.entryStatus() : facts.event().status;
            if (status == Status.ABSENT) {
                facts.doubt(Doubt.MISSING_FIELD);
                return Truth.MAYBE;
            }
            return Truth.of(values.contains(status));
        }
    }

    /** The status was recorded. */
    record StatusRecorded() implements Test {
        @Override
        public int eval(Facts facts, int kind, int row) {
            return Truth.of(facts.event().status != Status.ABSENT);
        }
    }

    /** The key was recorded, as null or otherwise. */
    record Recorded(Key key) implements Test {
        @Override
        public int eval(Facts facts, int kind, int row) {
            return Truth.of(facts.event().has(key));
        }
    }

    /** The key is the null handle; unknown where it was not recorded. */
    record IsNull(Key key) implements Test {
        @Override
        public int eval(Facts facts, int kind, int row) {
            if (!facts.event().has(key)) {
                facts.doubt(Doubt.MISSING_FIELD);
                return Truth.MAYBE;
            }
            return Truth.of(facts.event().isNull(key));
        }
    }

    /** The value of a key looks like an address, so that it says where something is and not what it is. */
    record IsAddress(Key key) implements Test {
        @Override
        public int eval(Facts facts, int kind, int row) {
            CallEvent event = facts.event();
            if (event.tag(key) == Value.NUMBER) {
                return Truth.of(event.bits(key) < 0 || event.bits(key) >= LOWEST_ADDRESS);
            }
            return Truth.of(
                    event.tag(key) == Value.SYMBOL && isHex(facts.symbols().text((int) event.bits(key))));
        }

        private static final long LOWEST_ADDRESS = 0x8000_0000L;

        private static boolean isHex(String text) {
            int from = text.startsWith("0x") || text.startsWith("0X") ? 2 : 0;
            for (int i = from; i < text.length(); i++) {
                if (Character.digit(text.charAt(i), 16) < 0) {
                    return false;
                }
            }
            return text.length() - from >= 8;
        }
    }

    /** The key has one of some values; unknown where it was not recorded. */
    record Equals(Key key, java.util.List<Literal> values) implements Test {
        @Override
        public int eval(Facts facts, int kind, int row) {
            CallEvent event = facts.event();
            if (!event.has(key)) {
                facts.doubt(Doubt.MISSING_FIELD);
                return Truth.MAYBE;
            }
            for (int i = 0; i < values.size(); i++) {
                if (values.get(i).matches(event.tag(key), event.bits(key))) {
                    return Truth.YES;
                }
            }
            return Truth.NO;
        }
    }

    /** A value written in a pack: a name by its symbol, or a number. */
    record Literal(byte tag, long bits) {
        boolean matches(byte otherTag, long otherBits) {
            return tag == otherTag && bits == otherBits;
        }
    }

    /** A flag is set: by name in a text joined by {@code |}, or by its bit in a number. */
    record HasFlag(String name, long bit) implements Test {
        @Override
        public int eval(Facts facts, int kind, int row) {
            return flag(facts, name, bit);
        }
    }

    /** A flag is set by which the caller asserts DISPATCH_LEVEL; bit 0 in every flags word that has one. */
    record HasDispatchFlag() implements Test {
        @Override
        public int eval(Facts facts, int kind, int row) {
            java.util.List<String> flags = facts.dispatchFlags();
            int truth = Truth.NO;
            for (int i = 0; i < flags.size(); i++) {
                truth = Math.max(truth, flag(facts, flags.get(i), 1));
            }
            return truth;
        }
    }

    private static int flag(Facts facts, String name, long bit) {
        CallEvent event = facts.event();
        byte tag = event.tag(Key.FLAGS);
        if (tag == Value.ABSENT) {
            facts.doubt(Doubt.MISSING_FIELD);
            return Truth.MAYBE;
        }
        long number = ArgName.number(tag, event.bits(Key.FLAGS), facts.symbols(), false);
        if (number >= 0) {
            return Truth.of((number & bit) != 0);
        }
        String text = Value.text(tag, event.bits(Key.FLAGS), facts.symbols());
        int at = text.indexOf(name);
        while (at >= 0) {
            int end = at + name.length();
            if ((at == 0 || !isNamePart(text.charAt(at - 1)))
                    && (end == text.length() || !isNamePart(text.charAt(end)))) {
                return Truth.YES;
            }
            at = text.indexOf(name, at + 1);
        }
        return Truth.NO;
    }

    private static boolean isNamePart(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    /** The level was recorded. */
    record IrqlRecorded(boolean atEntry) implements Test {
        @Override
        public int eval(Facts facts, int kind, int row) {
            return Truth.of((atEntry ? facts.entryIrql() : facts.event().irql) >= 0);
        }
    }

    /** The level at the return differs from the level at the entry; unknown if either is. */
    record IrqlChanged() implements Test {
        @Override
        public int eval(Facts facts, int kind, int row) {
            if (facts.entryIrql() < 0 || facts.event().irql < 0) {
                facts.doubt(Doubt.MISSING_FIELD);
                return Truth.MAYBE;
            }
            return Truth.of(facts.entryIrql() != facts.event().irql);
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

    /** The function was recorded under one of some other spellings of its name, by symbol. */
    record Spelled(java.util.Set<Integer> spellings) implements Test {
        @Override
        public int eval(Facts facts, int kind, int row) {
            return Truth.of(spellings.contains(facts.event().spelling));
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

    /** The value of a key is the name of a live object of a kind. */
    record NamesObject(Key key, int ofKind) implements Test {
        @Override
        public int eval(Facts facts, int kind, int row) {
            return facts.names(key, ofKind);
        }
    }

    /** The object is first seen with this record, although its birth would have been shown. */
    record Unborn(int sinceKind, int makers) implements Test {
        @Override
        public int eval(Facts facts, int kind, int row) {
            return facts.unborn(kind, row, sinceKind, makers);
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

    /** The driver of the record acts in a role for the object. */
    record ByRole(int role) implements Test {
        @Override
        public int eval(Facts facts, int kind, int row) {
            return facts.byRole(kind, row, role);
        }
    }

    /** The current IRQL compared with a number. */
    record IrqlIs(int least, int most, boolean atEntry) implements Test {
        @Override
        public int eval(Facts facts, int kind, int row) {
            int irql = atEntry ? facts.entryIrql() : facts.event().irql;
            if (irql < 0) {
                facts.doubt(Doubt.MISSING_FIELD);
                return Truth.MAYBE;
            }
            return Truth.of(irql >= least && irql <= most);
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

    /** The object was first seen with this record. */
    record FirstSeen() implements Test {
        @Override
        public int eval(Facts facts, int kind, int row) {
            return Truth.of(facts.firstSeen(kind, row));
        }
    }

    /** Everything about the object is known from its birth on, as far as these kinds of driver would show it. */
    record Whole(int makers) implements Test {
        @Override
        public int eval(Facts facts, int kind, int row) {
            if (facts.isWhole(kind, row, makers)) {
                return Truth.YES;
            }
            facts.doubtOf(kind, row);
            return Truth.MAYBE;
        }
    }

    /** The kinds of driver were covered. */
    record Covered(int kinds) implements Test {
        @Override
        public int eval(Facts facts, int kind, int row) {
            return Truth.of(facts.covered(kinds));
        }
    }

    /** A link of the object is known. */
    record LinkKnown(int link) implements Test {
        @Override
        public int eval(Facts facts, int kind, int row) {
            return Truth.of(facts.linked(kind, row, link) >= 0);
        }
    }

    /** A remembered value equals a key of the record, or without a key its driver; unknown if either is. */
    record SlotEquals(int slot, @Nullable Key key) implements Test {
        @Override
        public int eval(Facts facts, int kind, int row) {
            byte tag = facts.slotTag(kind, row, slot);
            CallEvent event = facts.event();
            boolean recorded = key == null ? event.driver != 0 : event.has(key);
            if (tag == Value.ABSENT || !recorded) {
                facts.doubt(tag == Value.ABSENT ? Doubt.WINDOW : Doubt.MISSING_FIELD);
                return Truth.MAYBE;
            }
            long bits = facts.slotBits(kind, row, slot);
            return Truth.of(key == null ? bits == event.driver : tag == event.tag(key) && bits == event.bits(key));
        }
    }

    /** A remembered thread is the record's; unknown if either is. */
    record SlotThread(int slot) implements Test {
        @Override
        public int eval(Facts facts, int kind, int row) {
            long thread = facts.threadId();
            if (facts.slotTag(kind, row, slot) == Value.ABSENT || thread == Long.MIN_VALUE) {
                facts.doubt(Doubt.MISSING_FIELD);
                return Truth.MAYBE;
            }
            return Truth.of(facts.slotBits(kind, row, slot) == thread);
        }
    }

    /** A remembered record lies within the invocation that returns. */
    record SlotWithin(int slot) implements Test {
        @Override
        public int eval(Facts facts, int kind, int row) {
            long entered = facts.entryNumber();
            if (facts.slotTag(kind, row, slot) == Value.ABSENT || entered < 0) {
                facts.doubt(Doubt.WINDOW);
                return Truth.MAYBE;
            }
            return Truth.of(facts.slotBits(kind, row, slot) > entered);
        }
    }

    /** A remembered record is later than that of the object of the same kind that the record names. */
    record SlotAfter(int slot) implements Test {
        @Override
        public int eval(Facts facts, int kind, int row) {
            int named = facts.named(kind);
            if (named < 0
                    || facts.slotTag(kind, row, slot) == Value.ABSENT
                    || facts.slotTag(kind, named, slot) == Value.ABSENT) {
                facts.doubt(Doubt.WINDOW);
                return Truth.MAYBE;
            }
            return Truth.of(facts.slotBits(kind, row, slot) > facts.slotBits(kind, named, slot));
        }
    }

    /** A remembered time is later than one of the object at the end of a link, or nothing is remembered there. */
    record SlotAfterLinked(int slot, int link, int targetKind, int targetSlot) implements Test {
        @Override
        public int eval(Facts facts, int kind, int row) {
            int target = facts.linked(kind, row, link);
            if (target < 0 || facts.slotTag(kind, row, slot) == Value.ABSENT) {
                facts.doubt(Doubt.WINDOW);
                return Truth.MAYBE;
            }
            if (facts.slotTag(targetKind, target, targetSlot) == Value.ABSENT) {
                return Truth.YES;
            }
            long own = facts.slotBits(kind, row, slot);
            long other = facts.slotBits(targetKind, target, targetSlot);
            if (own == CallEvent.NO_TIME || other == CallEvent.NO_TIME) {
                facts.doubt(Doubt.MISSING_FIELD);
                return Truth.MAYBE;
            }
            return Truth.of(own > other);
        }
    }

    /** A further parameter has the value of a key; unknown if either was not recorded. */
    record ArgIsKey(ArgName name, Key key) implements Test {
        @Override
        public int eval(Facts facts, int kind, int row) {
            CallEvent event = facts.event();
            int at = name.find(event, facts.symbols());
            if (at < 0 || !event.has(key)) {
                facts.doubt(Doubt.MISSING_FIELD);
                return Truth.MAYBE;
            }
            return Truth.of(ArgName.handleTag(event.argTag(at), event.argBits(at), facts.symbols()) == event.tag(key)
                    && ArgName.handleBits(event.argTag(at), event.argBits(at), facts.symbols()) == event.bits(key));
        }
    }

    /** The record shows a chain of buffers whose length is not the count it gives; one alone may be the chain's head. */
    record ChainDiffers() implements Test {
        @Override
        public int eval(Facts facts, int kind, int row) {
            CallEvent event = facts.event();
            long count = event.has(Key.COUNT)
                    ? ArgName.number(event.tag(Key.COUNT), event.bits(Key.COUNT), facts.symbols(), false)
                    : -1;
            if (count < 0 || !event.has(Key.NBL)) {
                facts.doubt(Doubt.MISSING_FIELD);
                return Truth.MAYBE;
            }
            return Truth.of(event.nblCount() > 1 && event.nblCount() != count);
        }
    }

    /** More than some time has certainly passed since a remembered one; unknown if either was not recorded. */
    record Elapsed(int slot, long nanos) implements Test {
        @Override
        public int eval(Facts facts, int kind, int row) {
            CallEvent event = facts.event();
            if (facts.slotTag(kind, row, slot) == Value.ABSENT
                    || facts.slotBits(kind, row, slot) == CallEvent.NO_TIME
                    || event.timeNanos == CallEvent.NO_TIME) {
                facts.doubt(Doubt.MISSING_FIELD);
                return Truth.MAYBE;
            }
            return Truth.of(event.timeNanos - facts.slotBits(kind, row, slot) - event.timeStepNanos >= nanos);
        }
    }

    /** A further parameter has a value; unknown if not recorded. */
    record ArgEquals(ArgName name, Literal literal) implements Test {
        @Override
        public int eval(Facts facts, int kind, int row) {
            int at = name.find(facts.event(), facts.symbols());
            if (at < 0) {
                facts.doubt(Doubt.MISSING_FIELD);
                return Truth.MAYBE;
            }
            return Truth.of(
                    literal.matches(facts.event().argTag(at), facts.event().argBits(at)));
        }
    }

    /** A further parameter is a number in a range, or the name of such a level; unknown if not recorded or neither. */
    record ArgIn(ArgName name, long least, long most, boolean isLevel) implements Test {
        @Override
        public int eval(Facts facts, int kind, int row) {
            int at = name.find(facts.event(), facts.symbols());
            long value = at < 0
                    ? -1
                    : ArgName.number(facts.event().argTag(at), facts.event().argBits(at), facts.symbols(), isLevel);
            if (value < 0) {
                facts.doubt(Doubt.MISSING_FIELD);
                return Truth.MAYBE;
            }
            return Truth.of(value >= least && value <= most);
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

        public FunctionSet(boolean[] members) {
            this.members = members;
        }

        /** By catalogue number; not a copy. */
        public boolean[] members() {
            return members;
        }
    }
}

package org.ndislint.rules;

import org.jspecify.annotations.Nullable;
import org.ndislint.model.CallEvent;
import org.ndislint.model.Key;
import org.ndislint.model.Value;

/** Tests that compare what an object remembers with the record. */
public final class SlotTests {
    private SlotTests() {}

    /** A remembered value equals a key of the record, or without a key its driver; unknown if either is. */
    public static final class SlotEquals extends Test {
        private final int slot;
        private final @Nullable Key key;

        public SlotEquals(int slot, @Nullable Key key) {
            this.slot = slot;
            this.key = key;
        }

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
    public static final class SlotThread extends Test {
        private final int slot;

        public SlotThread(int slot) {
            this.slot = slot;
        }

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
    public static final class SlotWithin extends Test {
        private final int slot;

        public SlotWithin(int slot) {
            this.slot = slot;
        }

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
    public static final class SlotAfter extends Test {
        private final int slot;

        public SlotAfter(int slot) {
            this.slot = slot;
        }

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
    public static final class SlotAfterLinked extends Test {
        private final int slot;
        private final int link;
        private final int targetKind;
        private final int targetSlot;

        public SlotAfterLinked(int slot, int link, int targetKind, int targetSlot) {
            this.slot = slot;
            this.link = link;
            this.targetKind = targetKind;
            this.targetSlot = targetSlot;
        }

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

    /** More than some time has certainly passed since a remembered one; unknown if either was not recorded. */
    public static final class Elapsed extends Test {
        private final int slot;
        private final long nanos;

        public Elapsed(int slot, long nanos) {
            this.slot = slot;
            this.nanos = nanos;
        }

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
}

package org.ndislint.rules;

import org.ndislint.model.CallEvent;
import org.ndislint.model.Key;
import org.ndislint.model.Status;
import org.ndislint.model.Value;

/** Tests on the record itself: its status, keys, level, flags and further parameters. */
public final class RecordTests {
    private RecordTests() {}

    /** The record's status, or the one at its entry, has an outcome. */
    public static final class HasOutcome extends Test {
        private final Test.Outcome outcome;
        private final boolean atEntry;

        public HasOutcome(Test.Outcome outcome, boolean atEntry) {
            this.outcome = outcome;
            this.atEntry = atEntry;
        }

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
    public static final class HasStatus extends Test {
        private final java.util.Set<Long> values;
        private final boolean atEntry;

        public HasStatus(java.util.Set<Long> values, boolean atEntry) {
            this.values = values;
            this.atEntry = atEntry;
        }

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
    public static final class StatusRecorded extends Test {
        @Override
        public int eval(Facts facts, int kind, int row) {
            return Truth.of(facts.event().status != Status.ABSENT);
        }
    }

    /** The key was recorded, as null or otherwise. */
    public static final class Recorded extends Test {
        private final Key key;

        public Recorded(Key key) {
            this.key = key;
        }

        @Override
        public int eval(Facts facts, int kind, int row) {
            return Truth.of(facts.event().has(key));
        }
    }

    /** The key is the null handle; unknown where it was not recorded. */
    public static final class IsNull extends Test {
        private final Key key;

        public IsNull(Key key) {
            this.key = key;
        }

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
    public static final class IsAddress extends Test {
        private final Key key;

        public IsAddress(Key key) {
            this.key = key;
        }

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
    public static final class Equals extends Test {
        private final Key key;
        private final java.util.List<Literal> values;

        public Equals(Key key, java.util.List<Literal> values) {
            this.key = key;
            this.values = values;
        }

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
    public record Literal(byte tag, long bits) {
        boolean matches(byte otherTag, long otherBits) {
            return tag == otherTag && bits == otherBits;
        }
    }

    /** A flag is set: by name in a text joined by {@code |}, or by its bit in a number. */
    public static final class HasFlag extends Test {
        private final String name;
        private final long bit;

        public HasFlag(String name, long bit) {
            this.name = name;
            this.bit = bit;
        }

        @Override
        public int eval(Facts facts, int kind, int row) {
            return flag(facts, name, bit);
        }
    }

    /** A flag is set by which the caller asserts DISPATCH_LEVEL; bit 0 in every flags word that has one. */
    public static final class HasDispatchFlag extends Test {
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

    /** The level was recorded. */
    public static final class IrqlRecorded extends Test {
        private final boolean atEntry;

        public IrqlRecorded(boolean atEntry) {
            this.atEntry = atEntry;
        }

        @Override
        public int eval(Facts facts, int kind, int row) {
            return Truth.of((atEntry ? facts.entryIrql() : facts.event().irql) >= 0);
        }
    }

    /** The level at the return differs from the level at the entry; unknown if either is. */
    public static final class IrqlChanged extends Test {
        @Override
        public int eval(Facts facts, int kind, int row) {
            if (facts.entryIrql() < 0 || facts.event().irql < 0) {
                facts.doubt(Doubt.MISSING_FIELD);
                return Truth.MAYBE;
            }
            return Truth.of(facts.entryIrql() != facts.event().irql);
        }
    }

    /** The function was recorded under one of some other spellings of its name, by symbol. */
    public static final class Spelled extends Test {
        private final java.util.Set<Integer> spellings;

        public Spelled(java.util.Set<Integer> spellings) {
            this.spellings = spellings;
        }

        @Override
        public int eval(Facts facts, int kind, int row) {
            return Truth.of(spellings.contains(facts.event().spelling));
        }
    }

    /** The current IRQL compared with a number. */
    public static final class IrqlIs extends Test {
        private final int least;
        private final int most;
        private final boolean atEntry;

        public IrqlIs(int least, int most, boolean atEntry) {
            this.least = least;
            this.most = most;
            this.atEntry = atEntry;
        }

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

    /** A further parameter has the value of a key; unknown if either was not recorded. */
    public static final class ArgIsKey extends Test {
        private final ArgName name;
        private final Key key;

        public ArgIsKey(ArgName name, Key key) {
            this.name = name;
            this.key = key;
        }

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
    public static final class ChainDiffers extends Test {
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

    /** A further parameter has a value; unknown if not recorded. */
    public static final class ArgEquals extends Test {
        private final ArgName name;
        private final Literal literal;

        public ArgEquals(ArgName name, Literal literal) {
            this.name = name;
            this.literal = literal;
        }

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
    public static final class ArgIn extends Test {
        private final ArgName name;
        private final long least;
        private final long most;
        private final boolean isLevel;

        public ArgIn(ArgName name, long least, long most, boolean isLevel) {
            this.name = name;
            this.least = least;
            this.most = most;
            this.isLevel = isLevel;
        }

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
}

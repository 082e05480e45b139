package org.ndislint.rules;

import org.ndislint.model.Key;

/** Tests on what objects are linked to, on objects that a record names beside, and on how far an object is known. */
public final class ObjectTests {
    private ObjectTests() {}

    /** Asks whether an object belongs to another, which the record names or leads to. */
    public interface Belongs extends Test {
        /** The link by which it does. */
        int link();

        /** The row of the other, or -1 if it is not known. */
        int owner(Facts facts);
    }

    /** The record begins the object, and the one before it under the same name was in one of some states. */
    public record Before(int region, long mask) implements Test {
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

    /** Two links, of the object and of another that the record names, lead to the same object. */
    public record SameTarget(int link, int otherKind, int otherLink) implements Belongs {
        @Override
        public int owner(Facts facts) {
            int other = facts.named(otherKind);
            return other < 0 ? -1 : facts.linked(otherKind, other, otherLink);
        }

        @Override
        public int eval(Facts facts, int kind, int row) {
            int target = facts.linked(kind, row, link);
            int other = facts.named(otherKind);
            if (kind == otherKind && row == other && link == otherLink) {
                return Truth.YES;
            }
            int otherTarget = other < 0 ? -1 : facts.linked(otherKind, other, otherLink);
            if (target < 0 || otherTarget < 0) {
                facts.doubt(Doubt.WINDOW);
                return Truth.MAYBE;
            }
            return Truth.of(target == otherTarget);
        }
    }

    /** A link leads to the object of its kind that the record names. */
    public record LinkNamed(int link, int targetKind) implements Belongs {
        @Override
        public int owner(Facts facts) {
            return facts.named(targetKind);
        }

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
    public record Via(int link, int targetKind, Test test) implements Test {
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
    public record Named(int otherKind, Test test) implements Test {
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
    public record Children(int childKind, int link, Test test, int atLeast, boolean exceptNamed, int makers)
            implements Test {
        @Override
        public int eval(Facts facts, int kind, int row) {
            return facts.count(this, row);
        }
    }

    /** The value of a key is the name of a live object of a kind. */
    public record NamesObject(Key key, int ofKind) implements Test {
        @Override
        public int eval(Facts facts, int kind, int row) {
            return facts.names(key, ofKind);
        }
    }

    /** The object is first seen with this record, although its birth would have been shown. */
    public record Unborn(int sinceKind, int makers) implements Test {
        @Override
        public int eval(Facts facts, int kind, int row) {
            return facts.unborn(kind, row, sinceKind, makers);
        }
    }

    /** The driver of the record acts in a role for the object. */
    public record ByRole(int role) implements Test {
        @Override
        public int eval(Facts facts, int kind, int row) {
            return facts.byRole(kind, row, role);
        }
    }

    /** The object was first seen with this record. */
    public record FirstSeen() implements Test {
        @Override
        public int eval(Facts facts, int kind, int row) {
            return Truth.of(facts.firstSeen(kind, row));
        }
    }

    /** Everything about the object is known from its birth on, as far as these kinds of driver would show it. */
    public record Whole(int makers) implements Test {
        @Override
        public int eval(Facts facts, int kind, int row) {
            if (facts.isWhole(kind, row, makers)) {
                return Truth.YES;
            }
            facts.doubtOf(kind, row);
            return Truth.MAYBE;
        }
    }

    /** A link of the object is known. */
    public record LinkKnown(int link) implements Test {
        @Override
        public int eval(Facts facts, int kind, int row) {
            return Truth.of(facts.linked(kind, row, link) >= 0);
        }
    }
}

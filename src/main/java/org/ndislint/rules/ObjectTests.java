package org.ndislint.rules;

import org.ndislint.model.Key;

/** Tests on what objects are linked to, on objects that a record names beside, and on how far an object is known. */
public final class ObjectTests {
    private ObjectTests() {}

    /** Asks whether an object belongs to another, which the record names or leads to. */
    public abstract static class Belongs extends Test {
        private final int link;

        Belongs(int link) {
            this.link = link;
        }

        /** The link by which it does. */
        public final int link() {
            return link;
        }

        /** The row of the other, or -1 if it is not known. */
        public abstract int owner(Facts facts);

        /** The kind of what the record names and what alone can have the other, or -1. */
        public int holderKind() {
            return -1;
        }

        /** The link by which it has it. */
        public int holderLink() {
            return -1;
        }
    }

    /** The record begins the object, and the one before it under the same name was in one of some states. */
    public static final class Before extends Test {
        private final int region;
        private final long mask;

        public Before(int region, long mask) {
            this.region = region;
            this.mask = mask;
        }

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
    public static final class SameTarget extends Belongs {
        private final int otherKind;
        private final int otherLink;
        private final int targetKind;
        private final boolean isOwn;

        /**
         * @param targetKind to which both links lead
         * @param isOwn whether each such target is of one of the others only, whose name it has
         */
        public SameTarget(int link, int otherKind, int otherLink, int targetKind, boolean isOwn) {
            super(link);
            this.otherKind = otherKind;
            this.otherLink = otherLink;
            this.targetKind = targetKind;
            this.isOwn = isOwn;
        }

        @Override
        public int owner(Facts facts) {
            int other = facts.named(otherKind);
            return other < 0 ? -1 : facts.linked(otherKind, other, otherLink);
        }

        @Override
        public int holderKind() {
            return isOwn ? otherKind : -1;
        }

        @Override
        public int holderLink() {
            return otherLink;
        }

        @Override
        public int eval(Facts facts, int kind, int row) {
            int target = facts.linked(kind, row, link());
            int other = facts.named(otherKind);
            if (kind == otherKind && row == other && link() == otherLink) {
                return Truth.YES;
            }
            int otherTarget = other < 0 ? -1 : facts.linked(otherKind, other, otherLink);
            if (target < 0 || otherTarget < 0) {
                if (isOwn && target >= 0 && other >= 0 && isOfAnother(facts, target, other)) {
                    return Truth.NO;
                }
                facts.doubt(Doubt.WINDOW);
                return Truth.MAYBE;
            }
            return Truth.of(target == otherTarget);
        }

        private boolean isOfAnother(Facts facts, int target, int other) {
            int owner = facts.linkedFrom(targetKind, target, otherKind, otherLink);
            return owner >= 0 && owner != other;
        }
    }

    /** A link leads to the object of its kind that the record names. */
    public static final class LinkNamed extends Belongs {
        private final int targetKind;

        public LinkNamed(int link, int targetKind) {
            super(link);
            this.targetKind = targetKind;
        }

        @Override
        public int owner(Facts facts) {
            return facts.named(targetKind);
        }

        @Override
        public int eval(Facts facts, int kind, int row) {
            int target = facts.linked(kind, row, link());
            int named = facts.named(targetKind);
            if (target < 0 || named < 0) {
                facts.doubt(target < 0 ? Doubt.WINDOW : Doubt.MISSING_FIELD);
                return Truth.MAYBE;
            }
            return Truth.of(target == named);
        }
    }

    /** A test on the object at the end of a link. */
    public static final class Via extends Test {
        private final int link;
        private final int targetKind;
        private final Test test;

        public Via(int link, int targetKind, Test test) {
            this.link = link;
            this.targetKind = targetKind;
            this.test = test;
        }

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
    public static final class Named extends Test {
        private final int otherKind;
        private final Test test;

        public Named(int otherKind, Test test) {
            this.otherKind = otherKind;
            this.test = test;
        }

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

    /** At least some number of children pass a test. */
    public static final class Children extends Test {
        private final int childKind;
        private final int link;
        private final Test test;
        private final int atLeast;
        private final boolean exceptNamed;
        private final int makers;

        /**
         * What it asks.
         *
         * @param childKind their kind
         * @param link the child's link that leads to the object
         * @param test what a child has to pass
         * @param atLeast how many
         * @param exceptNamed whether the child that the record names does not count
         * @param makers kinds of driver whose records show births of such children
         */
        public Children(int childKind, int link, Test test, int atLeast, boolean exceptNamed, int makers) {
            this.childKind = childKind;
            this.link = link;
            this.test = test;
            this.atLeast = atLeast;
            this.exceptNamed = exceptNamed;
            this.makers = makers;
        }

        public int childKind() {
            return childKind;
        }

        public int link() {
            return link;
        }

        public Test test() {
            return test;
        }

        public int atLeast() {
            return atLeast;
        }

        public boolean exceptNamed() {
            return exceptNamed;
        }

        public int makers() {
            return makers;
        }

        @Override
        public int eval(Facts facts, int kind, int row) {
            return facts.count(this, row);
        }
    }

    /** The value of a key is the name of a live object of a kind. */
    public static final class NamesObject extends Test {
        private final Key key;
        private final int ofKind;

        public NamesObject(Key key, int ofKind) {
            this.key = key;
            this.ofKind = ofKind;
        }

        @Override
        public int eval(Facts facts, int kind, int row) {
            return facts.names(key, ofKind);
        }
    }

    /** The object is first seen with this record, although its birth would have been shown. */
    public static final class Unborn extends Test {
        private final int sinceKind;
        private final int makers;

        public Unborn(int sinceKind, int makers) {
            this.sinceKind = sinceKind;
            this.makers = makers;
        }

        @Override
        public int eval(Facts facts, int kind, int row) {
            return facts.unborn(kind, row, sinceKind, makers);
        }
    }

    /** The driver of the record acts in a role for the object. */
    public static final class ByRole extends Test {
        private final int role;

        public ByRole(int role) {
            this.role = role;
        }

        @Override
        public int eval(Facts facts, int kind, int row) {
            return facts.byRole(kind, row, role);
        }
    }

    /** The object was first seen with this record. */
    public static final class FirstSeen extends Test {
        @Override
        public int eval(Facts facts, int kind, int row) {
            return Truth.of(facts.firstSeen(kind, row));
        }
    }

    /** Everything about the object is known from its birth on, as far as these kinds of driver would show it. */
    public static final class Whole extends Test {
        private final int makers;

        public Whole(int makers) {
            this.makers = makers;
        }

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
    public static final class LinkKnown extends Test {
        private final int link;

        public LinkKnown(int link) {
            this.link = link;
        }

        public int link() {
            return link;
        }

        @Override
        public int eval(Facts facts, int kind, int row) {
            return Truth.of(facts.linked(kind, row, link) >= 0);
        }
    }

    /** What a link led to is over, and something else has its name. */
    public static final class LinkGone extends Test {
        private final int link;

        public LinkGone(int link) {
            this.link = link;
        }

        @Override
        public int eval(Facts facts, int kind, int row) {
            return Truth.of(facts.isGone(kind, row, link));
        }
    }
}

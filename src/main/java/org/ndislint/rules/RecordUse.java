package org.ndislint.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.ndislint.model.Key;

/** What the records of one function and phase mean: compiled once, looked up by number. */
public final class RecordUse {
    private final FlatList<KindUse> kinds;
    private final FlatList<Trigger> free;

    RecordUse(List<KindUse> kinds, List<Trigger> free) {
        this.kinds = FlatList.copyOf(kinds);
        this.free = FlatList.copyOf(free);
    }

    /** One for each kind of object that such a record concerns. */
    public FlatList<KindUse> kinds() {
        return kinds;
    }

    /** What the records mean for a kind, or null if they do not concern it. */
    public @Nullable KindUse of(Kind kind) {
        for (int i = 0; i < kinds.size(); i++) {
            if (kinds.get(i).kind == kind) {
                return kinds.get(i);
            }
        }
        return null;
    }

    /** Rules on the record alone. */
    public FlatList<Trigger> free() {
        return free;
    }

    /** What the record means for one kind. */
    public static final class KindUse {
        final Kind kind;
        final FlatList<ClassUse> classes;
        /** The tests of {@link #classes}, without the way to them. */
        private final Test[] tests;

        final FlatList<RegionUse> regions;
        final FlatList<Trigger> triggers;
        final FlatList<LinkUse> links;
        final FlatList<SlotUse> slots;
        final FlatList<TieUse> ties;
        final FlatList<RenewUse> renews;
        private final boolean beginsAnother;
        private final int[] births;
        private final boolean isHard;

        KindUse(
                Kind kind,
                List<ClassUse> classes,
                List<RegionUse> regions,
                List<Trigger> triggers,
                List<LinkUse> links,
                List<SlotUse> slots,
                List<TieUse> ties,
                List<RenewUse> renews) {
            this.kind = kind;
            this.classes = FlatList.copyOf(classes);
            this.tests = classes.stream().map(ClassUse::test).toArray(Test[]::new);
            this.regions = FlatList.copyOf(regions);
            this.triggers = FlatList.copyOf(triggers);
            this.links = FlatList.copyOf(links);
            this.slots = FlatList.copyOf(slots);
            this.ties = FlatList.copyOf(ties);
            this.renews = FlatList.copyOf(renews);
            this.beginsAnother = renews.stream().anyMatch(RenewUse::isNew);
            this.births = IntStream.range(0, tests.length)
                    .filter(i -> classes.get(i).eventClass().born())
                    .toArray();
            this.isHard = regions.stream().anyMatch(RegionUse::isHard);
        }

        public Kind kind() {
            return kind;
        }

        /** The event classes that the record may be, each with the test that decides. */
        public FlatList<ClassUse> classes() {
            return classes;
        }

        /** Decides whether the record is of one of {@link #classes}. */
        public Test test(int index) {
            return tests[index];
        }

        /** Which of {@link #classes} begin an object; not a copy. */
        public int[] births() {
            return births;
        }

        /** Whether some class certainly breaks a rule of severity error, or cannot be, in some state of some region. */
        public boolean isHard() {
            return isHard;
        }

        /** How many {@link #classes} there are. */
        public int classCount() {
            return tests.length;
        }

        /** The regions that some of them touch. */
        public FlatList<RegionUse> regions() {
            return regions;
        }

        /** Rules judged at such a record for such an object. */
        public FlatList<Trigger> triggers() {
            return triggers;
        }

        public FlatList<LinkUse> links() {
            return links;
        }

        public FlatList<SlotUse> slots() {
            return slots;
        }

        public FlatList<TieUse> ties() {
            return ties;
        }

        /** Contexts whose value may be given out again at such a record, so that older ties of it end. */
        public FlatList<RenewUse> renews() {
            return renews;
        }

        /** Whether the record asks for an object that was not there before. */
        public boolean beginsAnother() {
            return beginsAnother;
        }

        /** Whether a context is among {@link #renews}, under whatever test. */
        public boolean givesOut(Key context) {
            for (int i = 0; i < renews.size(); i++) {
                if (renews.get(i).context() == context) {
                    return true;
                }
            }
            return false;
        }
    }

    /**
     * An event class that the record may be.
     *
     * @param test decides
     * @param belongs the first {@link #MOST_BELONGS} parts of it that ask whether the object belongs to another, as far as
     *     that is known; with fewer of them less is known of whom a record was not about
     */
    public record ClassUse(Kind.EventClass eventClass, Test test, List<ObjectTests.Belongs> belongs) {
        /** So many of them are made use of. */
        public static final int MOST_BELONGS = 2;

        ClassUse(Kind.EventClass eventClass, Test test) {
            this(eventClass, test, first(belongs(test)));
        }

        private static List<ObjectTests.Belongs> first(List<ObjectTests.Belongs> all) {
            return FlatList.copyOf(all.subList(0, Math.min(all.size(), MOST_BELONGS)));
        }

        private static List<ObjectTests.Belongs> belongs(Test test) {
            List<ObjectTests.Belongs> out = new ArrayList<>();
            if (test instanceof ObjectTests.Belongs part) {
                out.add(part);
            } else if (test instanceof Test.All all) {
                all.tests().forEach(part -> out.addAll(belongs(part)));
            } else if (test instanceof Test.Any any
                    && any.tests().size() == 2
                    && any.tests().get(0) instanceof ObjectTests.Belongs part
                    && any.tests().get(1) instanceof Test.Not not
                    && not.test() instanceof ObjectTests.LinkKnown known
                    && known.link() == part.link()) {
                out.add(part);
            }
            return out;
        }
    }

    /** A region, and which of the record's class uses touch it. */
    public static final class RegionUse {
        private final int index;
        private final Region region;
        private final int[] uses;
        private final Region.Row[] rows;

        /** The uses are indices of classes that have a row in the region. */
        RegionUse(int index, Region region, int[] uses, List<ClassUse> classes) {
            this.index = index;
            this.region = region;
            this.uses = uses;
            this.rows = new Region.Row[uses.length];
            for (int i = 0; i < uses.length; i++) {
                Region.Row row = region.row(classes.get(uses[i]).eventClass().index());
                if (row == null) {
                    throw new IllegalArgumentException("a class without a row in region " + region.name());
                }
                rows[i] = row;
            }
        }

        private boolean isHard() {
            for (Region.Row row : rows) {
                if (row.hard() != 0) {
                    return true;
                }
            }
            return false;
        }

        /** The region's index within its kind. */
        public int index() {
            return index;
        }

        public Region region() {
            return region;
        }

        /** How many class uses touch the region. */
        public int count() {
            return uses.length;
        }

        /** Which of the record's class uses the i-th is that touches the region. */
        public int use(int i) {
            return uses[i];
        }

        /** What it does there. */
        public Region.Row row(int i) {
            return rows[i];
        }
    }

    /**
     * A rule judged at a record.
     *
     * @param rule index
     * @param applies whether the record is one at which the rule is judged
     * @param test what makes it a violation
     * @param each when not null: judged for each child instead of the object itself
     * @param severity of this case, where it differs from the rule's
     */
    public record Trigger(
            int rule,
            Test applies,
            Test test,
            @Nullable Each each,
            @Nullable Severity severity) {}

    /** Children of the object at hand: their kind, and their link that leads to it. */
    public record Each(int childKind, int link) {}

    /**
     * Where a link is learned.
     *
     * @param link of the object at hand
     * @param test when
     * @param from how the target is named
     * @param outer for sources in the enclosing invocation: of which functions it must be one
     */
    public record LinkUse(
            int link, Test test, Source from, @Nullable FunctionSet outer, int targetKind, int viaKind, int viaLink) {}

    /** How the target of a link is named. */
    public enum Source {
        /** By the keys of the same record. */
        RECORD,
        /** By the innermost enclosing invocation on the thread. */
        OUTER,
        /** Through a link of another object that the record names. */
        VIA,
        /** Through a link of an object that the enclosing invocation names. */
        OUTER_VIA
    }

    /**
     * A context that is given out, when the test does not say no.
     *
     * @param isNew to an object that begins within the invocation
     */
    public record RenewUse(Key context, Key source, Test test, boolean isNew) {}

    /** What of a record is remembered. */
    public enum Remembered {
        /** The value of a key. */
        KEY,
        /** The driver's name. */
        DRIVER,
        /** The time in nanoseconds. */
        TIME,
        /** The thread; the idle thread is one for each processor. */
        THREAD,
        /** The record's number. */
        RECORD;

        static Remembered find(String word) {
            return switch (word) {
                case "driver" -> DRIVER;
                case "time" -> TIME;
                case "thread" -> THREAD;
                case "record" -> RECORD;
                default -> KEY;
            };
        }
    }

    /** A value to remember: a key's, or without one what else tells of a record. */
    public record SlotUse(int slot, Test test, @Nullable Key key, Remembered what) {}

    /**
     * A tie learned beside those of the contexts that a record shows: a value stands for the object that it names.
     *
     * @param context as which context the value stands for the object
     * @param source the key that holds the value
     * @param outer functions of which the innermost enclosing invocation must be one, if the value is that invocation's;
     *     null if it is the record's own
     * @param test when
     */
    public record TieUse(Key context, Key source, @Nullable FunctionSet outer, Test test) {}
}

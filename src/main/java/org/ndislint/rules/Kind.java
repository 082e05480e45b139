package org.ndislint.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ndislint.model.Key;

/** A kind of object, compiled. Immutable; lists are in the order of the pack. */
public final class Kind {
    /** As many regions as there are bits in a long: sets of regions are kept as such. */
    public static final int MOST_REGIONS = 64;

    private final int index;
    private final String name;
    private final Naming naming;
    private final FlatList<Key> contexts;
    private final FlatList<Region> regions;
    private final FlatList<EventClass> classes;
    private final FlatList<Link> links;
    private final FlatList<Slot> slots;
    private final FlatList<RegionTest> dead;
    private final int words;
    private final int sideRegion;
    private final boolean isOwned;
    private final int with;
    private final @Nullable Key handle;
    private final long contextBits;

    /**
     * A thing that moves state machines.
     *
     * @param index within the kind
     * @param makers the kinds of driver, any of which may make the records of the class ({@link org.ndislint.catalogue.DriverKind} bits)
     * @param shownBy kinds of driver whose records would show that it happened, besides its makers
     * @param born whether it starts a generation
     * @param maybe whether it may also be a late record of an old generation
     * @param rebirth when an object that is known already begins anew with it; else it is an echo of its birth
     * @param records the patterns of its records, as the packs write them
     */
    public record EventClass(
            int index,
            String name,
            int makers,
            int shownBy,
            boolean born,
            boolean maybe,
            Test rebirth,
            List<String> records) {}

    /**
     * A link to another object.
     *
     * @param index within the kind
     * @param target index of the kind it leads to; {@code -1} until all kinds are read
     */
    public record Link(int index, String name, int target) {}

    /** A remembered value. */
    public record Slot(int index, String name) {}

    /** A region and states of it. */
    public record RegionTest(int region, long mask) {}

    Kind(
            int index,
            String name,
            Naming naming,
            List<Key> contexts,
            List<Region> regions,
            List<EventClass> classes,
            List<Link> links,
            List<Slot> slots,
            List<RegionTest> dead,
            int words,
            int sideRegion,
            boolean isOwned,
            int with) {
        this.index = index;
        this.name = name;
        this.naming = naming;
        this.contexts = FlatList.copyOf(contexts);
        this.regions = FlatList.copyOf(regions);
        this.classes = FlatList.copyOf(classes);
        this.links = FlatList.copyOf(links);
        this.slots = FlatList.copyOf(slots);
        this.dead = FlatList.copyOf(dead);
        this.words = words;
        this.sideRegion = sideRegion;
        this.isOwned = isOwned;
        this.with = with;
        Key key = naming.key();
        boolean isHandle = naming.by() == Naming.By.KEY && key != null && key.type() != Key.Type.CONTEXT;
        this.handle = isHandle && key != Key.NBL ? key : null;
        long bits = 0;
        for (Key context : this.contexts) {
            bits |= context.bit();
        }
        this.contextBits = bits;
    }

    public int index() {
        return index;
    }

    /** The name in results: the key's, or what the pack calls it. */
    public String name() {
        return name;
    }

    /** How records name such an object. */
    public Naming naming() {
        return naming;
    }

    /** The key that names such an object, the first of a pair; null when its driver or thread does. */
    public @Nullable Key key() {
        return naming.key();
    }

    /** The key whose value alone, whoever shows it, names such an object; else null, as for contexts and buffers. */
    public @Nullable Key handle() {
        return handle;
    }

    /** The {@link Key#bit()}s of {@link #contexts}. */
    public long contextBits() {
        return contextBits;
    }

    /** Whether one record may name many such objects at once: buffers come in chains. */
    public boolean isChained() {
        return key() == Key.NBL;
    }

    /** Keys whose values stand for such an object once tied to it. */
    public FlatList<Key> contexts() {
        return contexts;
    }

    public FlatList<Region> regions() {
        return regions;
    }

    public FlatList<EventClass> classes() {
        return classes;
    }

    public FlatList<Link> links() {
        return links;
    }

    public FlatList<Slot> slots() {
        return slots;
    }

    /** The object is dead when each of these certainly holds; empty: it never is. */
    public FlatList<RegionTest> dead() {
        return dead;
    }

    /** How many words the regions take. */
    public int words() {
        return words;
    }

    /** Whether one driver alone makes all records of such an object: what names it was made by its owner. */
    public boolean isOwned() {
        return isOwned;
    }

    /** The link to the object with which this one is forgotten, or -1. */
    public int with() {
        return with;
    }

    /** The region that tells a stand-alone call manager from an MCM, or -1. */
    public int sideRegion() {
        return sideRegion;
    }
}

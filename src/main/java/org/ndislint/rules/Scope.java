package org.ndislint.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ndislint.model.Key;

/** The names of a kind while its pack is being compiled. */
final class Scope {
    final int index;
    final String name;
    final Naming naming;
    final List<Key> contexts = new ArrayList<>();
    final Map<String, RegionDraft> regions = new LinkedHashMap<>();
    final Map<String, ClassDraft> classes = new LinkedHashMap<>();
    final Map<String, LinkDraft> links = new LinkedHashMap<>();
    final List<String> slots = new ArrayList<>();
    final List<PackNode> nodes = new ArrayList<>();
    final List<RenewDraft> renews = new ArrayList<>();
    final List<TieDraft> ties = new ArrayList<>();
    final List<UseDraft> slotUses = new ArrayList<>();
    final List<String> dead = new ArrayList<>();

    @Nullable
    String side;

    @Nullable
    String with;

    int birthMakers;
    boolean isOwned;

    /** A region before it is compiled. */
    static final class RegionDraft {
        final int index;
        final String name;
        final List<String> states;
        long initial;
        long adopted;
        final List<RowDraft> rows = new ArrayList<>();
        final PackNode.BlockLine line;

        /** Where it is written; for a pended operation where its line is. */
        String position;

        /** The template it is made from, or null. */
        @Nullable
        String template;

        RegionDraft(int index, String name, List<String> states, PackNode.BlockLine line) {
            this.index = index;
            this.name = name;
            this.states = states;
            this.line = line;
            this.position = line.position();
        }
    }

    /** A row before it is compiled. */
    record RowDraft(String eventClass, List<String> cells, PackNode.BlockLine line) {}

    /** An event class before it is compiled. */
    static final class ClassDraft {
        final int index;
        final String name;
        final boolean born;
        final @Nullable String rebirth;
        int shownBy;
        boolean maybe;
        final List<PatternDraft> patterns = new ArrayList<>();
        final List<String> written = new ArrayList<>();
        final PackNode.BlockLine line;

        ClassDraft(int index, String name, boolean born, @Nullable String rebirth, PackNode.BlockLine line) {
            this.index = index;
            this.name = name;
            this.born = born;
            this.rebirth = rebirth;
            this.line = line;
        }
    }

    /** A record pattern before its tests are compiled. */
    record PatternDraft(boolean exit, FunctionSet functions, String tests, PackNode.BlockLine line, int column) {}

    /** A link before it is compiled: where it leads and the lines that say where it is learned. */
    static final class LinkDraft {
        final int index;
        final String name;
        final String target;
        final List<SourceDraft> sources = new ArrayList<>();
        final PackNode.BlockLine line;

        LinkDraft(int index, String name, String target, PackNode.BlockLine line) {
            this.index = index;
            this.name = name;
            this.target = target;
            this.line = line;
        }
    }

    /** Where a link is learned. */
    record SourceDraft(PatternDraft pattern, String from) {}

    /** A value that is remembered: a key's, or without one what else tells of a record. */
    record UseDraft(PatternDraft pattern, @Nullable Key key, int slot, RecordUse.Remembered what) {}

    /** A context that is given out; {@code isNew}: to an object that begins within the invocation. */
    record RenewDraft(PatternDraft pattern, Key context, Key source, boolean isNew) {}

    /** A tie: the context, the key that holds its value, and the enclosing functions whose value it is, if it is theirs. */
    record TieDraft(
            PatternDraft pattern,
            Key context,
            Key source,
            @Nullable FunctionSet outer) {}

    Scope(int index, String name, Naming naming, PackNode node) {
        this.index = index;
        this.name = name;
        this.naming = naming;
        this.nodes.add(node);
    }
}

package org.ndislint.rules;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ndislint.catalogue.Catalogue;
import org.ndislint.model.CallEvent;
import org.ndislint.model.Symbols;

/** All packs of a run, compiled. Immutable; shared by any number of monitors. */
public final class Program {
    private final Calls calls;
    private final FlatList<Kind> kinds;
    private final FlatList<CompiledRule> rules;
    private final @Nullable RecordUse[] uses;
    private final List<String> literals;
    private final Map<String, String> titles;
    private final Supplier<byte[]> digester;
    private byte @Nullable [] digest;

    /**
     * A rule as the monitor needs it.
     *
     * @param index of the rule
     * @param info for people, with the severity of this run
     * @param yields indices of rules that speak instead at the same event on the same or a linked object
     * @param yieldsInInvocation indices of rules that speak instead if reported at the entry of the same invocation
     * @param yieldsIfCertain indices of rules that speak instead as those of {@code yields} do, where they are certain;
     *     where they are not, this rule stands as it is
     * @param once report it once an object
     * @param makers kinds of driver that make the records at which it is judged
     * @param needs kinds of driver that must be covered for the rule to be applicable
     * @param message template, or null
     * @param expected template, or null
     * @param found template, or null
     * @param owed the kind and region whose states tell what is owed when the trace ends, or null
     */
    public record CompiledRule(
            int index,
            RuleInfo info,
            List<Integer> yields,
            List<Integer> yieldsInInvocation,
            List<Integer> yieldsIfCertain,
            boolean once,
            int makers,
            int needs,
            @Nullable String message,
            @Nullable String expected,
            @Nullable String found,
            @Nullable Owed owed) {}

    /** What is owed: states of a region, on a condition; and whether the end of a complete capture convicts. */
    public record Owed(int kind, int region, long states, Test test, boolean endConvicts) {}

    Program(
            Calls calls,
            List<Kind> kinds,
            List<CompiledRule> rules,
            @Nullable RecordUse[] uses,
            List<String> literals,
            Map<String, String> titles,
            Supplier<byte[]> digester) {
        this.calls = calls;
        this.kinds = FlatList.copyOf(kinds);
        this.rules = FlatList.copyOf(rules);
        this.uses = uses;
        this.literals = FlatList.copyOf(literals);
        this.titles = Collections.unmodifiableMap(new LinkedHashMap<>(titles));
        this.digester = digester;
    }

    /** A symbol table for one run: the names that packs compare with have the numbers that the program expects. */
    public Symbols newSymbols() {
        Symbols symbols = new Symbols();
        for (String literal : literals) {
            symbols.id(literal);
        }
        return symbols;
    }

    /** Tells programs apart by what their packs and the catalogue say. Dear the first time: the packs are taken in again. */
    public synchronized byte[] digest() {
        byte[] known = digest;
        if (known == null) {
            known = digester.get();
            digest = known;
        }
        return known.clone();
    }

    public Catalogue catalogue() {
        return calls.catalogue();
    }

    /** The titles of the packs by their names, in the order in which they were added; a pack without one has its name. */
    public Map<String, String> titles() {
        return titles;
    }

    /** The name of a call by its number. */
    public String callName(int call) {
        return calls.name(call);
    }

    /** How many calls are numbered: those of the catalogue, then those that packs declare. */
    public int callCount() {
        return calls.size();
    }

    /** The number of an event's call, which may be one that a pack declares; or -1. Allocates nothing. */
    public int number(CallEvent event) {
        return calls.number(event);
    }

    /** The kinds of driver in which the records of a call are made ({@link org.ndislint.catalogue.DriverKind} bits). */
    public int kindsMaking(int call) {
        return calls.makers(call);
    }

    public FlatList<Kind> kinds() {
        return kinds;
    }

    public FlatList<CompiledRule> rules() {
        return rules;
    }

    /** What an entry of a call means, or null if nothing. */
    public @Nullable RecordUse onEnter(int call) {
        return uses[call * 2];
    }

    /** What a return of a call means, or null if nothing. */
    public @Nullable RecordUse onExit(int call) {
        return uses[call * 2 + 1];
    }
}

package org.ndislint.monitor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ndislint.model.CallEvent;
import org.ndislint.rules.FlatList;
import org.ndislint.rules.Kind;
import org.ndislint.rules.Program;
import org.ndislint.rules.RecordUse;
import org.ndislint.rules.Severity;
import org.ndislint.rules.Test;
import org.ndislint.rules.Truth;
import org.ndislint.timeline.Frame;
import org.ndislint.timeline.ObjectTable;
import org.ndislint.timeline.World;

/**
 * The rules that one record breaks or may break, until it is settled which of them speak: one defect, one finding. Rules
 * give way to those they yield to, and say a thing once where they should.
 */
final class Candidates {
    private final Program program;
    private final World world;
    private final Tally tally;
    private final Findings findings;
    private final List<Candidate> pool = new ArrayList<>();
    private final List<Candidate> current = new ArrayList<>();
    /** Where the candidates about an object are among the {@link #current} ones; those about none are under -1. */
    private final ByObject about = new ByObject();
    /** The same for those about what is linked to an object; so far for the first {@link #linkedCount} of them. */
    private final ByObject linked = new ByObject();

    private int linkedCount;
    private int[] peers = new int[16];
    private int peerCount;
    private final List<Candidate> speaking = new ArrayList<>();
    private final Comparator<Candidate> inOrder;
    private int[] consulted = new int[48];
    private final int[] onceBits;
    private CallEvent event = new CallEvent();
    private long number;
    private @Nullable Frame entered;
    private @Nullable Unordered waiting;

    Candidates(Program program, World world, Tally tally, Findings findings) {
        this.program = program;
        this.world = world;
        this.tally = tally;
        this.findings = findings;
        this.inOrder = Comparator.<Candidate, String>comparing(
                        c -> program.rules().get(c.rule).info().id())
                .thenComparingInt(c -> c.kind)
                .thenComparingLong(c -> c.row < 0 ? 0L : world.table(c.kind).number(c.row));
        this.onceBits = onceBits(program);
    }

    /** By rule: the bit of an object that says it has spoken, or -1 where it may speak again. What is owed is said once. */
    private static int[] onceBits(Program program) {
        int[] bits = new int[program.rules().size()];
        int shared = 0;
        for (Program.CompiledRule rule : program.rules()) {
            bits[rule.index()] = rule.once() && rule.owed() == null ? shared++ : -1;
        }
        int[] used = new int[program.kinds().size()];
        for (Program.CompiledRule rule : program.rules()) {
            Program.Owed owed = rule.owed();
            if (owed != null) {
                bits[rule.index()] = shared + used[owed.kind()]++;
            }
            if (bits[rule.index()] >= Long.SIZE) {
                throw new IllegalStateException("more rules that speak once than an object has bits");
            }
        }
        return bits;
    }

    /** Turns to a record; the frame is that of the invocation which a return ends. */
    void begin(CallEvent record, long recordNumber, @Nullable Frame matched) {
        event = record;
        number = recordNumber;
        entered = matched;
        forgetAll();
    }

    private void forgetAll() {
        if (!current.isEmpty()) {
            current.clear();
            about.clear();
            forgetLinks();
        }
    }

    private void forgetLinks() {
        linked.clear();
        linkedCount = 0;
    }

    /** Findings wait for the end of a tick, or, with null, are handed on at once. */
    void defer(@Nullable Unordered tick) {
        waiting = tick;
    }

    Candidate add(int rule, boolean certain, int kind, int row, int doubt) {
        for (int at = about.last(kind, row); at != ByObject.NONE; at = about.before(at)) {
            Candidate known = current.get(about.number(at));
            if (known.rule == rule) {
                known.certain |= certain;
                known.doubt |= doubt;
                return known;
            }
        }
        while (pool.size() <= current.size()) {
            pool.add(new Candidate());
        }
        Candidate candidate = pool.get(current.size());
        candidate.set(rule, certain, kind, row, doubt);
        about.add(kind, row, current.size());
        current.add(candidate);
        return candidate;
    }

    void judgeFree(FlatList<RecordUse.Trigger> triggers, Judgement facts) {
        for (int i = 0; i < triggers.size(); i++) {
            judge(triggers.get(i), facts, -1, -1, -1, -1);
        }
    }

    void judge(FlatList<RecordUse.Trigger> triggers, Judgement facts, int kind, int row) {
        for (int i = 0; i < triggers.size(); i++) {
            RecordUse.Trigger trigger = triggers.get(i);
            RecordUse.Each each = trigger.each();
            if (each == null) {
                judge(trigger, facts, kind, row, kind, row);
            } else if (tally.isOn(trigger.rule())) {
                int incoming = world.incoming(each.childKind(), each.link());
                ObjectTable children = world.table(each.childKind());
                int child = world.table(kind).firstChild(row, incoming);
                while (child != World.NONE) {
                    int after = children.nextSibling(child, each.link());
                    facts.states(each.childKind(), child, 0);
                    if (world.linked(each.childKind(), child, each.link()) == row) {
                        judge(trigger, facts, kind, row, each.childKind(), child);
                    }
                    child = after;
                }
            }
        }
    }

    private void judge(RecordUse.Trigger trigger, Judgement facts, int kind, int row, int judgedKind, int judgedRow) {
        if (!tally.isOn(trigger.rule())) {
            return;
        }
        facts.watch(null);
        int applies = Test.ask(trigger.applies(), facts, kind, row);
        if (applies == Truth.NO) {
            return;
        }
        if (applies == Truth.YES) {
            tally.exercised(trigger.rule());
        }
        int doubt = facts.doubt();
        // Most rules hold: what was looked at is only asked for where one does not.
        if (trigger.test().eval(facts, judgedKind, judgedRow) != Truth.NO) {
            suspect(trigger, applies, doubt, facts, judgedKind, judgedRow);
        }
    }

    /** Judges a rule again that is broken or may be, and keeps what the judgement rests on. */
    private void suspect(
            RecordUse.Trigger trigger, int applies, int doubt, Judgement facts, int judgedKind, int judgedRow) {
        while (pool.size() <= current.size()) {
            pool.add(new Candidate());
        }
        Candidate scratch = pool.get(current.size());
        scratch.forget();
        facts.watch(scratch);
        int truth = Math.min(applies, trigger.test().eval(facts, judgedKind, judgedRow));
        int reasons = doubt | facts.doubt();
        facts.watch(null);
        // The scratch may become the candidate, which starts with nothing consulted.
        int count = scratch.consultedCount;
        if (count > consulted.length) {
            consulted = new int[count * 2];
        }
        System.arraycopy(scratch.consulted, 0, consulted, 0, count);
        boolean isPartial = scratch.isPartial;
        Candidate candidate =
                add(trigger.rule(), truth == Truth.YES, judgedKind, judgedRow, truth == Truth.YES ? 0 : reasons);
        if (trigger.severity() != null) {
            candidate.severity = trigger.severity();
        }
        for (int i = 0; i + 2 < count; i += 3) {
            candidate.consult(consulted[i], consulted[i + 1], consulted[i + 2]);
        }
        candidate.isPartial |= isPartial;
    }

    /** Whether the record certainly breaks a rule of severity error on an object, as far as it is judged. */
    boolean isBroken(int kind, int row) {
        for (int at = about.last(kind, row); at != ByObject.NONE; at = about.before(at)) {
            Candidate candidate = current.get(about.number(at));
            if (candidate.certain
                    && program.rules().get(candidate.rule).info().severity() == Severity.ERROR
                    && (candidate.severity == null || candidate.severity == Severity.ERROR)
                    && !mayYield(candidate)) {
                return true;
            }
        }
        return false;
    }

    /** Settles who speaks. */
    void emit(@Nullable Frame opened) {
        if (current.isEmpty()) {
            return;
        }
        speaking.clear();
        // Links may have been learned since they were last looked at.
        forgetLinks();
        for (int i = 0; i < current.size(); i++) {
            Candidate candidate = current.get(i);
            if (tally.isOn(candidate.rule) && !yields(candidate) && !hasSpoken(candidate)) {
                speak(candidate);
            }
        }
        forgetAll();
        if (speaking.size() > 1) {
            speaking.sort(inOrder);
        }
        for (int i = 0; i < speaking.size(); i++) {
            Candidate candidate = speaking.get(i);
            if (candidate.certain) {
                remember(candidate, opened);
            }
            if (waiting != null) {
                waiting.defer(candidate, event, number, findings.phase());
            } else {
                hand(candidate, event, number);
            }
        }
    }

    /** Lets a candidate speak; of the buffers of one record, the first that certainly breaks a rule speaks for all. */
    private void speak(Candidate candidate) {
        if (candidate.kind >= 0 && program.kinds().get(candidate.kind).isChained()) {
            for (int i = 0; i < speaking.size(); i++) {
                Candidate other = speaking.get(i);
                if (other.rule == candidate.rule && other.kind == candidate.kind) {
                    if (candidate.certain && !other.certain) {
                        speaking.set(i, candidate);
                    }
                    return;
                }
            }
        }
        speaking.add(candidate);
    }

    /** Hands what was deferred on. */
    void handOver(List<Unordered.Deferred> all) {
        for (Unordered.Deferred found : all) {
            findings.setPhase(found.phase());
            hand(found.candidate(), found.event(), found.number());
        }
    }

    private void hand(Candidate candidate, CallEvent at, long atNumber) {
        tally.count(candidate.rule, candidate.certain, candidate.severity);
        findings.report(candidate, candidate.certain, candidate.doubt, at, atNumber);
    }

    private void remember(Candidate candidate, @Nullable Frame opened) {
        if (onceBits[candidate.rule] >= 0 && candidate.row >= 0) {
            world.table(candidate.kind).setSpoken(candidate.row, onceBits[candidate.rule]);
        }
        if (opened != null) {
            opened.speak(candidate.rule);
        }
    }

    private boolean hasSpoken(Candidate candidate) {
        int bit = onceBits[candidate.rule];
        return bit >= 0 && candidate.row >= 0 && world.table(candidate.kind).hasSpoken(candidate.row, bit);
    }

    /** Whether a rule to which this one gives way may be broken, and is not certainly. */
    private boolean mayYield(Candidate candidate) {
        List<Integer> others = program.rules().get(candidate.rule).yields();
        if (others.isEmpty()) {
            return false;
        }
        findPeers(candidate);
        for (int i = 0; i < peerCount; i++) {
            Candidate peer = current.get(peers[i]);
            if (!peer.certain && tally.isOn(peer.rule) && others.contains(peer.rule)) {
                return true;
            }
        }
        return false;
    }

    private boolean yields(Candidate candidate) {
        Program.CompiledRule rule = program.rules().get(candidate.rule);
        if (!rule.yields().isEmpty() || !rule.yieldsIfCertain().isEmpty()) {
            findPeers(candidate);
            for (int i = 0; i < peerCount; i++) {
                Candidate peer = current.get(peers[i]);
                if (!tally.isOn(peer.rule)) {
                    continue;
                }
                boolean givesWay = rule.yields().contains(peer.rule);
                if (peer.certain && (givesWay || rule.yieldsIfCertain().contains(peer.rule))) {
                    return true;
                }
                if (givesWay) {
                    candidate.certain = false;
                    candidate.doubt |= peer.doubt;
                }
            }
        }
        Frame matched = entered;
        if (matched != null) {
            for (int i = 0; i < rule.yieldsInInvocation().size(); i++) {
                if (matched.hasSpoken(rule.yieldsInInvocation().get(i))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Finds the candidates about the same object as this one, or about objects linked to it; some twice. */
    private void findPeers(Candidate candidate) {
        peerCount = 0;
        if (candidate.kind < 0) {
            for (int i = 0; i < current.size(); i++) {
                addPeer(i);
            }
            return;
        }
        for (; linkedCount < current.size(); linkedCount++) {
            Candidate one = current.get(linkedCount);
            List<Kind.Link> links = one.kind < 0 ? List.of() : linksOf(one);
            for (int i = 0; i < links.size(); i++) {
                linked.add(links.get(i).target(), target(one, links.get(i)), linkedCount);
            }
        }
        addPeers(about, candidate.kind, candidate.row);
        addPeers(about, -1, -1);
        addPeers(linked, candidate.kind, candidate.row);
        List<Kind.Link> links = linksOf(candidate);
        for (int i = 0; i < links.size(); i++) {
            int row = target(candidate, links.get(i));
            if (row >= 0) {
                addPeers(about, links.get(i).target(), row);
            }
        }
    }

    private List<Kind.Link> linksOf(Candidate candidate) {
        return program.kinds().get(candidate.kind).links();
    }

    private int target(Candidate from, Kind.Link link) {
        return world.linked(from.kind, from.row, link.index());
    }

    private void addPeers(ByObject index, int kind, int row) {
        for (int at = index.last(kind, row); at != ByObject.NONE; at = index.before(at)) {
            addPeer(index.number(at));
        }
    }

    private void addPeer(int number) {
        if (peerCount == peers.length) {
            peers = Arrays.copyOf(peers, peerCount * 2);
        }
        peers[peerCount++] = number;
    }
}

package org.ndislint.monitor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ndislint.model.CallEvent;
import org.ndislint.rules.Kind;
import org.ndislint.rules.Program;
import org.ndislint.rules.RecordUse;
import org.ndislint.rules.Severity;
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
        current.clear();
    }

    /** Findings wait for the end of a tick, or, with null, are handed on at once. */
    void defer(@Nullable Unordered tick) {
        waiting = tick;
    }

    Candidate add(int rule, boolean certain, int kind, int row, int doubt) {
        for (int i = 0; i < current.size(); i++) {
            Candidate known = current.get(i);
            if (known.rule == rule && known.kind == kind && known.row == row) {
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
        current.add(candidate);
        return candidate;
    }

    void judgeFree(List<RecordUse.Trigger> triggers, Judgement facts) {
        for (int i = 0; i < triggers.size(); i++) {
            judge(triggers.get(i), facts, -1, -1, -1, -1);
        }
    }

    void judge(List<RecordUse.Trigger> triggers, Judgement facts, int kind, int row) {
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
        int applies = trigger.applies().eval(facts, kind, row);
        if (applies == Truth.NO) {
            return;
        }
        while (pool.size() <= current.size()) {
            pool.add(new Candidate());
        }
        int doubt = facts.doubt();
        Candidate scratch = pool.get(current.size());
        scratch.forget();
        facts.watch(scratch);
        int truth = Math.min(applies, trigger.test().eval(facts, judgedKind, judgedRow));
        int reasons = doubt | facts.doubt();
        facts.watch(null);
        if (applies == Truth.YES) {
            tally.exercised(trigger.rule());
        }
        if (truth == Truth.NO) {
            return;
        }
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
        for (int i = 0; i < current.size(); i++) {
            Candidate candidate = current.get(i);
            if (candidate.certain
                    && candidate.kind == kind
                    && candidate.row == row
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
        for (int i = 0; i < current.size(); i++) {
            Candidate candidate = current.get(i);
            if (tally.isOn(candidate.rule) && !yields(candidate) && !hasSpoken(candidate)) {
                speak(candidate);
            }
        }
        current.clear();
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
        for (int i = 0; i < others.size(); i++) {
            for (int j = 0; j < current.size(); j++) {
                Candidate peer = current.get(j);
                if (!peer.certain && isPeer(peer, others.get(i), candidate)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether a candidate is of a rule that runs, and about what another is about. */
    private boolean isPeer(Candidate peer, int rule, Candidate candidate) {
        return peer.rule == rule && tally.isOn(rule) && isRelated(candidate, peer);
    }

    private boolean yields(Candidate candidate) {
        Program.CompiledRule rule = program.rules().get(candidate.rule);
        for (int i = 0; i < rule.yields().size(); i++) {
            int other = rule.yields().get(i);
            for (Candidate peer : current) {
                if (isPeer(peer, other, candidate)) {
                    if (peer.certain) {
                        return true;
                    }
                    candidate.certain = false;
                    candidate.doubt |= peer.doubt;
                }
            }
        }
        for (int i = 0; i < rule.yieldsIfCertain().size(); i++) {
            int other = rule.yieldsIfCertain().get(i);
            for (Candidate peer : current) {
                if (peer.certain && isPeer(peer, other, candidate)) {
                    return true;
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

    /** Whether two candidates are about the same object, or about objects linked to each other. */
    private boolean isRelated(Candidate a, Candidate b) {
        if (a.kind < 0 || b.kind < 0 || (a.kind == b.kind && a.row == b.row)) {
            return true;
        }
        return leads(a, b) || leads(b, a);
    }

    private boolean leads(Candidate from, Candidate to) {
        for (Kind.Link link : program.kinds().get(from.kind).links()) {
            if (link.target() == to.kind && world.linked(from.kind, from.row, link.index()) == to.row) {
                return true;
            }
        }
        return false;
    }
}

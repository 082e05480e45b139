package org.ndislint.rules;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * At which records each rule of a program is judged. A record is a number: that of its call twice, and one more for a
 * return. Sets are not copied: do not change them.
 */
public final class RuleRecords {
    private final Program program;
    private final List<BitSet> judged = new ArrayList<>();
    private final List<BitSet> arming = new ArrayList<>();
    private final List<BitSet> settling = new ArrayList<>();
    private final List<BitSet> objects = new ArrayList<>();
    private final List<BitSet> births = new ArrayList<>();

    private RuleRecords(Program program) {
        this.program = program;
        for (int i = 0; i < program.rules().size(); i++) {
            judged.add(new BitSet());
            arming.add(new BitSet());
            settling.add(new BitSet());
            objects.add(new BitSet());
        }
        for (int i = 0; i < program.kinds().size(); i++) {
            births.add(new BitSet());
        }
    }

    /** Goes through the tables of a program once. */
    public static RuleRecords of(Program program) {
        RuleRecords records = new RuleRecords(program);
        for (int record = 0; record < program.callCount() * 2; record++) {
            RecordUse use = records.use(record);
            if (use != null) {
                records.add(record, use);
            }
        }
        return records;
    }

    /** The records at which a rule is judged. */
    public BitSet judged(int rule) {
        return judged.get(rule);
    }

    /** The records that make owed what the rule says is owed; empty if it is about no debt. */
    public BitSet arming(int rule) {
        return arming.get(rule);
    }

    /** The records that settle what is owed. */
    public BitSet settling(int rule) {
        return settling.get(rule);
    }

    /** The records that begin the objects that a rule is about. */
    public BitSet births(int rule) {
        BitSet out = new BitSet();
        objects.get(rule).stream().forEach(kind -> out.or(births.get(kind)));
        return out;
    }

    private @Nullable RecordUse use(int record) {
        return record % 2 == 0 ? program.onEnter(record / 2) : program.onExit(record / 2);
    }

    private void add(int record, RecordUse use) {
        for (RecordUse.Trigger trigger : use.free()) {
            judged.get(trigger.rule()).set(record);
        }
        for (RecordUse.KindUse kindUse : use.kinds()) {
            Kind kind = kindUse.kind();
            for (RecordUse.Trigger trigger : kindUse.triggers()) {
                RecordUse.Each each = trigger.each();
                judge(trigger.rule(), record, each == null ? kind.index() : each.childKind());
            }
            for (RecordUse.ClassUse classUse : kindUse.classes()) {
                add(record, kind, classUse.eventClass());
            }
        }
    }

    private void add(int record, Kind kind, Kind.EventClass eventClass) {
        if (eventClass.born()) {
            births.get(kind.index()).set(record);
        }
        for (Region region : kind.regions()) {
            Region.Row row = region.row(eventClass.index());
            if (row != null) {
                for (Region.CellRule claim : row.rules()) {
                    judge(claim.rule(), record, kind.index());
                }
            }
        }
        for (Program.CompiledRule rule : program.rules()) {
            Program.Owed owed = rule.owed();
            if (owed != null && owed.kind() == kind.index()) {
                owe(rule.index(), record, kind, eventClass, owed);
            }
        }
    }

    private void owe(int rule, int record, Kind kind, Kind.EventClass eventClass, Program.Owed owed) {
        objects.get(rule).set(kind.index());
        Region region = kind.regions().get(owed.region());
        Region.Row row = region.row(eventClass.index());
        if (row == null) {
            return;
        }
        for (int state = 0; state < region.size(); state++) {
            long bit = 1L << state;
            if (((row.forbidden() | row.cannot()) & bit) != 0) {
                continue;
            }
            boolean before = (owed.states() & bit) != 0;
            long after = row.go(state);
            if (!before && (after & owed.states()) != 0) {
                arming.get(rule).set(record);
            } else if (before && (after & ~owed.states()) != 0) {
                settling.get(rule).set(record);
            }
        }
    }

    private void judge(int rule, int record, int kind) {
        judged.get(rule).set(record);
        objects.get(rule).set(kind);
    }
}

package org.ndislint.minimize;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Set;
import org.ndislint.catalogue.DriverKind;
import org.ndislint.model.CallEvent;
import org.ndislint.rules.Program;

/**
 * Leaves out what is not needed of a part that proves a finding: first whole objects with what belongs to them, then
 * invocations with all that happened inside, then single records (delta debugging); and what the capture says of itself.
 */
final class Shrinking {
    /** Parts with fewer records are searched record by record at once. */
    private static final int FEW = 64;

    private final Program program;
    private final Material material;
    private final Survey survey;
    private final Judge judge;
    private final Nesting nesting;

    Shrinking(Program program, Material material, Survey survey, Judge judge, Nesting nesting) {
        this.program = program;
        this.material = material;
        this.survey = survey;
        this.judge = judge;
        this.nesting = nesting;
    }

    /** What can be left out of a part together. */
    private interface Cut {
        /** The things of which some can be left out. */
        int[] things(Choice from);

        /** The records of such things. */
        BitSet records(Choice from, int[] things, int first, int last);
    }

    private boolean proves(Choice choice) {
        return judge.proves(choice.of(material), false);
    }

    static boolean isLarge(Choice choice) {
        return choice.size() > FEW;
    }

    /** Without the objects that the proof does not need. */
    Choice withoutObjects(Choice from, Cast cast) {
        return withoutPieces(from, 1, new Cut() {
            @Override
            public int[] things(Choice best) {
                return cast.byRank(best.positions());
            }

            @Override
            public BitSet records(Choice best, int[] things, int first, int last) {
                BitSet objects = new BitSet(cast.size());
                for (int i = first; i < last; i++) {
                    objects.set(things[i]);
                }
                BitSet all = cast.withChildren(objects);
                BitSet out = new BitSet(best.end());
                for (int position : best.positions()) {
                    out.set(position, cast.concerns(position, all));
                }
                return out;
            }
        });
    }

    /** The least of a part that still proves the finding. */
    Choice least(Choice from) {
        Choice best = from;
        if (isLarge(best)) {
            best = withoutPieces(best, 1, invocations());
        }
        best = withoutPieces(best, 2, SINGLE);
        boolean goesOn = true;
        while (goesOn && !judge.isTired()) {
            int before = best.size();
            Claims claimed = best.claims();
            best = withoutInvocations(best);
            best = withFewerClaims(best);
            best = withoutPieces(best, best.size(), SINGLE);
            goesOn = best.size() < before || !best.claims().equals(claimed);
        }
        return best;
    }

    private static final Cut SINGLE = new Cut() {
        @Override
        public int[] things(Choice from) {
            return from.positions();
        }

        @Override
        public BitSet records(Choice from, int[] things, int first, int last) {
            BitSet out = new BitSet(from.end());
            for (int i = first; i < last; i++) {
                out.set(things[i]);
            }
            return out;
        }
    };

    /** Invocations with all that happened inside, the outermost first. */
    private Cut invocations() {
        return new Cut() {
            @Override
            public int[] things(Choice from) {
                return Arrays.stream(from.positions())
                        .filter(p -> nesting.partner(p) < 0 || nesting.partner(p) > p)
                        .toArray();
            }

            @Override
            public BitSet records(Choice from, int[] things, int first, int last) {
                BitSet entries = new BitSet(from.end());
                for (int i = first; i < last; i++) {
                    entries.set(things[i]);
                }
                BitSet out = new BitSet(from.end());
                for (int position : from.positions()) {
                    int partner = nesting.partner(position);
                    int entry = partner >= 0 && partner < position ? partner : position;
                    out.set(position, isInside(entry, entries));
                }
                return out;
            }
        };
    }

    private boolean isInside(int entry, BitSet entries) {
        for (int outer = entry; outer >= 0; outer = nesting.around(outer)) {
            if (entries.get(outer)) {
                return true;
            }
        }
        return false;
    }

    /** Leaves out pieces, each an n-th, then smaller ones, down to single things. */
    private Choice withoutPieces(Choice from, int firstPieces, Cut cut) {
        Choice best = from;
        int pieces = Math.max(1, firstPieces);
        while (!judge.isTired()) {
            int[] things = cut.things(best);
            if (things.length == 0) {
                break;
            }
            pieces = Math.min(pieces, things.length);
            boolean left = false;
            int size = (things.length + pieces - 1) / pieces;
            // From the end: what comes late is least often the reason for what comes early.
            for (int to = things.length; to > 0 && !judge.isTired(); to -= size) {
                BitSet records = cut.records(best, things, Math.max(0, to - size), to);
                records.clear(survey.targetPosition());
                Choice without = best.without(records);
                if (without != best && proves(without)) {
                    best = without;
                    left = true;
                }
            }
            if (size == 1 && !left) {
                break;
            }
            pieces = left && size == 1 ? Integer.MAX_VALUE : pieces * 2;
        }
        return best;
    }

    /** Leaves out entries together with their returns: one without the other may say something else. */
    private Choice withoutInvocations(Choice from) {
        Choice best = from;
        for (int i = best.size() - 1; i >= 0 && !judge.isTired(); i--) {
            if (i >= best.size()) {
                continue;
            }
            int position = best.position(i);
            int partner = nesting.partner(position);
            if (partner < 0 || partner > position || !best.has(partner)) {
                continue;
            }
            BitSet both = new BitSet(best.end());
            both.set(position);
            both.set(partner);
            if (!both.get(survey.targetPosition())) {
                Choice without = best.without(both);
                best = proves(without) ? without : best;
            }
        }
        return best;
    }

    private Choice withFewerClaims(Choice from) {
        if (!material.speaksOnce()) {
            return from;
        }
        Choice best = tried(from, from.claims().withoutEnd());
        best = tried(best, from.claims().withoutStart());
        best = tried(best, best.claims().withoutNames());
        return isSeen(best) ? tried(best, best.claims().withoutCovers()) : best;
    }

    private Choice tried(Choice from, Claims claims) {
        Choice choice = from.claiming(claims);
        return !claims.equals(from.claims()) && proves(choice) ? choice : from;
    }

    /**
     * Whether every driver whose calls are in a part is of a kind that the capture names: only then does a part that does
     * not name them say no more than the capture.
     */
    private boolean isSeen(Choice choice) {
        int said = 0;
        for (CallEvent record : choice.of(material).records()) {
            Set<String> covers = record.capture == null ? null : record.capture.covers();
            if (covers != null) {
                for (String kind : covers) {
                    said |= DriverKind.bitOf(kind);
                }
            }
        }
        for (int position : choice.positions()) {
            int call = program.number(material.record(position));
            if (call >= 0 && (program.kindsMaking(call) & ~said) != 0) {
                return false;
            }
        }
        return true;
    }
}

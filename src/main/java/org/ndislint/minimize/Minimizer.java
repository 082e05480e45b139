package org.ndislint.minimize;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ndislint.catalogue.DriverKind;
import org.ndislint.model.CallEvent;
import org.ndislint.model.CaptureFacts;
import org.ndislint.monitor.Finding;
import org.ndislint.rules.Program;
import org.ndislint.timeline.TraceLog;

/**
 * Seeks the shortest part of a trace that still proves a finding: begins with the witness and what has to do with it,
 * and leaves out as much as it can, first large pieces, then single records (delta debugging). The same trace and
 * finding give the same part.
 */
public final class Minimizer {
    private final Program program;
    private final TraceLog log;
    private final Material material;
    private final Survey survey;
    private final Finding target;
    private final Judge judge;

    /**
     * What was found.
     *
     * @param part proves the finding
     * @param trials how many parts were tried
     * @param minimal whether it is known that no record about a call can be left out; false if the search was ended
     */
    public record Result(Part part, int trials, boolean minimal) {}

    private Minimizer(
            Program program, TraceLog log, Monitors monitors, CaptureFacts assumed, Survey survey, Finding target) {
        this.program = program;
        this.log = log;
        this.survey = survey;
        this.target = target;
        material = new Material(log, assumed);
        judge = new Judge(monitors, survey, target);
    }

    /**
     * Seeks.
     *
     * @param survey of the same trace, with a target
     * @param assumed what the user says of the capture; the part says it itself
     * @return or null if the records alone do not prove the finding again
     */
    public static @Nullable Result run(
            Program program, TraceLog log, Monitors monitors, CaptureFacts assumed, Survey survey) {
        Finding target = survey.target();
        if (target == null) {
            throw new IllegalArgumentException("there is no finding to prove");
        }
        return new Minimizer(program, log, monitors, assumed, survey, target).run();
    }

    /** A part by what it is made of. */
    private static final class Choice {
        private final int[] chosen;
        private final Claims claims;
        private final int end;

        Choice(int[] chosen, Claims claims, int end) {
            this.chosen = chosen;
            this.claims = claims;
            this.end = end;
        }
    }

    private @Nullable Result run() {
        int decided = survey.targetPosition() + 1;
        Choice base = null;
        if (material.speaksOnce()) {
            base = base(Claims.ALL_BUT_THE_END, decided);
        }
        if (base == null) {
            base = base(Claims.ALL, decided);
        }
        if (base == null && decided < material.size()) {
            base = base(Claims.ALL, material.size());
        }
        if (base == null) {
            return null;
        }
        material.turnAway();
        Choice least = shrunk(base);
        return new Result(part(least), judge.trials(), !judge.isTired());
    }

    private Part part(Choice choice) {
        return material.part(choice.chosen, choice.claims, choice.end);
    }

    private boolean proves(Choice choice) {
        return judge.proves(part(choice));
    }

    /** The smallest of a few growing parts that proves the finding, or null. */
    private @Nullable Choice base(Claims claims, int end) {
        Neighbourhood neighbourhood = new Neighbourhood(log, end);
        BitSet near = new BitSet(end);
        for (Finding.WitnessStep step : target.witness()) {
            int position = (int) step.event() - 2;
            if (position >= 0 && position < end && !material.isMark(position)) {
                near.set(position);
            }
        }
        for (int round = 0; round < 4; round++) {
            Choice choice = new Choice(near.stream().toArray(), claims, end);
            if (proves(choice)) {
                return choice;
            }
            BitSet grown = neighbourhood.grown(near, round >= 2);
            for (int i = grown.nextSetBit(0); i >= 0; i = grown.nextSetBit(i + 1)) {
                if (material.isMark(i)) {
                    grown.clear(i);
                }
            }
            near = grown;
        }
        Choice all = new Choice(material.calls(end), claims, end);
        return proves(all) ? all : null;
    }

    private Choice shrunk(Choice base) {
        Neighbourhood neighbourhood = new Neighbourhood(log, base.end);
        Choice best = withoutPieces(base, 2);
        boolean goesOn = true;
        while (goesOn && !judge.isTired()) {
            int before = best.chosen.length;
            Claims claimed = best.claims;
            best = withoutInvocations(best, neighbourhood);
            best = withFewerClaims(best);
            best = withoutPieces(best, best.chosen.length);
            goesOn = best.chosen.length < before || !best.claims.equals(claimed);
        }
        return best;
    }

    /** Leaves out pieces, each an n-th, then smaller ones, down to single records. */
    private Choice withoutPieces(Choice from, int firstPieces) {
        Choice best = from;
        int pieces = Math.max(2, firstPieces);
        while (best.chosen.length > 0 && !judge.isTired()) {
            int length = best.chosen.length;
            pieces = Math.min(pieces, length);
            boolean left = false;
            int size = (length + pieces - 1) / pieces;
            // From the end: what comes late is least often the reason for what comes early.
            for (int to = length; to > 0 && !judge.isTired(); to -= size) {
                Choice without = without(best, Math.max(0, to - size), to);
                if (without != null && proves(without)) {
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

    /** Without the records from an index to another, but for that of the finding; null if nothing is left out so. */
    private @Nullable Choice without(Choice from, int first, int last) {
        int[] chosen = from.chosen;
        int[] rest = new int[chosen.length];
        int count = 0;
        for (int i = 0; i < chosen.length; i++) {
            if (i < first || i >= last || chosen[i] == survey.targetPosition()) {
                rest[count++] = chosen[i];
            }
        }
        return count == chosen.length ? null : new Choice(Arrays.copyOf(rest, count), from.claims, from.end);
    }

    /** Leaves out entries together with their returns: one without the other may say something else. */
    private Choice withoutInvocations(Choice from, Neighbourhood neighbourhood) {
        Choice best = from;
        for (int i = best.chosen.length - 1; i >= 0 && !judge.isTired(); i--) {
            if (i >= best.chosen.length) {
                continue;
            }
            int position = best.chosen[i];
            int partner = neighbourhood.partner(position);
            if (partner < 0 || partner > position || Arrays.binarySearch(best.chosen, partner) < 0) {
                continue;
            }
            int[] rest = Arrays.stream(best.chosen)
                    .filter(p -> p != position && p != partner)
                    .toArray();
            Choice without = new Choice(rest, best.claims, best.end);
            if (position != survey.targetPosition() && partner != survey.targetPosition() && proves(without)) {
                best = without;
            }
        }
        return best;
    }

    private Choice withFewerClaims(Choice from) {
        if (!material.speaksOnce()) {
            return from;
        }
        Choice best = from;
        List<Claims> fewer = new ArrayList<>(List.of(best.claims.withoutEnd()));
        fewer.add(best.claims.withoutStart());
        for (Claims claims : fewer) {
            best = tried(best, claims);
        }
        best = tried(best, best.claims.withoutNames());
        return isSeen(best) ? tried(best, best.claims.withoutCovers()) : best;
    }

    private Choice tried(Choice from, Claims claims) {
        Choice choice = new Choice(from.chosen, claims, from.end);
        return !claims.equals(from.claims) && proves(choice) ? choice : from;
    }

    /**
     * Whether every driver whose calls are in a part is of a kind that the capture names: only then does a part that does
     * not name them say no more than the capture.
     */
    private boolean isSeen(Choice choice) {
        int said = 0;
        for (CallEvent record : part(choice).records()) {
            Set<String> covers = record.capture == null ? null : record.capture.covers();
            if (covers != null) {
                for (String kind : covers) {
                    said |= DriverKind.bitOf(kind);
                }
            }
        }
        for (int position : choice.chosen) {
            int call = program.number(material.record(position));
            if (call >= 0 && (program.kindsMaking(call) & ~said) != 0) {
                return false;
            }
        }
        return true;
    }
}

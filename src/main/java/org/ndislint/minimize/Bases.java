package org.ndislint.minimize;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ndislint.model.CaptureFacts;
import org.ndislint.monitor.Finding;
import org.ndislint.timeline.TraceLog;

/**
 * Finds a part to begin with that proves the finding and is no larger than need be: the witness, what carries its names,
 * the objects it concerns with all their records; then the objects of which too much was found without their own. Only if
 * none of these prove it is it all of the trace.
 */
final class Bases {
    private static final int MOST_ROUNDS = 12;

    private final TraceLog log;
    private final Monitors monitors;
    private final CaptureFacts assumed;
    private final Material material;
    private final Survey survey;
    private final Judge judge;
    private @Nullable Nesting nesting;
    private @Nullable Cast cast;

    Bases(TraceLog log, Monitors monitors, CaptureFacts assumed, Material material, Survey survey, Judge judge) {
        this.log = log;
        this.monitors = monitors;
        this.assumed = assumed;
        this.material = material;
        this.survey = survey;
        this.judge = judge;
    }

    /** A part that proves the finding; null if not even all records do. */
    @Nullable
    Choice find(Finding target) {
        int decided = survey.targetPosition() + 1;
        List<Choice> grounds = new ArrayList<>();
        if (material.speaksOnce()) {
            grounds.add(all(Claims.ALL_BUT_THE_END, decided));
        }
        grounds.add(all(Claims.ALL, decided));
        if (decided < material.size()) {
            grounds.add(all(Claims.ALL, material.size()));
        }
        for (Choice ground : grounds) {
            Choice near = near(ground, target);
            if (near != null) {
                return near;
            }
        }
        for (Choice ground : grounds) {
            if (proves(ground)) {
                return ground;
            }
        }
        return null;
    }

    private Choice all(Claims claims, int end) {
        return new Choice(material.calls(end), claims, end);
    }

    private boolean proves(Choice choice) {
        return judge.proves(choice.of(material), true);
    }

    private @Nullable Choice near(Choice ground, Finding target) {
        BitSet witness = new BitSet(ground.end());
        for (Finding.WitnessStep step : target.witness()) {
            int position = Survey.position(step.event());
            if (position >= 0 && position < ground.end() && !material.isMark(position)) {
                witness.set(position);
            }
        }
        Choice bare = only(ground, witness);
        if (proves(bare)) {
            return bare;
        }
        Nesting nested = nesting(ground.end());
        Choice named = only(ground, new Neighbourhood(log, nested).grown(witness));
        if (proves(named)) {
            return named;
        }
        return ofObjects(ground, witness, nested);
    }

    /** The smallest part that proves the finding and has, of each object, all records or none; or null. */
    private @Nullable Choice ofObjects(Choice ground, BitSet witness, Nesting nested) {
        Cast known = cast(nested);
        List<Integer> positions = witness.stream().boxed().toList();
        BitSet objects = known.of(positions);
        boolean isWide = false;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            BitSet records = known.only(objects);
            records.or(witness);
            if (isWide) {
                records.or(known.nameless());
                nested.complete(records);
            }
            Choice choice = only(ground, records);
            if (proves(choice)) {
                return choice;
            }
            BitSet more = more(objects, known);
            if (more.equals(objects)) {
                if (isWide) {
                    return null;
                }
                isWide = true;
            }
            objects = more;
        }
        return null;
    }

    /** What else is to be taken: what was found too much is about, then all that was ever named together with that. */
    private BitSet more(BitSet objects, Cast known) {
        BitSet more = with(objects, known.of(judge.excess()));
        if (more.equals(objects)) {
            more = with(objects, known.grown(known.leaves(judge.excess())));
        }
        if (more.equals(objects)) {
            more = with(objects, known.grown(judge.excess().isEmpty() ? objects : known.of(judge.excess())));
        }
        return more;
    }

    private static BitSet with(BitSet some, BitSet others) {
        BitSet out = new BitSet();
        out.or(some);
        out.or(others);
        return out;
    }

    /** Of the records of a part those at some positions. */
    private static Choice only(Choice ground, BitSet positions) {
        BitSet others = new BitSet(ground.end());
        for (int position : ground.positions()) {
            others.set(position, !positions.get(position));
        }
        return ground.without(others);
    }

    /** How the records before a position nest. */
    Nesting nesting(int end) {
        Nesting known = nesting;
        if (known == null || known.end() != end) {
            known = new Nesting(log, end);
            nesting = known;
            cast = null;
        }
        return known;
    }

    /** Whom the records that a nesting knows concern. */
    Cast cast(Nesting of) {
        Cast known = cast;
        if (known == null || of != nesting) {
            known = Cast.of(log, monitors, assumed, of);
            cast = known;
        }
        return known;
    }
}

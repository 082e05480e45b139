package org.ndislint.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Shows what was found and writes checkpoints, whenever a run that follows a trace has read what there is. */
final class Checkpoints implements Followed.Idle {
    private static final long LEAST_APART_MILLIS = 1000;

    private final FollowReading reading;
    private final Outputs outputs;
    private final @Nullable Path file;
    private final byte[] run;
    private final PollClock clock;
    private @Nullable Followed followed;
    private long lastMillis;
    private FilePlace lastPlace = FilePlace.NONE;

    /**
     * Checkpoints of one run.
     *
     * @param file where they go; null for none
     */
    Checkpoints(FollowReading reading, Outputs outputs, @Nullable Path file, byte[] run, PollClock clock) {
        this.reading = reading;
        this.outputs = outputs;
        this.file = file;
        this.run = run.clone();
        this.clock = clock;
        this.lastMillis = clock.millis();
    }

    /** What is followed, of which the place is written. */
    void of(Followed input) {
        followed = input;
    }

    @Override
    public void idle(boolean isLast) {
        try {
            write(isLast);
        } catch (IOException e) {
            // For whoever reads the trace, it is no failure of the trace.
            throw new OutputException(e);
        }
    }

    private void write(boolean isLast) throws IOException {
        outputs.flush();
        Path to = file;
        Followed at = followed;
        if (to == null || at == null || reading.records() == 0) {
            return;
        }
        FilePlace place = at.place();
        boolean isDue = isLast || clock.millis() - lastMillis >= LEAST_APART_MILLIS;
        if (!isDue || place.equals(lastPlace)) {
            return;
        }
        FollowCheckpoint checkpoint = reading.checkpoint(run, place, outputs.sync());
        if (checkpoint == null) {
            return;
        }
        try {
            checkpoint.writeTo(to);
        } catch (IOException e) {
            throw NamedStream.failure(to.toString(), e);
        }
        lastMillis = clock.millis();
        lastPlace = place;
    }
}

package org.ndislint.report.perfetto;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.ndislint.catalogue.StatusNames;
import org.ndislint.monitor.Finding;
import org.ndislint.monitor.InputProblem;
import org.ndislint.monitor.TraceSummary;
import org.ndislint.report.ResultWriter;
import org.ndislint.report.RunInfo;
import org.ndislint.timeline.StepObserver;
import org.ndislint.timeline.World;

/** Writes a run as one trace for the Perfetto viewer; while the traces stream by, in memory that follows the objects. */
public final class PerfettoWriter implements ResultWriter {
    private final OutputStream out;
    private final Tracks tracks;
    private @Nullable TraceTracks current;
    private int traces;

    /** A writer that flushes what it has at the end of each trace and does not close {@code out}. */
    public PerfettoWriter(OutputStream out) {
        this.out = new BufferedOutputStream(out, 1 << 16);
        this.tracks = new Tracks(this.out);
    }

    @Override
    public void begin(RunInfo run) {
        // The form has no place for it.
    }

    @Override
    public StepObserver observer(World world, StatusNames statuses) {
        try {
            TraceTracks made = new TraceTracks(tracks, world, statuses, traces);
            current = made;
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void problem(String trace, InputProblem problem) {
        // A malformed record is seen as a loss.
    }

    @Override
    public void finding(String trace, Finding finding) throws IOException {
        TraceTracks of = current;
        if (of != null) {
            of.finding(finding);
        }
    }

    @Override
    public void summary(TraceSummary summary) throws IOException {
        current = null;
        traces++;
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.flush();
    }
}

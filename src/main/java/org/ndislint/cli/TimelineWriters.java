package org.ndislint.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ndislint.catalogue.StatusNames;
import org.ndislint.report.RunInfo;
import org.ndislint.report.TimelineWriter;
import org.ndislint.report.page.PageWriter;
import org.ndislint.timeline.StepObserver;
import org.ndislint.timeline.StepObservers;
import org.ndislint.timeline.World;

/** The outputs of a timeline whose formats watch the traces themselves. */
final class TimelineWriters {
    private final Map<Output, TimelineWriter> writers = new LinkedHashMap<>();

    private TimelineWriters() {}

    /**
     * Begins them.
     *
     * @throws UsageException if a format cannot hold so many traces
     */
    static TimelineWriters of(Outputs outputs, Arguments arguments) throws UsageException, IOException {
        TimelineWriters out = new TimelineWriters();
        for (Output output : outputs.all()) {
            if (output.format().equals("svg") && arguments.operands().size() > 1) {
                throw new UsageException("svg: a picture holds one trace, not "
                        + arguments.operands().size());
            }
            if (output.format().equals("html")) {
                List<String> afs = arguments.values(Option.AF);
                out.writers.put(
                        output,
                        new PageWriter(
                                output.writer(), world -> afs.isEmpty() ? null : new AfChoice(afs, world.symbols())));
            }
        }
        RunInfo run = new RunInfo(Version.text(), 0, ResultArguments.of(arguments.given()));
        for (TimelineWriter writer : out.writers.values()) {
            writer.begin(run);
        }
        return out;
    }

    boolean has(Output output) {
        return writers.containsKey(output);
    }

    @Nullable
    StepObserver observer(World world, StatusNames statuses) {
        List<StepObserver> observers = new ArrayList<>();
        for (TimelineWriter writer : writers.values()) {
            StepObserver observer = writer.observer(world, statuses);
            if (observer != null) {
                observers.add(observer);
            }
        }
        return StepObservers.of(observers);
    }

    void end(String trace) throws IOException {
        for (TimelineWriter writer : writers.values()) {
            writer.end(trace);
        }
    }

    void close() throws IOException {
        for (TimelineWriter writer : writers.values()) {
            writer.close();
        }
    }
}

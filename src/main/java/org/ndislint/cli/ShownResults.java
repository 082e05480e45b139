package org.ndislint.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ndislint.catalogue.StatusNames;
import org.ndislint.monitor.Finding;
import org.ndislint.monitor.InputProblem;
import org.ndislint.monitor.TraceSummary;
import org.ndislint.report.ResultWriter;
import org.ndislint.report.RunInfo;
import org.ndislint.rules.Severity;
import org.ndislint.timeline.StepObserver;
import org.ndislint.timeline.StepObservers;
import org.ndislint.timeline.World;

/** Passes on what {@code --show} and {@code --witness} ask for, to every writer of a run. Summaries count all. */
final class ShownResults implements ResultWriter {
    private final List<ResultWriter> writers;
    private final boolean info;
    private final boolean inconclusive;
    private final int mostWitnesses;

    ShownResults(List<ResultWriter> writers, boolean info, boolean inconclusive, int mostWitnesses) {
        this.writers = List.copyOf(writers);
        this.info = info;
        this.inconclusive = inconclusive;
        this.mostWitnesses = mostWitnesses;
    }

    @Override
    public void begin(RunInfo run) throws IOException {
        for (ResultWriter writer : writers) {
            writer.begin(run);
        }
    }

    @Override
    public @Nullable StepObserver observer(World world, StatusNames statuses) {
        List<StepObserver> observers = new ArrayList<>();
        for (ResultWriter writer : writers) {
            StepObserver observer = writer.observer(world, statuses);
            if (observer != null) {
                observers.add(observer);
            }
        }
        return StepObservers.of(observers);
    }

    @Override
    public void problem(String trace, InputProblem problem) throws IOException {
        for (ResultWriter writer : writers) {
            writer.problem(trace, problem);
        }
    }

    @Override
    public void finding(String trace, Finding finding) throws IOException {
        boolean shown = finding.conclusive() ? info || finding.rule().severity() != Severity.INFO : inconclusive;
        if (!shown) {
            return;
        }
        Finding cut = cut(finding);
        for (ResultWriter writer : writers) {
            writer.finding(trace, cut);
        }
    }

    @Override
    public void accepted(String trace, Finding finding, String reason) throws IOException {
        Finding cut = cut(finding);
        for (ResultWriter writer : writers) {
            writer.accepted(trace, cut, reason);
        }
    }

    @Override
    public void summary(TraceSummary summary) throws IOException {
        for (ResultWriter writer : writers) {
            writer.summary(summary);
        }
    }

    @Override
    public void close() throws IOException {
        for (ResultWriter writer : writers) {
            writer.close();
        }
    }

    /** The finding with the last records of its witness. */
    private Finding cut(Finding finding) {
        int dropped = finding.witness().size() - mostWitnesses;
        if (dropped <= 0) {
            return finding;
        }
        return finding.withWitness(
                finding.witness().subList(dropped, finding.witness().size()), finding.witnessDropped() + dropped);
    }
}

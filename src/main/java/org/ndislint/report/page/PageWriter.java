package org.ndislint.report.page;

import java.io.IOException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.ndislint.catalogue.StatusNames;
import org.ndislint.monitor.Finding;
import org.ndislint.monitor.InputProblem;
import org.ndislint.monitor.TraceSummary;
import org.ndislint.report.JsonRecords;
import org.ndislint.report.JsonText;
import org.ndislint.report.ResultWriter;
import org.ndislint.report.RunInfo;
import org.ndislint.report.TimelineWriter;
import org.ndislint.timeline.Lives;
import org.ndislint.timeline.StepObserver;
import org.ndislint.timeline.World;

/**
 * Writes a run as one page for browsers: no network, no other file. What comes from traces stands in data blocks, as JSON
 * without a character that begins markup; the page's own script puts it in place as text.
 */
public final class PageWriter implements ResultWriter, TimelineWriter {
    /** Records that a page holds of the traces of a run together. */
    private static final int MOST_RECORDS = 200_000;
    /** Records that it holds of each trace, however many there are. */
    private static final int FEWEST_RECORDS = 4_096;

    /** The kind among whose objects is chosen. */
    private static final String CHOSEN_KIND = "af";

    private final Appendable out;
    private final Function<World, Lives.@Nullable Choice> choices;
    private final PageParts parts = PageParts.load();
    private TraceData data = new TraceData();
    private @Nullable TraceRecording recording;
    private long room = MOST_RECORDS;
    private int traces;

    /** A writer that neither flushes nor closes {@code out}. */
    public PageWriter(Appendable out) {
        this(out, world -> null);
    }

    /**
     * A writer that neither flushes nor closes {@code out}.
     *
     * @param choices asked once for each trace: the address families whose records are shown, or null for all records
     */
    public PageWriter(Appendable out, Function<World, Lives.@Nullable Choice> choices) {
        this.out = out;
        this.choices = choices;
    }

    @Override
    public void begin(RunInfo run) throws IOException {
        out.append(parts.head());
        JsonText json = new JsonText();
        JsonRecords.run(json, run);
        block("run", json.text().toString().replace("<", "\\u003c"));
    }

    @Override
    public StepObserver observer(World world, StatusNames statuses) {
        Lives.Choice chosen = choices.apply(world);
        TraceRecording made = new TraceRecording(
                world,
                statuses,
                (int) Math.max(FEWEST_RECORDS, room),
                chosen == null ? null : new LaneChoice(CHOSEN_KIND, chosen));
        recording = made;
        data.setRecording(made);
        return made;
    }

    @Override
    public void problem(String trace, InputProblem problem) {
        data.add(problem);
    }

    @Override
    public void finding(String trace, Finding finding) {
        data.add(finding);
    }

    @Override
    public void summary(TraceSummary summary) throws IOException {
        end(summary.trace(), summary);
    }

    @Override
    public void end(String trace) throws IOException {
        end(trace, null);
    }

    private void end(String trace, @Nullable TraceSummary summary) throws IOException {
        block("trace-" + traces++, data.text(trace, summary));
        TraceRecording of = recording;
        if (of != null) {
            room = Math.max(0, room - of.records());
        }
        recording = null;
        data = new TraceData();
    }

    private void block(String id, String json) throws IOException {
        out.append("<script type=\"application/json\" id=\"").append(id).append("\">");
        out.append(json).append("</script>\n");
    }

    @Override
    public void close() throws IOException {
        out.append(parts.tail());
    }
}

package org.ndislint.cli;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ndislint.ingest.ReadContext;
import org.ndislint.model.CaptureFacts;
import org.ndislint.model.RecordSink;
import org.ndislint.recognise.Recogniser;

/** The reading of one trace whose call events go through a {@link TracePipeline}. */
abstract class PipelineReading implements TraceReader.Reading {
    /** Formats of what a tracing session wrote: which providers it had decides what there is to be seen. */
    private static final Set<String> LOG_FILES = Set.of("etl", "tracerpt-csv", "tracerpt-xml");

    private final String trace;
    private final Recognisers recognition;
    private final CaptureFacts assumed;
    private final Remarks remarks;
    private @Nullable TracePipeline pipeline;
    private String format = "";
    private boolean isLogFile;

    PipelineReading(String trace, Recognisers recognition, CaptureFacts assumed, Remarks remarks) {
        this.trace = trace;
        this.recognition = recognition;
        this.assumed = assumed;
        this.remarks = remarks;
    }

    /** What takes the events; called once, and not if the trace cannot be read at all. */
    abstract EventSink events(String format, ReadContext context);

    /** What takes what is to be said of the input. */
    InputNotes notes() {
        return this;
    }

    /** The pipeline is made and has not taken anything yet. */
    void begun(TracePipeline made) {}

    /** Called again for a further file of the same trace, which goes on then. */
    @Override
    public final RecordSink begin(String format, ReadContext context) {
        TracePipeline known = pipeline;
        if (known != null) {
            return known;
        }
        this.format = format;
        isLogFile = LOG_FILES.contains(format);
        EventSink events = events(format, context);
        TracePipeline sink = new TracePipeline(() -> recognition.recogniser(context), events, notes(), assumed);
        pipeline = sink;
        begun(sink);
        return sink;
    }

    @Override
    public final long records() {
        TracePipeline read = pipeline;
        return read == null ? 0 : read.records();
    }

    @Override
    public final void remark(String text) {
        remarks.remark(trace, text);
    }

    final String trace() {
        return trace;
    }

    final Remarks remarks() {
        return remarks;
    }

    /** What was read, or null if nothing could be. */
    final @Nullable TracePipeline pipeline() {
        return pipeline;
    }

    /** Says what the messages look like that nobody recognised, if there are any. */
    final void tellUnrecognised() {
        TracePipeline read = pipeline;
        Recogniser recogniser = read == null ? null : read.recogniser();
        if (recogniser != null && recogniser.unrecognised().total() > 0) {
            remark(UnrecognisedRemark.of(trace, recogniser.unrecognised()));
        }
        if (read != null && isLogFile && !read.anyKnownCall()) {
            remark(read.inventory().text());
        }
    }

    /** Says what of a log file is not in what was written: call events, messages, or both. Every record can be dumped. */
    final void tellLeftOut(boolean events, boolean messages) {
        TracePipeline read = pipeline;
        if (read == null || !isLogFile) {
            return;
        }
        String all = format.equals("etl") ? "; ndislint dump --format ndjson " + trace + " lists every record" : "";
        if (messages && read.withoutMessage().isMoreThanTheSession()) {
            remark("left out of the messages: " + read.withoutMessage().list() + all);
        }
        // Without any call that was said already.
        if (events && read.anyKnownCall() && read.inventory().isMoreThanTheSession()) {
            remark("left out of the call events: " + read.inventory().list() + all);
        } else if (events && !read.anyKnownCall() && !all.isEmpty()) {
            remark(all.substring(2));
        }
    }
}

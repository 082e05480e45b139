package org.ndislint.cli;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.ndislint.ingest.ReadContext;
import org.ndislint.ingest.TraceFormat;
import org.ndislint.ingest.TraceSource;
import org.ndislint.model.CaptureFacts;
import org.ndislint.monitor.InputProblem;

/** The reading of a trace that is decoded on one thread while another takes its events, with what is said between them. */
abstract class AheadReading extends PipelineReading {
    private @Nullable ReadAhead ahead;

    AheadReading(String trace, Recognition recognition, CaptureFacts assumed, Remarks remarks) {
        super(trace, recognition, assumed, remarks);
    }

    /** What takes the events, and {@link #problem}s between them, on whichever thread; asked once. */
    abstract EventSink receiver(String format, ReadContext context);

    /** Whether to decode ahead at all: whoever follows a trace while it is written wants each record at once. */
    boolean isAhead() {
        return true;
    }

    @Override
    final EventSink events(String format, ReadContext context) {
        if (!isAhead()) {
            return receiver(format, context);
        }
        ReadAhead made = new ReadAhead(receiver(format, context));
        ahead = made;
        return made;
    }

    @Override
    final InputNotes notes() {
        return new InputNotes() {
            @Override
            public void problem(InputProblem problem) {
                ReadAhead reading = ahead;
                if (reading == null) {
                    AheadReading.this.problem(problem);
                } else {
                    reading.then(() -> AheadReading.this.problem(problem));
                }
            }

            @Override
            public void remark(String text) {
                AheadReading.this.remark(text);
            }
        };
    }

    @Override
    public final void read(TraceFormat format, TraceSource source, ReadContext context) throws IOException {
        try {
            super.read(format, source, context);
        } finally {
            ReadAhead reading = ahead;
            if (reading != null) {
                reading.finish();
            }
        }
    }
}

package org.ndislint.cli;

import com.google.re2j.Pattern;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.ndislint.ingest.ReadContext;
import org.ndislint.ingest.TraceFormat;
import org.ndislint.ingest.TraceSource;
import org.ndislint.recognise.Recogniser;
import org.ndislint.recognise.mapping.LineGuess;
import org.ndislint.recognise.mapping.MappingProposal;

/** What one trace adds to a proposed mapping. */
final class TraceProposal extends TraceMessages {
    private static final String PLAIN = "text";

    private final Lines lines;

    TraceProposal(
            String trace,
            Recognition recognition,
            BadRecordLimit limit,
            MappingProposal proposal,
            Remarks remarks,
            Streams streams) {
        this(trace, new Lines(recognition), limit, proposal, remarks, streams);
    }

    private TraceProposal(
            String trace,
            Lines lines,
            BadRecordLimit limit,
            MappingProposal proposal,
            Remarks remarks,
            Streams streams) {
        super(
                trace,
                lines,
                limit,
                (name, recogniser) -> proposal.add(name, recogniser.unrecognised(), lines.guess()),
                remarks,
                streams);
        this.lines = lines;
    }

    @Override
    public void read(TraceFormat format, TraceSource source, ReadContext context) throws IOException {
        if (!format.name().equals(PLAIN) || lines.recognition.knowsLine()) {
            super.read(format, source, context);
            return;
        }
        HeldMessages held = new HeldMessages(begin(format.name(), context));
        lines.held = held;
        try {
            format.read(source, context, held);
        } finally {
            held.release();
        }
    }

    /** Recognition behind what the lines of this trace begin with. */
    private static final class Lines implements Recognisers {
        private final Recognition recognition;
        private @Nullable HeldMessages held;

        Lines(Recognition recognition) {
            this.recognition = recognition;
        }

        LineGuess.@Nullable Guess guess() {
            return held == null ? null : held.guess();
        }

        @Override
        public Recogniser recogniser(ReadContext context) {
            Pattern line = held == null ? null : held.line();
            return (line == null ? recognition : recognition.behind(line)).recogniser(context);
        }
    }
}

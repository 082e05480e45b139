package org.ndislint.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.ndislint.ingest.ReadContext;
import org.ndislint.model.CallEvent;
import org.ndislint.model.EventKind;
import org.ndislint.monitor.Finding;
import org.ndislint.monitor.InputProblem;
import org.ndislint.report.ResultWriter;
import org.ndislint.rules.Severity;

/**
 * The check of a trace that comes in several files, each record at once. It may go on where another ended: the file at
 * hand is read from its beginning again, which brings the decoder to where it was, and what has been checked is left out.
 */
final class FollowReading extends TraceCheck {
    private final Outputs outputs;
    private @Nullable FollowCheckpoint resumed;
    private @Nullable Checker checker;
    private byte[] before = new byte[0];
    private long head;
    private long entries;
    private long problems;
    private boolean isReadAgain;
    private long entriesToSkip;
    private long problemsToSkip;
    private TraceReader.End worst = TraceReader.End.WHOLE;

    FollowReading(
            String trace,
            CheckPlan plan,
            ResultWriter results,
            Outputs outputs,
            @Nullable FollowCheckpoint resumed,
            Remarks remarks) {
        super(
                trace,
                plan.recognition(),
                plan.options(),
                plan.engine(),
                plan.rules(),
                plan.baseline(),
                results,
                remarks);
        this.outputs = outputs;
        this.resumed = resumed;
        if (resumed != null) {
            accepted().putAll(resumed.accepted());
            worst = resumed.end();
        }
    }

    @Override
    boolean isAhead() {
        return false;
    }

    /** The file at hand is the one of the checkpoint, from its beginning. */
    void skipWhatWasChecked(FollowCheckpoint checkpoint) {
        isReadAgain = true;
        entriesToSkip = checkpoint.entries();
        problemsToSkip = checkpoint.problems();
    }

    /** A file is read from its beginning, of which so many bytes told the format. */
    void begins(long headBytes) {
        head = headBytes;
    }

    @Override
    void begun(TracePipeline made) {
        FollowCheckpoint from = resumed;
        if (from == null) {
            before = counted(made);
            return;
        }
        before = isReadAgain ? from.before() : from.counted();
        try {
            made.readFrom(new DataInputStream(new ByteArrayInputStream(before)));
        } catch (IOException e) {
            throw unusable(e);
        }
        resumed = null;
        if (!isReadAgain) {
            goOn(true);
        }
    }

    private static OutputException unusable(IOException why) {
        return new OutputException(new IOException("the checkpoint cannot be used: " + why.getMessage(), why));
    }

    private static byte[] counted(TracePipeline pipeline) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            pipeline.writeTo(new DataOutputStream(out));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    @Override
    Checker checker(RuleEngine engine, CheckRequest request) {
        FollowCheckpoint from = resumed;
        Checker made;
        try {
            made = from == null
                    ? engine.checker(request)
                    : engine.checker(request, new DataInputStream(new ByteArrayInputStream(from.check())));
        } catch (IOException e) {
            throw unusable(e);
        }
        checker = made;
        return made;
    }

    @Override
    EventSink receiver(String formatName, ReadContext context) {
        EventSink to = super.receiver(formatName, context);
        return new EventSink() {
            @Override
            public void event(long number, CallEvent event) {
                if (isNew()) {
                    to.event(number, event);
                }
            }

            @Override
            public void unreadable(long line) {
                if (isNew()) {
                    to.unreadable(line);
                }
            }

            @Override
            public void lostInAll(long count) {
                if (isNew()) {
                    to.lostInAll(count);
                }
            }
        };
    }

    private boolean isNew() {
        entries++;
        return entries > entriesToSkip;
    }

    @Override
    public void problem(InputProblem problem) {
        if (++problems > problemsToSkip) {
            super.problem(problem);
            show();
        }
    }

    @Override
    public void finding(Finding finding) {
        super.finding(finding);
        show();
    }

    private void show() {
        try {
            outputs.flush();
        } catch (IOException e) {
            throw new OutputException(e);
        }
    }

    /** The trace goes on in another file; what is between the two may be lost. */
    void goOn(boolean mayHaveLost) {
        TracePipeline read = pipeline();
        if (read == null) {
            return;
        }
        if (mayHaveLost) {
            CallEvent lost = new CallEvent();
            lost.kind = EventKind.LOST;
            read.gap(lost);
        }
        before = counted(read);
        entries = 0;
        problems = 0;
        entriesToSkip = 0;
        problemsToSkip = 0;
    }

    /** One of the files is read; more may follow. */
    @Override
    public ExitCode end(TraceReader.End end) {
        if (end.compareTo(worst) > 0) {
            worst = end;
        }
        return ExitCode.OK;
    }

    /** Nothing follows. */
    ExitCode finish() throws IOException {
        return super.end(worst);
    }

    /** Where the check stands, or null if it has not begun, or not come to where an earlier one ended. */
    @Nullable
    FollowCheckpoint checkpoint(byte[] run, FilePlace place, List<Long> lengths) throws IOException {
        TracePipeline read = pipeline();
        Checker at = checker;
        if (read == null || at == null || entries < entriesToSkip || problems < problemsToSkip) {
            return null;
        }
        ByteArrayOutputStream state = new ByteArrayOutputStream();
        at.writeTo(new DataOutputStream(state));
        SortedMap<Severity, Long> known = accepted();
        return new FollowCheckpoint(
                run, place, head, entries, problems, before, counted(read), worst, known, state.toByteArray(), lengths);
    }
}

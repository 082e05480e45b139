package org.ndislint.cli;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ndislint.catalogue.EventText;
import org.ndislint.monitor.Monitor;
import org.ndislint.replay.Replay;
import org.ndislint.replay.Wanted;
import org.ndislint.rules.Program;
import org.ndislint.rules.RuleInfo;
import org.ndislint.timeline.TraceLog;

/** {@code replay}: goes through a trace to a record, a state or a finding, and tells what is known there. */
final class ReplayCommand implements Command {
    /** What {@code --print} takes. */
    static final List<String> PRINTED = List.of("changes", "state", "findings");

    private final EngineLoader engines;

    ReplayCommand(EngineLoader engines) {
        this.engines = engines;
    }

    @Override
    public ExitCode run(Arguments arguments, Streams streams) throws UsageException, IOException {
        long to = Numbers.of(arguments, Option.TO, 1, Integer.MAX_VALUE, 0);
        int around = (int) Numbers.of(arguments, Option.AROUND, 0, Integer.MAX_VALUE, 0);
        List<String> print = printed(arguments.values(Option.PRINT));
        BigDecimal speed = speed(arguments.value(Option.SPEED));
        boolean interactive = arguments.has(Option.INTERACTIVE);
        String path = arguments.operands().get(0);
        if (interactive && path.equals("-")) {
            throw new UsageException("-i: commands come from standard input: the trace cannot");
        }
        Remarks remarks = new Remarks(arguments, streams);
        Recorder recorder = Recorder.of(arguments, engines, remarks);
        Program program = recorder.engine().program();
        List<Wanted> breaks = new ArrayList<>();
        for (String text : arguments.values(Option.BREAK)) {
            breaks.add(Breaks.of("--break", text, program));
        }
        List<RuleInfo> rules = RuleSelection.of(arguments, recorder.engine().rules());
        List<TraceRecording> recordings = recorder.read(path, streams);
        TraceLog log = recordings.isEmpty() ? null : recordings.get(0).log();
        if (log == null || log.size() == 0) {
            return recorder.exit().and(ExitCode.NOTHING_CHECKED);
        }
        Monitor.Options options = MonitorOptions.of(program, rules, false, recorder.assumed());
        Replay replay = new Replay(log, program, recorder.statuses(), options);
        EventText words = new EventText(program.catalogue(), recorder.statuses(), log.symbols());
        int last = to == 0 ? log.size() - 1 : replay.position(to);
        if (last < 0) {
            throw new UsageException("--to: expected the number of an event of " + path + ", found " + to);
        }
        int end = broken(replay, breaks, last);
        if (end < 0) {
            remarks.remark(path, "what --break names does not happen");
            end = last;
        }
        if (interactive) {
            int start = to == 0 && breaks.isEmpty() ? 0 : end;
            StepperTerminal.run(streams, out -> new Stepper(replay, program, words, start, out));
            return recorder.exit();
        }
        try (Outputs outputs = Outputs.open(arguments, CommandName.REPLAY.syntax(), streams, true)) {
            for (Output output : outputs.all()) {
                StopText text = new StopText(replay, words, output.writer());
                if (speed != null) {
                    new PacedReplay(replay, text, speed, Thread::sleep).run(end, output.writer());
                }
                text.around(end, around);
                text.stop(replay.at(end), print);
            }
            outputs.commit();
        }
        return recorder.exit();
    }

    /** The first position at which something is to stop it, the last if nothing is asked for, or -1. */
    private static int broken(Replay replay, List<Wanted> breaks, int last) {
        if (breaks.isEmpty()) {
            return last;
        }
        int first = Integer.MAX_VALUE;
        for (Wanted wanted : breaks) {
            int found = replay.find(0, wanted);
            first = found < 0 ? first : Math.min(first, found);
        }
        return first > last ? -1 : first;
    }

    private static List<String> printed(List<String> asked) throws UsageException {
        for (String what : asked) {
            if (!PRINTED.contains(what)) {
                throw new UsageException("--print: expected " + String.join(", ", PRINTED) + ", found '" + what + "'");
            }
        }
        return asked.isEmpty() ? List.of("changes", "findings") : asked;
    }

    private static @Nullable BigDecimal speed(@Nullable String text) throws UsageException {
        if (text == null) {
            return null;
        }
        try {
            BigDecimal speed = new BigDecimal(text);
            if (speed.signum() > 0 && text.length() <= 12) {
                return speed;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new UsageException("--speed: expected a number above 0, such as 1 or 0.1, found '" + text + "'");
    }
}

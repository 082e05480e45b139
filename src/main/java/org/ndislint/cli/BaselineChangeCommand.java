package org.ndislint.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ndislint.report.InertText;
import org.ndislint.report.baseline.AcceptedFinding;
import org.ndislint.report.baseline.Baseline;
import org.ndislint.report.baseline.BaselineFile;

/** {@code baseline create}, {@code update} and {@code prune}: write a baseline from what captures show. */
final class BaselineChangeCommand implements Command {
    /** What becomes of the file. */
    enum Change {
        /** It comes into being, with every finding. */
        CREATE,
        /** What is new is added. */
        UPDATE,
        /** What does not come up any more is taken out. */
        PRUNE
    }

    private final EngineLoader engines;
    private final Change change;

    BaselineChangeCommand(EngineLoader engines, Change change) {
        this.engines = engines;
        this.change = change;
    }

    @Override
    public ExitCode run(Arguments arguments, Streams streams) throws UsageException, IOException {
        String name = arguments.operands().get(0);
        LocalDate expires = day(arguments.value(Option.EXPIRES));
        Baseline before = before(name);
        CheckPlan plan = CheckPlan.of(arguments, engines, streams).neverFailing();
        Remarks remarks = new Remarks(arguments, streams);
        BatchRun run = new BatchRun(plan, arguments, streams, remarks);
        List<String> operands =
                arguments.operands().subList(1, arguments.operands().size());
        OutputFile file = OutputFile.open("baseline", name);
        boolean written = false;
        try {
            List<String> captures = Captures.of(operands, streams.in(), remarks, Set.of(file.target()));
            BaselineTally tally = new BaselineTally(plan.options().showInfo());
            ExitCode exit = run.check(captures, BatchState.NONE, tally, () -> {});
            if (exit == ExitCode.INTERNAL || (change == Change.PRUNE && exit != ExitCode.OK)) {
                streams.say(name + " is left as it was: not everything could be checked");
                return exit;
            }
            Baseline after = after(before, tally, arguments.value(Option.REASON), expires);
            file.stream().write(BaselineFile.write(after).getBytes(StandardCharsets.UTF_8));
            file.commit();
            written = true;
            Outputs.print(told(name, before, after, tally), streams);
            return exit;
        } finally {
            if (!written) {
                file.abandon();
            }
        }
    }

    private Baseline before(String name) throws UsageException {
        if (change != Change.CREATE) {
            return BaselineUse.read(name, name);
        }
        try {
            if (Files.exists(Path.of(name))) {
                throw new UsageException(name + " is there already; ndislint baseline update adds to it");
            }
        } catch (InvalidPathException e) {
            throw new UsageException(name + " cannot be written: " + Reasons.of(e));
        }
        return Baseline.EMPTY;
    }

    private Baseline after(Baseline before, BaselineTally tally, @Nullable String reason, @Nullable LocalDate expires) {
        return switch (change) {
            case CREATE, UPDATE -> before.with(tally.found(), reason, expires);
            case PRUNE -> before.only(tally.found());
        };
    }

    private static String told(String name, Baseline before, Baseline after, BaselineTally tally) {
        StringBuilder text = new StringBuilder();
        int added = 0;
        for (AcceptedFinding entry : after.entries()) {
            if (!before.has(entry)) {
                line(text, '+', entry);
                added++;
            }
        }
        int removed = 0;
        for (AcceptedFinding entry : before.entries()) {
            if (!after.has(entry)) {
                line(text, '-', entry);
                removed++;
            }
        }
        int stale = tally.stale(after).size();
        text.append(InertText.of(name)).append(": ").append(after.entries().size());
        text.append(after.entries().size() == 1 ? " entry, " : " entries, ");
        text.append(added).append(" new, ").append(removed).append(" taken out");
        if (stale > 0) {
            text.append(", ").append(stale).append(" did not come up (ndislint baseline prune takes them out)");
        }
        text.append("; ").append(tally.count()).append(tally.count() == 1 ? " finding\n" : " findings\n");
        return text.toString();
    }

    private static void line(StringBuilder text, char sign, AcceptedFinding entry) {
        text.append(sign).append(' ').append(InertText.of(entry.rule())).append("  ");
        text.append(entry.fingerprint())
                .append("  ")
                .append(InertText.of(entry.fn()))
                .append('\n');
    }

    private static @Nullable LocalDate day(@Nullable String text) throws UsageException {
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new UsageException("--expires: expected a day such as 2027-01-31, found '" + text + "'");
        }
    }
}

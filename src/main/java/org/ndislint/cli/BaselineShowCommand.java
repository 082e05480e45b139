package org.ndislint.cli;

import java.io.IOException;
import java.time.LocalDate;
import org.ndislint.report.InertText;
import org.ndislint.report.baseline.AcceptedFinding;
import org.ndislint.report.baseline.Baseline;
import org.ndislint.report.baseline.BaselineFile;

/** {@code baseline show}: what a baseline accepts. */
final class BaselineShowCommand implements Command {
    @Override
    public ExitCode run(Arguments arguments, Streams streams) throws UsageException, IOException {
        String name = arguments.operands().get(0);
        Baseline baseline = BaselineUse.read(name, name);
        LocalDate today = streams.environment().today();
        try (Outputs outputs = Outputs.open(arguments, CommandName.BASELINE_SHOW.syntax(), streams, true)) {
            for (Output output : outputs.all()) {
                output.writer()
                        .append(
                                output.format().equals("json")
                                        ? BaselineFile.write(baseline)
                                        : text(name, baseline, today));
            }
            outputs.commit();
        }
        return ExitCode.OK;
    }

    private static String text(String name, Baseline baseline, LocalDate today) {
        StringBuilder text = new StringBuilder();
        int expired = 0;
        for (AcceptedFinding entry : baseline.entries()) {
            text.append(InertText.of(entry.rule())).append("  ").append(entry.fingerprint());
            text.append("  ").append(InertText.of(entry.fn()));
            LocalDate expires = entry.expires();
            if (expires != null) {
                boolean over = entry.isExpired(today);
                expired += over ? 1 : 0;
                text.append(over ? "  EXPIRED " : "  until ").append(expires);
            }
            text.append('\n');
            if (!entry.reason().isEmpty()) {
                text.append("    ").append(InertText.of(entry.reason())).append('\n');
            }
        }
        int count = baseline.entries().size();
        text.append(InertText.of(name)).append(": ").append(count).append(count == 1 ? " entry, " : " entries, ");
        return text.append(expired).append(" expired\n").toString();
    }
}

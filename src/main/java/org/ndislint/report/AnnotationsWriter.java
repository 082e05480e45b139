package org.ndislint.report;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import org.ndislint.monitor.Finding;
import org.ndislint.monitor.InputProblem;
import org.ndislint.monitor.TraceSummary;
import org.ndislint.rules.Severity;

/**
 * {@code github}: workflow commands of GitHub Actions, one an input error or finding, which show as annotations of the
 * run; and a line of the log for each trace. GitHub shows ten annotations of a level for each step; what goes beyond
 * stays in the log, and is counted at the end.
 */
final class AnnotationsWriter implements ResultWriter {
    /** Annotations of one level that GitHub shows of a step. */
    private static final long SHOWN = 10;

    /** What GitHub calls the gravity of an annotation. */
    private enum Level {
        ERROR("error"),
        WARNING("warning"),
        NOTICE("notice");

        private final String command;

        Level(String command) {
            this.command = command;
        }

        static Level of(Severity severity) {
            return switch (severity) {
                case ERROR -> ERROR;
                case WARNING -> WARNING;
                case INFO, OFF -> NOTICE;
            };
        }
    }

    private final Appendable out;
    private final Map<Level, Long> counts = new EnumMap<>(Level.class);

    AnnotationsWriter(Appendable out) {
        this.out = out;
    }

    @Override
    public void begin(RunInfo run) {
        // nothing to say of the run
    }

    @Override
    public void problem(String trace, InputProblem problem) throws IOException {
        Level level = problem.line() == 0 ? Level.ERROR : Level.WARNING;
        command(level, trace, problem.line(), "input-error", InertText.of(problem.reason()));
    }

    @Override
    public void finding(String trace, Finding finding) throws IOException {
        Level level = finding.conclusive() ? Level.of(finding.rule().severity()) : Level.NOTICE;
        String title = finding.conclusive()
                ? finding.rule().id()
                : "inconclusive: " + finding.rule().id();
        command(level, trace, finding.line(), title, OneLine.message(finding));
    }

    @Override
    public void summary(TraceSummary summary) throws IOException {
        // A line of the log may begin with a name from outside: it must not be taken for a command.
        String line = InertText.of(summary.trace()) + ": " + OneLine.summary(summary);
        out.append("ndislint: ").append(line.replace("##[", "## [")).append('\n');
    }

    @Override
    public void close() throws IOException {
        for (Map.Entry<Level, Long> entry : counts.entrySet()) {
            if (entry.getValue() > SHOWN) {
                out.append("ndislint: ")
                        .append(Long.toString(entry.getValue()))
                        .append(" annotations of level ")
                        .append(entry.getKey().command)
                        .append(", of which GitHub shows ")
                        .append(Long.toString(SHOWN))
                        .append(" a step\n");
            }
        }
    }

    private void command(Level level, String trace, long line, String title, String message) throws IOException {
        counts.merge(level, 1L, Long::sum);
        out.append("::").append(level.command).append(" file=").append(property(InertText.of(trace)));
        if (line > 0) {
            out.append(",line=").append(Long.toString(line));
        }
        out.append(",title=").append(property(title)).append("::");
        out.append(data(message)).append('\n');
    }

    /** Of inert text, which has no line ends. */
    private static String data(String text) {
        return text.replace("%", "%25");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}

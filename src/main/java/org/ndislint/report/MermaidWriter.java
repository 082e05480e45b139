package org.ndislint.report;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ndislint.monitor.Finding;
import org.ndislint.monitor.Finding.WitnessStep;
import org.ndislint.monitor.InputProblem;
import org.ndislint.monitor.TraceSummary;

/**
 * Writes the witness of one finding of a run as a Mermaid sequence diagram: the first of the highest severity. The threads and
 * drivers of its records call NDIS, or are called by it; further findings are counted in a comment.
 */
final class MermaidWriter implements ResultWriter {
    private static final String NDIS = "NDIS";

    private final Appendable out;
    private @Nullable Finding chosen;
    private String chosenTrace = "";
    private long others;

    MermaidWriter(Appendable out) {
        this.out = out;
    }

    @Override
    public void begin(RunInfo run) {
        // A diagram tells of a finding, not of the run.
    }

    @Override
    public void problem(String trace, InputProblem problem) {
        // as above
    }

    @Override
    public void finding(String trace, Finding finding) {
        Finding known = chosen;
        if (known == null || rank(finding) < rank(known)) {
            chosen = finding;
            chosenTrace = trace;
        }
        others++;
    }

    private static int rank(Finding finding) {
        return finding.rule().severity().ordinal() + (finding.conclusive() ? 0 : 100);
    }

    @Override
    public void summary(TraceSummary summary) {
        // as above
    }

    @Override
    public void close() throws IOException {
        StringBuilder to = new StringBuilder();
        Finding finding = chosen;
        if (finding == null) {
            to.append("sequenceDiagram\n  participant P0 as ")
                    .append(NDIS)
                    .append("\n  Note over P0: nothing was found\n");
        } else {
            diagram(to, finding);
        }
        out.append(to);
    }

    private void diagram(StringBuilder to, Finding finding) {
        to.append("%% ")
                .append(InertText.of(chosenTrace))
                .append(": ")
                .append(finding.rule().id())
                .append('\n');
        if (others > 1) {
            to.append("%% ").append(others - 1).append(" more findings are not drawn; --select chooses rules\n");
        }
        to.append("sequenceDiagram\n");
        Map<String, String> callers = new LinkedHashMap<>();
        for (WitnessStep step : finding.witness()) {
            String caller = caller(step.text());
            callers.putIfAbsent(caller, "P" + (callers.size() + 1));
        }
        callers.forEach((name, id) -> to.append("  participant ")
                .append(id)
                .append(" as ")
                .append(label(name))
                .append('\n'));
        to.append("  participant P0 as ").append(NDIS).append('\n');
        Finding.ObjectName object = finding.object();
        if (object != null) {
            over(to, "P0", object.name() + " " + object.handle());
        }
        if (finding.witnessDropped() > 0) {
            over(to, "P0", finding.witnessDropped() + " earlier records are not kept");
        }
        for (int i = 0; i < finding.witness().size(); i++) {
            WitnessStep step = finding.witness().get(i);
            String id = callers.getOrDefault(caller(step.text()), "P0");
            arrow(to, id, step);
            if (i + 1 == finding.witness().size()) {
                to.append("  Note over ")
                        .append(id)
                        .append(",P0: ")
                        .append(label(finding.rule().id() + ": " + finding.message()))
                        .append('\n');
            } else if (!step.state().isEmpty()) {
                over(to, "P0", step.state());
            }
        }
    }

    /** A call goes to NDIS, a callback comes from it; returns go the other way, dashed. */
    private static void arrow(StringBuilder to, String id, WitnessStep step) {
        String text = step.text();
        boolean exit = text.startsWith("<");
        boolean callback = !text.startsWith("Ndis", Math.min(2, text.length()));
        boolean toNdis = exit == callback;
        to.append("  ").append(toNdis ? id : "P0").append(exit ? "-->>" : "->>").append(toNdis ? "P0" : id);
        to.append(": ")
                .append(step.event())
                .append(' ')
                .append(label(text.substring(Math.min(2, text.length()))))
                .append('\n');
    }

    private static void over(StringBuilder to, String id, String text) {
        to.append("  Note over ").append(id).append(": ").append(label(text)).append('\n');
    }

    /** Who runs a record: the driver and thread that its shorthand names. */
    private static String caller(String text) {
        String driver = "";
        String thread = "";
        for (String part : text.split(" ", -1)) {
            if (part.startsWith("driver=")) {
                driver = part.substring("driver=".length());
            } else if (part.startsWith("t=")) {
                thread = part.substring("t=".length());
            }
        }
        if (driver.isEmpty() && thread.isEmpty()) {
            return "driver";
        }
        return driver.isEmpty() ? "thread " + thread : thread.isEmpty() ? driver : driver + " thread " + thread;
    }

    /** Text without what Mermaid or a browser would take for syntax: such characters by their number. */
    private static String label(String text) {
        String inert = InertText.of(text);
        StringBuilder to = new StringBuilder(inert.length() + 16);
        for (int i = 0; i < inert.length(); i++) {
            char c = inert.charAt(i);
            if (c == '#' || c == ';' || c == '<' || c == '>' || c == '&' || c == '"' || c == '%' || c == '{'
                    || c == '}') {
                to.append('#').append((int) c).append(';');
            } else {
                to.append(c);
            }
        }
        return to.toString();
    }
}

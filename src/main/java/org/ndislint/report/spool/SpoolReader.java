package org.ndislint.report.spool;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.ndislint.model.EventKind;
import org.ndislint.monitor.Because;
import org.ndislint.monitor.Finding;
import org.ndislint.monitor.InputProblem;
import org.ndislint.monitor.TraceSummary;
import org.ndislint.monitor.Verdict;
import org.ndislint.report.ResultWriter;
import org.ndislint.rules.RuleInfo;
import org.ndislint.rules.Severity;

/** Gives what a {@link SpoolWriter} wrote down to a writer, in the same order. */
public final class SpoolReader {
    private static final EventKind[] PHASES = EventKind.values();
    private static final Severity[] SEVERITIES = Severity.values();
    private static final Verdict[] VERDICTS = Verdict.values();
    private static final TraceSummary.Outcome[] OUTCOMES = TraceSummary.Outcome.values();

    private final DataInputStream in;
    private final Map<String, RuleInfo> rules;

    /**
     * A reader of results of the same version of the program.
     *
     * @param rules all that can be named, by id
     */
    public SpoolReader(InputStream in, Map<String, RuleInfo> rules) {
        this.in = new DataInputStream(in);
        this.rules = rules;
    }

    /**
     * Reads to the end and gives everything to {@code to}; does not close it.
     *
     * @throws IOException if the source ends before its end, or is none
     */
    public void replay(ResultWriter to) throws IOException {
        while (true) {
            int kind = in.readUnsignedByte();
            switch (kind) {
                case SpoolWriter.PROBLEM -> to.problem(text(), new InputProblem(in.readLong(), text(), text()));
                case SpoolWriter.FINDING -> to.finding(text(), finding());
                case SpoolWriter.ACCEPTED -> to.accepted(text(), finding(), text());
                case SpoolWriter.SUMMARY -> to.summary(summary());
                case SpoolWriter.END -> {
                    return;
                }
                default -> throw new IOException("expected kept results, found kind " + kind);
            }
        }
    }

    private Finding finding() throws IOException {
        RuleInfo rule = rule(text());
        Severity severity = SEVERITIES[in.readUnsignedByte()];
        return new Finding(
                rule.severity() == severity ? rule : rule.withSeverity(severity),
                in.readBoolean(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                text(),
                PHASES[in.readUnsignedByte()],
                in.readLong(),
                in.readLong(),
                in.readInt(),
                optional(),
                object(),
                text(),
                text(),
                text(),
                witness(),
                in.readInt(),
                because(),
                text());
    }

    private RuleInfo rule(String id) throws IOException {
        RuleInfo rule = rules.get(id);
        if (rule == null) {
            throw new IOException("expected a rule of this run, found " + id);
        }
        return rule;
    }

    private Finding.@Nullable ObjectName object() throws IOException {
        String kind = optional();
        return kind == null ? null : new Finding.ObjectName(kind, text(), text());
    }

    private List<Finding.WitnessStep> witness() throws IOException {
        int count = in.readInt();
        List<Finding.WitnessStep> steps = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            steps.add(new Finding.WitnessStep(in.readLong(), in.readLong(), text(), text()));
        }
        return List.copyOf(steps);
    }

    private Set<Because> because() throws IOException {
        int bits = in.readInt();
        Set<Because> because = EnumSet.noneOf(Because.class);
        for (Because reason : Because.values()) {
            if ((bits & 1 << reason.ordinal()) != 0) {
                because.add(reason);
            }
        }
        return because;
    }

    private TraceSummary summary() throws IOException {
        return new TraceSummary(
                text(),
                optional(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                counts(),
                counts(),
                severities(),
                severities(),
                verdicts(),
                OUTCOMES[in.readUnsignedByte()],
                in.readLong(),
                in.readLong(),
                in.readBoolean() ? severities() : null);
    }

    private SortedMap<String, Long> counts() throws IOException {
        SortedMap<String, Long> counts = new TreeMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            counts.put(text(), in.readLong());
        }
        return counts;
    }

    private SortedMap<Severity, Long> severities() throws IOException {
        SortedMap<Severity, Long> counts = new TreeMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            counts.put(SEVERITIES[in.readUnsignedByte()], in.readLong());
        }
        return counts;
    }

    private SortedMap<Verdict, List<String>> verdicts() throws IOException {
        SortedMap<Verdict, List<String>> verdicts = new TreeMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            Verdict verdict = VERDICTS[in.readUnsignedByte()];
            List<String> ids = new ArrayList<>();
            for (int more = in.readInt(); more > 0; more--) {
                ids.add(text());
            }
            verdicts.put(verdict, List.copyOf(ids));
        }
        return verdicts;
    }

    private @Nullable String optional() throws IOException {
        return in.readBoolean() ? text() : null;
    }

    private String text() throws IOException {
        boolean plain = in.readBoolean();
        int length = in.readInt();
        int size = plain ? length : 2 * length;
        byte[] bytes = in.readNBytes(size);
        if (bytes.length < size) {
            throw new IOException("expected " + size + " bytes, found " + bytes.length);
        }
        if (plain) {
            return new String(bytes, StandardCharsets.US_ASCII);
        }
        char[] chars = new char[length];
        for (int i = 0; i < length; i++) {
            chars[i] = (char) ((bytes[2 * i] & 0xff) << 8 | (bytes[2 * i + 1] & 0xff));
        }
        return new String(chars);
    }
}

package org.ndislint.report;

import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.ndislint.model.CallEvent;
import org.ndislint.model.EventKind;
import org.ndislint.monitor.Because;
import org.ndislint.monitor.Finding;
import org.ndislint.monitor.Finding.ObjectName;
import org.ndislint.monitor.Finding.WitnessStep;
import org.ndislint.monitor.InputProblem;
import org.ndislint.monitor.TraceSummary;
import org.ndislint.monitor.TraceSummary.Outcome;
import org.ndislint.monitor.Verdict;
import org.ndislint.rules.RuleInfo;
import org.ndislint.rules.Severity;

/** Results made by hand for the tests of the writers. */
public final class SampleResults {
    public static final RunInfo RUN = new RunInfo("1.2.3", 4, List.of("check", "--show", "inconclusive", "ab.ndjson"));

    public static final RuleInfo CLOSE_TWICE = rule(
            "AF-CLOSE-TWICE",
            Severity.ERROR,
            "A client closes an address family once; a second close is legal only after the first was refused.",
            "Clear the handle where the close begins, and let every later path test it.",
            null,
            "ndis/nf-ndis-ndisclcloseaddressfamily#remarks",
            "network/closing-an-address-family");

    public static final RuleInfo CLOSE_SAPS = rule(
            "AF-CLOSE-SAPS-FIRST",
            Severity.WARNING,
            "A client deregisters its SAPs before it closes the address family.",
            null,
            "the trace has to show how the SAP came to be and what became of it",
            "ndis/nf-ndis-ndisclcloseaddressfamily#remarks");

    public static final RuleInfo FLAG = rule(
            "IRQL-DISPATCH-FLAG", Severity.INFO, "A flag that asserts DISPATCH_LEVEL is set only there.", null, null);

    public static final Finding VIOLATION = new Finding(
            CLOSE_TWICE,
            true,
            9,
            12,
            1_767_323_045_000_000_006L,
            "NdisClCloseAddressFamily",
            EventKind.ENTER,
            2,
            420,
            2,
            "client",
            new ObjectName("af", "AF#1", "0xffffc804af2e3710"),
            "AF#1 was closed by the client at event 6 and is closed again",
            "no further close of an address family whose close is pending",
            "a second NdisClCloseAddressFamily",
            List.of(
                    new WitnessStep(1, 2, "> NdisClOpenAddressFamilyEx clientAf=C1 t=420", "opening"),
                    new WitnessStep(6, 9, "< NdisClCloseAddressFamily status=NDIS_STATUS_PENDING t=420", "closing"),
                    new WitnessStep(9, 12, "> NdisClCloseAddressFamily af=0xffffc804af2e3710 t=420", "closing")),
            0,
            Set.of(),
            "5f3a9c0012de44b7");

    public static final Finding UNDECIDED = new Finding(
            CLOSE_SAPS,
            false,
            14,
            20,
            CallEvent.NO_TIME,
            "NdisClCloseAddressFamily",
            EventKind.CALL,
            -1,
            -1,
            -1,
            null,
            new ObjectName("af", "AF#2", ""),
            "AF#2 is closed while a SAP may still be registered on it",
            "every SAP of AF#2 deregistered",
            "SAP#1 registered or deregistered",
            List.of(new WitnessStep(
                    14,
                    20,
                    "= NdisClCloseAddressFamily clientAf=\"a context with a name that is longer than the page is wide\"",
                    "open")),
            3,
            EnumSet.of(Because.LOST, Because.WINDOW),
            "00ab");

    public static final Finding CALL_ONLY = new Finding(
            FLAG,
            true,
            2,
            3,
            -1,
            "NdisMIndicateReceiveNetBufferLists",
            EventKind.EXIT,
            0,
            0,
            0,
            "mini",
            null,
            "the flag says DISPATCH_LEVEL and the call ran at PASSIVE_LEVEL",
            "DISPATCH_LEVEL",
            "PASSIVE_LEVEL",
            List.of(),
            0,
            Set.of(),
            "ff");

    public static final InputProblem BAD_LINE =
            new InputProblem(7, "expected a JSON object, found the end of the line", "{\"event\":");
    public static final InputProblem UNREADABLE = new InputProblem(0, "it is a directory", "");

    public static final TraceSummary SUMMARY = new TraceSummary(
            "ab.ndjson",
            "ndjson",
            20,
            15,
            2,
            1,
            4,
            new TreeMap<>(Map.of("af", 2L, "sap", 1L)),
            new TreeMap<>(Map.of("af", 1L)),
            new TreeMap<>(Map.of(Severity.ERROR, 1L, Severity.INFO, 3L)),
            new TreeMap<>(Map.of(Severity.WARNING, 2L)),
            new TreeMap<>(Map.of(
                    Verdict.VIOLATED,
                    List.of("AF-CLOSE-TWICE"),
                    Verdict.INCONCLUSIVE,
                    List.of("AF-CLOSE-SAPS-FIRST"),
                    Verdict.NOT_EXERCISED,
                    List.of("AF-OPEN-COMPLETE-TWICE", "SAP-REG-DUPLICATE", "SAP-USE-AFTER-DEREG"),
                    Verdict.NOT_APPLICABLE,
                    List.of("BIND-COMPLETE-TWICE"))),
            Outcome.VIOLATIONS,
            2,
            1,
            null);

    public static final TraceSummary NOTHING_READ = TraceSummary.ofNothing("a dir");

    /** Moves the cursor, turns text around, rings, breaks lines; ends in half a character. */
    public static final String HOSTILE = "\u001b[31mred\u202e\u0007\u2028 \ud800\n";

    private SampleResults() {}

    /** The whole sample run in one format. */
    public static String written(ResultFormat format, TextStyle style) throws IOException {
        StringBuilder out = new StringBuilder();
        try (ResultWriter writer = format.open(out, style)) {
            writeTo(writer);
        }
        return out.toString();
    }

    /** Gives the whole sample run to a writer, which it does not close. */
    public static void writeTo(ResultWriter writer) throws IOException {
        writer.begin(RUN);
        writer.finding("ab.ndjson", CALL_ONLY);
        writer.problem("ab.ndjson", BAD_LINE);
        writer.finding("ab.ndjson", VIOLATION);
        writer.finding("ab.ndjson", UNDECIDED);
        writer.summary(SUMMARY);
        writer.problem("a dir", UNREADABLE);
        writer.summary(NOTHING_READ);
    }

    /** A run whose every text from outside is hostile. */
    public static String hostile(ResultFormat format) throws IOException {
        Finding f = VIOLATION;
        Finding hostile = new Finding(
                f.rule(),
                true,
                f.event(),
                f.line(),
                f.timeNanos(),
                HOSTILE,
                f.phase(),
                f.cpu(),
                f.tid(),
                f.irql(),
                HOSTILE,
                new ObjectName("af", "AF#1", HOSTILE),
                HOSTILE,
                HOSTILE,
                HOSTILE,
                List.of(new WitnessStep(9, 12, HOSTILE, HOSTILE)),
                0,
                f.because(),
                f.fingerprint());
        StringBuilder out = new StringBuilder();
        try (ResultWriter writer = format.open(out, TextStyle.PLAIN)) {
            writer.begin(RUN);
            writer.problem(HOSTILE, new InputProblem(1, HOSTILE, HOSTILE));
            writer.finding(HOSTILE, hostile);
            writer.summary(new TraceSummary(
                    HOSTILE,
                    "ndjson",
                    1,
                    1,
                    0,
                    1,
                    1,
                    new TreeMap<>(),
                    new TreeMap<>(),
                    new TreeMap<>(Map.of(Severity.ERROR, 1L)),
                    new TreeMap<>(),
                    new TreeMap<>(Map.of(Verdict.VIOLATED, List.of(f.rule().id()))),
                    Outcome.VIOLATIONS,
                    0,
                    0,
                    null));
        }
        return out.toString();
    }

    private static RuleInfo rule(
            String id,
            Severity severity,
            String statement,
            @Nullable String advice,
            @Nullable String inconclusiveWhen,
            String... sources) {
        return new RuleInfo(
                id,
                "af",
                "lifecycle",
                severity,
                null,
                "client",
                statement,
                null,
                advice,
                inconclusiveWhen,
                List.of(),
                List.of(sources),
                List.of(),
                List.of(),
                "af.yaml:1");
    }
}

package org.ndislint.cli;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.ndislint.model.CaptureFacts;
import org.ndislint.rules.Severity;

/**
 * What {@code check} is to do, apart from what to read and where to write.
 *
 * @param failOn the least grave severity that fails the run, or null for never
 * @param failOnInconclusive the least grave severity of which something inconclusive fails it, or null for never
 * @param showInfo whether findings of severity info are printed
 * @param showInconclusive whether inconclusive findings are printed
 * @param listUnchecked whether rules that were not checked are named
 * @param mostWitnesses records of a witness that are kept
 * @param badRecords how many malformed records are tolerated
 * @param assumed what the user says of the capture
 */
record CheckOptions(
        @Nullable Severity failOn,
        @Nullable Severity failOnInconclusive,
        boolean showInfo,
        boolean showInconclusive,
        boolean listUnchecked,
        int mostWitnesses,
        BadRecordLimit badRecords,
        CaptureFacts assumed) {
    /** What {@code --show} takes. */
    static final List<String> SHOWN = List.of("info", "inconclusive", "unchecked", "all");
    /** What {@code --covers} takes. */
    static final List<String> KINDS = List.of("client", "call-manager", "mcm", "miniport", "protocol", "filter");

    static CheckOptions of(Arguments arguments) throws UsageException {
        List<String> show = arguments.values(Option.SHOW);
        for (String what : show) {
            if (!SHOWN.contains(what)) {
                throw new UsageException("--show: expected " + String.join(", ", SHOWN) + ", found '" + what + "'");
            }
        }
        boolean all = show.contains("all");
        Severity failOn = failOn(arguments.value(Option.FAIL_ON, arguments.has(Option.STRICT) ? "warning" : "error"));
        return new CheckOptions(
                failOn,
                failOnInconclusive(arguments, failOn),
                all || show.contains("info") || failOn == Severity.INFO,
                all || show.contains("inconclusive"),
                all || show.contains("unchecked"),
                witnesses(arguments.value(Option.WITNESS)),
                BadRecordLimit.of(arguments),
                assumed(arguments));
    }

    /** The same, with inconclusive findings. */
    CheckOptions withInconclusive() {
        return new CheckOptions(
                failOn, failOnInconclusive, showInfo, true, listUnchecked, mostWitnesses, badRecords, assumed);
    }

    /** By its own option anything inconclusive fails the run; under {@code --strict}, what would fail it if it were sure. */
    private static @Nullable Severity failOnInconclusive(Arguments arguments, @Nullable Severity failOn) {
        if (arguments.has(Option.FAIL_ON_INCONCLUSIVE)) {
            return Severity.INFO;
        }
        if (!arguments.has(Option.STRICT)) {
            return null;
        }
        return failOn == null ? Severity.WARNING : failOn;
    }

    /** The same, where findings do not fail the run. */
    CheckOptions neverFailing() {
        return new CheckOptions(
                null, null, showInfo, showInconclusive, listUnchecked, mostWitnesses, badRecords, assumed);
    }

    /** What {@code --assume-complete} and {@code --covers} say. */
    static CaptureFacts assumed(Arguments arguments) throws UsageException {
        List<String> covers = arguments.values(Option.COVERS);
        for (String kind : covers) {
            if (!KINDS.contains(kind)) {
                throw new UsageException("--covers: expected " + String.join(", ", KINDS) + ", found '" + kind + "'");
            }
        }
        boolean complete = arguments.has(Option.ASSUME_COMPLETE);
        if (!complete && covers.isEmpty()) {
            return CaptureFacts.NOTHING;
        }
        Set<String> kinds = covers.isEmpty() ? null : new TreeSet<>(covers);
        return new CaptureFacts(complete ? true : null, null, kinds, null, null, null, null, null, null);
    }

    private static @Nullable Severity failOn(String text) throws UsageException {
        return switch (text) {
            case "error" -> Severity.ERROR;
            case "warning" -> Severity.WARNING;
            case "info" -> Severity.INFO;
            case "never" -> null;
            default ->
                throw new UsageException("--fail-on: expected error, warning, info or never, found '" + text + "'");
        };
    }

    private static int witnesses(@Nullable String text) throws UsageException {
        if (text == null || text.equals("all")) {
            return Integer.MAX_VALUE;
        }
        if (text.isEmpty() || text.length() > 9 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new UsageException("--witness: expected a number or all, found '" + text + "'");
        }
        return Integer.parseInt(text);
    }
}

package org.ndislint.api;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ndislint.cli.LibraryCheck;
import org.ndislint.cli.UsageException;

/**
 * Checks traces, one after the other or by several threads at once: it does not change. Made by {@link
 * NdisLint#builder}.
 */
public final class TraceChecker {
    private final LibraryCheck check;

    private TraceChecker(LibraryCheck check) {
        this.check = check;
    }

    /**
     * Checks a trace.
     *
     * @param trace in any format, compressed or not; each trace of an archive is checked. One of another file system than
     *     the default one is read as a stream
     * @throws IOException if nothing could be read at all; says why
     */
    public CheckResult check(Path trace) throws IOException {
        if (trace.getFileSystem() != FileSystems.getDefault()) {
            try (InputStream in = Files.newInputStream(trace)) {
                return check(in);
            }
        }
        String name = trace.toString();
        return check(name.equals(LibraryCheck.STREAM) ? "./" + name : name, InputStream.nullInputStream());
    }

    /**
     * Checks a trace that is no file. It is called {@code -} in the result.
     *
     * @param trace in any format, compressed or not; read to its end, not closed
     * @throws IOException if nothing could be read at all; says why
     */
    public CheckResult check(InputStream trace) throws IOException {
        return check(LibraryCheck.STREAM, trace);
    }

    private CheckResult check(String name, InputStream in) throws IOException {
        Recording recording = new Recording();
        List<String> remarks = new ArrayList<>();
        int status = check.run(name, in, recording, remarks::add).code();
        CheckResult result = new CheckResult(recording, remarks, status);
        for (TraceResult trace : result.traces()) {
            if (trace.format() != null) {
                return result;
            }
        }
        throw new IOException(name + ": " + reason(result));
    }

    private static String reason(CheckResult result) {
        return result.problems().isEmpty()
                ? "there is no trace in it"
                : result.problems().get(0).reason();
    }

    /**
     * Chooses how to check. What is chosen for the same thing twice adds up where several make sense; else the last
     * counts. Not thread-safe; may be used again after {@link #build}.
     */
    public static final class Builder {
        private final Map<String, List<String>> options = new LinkedHashMap<>();

        Builder() {}

        /**
         * Runs only these rules; a rule that is off runs if its id is named.
         *
         * @param rules ids, patterns such as {@code AF-*}, packs such as {@code af}, or {@code all}
         */
        public Builder select(String... rules) {
            return add("--select", rules);
        }

        /** Does not run these rules, named as in {@link #select}; counts more than that. */
        public Builder ignore(String... rules) {
            return add("--ignore", rules);
        }

        /** Reports findings of some rules, named as in {@link #select}, under another severity. */
        public Builder severity(String rules, Severity severity) {
            return add("--severity", rules + "=" + severity.name().toLowerCase(Locale.ROOT));
        }

        /**
         * Sets the deadline that a rule watches.
         *
         * @param limit whole seconds, 0 or more
         * @throws IllegalArgumentException if it is not
         */
        public Builder limit(String rule, Duration limit) {
            if (limit.isNegative() || !limit.equals(Duration.ofSeconds(limit.toSeconds()))) {
                throw new IllegalArgumentException("expected a limit of whole seconds, found " + limit);
            }
            return add("--limit", rule + "=" + limit.toSeconds());
        }

        /** Adds rule packs of one's own, in the rule language. */
        public Builder rules(Path... packs) {
            return add("--rules", packs);
        }

        /** Takes mapping files for drivers that word things differently; of two that speak of the same the first counts. */
        public Builder mapping(Path... mappings) {
            return add("--mapping", mappings);
        }

        /** Says where the wordings of WPP messages are: folders, zips, {@code .tmf} and {@code .pdb} files. */
        public Builder symbols(Path... places) {
            return add("--symbols", places);
        }

        /** Accepts the findings of a baseline: they fail nothing. Entries expire by the day of the check, in UTC. */
        public Builder baseline(Path baseline) {
            return set("--baseline", baseline.toString());
        }

        /** Reads traces in this format, such as {@code ndjson}, instead of finding out. */
        public Builder inputFormat(String format) {
            return set("--input-format", format);
        }

        /** Time zone of stamps that carry none; UTC if it is not chosen. */
        public Builder zone(ZoneId zone) {
            return set("--zone", zone.getId());
        }

        /** Reads 03/04/2026 as the third of April. */
        public Builder dayFirst() {
            return set("--day-first", "");
        }

        /** The {@code TRACE_FORMAT_PREFIX} with which text was made. */
        public Builder prefix(String prefix) {
            return set("--prefix", prefix);
        }

        /** The traces start before any object exists and end after the drivers unloaded: leaves fewer doubts. */
        public Builder assumeComplete() {
            return set("--assume-complete", "");
        }

        /** The kinds of driver whose calls were recorded, and no other; if nothing is said, learnt from the trace. */
        public Builder covers(DriverKind... kinds) {
            for (DriverKind kind : kinds) {
                add("--covers", kind.word());
            }
            return this;
        }

        /** The least severity that fails a check; {@link Severity#ERROR} if it is not chosen. */
        public Builder failOn(Severity severity) {
            return set("--fail-on", severity.name().toLowerCase(Locale.ROOT));
        }

        /** Fails if something is inconclusive, of whatever severity. */
        public Builder failOnInconclusive() {
            return set("--fail-on-inconclusive", "");
        }

        /**
         * Fails on findings of severity warning, on what is inconclusive of that severity, and on a malformed record;
         * what else is chosen counts more.
         */
        public Builder strict() {
            return set("--strict", "");
        }

        /**
         * Fails if more records cannot be parsed; 5 percent if it is not chosen.
         *
         * @param limit a number such as {@code 10}, or a share such as {@code 2.5%}
         */
        public Builder maxBadRecords(String limit) {
            return set("--max-bad-records", limit);
        }

        /** Keeps at most so many records of each witness, the last ones; all if it is not chosen. */
        public Builder witness(int most) {
            return set("--witness", Integer.toString(most));
        }

        /** Gives what could not be decided, too, and not only how often; there may be much of it. */
        public Builder withInconclusive() {
            return set("--show", "inconclusive");
        }

        /**
         * The checker: reads the rules and the files that were chosen.
         *
         * @throws IllegalArgumentException if something that was chosen is wrong: a rule that does not exist, a file
         *     that cannot be read, an error in a rule pack or mapping; names it, with line and column
         */
        public TraceChecker build() {
            try {
                return new TraceChecker(LibraryCheck.of(options));
            } catch (UsageException e) {
                throw new IllegalArgumentException(e.reason(), e);
            }
        }

        private Builder add(String option, String... values) {
            options.computeIfAbsent(option, key -> new ArrayList<>()).addAll(List.of(values));
            return this;
        }

        private Builder add(String option, Path... values) {
            for (Path value : values) {
                add(option, value.toString());
            }
            return this;
        }

        private Builder set(String option, String value) {
            options.put(option, new ArrayList<>(List.of(value)));
            return this;
        }
    }
}

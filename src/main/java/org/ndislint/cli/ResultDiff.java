package org.ndislint.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.TreeMap;
import org.ndislint.report.InertText;
import org.ndislint.report.JsonText;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** Tells how the results of two runs differ: findings are the same if rule and fingerprint are. */
final class ResultDiff {
    private final TreeMap<String, Entry> entries = new TreeMap<>();
    private final ObjectReader json = JsonMapper.builder().build().reader();

    /** A distinct finding with where it was first seen. */
    private static final class Entry {
        private final String rule;
        private final String severity;
        private final String fingerprint;
        private String trace = "";
        private long event;
        private String message = "";
        private long before;
        private long after;

        Entry(String rule, String severity, String fingerprint) {
            this.rule = rule;
            this.severity = severity;
            this.fingerprint = fingerprint;
        }

        String state() {
            return before == 0 ? "new" : after == 0 ? "fixed" : "same";
        }
    }

    private ResultDiff() {}

    /** Compares two files of results; the status is that of findings if there is a new one. */
    static ExitCode run(String before, String after, Outputs outputs) throws UsageException, IOException {
        ResultDiff diff = new ResultDiff();
        diff.read(before, false);
        diff.read(after, true);
        for (Output output : outputs.all()) {
            if (output.format().equals("jsonl")) {
                diff.writeJson(before, after, output.writer());
            } else {
                diff.writeText(before, after, output.writer());
            }
        }
        return diff.count("new") > 0 ? ExitCode.FINDINGS : ExitCode.OK;
    }

    private void read(String path, boolean isAfter) throws UsageException {
        long line = 0;
        try (BufferedReader in = Files.newBufferedReader(Path.of(path), StandardCharsets.UTF_8)) {
            boolean ended = false;
            for (String text = in.readLine(); text != null; text = in.readLine()) {
                line++;
                if (!text.isBlank()) {
                    JsonNode result = json.readTree(text);
                    ended = result.path("type").asString("").equals("summary");
                    if (result.path("type").asString("").equals("violation")) {
                        add(result, path, line, isAfter);
                    }
                }
            }
            if (!ended) {
                throw new UsageException(
                        path + ":" + line + ": expected a summary as the last result; the run was cut off");
            }
        } catch (JacksonException e) {
            throw new UsageException(path + ":" + line + ": expected a JSON object of results of ndislint");
        } catch (IOException | InvalidPathException e) {
            throw new UsageException(path + " cannot be read: " + Reasons.of(e));
        }
    }

    private void add(JsonNode result, String path, long line, boolean isAfter) throws UsageException {
        String rule = member(result, "rule", path, line);
        String fingerprint = member(result, "fingerprint", path, line);
        String severity = member(result, "severity", path, line);
        Entry entry = entries.computeIfAbsent(rule + ' ' + fingerprint, key -> new Entry(rule, severity, fingerprint));
        if (entry.before + entry.after == 0 || (isAfter && entry.after == 0)) {
            entry.trace = member(result, "trace", path, line);
            entry.event = result.path("event").asLong(0);
            entry.message = member(result, "message", path, line);
        }
        if (isAfter) {
            entry.after++;
        } else {
            entry.before++;
        }
    }

    private static String member(JsonNode result, String key, String path, long line) throws UsageException {
        JsonNode value = result.get(key);
        if (value == null || !value.isString()) {
            throw new UsageException(path + ":" + line + ": expected a violation with the member '" + key + "'");
        }
        return value.asString();
    }

    private long count(String state) {
        long count = 0;
        for (Entry entry : entries.values()) {
            count += entry.state().equals(state) ? 1 : 0;
        }
        return count;
    }

    private void writeText(String before, String after, Appendable out) throws IOException {
        StringBuilder text = new StringBuilder(1024);
        text.append("--- ").append(InertText.of(before)).append('\n');
        text.append("+++ ").append(InertText.of(after)).append('\n');
        changes('+', "new", text);
        changes('-', "fixed", text);
        text.append(count("new")).append(" new, ").append(count("fixed")).append(" fixed, ");
        text.append(count("same")).append(" same\n");
        out.append(text);
    }

    private void changes(char mark, String state, StringBuilder text) {
        for (Entry entry : entries.values()) {
            if (entry.state().equals(state)) {
                text.append(mark).append(' ').append(state).append(": ").append(InertText.of(entry.severity));
                text.append('[').append(InertText.of(entry.rule)).append("] ").append(InertText.of(entry.message));
                text.append("\n    ")
                        .append(InertText.of(entry.trace))
                        .append(", event ")
                        .append(entry.event);
                long times = entry.before + entry.after;
                text.append(times > 1 ? ", and " + (times - 1) + " times more" : "")
                        .append('\n');
            }
        }
    }

    private void writeJson(String before, String after, Appendable out) throws IOException {
        JsonText json = new JsonText();
        for (Entry entry : entries.values()) {
            json.open().member("type", "finding-change").member("state", entry.state());
            json.member("rule", entry.rule).member("severity", entry.severity);
            json.member("fingerprint", entry.fingerprint)
                    .member("trace", entry.trace)
                    .member("event", entry.event);
            json.member("message", entry.message);
            json.member("first", entry.before).member("second", entry.after).close();
            out.append(json.text()).append('\n');
            json.clear();
        }
        json.open().member("type", "diff-summary").member("first", before).member("second", after);
        json.member("new", count("new"))
                .member("fixed", count("fixed"))
                .member("same", count("same"))
                .close();
        out.append(json.text()).append('\n');
    }
}

package org.ndislint.recognise.mapping;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.ndislint.catalogue.Catalogue;
import org.ndislint.catalogue.StatusNames;
import org.ndislint.model.CallEvent;
import org.ndislint.model.EventKind;
import org.ndislint.model.MessageRecord;
import org.ndislint.model.Symbols;
import org.ndislint.recognise.Mapping;
import org.ndislint.recognise.Recogniser;
import org.ndislint.recognise.ShapeCount;
import org.ndislint.recognise.ShapeCounts;

/**
 * Proposes a mapping file for logs, from the shapes of the lines that nobody recognised. What it writes loads as it is:
 * what is certain is active, all else stands behind {@code #} with the reason, for a person to decide.
 */
public final class MappingProposal {
    private static final int MOST_HANDLERS = 200;
    /** {@code <-- Name Word}, {@code Name: Exit, Word}. */
    private static final Pattern EXIT =
            Pattern.compile("(?:<[-=]*[-=<]\\W*|\\b(?i:leaving|leave|exit)\\W+)([A-Za-z_]\\w*)\\W+([A-Za-z]+)");

    private static final Map<String, String> STATUSES = Map.of(
            "pended", "NDIS_STATUS_PENDING",
            "pending", "NDIS_STATUS_PENDING",
            "ok", "NDIS_STATUS_SUCCESS",
            "success", "NDIS_STATUS_SUCCESS",
            "succeeded", "NDIS_STATUS_SUCCESS");

    private final Catalogue catalogue;
    private final StatusNames statusNames;
    private final HandlerGuess guess;
    private final Map<String, SeenShape> shapes = new LinkedHashMap<>();
    private final Set<String> traces = new TreeSet<>();
    private final Set<String> modules = new TreeSet<>();
    private LineGuess.@Nullable Guess line;
    private @Nullable String lineTrace;
    private final Set<String> otherLines = new TreeSet<>();
    private long total;
    private long dropped;

    /** A shape in all logs together; the example is of the first. */
    private static final class SeenShape {
        final ShapeCount first;
        final String trace;
        long count;

        SeenShape(ShapeCount first, String trace) {
            this.first = first;
            this.trace = trace;
        }
    }

    public MappingProposal(Catalogue catalogue, StatusNames statusNames) {
        this.catalogue = catalogue;
        this.statusNames = statusNames;
        guess = new HandlerGuess(catalogue);
    }

    /** Whether no log was added. */
    public boolean isEmpty() {
        return traces.isEmpty();
    }

    /**
     * Adds a log.
     *
     * @param trace its path as given
     * @param unrecognised its lines behind what {@code lines} takes off
     * @param lines what its lines begin with, or null
     */
    public void add(String trace, ShapeCounts unrecognised, LineGuess.@Nullable Guess lines) {
        traces.add(trace);
        total += unrecognised.total();
        dropped += unrecognised.dropped();
        if (lines != null && line == null) {
            line = lines;
            lineTrace = trace;
        } else if (lines != null && line != null && !line.pattern().equals(lines.pattern())) {
            otherLines.add(trace);
        }
        for (ShapeCount shape : unrecognised.top(ShapeCounts.MOST_SHAPES)) {
            SeenShape known = shapes.computeIfAbsent(shape.shape(), unseen -> new SeenShape(shape, trace));
            known.count += shape.count();
            String module = shape.module();
            if (module != null && !module.isBlank()) {
                modules.add(module);
            }
        }
    }

    /** Writes the file. */
    public void write(Appendable out) throws IOException {
        out.append("# Mapping proposed by ndislint from ").append(YamlText.line(String.join(", ", traces)));
        out.append(": ").append(lines(total)).append(" not recognised");
        out.append(dropped > 0 ? ", of which " + lines(dropped) + " of rare shapes are left out" : "");
        out.append(
                ".\n# It can be used as it is. What stands behind # was not certain: decide, and take the # away.\n");
        out.append("# Then: ndislint mapping test FILE LOG\n");
        out.append("mapping: 1\n");
        writeDriver(out);
        writeLine(out);
        Map<String, String> handlers = writeHandlers(out);
        Map<String, String> parameters = writeParameters(out);
        Map<String, String> statuses = writeStatuses(handlers, out);
        writeRules(handlers, parameters, statuses, out);
    }

    private static String lines(long count) {
        return count == 1 ? "1 line" : count + " lines";
    }

    private void writeDriver(Appendable out) throws IOException {
        out.append("\n# The driver whose log this is; without it, the module of each line.\n");
        boolean one = modules.size() == 1;
        String name =
                modules.isEmpty() ? "acme" : YamlText.line(modules.iterator().next());
        out.append(one ? "" : "#").append("driver: ").append(YamlText.scalar(name));
        out.append(one ? "" : modules.isEmpty() ? "  # the lines do not tell" : "  # the lines have several modules");
        out.append('\n');
    }

    private void writeLine(Appendable out) throws IOException {
        LineGuess.Guess known = line;
        if (known == null) {
            return;
        }
        out.append("\n# What stands before the message on each line");
        out.append(traces.size() > 1 ? ", as in " + YamlText.line(String.valueOf(lineTrace)) : "")
                .append(".\n");
        for (String unknown : known.unknown()) {
            out.append("# left out: ").append(unknown).append('\n');
        }
        for (String trace : otherLines) {
            out.append("# the lines of ")
                    .append(YamlText.line(trace))
                    .append(" begin otherwise: they need a file of their own\n");
        }
        out.append("line: ").append(YamlText.quoted(known.pattern())).append('\n');
    }

    /** Returns what is certain or likely. */
    private Map<String, String> writeHandlers(Appendable out) throws IOException {
        List<SeenName> seen = SeenName.of(counted());
        Map<String, String> known = new TreeMap<>();
        List<String> certain = new ArrayList<>();
        List<String> doubtful = new ArrayList<>();
        for (SeenName one : seen.subList(0, Math.min(MOST_HANDLERS, seen.size()))) {
            HandlerGuess.Guess what = guess.of(one.name());
            List<String> names = what.names();
            String entry = "  " + YamlText.scalar(one.name()) + ": ";
            if (what.certain()) {
                known.put(one.name(), names.get(0));
                certain.add(entry + names.get(0) + "  # " + one.text());
            } else if (names.isEmpty()) {
                doubtful.add(
                        entry + "FUNCTION  # " + one.text() + "; not certain: no documented callback ends like it");
            } else {
                known.put(one.name(), names.get(0));
                String others = String.join(", ", names.subList(1, names.size()));
                doubtful.add(entry + names.get(0) + "  # " + one.text() + "; not certain: "
                        + (others.isEmpty() ? "its name says too little" : "or " + others));
            }
        }
        table("What the driver's own handlers are, by the words of their names.", "handlers", certain, doubtful, out);
        if (seen.size() > MOST_HANDLERS) {
            out.append("# and " + (seen.size() - MOST_HANDLERS) + " more names\n");
        }
        return known;
    }

    /** Writes what is certain, then what is not, as comments that are entries of the same table. */
    private static void table(String title, String key, List<String> certain, List<String> doubtful, Appendable out)
            throws IOException {
        if (certain.isEmpty() && doubtful.isEmpty()) {
            return;
        }
        out.append("\n# ").append(title).append('\n');
        out.append(certain.isEmpty() ? "#" : "").append(key).append(":\n");
        for (String entry : certain) {
            out.append(entry).append('\n');
        }
        for (String entry : doubtful) {
            out.append('#').append(entry).append('\n');
        }
    }

    /** Shapes that handlers with a certain guess make entries and exits: the function of each, or -1. */
    private int function(ShapeCount shape) {
        String name = shape.candidate();
        HandlerGuess.Guess what = name == null ? null : guess.of(name);
        return what == null || !what.certain()
                ? -1
                : catalogue.find(what.names().get(0));
    }

    private Map<String, String> writeParameters(Appendable out) throws IOException {
        ParameterGuess parameters = new ParameterGuess(catalogue);
        for (SeenShape shape : shapes.values()) {
            EventKind kind = shape.first.candidateKind();
            int function = function(shape.first);
            if (function >= 0 && kind != null) {
                parameters.take(function, kind, shape.first.example());
            }
        }
        Map<String, String> known = new TreeMap<>();
        List<String> certain = new ArrayList<>();
        List<String> doubtful = new ArrayList<>();
        for (ParameterGuess.Guess one : parameters.all()) {
            String entry = "  " + YamlText.scalar(one.name()) + ": " + one.key();
            String doubt = one.doubt();
            if (doubt == null) {
                known.put(one.name(), one.key());
                certain.add(entry);
            } else {
                doubtful.add(entry + "  # not certain: " + doubt);
            }
        }
        table("The driver's own names of parameters.", "parameters", certain, doubtful, out);
        return known;
    }

    /** Words behind the names of handlers that return, where others print a status. */
    private Map<String, String> writeStatuses(Map<String, String> handlers, Appendable out) throws IOException {
        Map<String, String> known = new TreeMap<>();
        for (SeenShape shape : shapes.values()) {
            Matcher exit = EXIT.matcher(shape.first.example());
            if (exit.find() && handlers.containsKey(exit.group(1))) {
                String status = STATUSES.get(exit.group(2).toLowerCase(Locale.ROOT));
                if (status != null) {
                    known.put(exit.group(2), status);
                }
            }
        }
        List<String> certain = new ArrayList<>();
        known.forEach((word, status) -> certain.add("  " + YamlText.scalar(word) + ": " + status));
        table("The driver's own spellings of statuses.", "statuses", certain, List.of(), out);
        return known;
    }

    private void writeRules(
            Map<String, String> handlers, Map<String, String> parameters, Map<String, String> statuses, Appendable out)
            throws IOException {
        Recogniser known = new Recogniser(
                catalogue, statusNames, new Symbols(), Mapping.ofNames(handlers, parameters, statuses), ZoneOffset.UTC);
        MessageRecord message = new MessageRecord();
        CallEvent event = new CallEvent();
        RuleGuess ruleGuess = new RuleGuess(catalogue, guess, parameters);
        for (SeenShape shape : shapes.values()) {
            addReturn(shape.first, ruleGuess);
        }
        ProposedRules rules = new ProposedRules(catalogue, statusNames, ruleGuess);
        for (SeenShape shape : sorted()) {
            message.text = shape.first.example();
            if (shape.first.candidate() == null && !known.recognise(message, event)) {
                String where = lines(shape.count) + ", first in line " + shape.first.firstLine()
                        + (traces.size() > 1 ? " of " + YamlText.line(shape.trace) : "");
                rules.add(shape.first.shape(), shape.first.example(), where);
            }
        }
        rules.write(out);
    }

    private void addReturn(ShapeCount shape, RuleGuess ruleGuess) {
        if (shape.candidate() != null) {
            if (shape.candidateKind() == EventKind.EXIT) {
                ruleGuess.addReturn(function(shape));
            }
            return;
        }
        RuleGuess.Guess what = ruleGuess.of(shape.shape(), shape.example());
        if (what.kind() == EventKind.EXIT && what.function() != null) {
            ruleGuess.addReturn(catalogue.find(what.function()));
        }
    }

    private List<SeenShape> sorted() {
        List<SeenShape> all = new ArrayList<>(shapes.values());
        all.sort(Comparator.comparingLong((SeenShape shape) -> shape.count).reversed());
        return all;
    }

    private List<ShapeCount> counted() {
        List<ShapeCount> all = new ArrayList<>();
        for (SeenShape shape : shapes.values()) {
            ShapeCount first = shape.first;
            all.add(new ShapeCount(
                    first.shape(),
                    shape.count,
                    first.firstLine(),
                    first.example(),
                    first.module(),
                    first.function(),
                    first.candidate(),
                    first.candidateKind()));
        }
        return all;
    }
}

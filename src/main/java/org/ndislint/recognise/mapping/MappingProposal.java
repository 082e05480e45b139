package org.ndislint.recognise.mapping;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ndislint.catalogue.Catalogue;
import org.ndislint.model.EventKind;
import org.ndislint.recognise.ShapeCount;
import org.ndislint.recognise.ShapeCounts;

/**
 * Proposes a mapping file for a log, from the shapes of the lines that nobody recognised. What it writes loads as it
 * is: handlers whose names leave one guess are entries, all else stands behind {@code #} for a person to decide.
 */
public final class MappingProposal {
    private static final int MOST_HANDLERS = 200;
    private static final int MOST_RULES = 10;
    private static final int LONGEST_COMMENT = 240;

    private final HandlerGuess guess;

    /** What the log shows of one name that may be a handler's. */
    private static final class Seen {
        final String name;
        long enters;
        long exits;
        long calls;
        long firstLine = Long.MAX_VALUE;

        Seen(String name) {
            this.name = name;
        }

        void add(ShapeCount shape) {
            EventKind kind = shape.candidateKind();
            if (kind == EventKind.ENTER) {
                enters += shape.count();
            } else if (kind == EventKind.EXIT) {
                exits += shape.count();
            } else {
                calls += shape.count();
            }
            firstLine = Math.min(firstLine, shape.firstLine());
        }

        long all() {
            return enters + exits + calls;
        }

        String text() {
            StringBuilder text = new StringBuilder();
            append(text, enters, "entry", "entries");
            append(text, exits, "exit", "exits");
            append(text, calls, "call", "calls");
            return text + ", first in line " + firstLine;
        }

        private static void append(StringBuilder text, long count, String one, String many) {
            if (count > 0) {
                text.append(text.isEmpty() ? "" : ", ")
                        .append(count)
                        .append(' ')
                        .append(count == 1 ? one : many);
            }
        }
    }

    public MappingProposal(Catalogue catalogue) {
        guess = new HandlerGuess(catalogue);
    }

    /** Writes the file; {@code log} is the log's path as given. */
    public void write(String log, ShapeCounts shapes, Appendable out) throws IOException {
        out.append("# Mapping proposed by ndislint from ").append(comment(log)).append(": ");
        out.append(lines(shapes.total())).append(" not recognised");
        out.append(
                shapes.dropped() > 0 ? ", of which " + lines(shapes.dropped()) + " of rare shapes are left out" : "");
        out.append(".\n# Check every entry: a wrong one makes wrong findings. Then: ndislint mapping test FILE LOG\n");
        out.append("mapping: 1\n\n");
        out.append("# The driver whose log this is; without it, the module of each line.\n");
        out.append("# driver: ").append(driver(shapes)).append("\n\n");
        writeHandlers(shapes, out);
        writeParameters(out);
        writeRules(shapes, out);
    }

    private static String lines(long count) {
        return count == 1 ? "1 line" : count + " lines";
    }

    private static String driver(ShapeCounts shapes) {
        for (ShapeCount shape : shapes.top(ShapeCounts.MOST_SHAPES)) {
            if (shape.module() != null && !shape.module().isBlank()) {
                return quoted(comment(shape.module()));
            }
        }
        return "acme";
    }

    private void writeHandlers(ShapeCounts shapes, Appendable out) throws IOException {
        List<Seen> seen = handlers(shapes);
        List<String> certain = new ArrayList<>();
        List<String> doubtful = new ArrayList<>();
        for (Seen one : seen.subList(0, Math.min(MOST_HANDLERS, seen.size()))) {
            HandlerGuess.Guess what = guess.of(one.name);
            List<String> names = what.names();
            String entry = quoted(one.name) + ": " + (names.isEmpty() ? "?" : names.get(0));
            String others = names.size() > 1 ? "; or " + String.join(", ", names.subList(1, names.size())) : "";
            (what.certain() ? certain : doubtful)
                    .add(entry + "  # " + one.text() + (what.certain() ? "" : others) + "\n");
        }
        out.append("# What the driver's own handlers are. Guessed by the words of their names.\n");
        out.append(certain.isEmpty() ? "handlers: {}\n" : "handlers:\n");
        for (String line : certain) {
            out.append("  ").append(line);
        }
        if (!doubtful.isEmpty()) {
            out.append(certain.isEmpty() ? "# Which of these are handlers? (Take away the {} above.)\n" : "");
            for (String line : doubtful) {
                out.append("#  ").append(line);
            }
        }
        if (seen.size() > MOST_HANDLERS) {
            out.append("# and " + (seen.size() - MOST_HANDLERS) + " more names\n");
        }
        out.append('\n');
    }

    private static List<Seen> handlers(ShapeCounts shapes) {
        Map<String, Seen> seen = new LinkedHashMap<>();
        for (ShapeCount shape : shapes.top(ShapeCounts.MOST_SHAPES)) {
            String name = shape.candidate();
            if (name != null) {
                seen.computeIfAbsent(name, Seen::new).add(shape);
            }
        }
        List<Seen> all = new ArrayList<>(seen.values());
        all.sort(Comparator.comparingLong(Seen::all)
                .reversed()
                .thenComparingLong(one -> one.firstLine)
                .thenComparing(one -> one.name));
        return all;
    }

    private static void writeParameters(Appendable out) throws IOException {
        out.append("# The driver's own names of parameters, for lines that a convention or handler recognises.\n");
        out.append("# parameters:\n#   AfContext: callMgrAf\n#   hVc: vc\n\n");
        out.append("# The driver's own spellings of statuses.\n");
        out.append("# statuses:\n#   Pended: NDIS_STATUS_PENDING\n\n");
    }

    private static void writeRules(ShapeCounts shapes, Appendable out) throws IOException {
        List<ShapeCount> promising = new ArrayList<>();
        for (ShapeCount shape : shapes.top(ShapeCounts.MOST_SHAPES)) {
            boolean values = shape.shape().contains("<hex>") && shape.candidate() == null;
            if (values && promising.size() < MOST_RULES) {
                promising.add(shape);
            }
        }
        out.append("# Lines with handles in them that are worded otherwise. Take away the # before those that are\n");
        out.append("# calls, name the function, and name each group after a key (af, vc, status…).\n");
        out.append(promising.isEmpty() ? "# (none seen)\n" : "# rules:\n");
        for (ShapeCount shape : promising) {
            out.append("#   # ").append(lines(shape.count())).append(", first in line ");
            out.append(Long.toString(shape.firstLine())).append('\n');
            out.append("#   - match: ")
                    .append(quotedAlways(ShapePattern.of(comment(shape.shape()))))
                    .append('\n');
            out.append("#     event: enter\n#     fn: NdisClCloseAddressFamily\n");
            out.append("#     samples:\n#       - text: ")
                    .append(quotedAlways(comment(shape.example())))
                    .append('\n');
            out.append("#         event: '> NdisClCloseAddressFamily'\n");
        }
    }

    /** A text that stays on its line. */
    private static String comment(@Nullable String text) {
        String all = text == null ? "" : text;
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < all.length() && line.length() < LONGEST_COMMENT; i++) {
            char c = all.charAt(i);
            boolean printable = c >= ' ' && c != 0x7F && !(c >= 0x80 && c < 0xA0) && c != '\u2028' && c != '\u2029';
            line.append(printable && !Character.isSurrogate(c) && c < 0xFFFE && c != 0xFEFF ? c : ' ');
        }
        return line.toString();
    }

    private static String quoted(String text) {
        boolean plain = text.length() >= 3 && text.chars().allMatch(MappingProposal::isPlain);
        boolean word = text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false") || text.equalsIgnoreCase("null");
        return plain && !word && Character.isLetter(text.charAt(0)) ? text : quotedAlways(text);
    }

    private static boolean isPlain(int c) {
        return c < 0x80 && (Character.isLetterOrDigit(c) || c == '_');
    }

    private static String quotedAlways(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}

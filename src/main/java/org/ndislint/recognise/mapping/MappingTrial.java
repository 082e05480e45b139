package org.ndislint.recognise.mapping;

import java.io.IOException;
import java.util.List;
import org.ndislint.recognise.Convention;
import org.ndislint.recognise.Recogniser;
import org.ndislint.recognise.ShapeCount;
import org.ndislint.recognise.Tally;

/** Tells what a mapping file did with a log: what each rule and handler took, and what is left over. */
public final class MappingTrial {
    private MappingTrial() {}

    /** Writes the report of a recogniser that has seen the whole log, with up to {@code shapes} shapes of the rest. */
    public static void write(Recogniser recogniser, int shapes, Appendable out) throws IOException {
        Tally tally = recogniser.tally();
        if (tally.outsideLine() > 0) {
            out.append("lines that do not begin as `line` says\n")
                    .append(count(tally.outsideLine()))
                    .append('\n');
        }
        writeEntries("rules", tally.rules(), out);
        writeEntries("handlers", tally.handlers(), out);
        if (tally.columns() > 0) {
            out.append("columns\n").append(count(tally.columns())).append("  rows became events\n");
        }
        writeConventions(tally, out);
        writeRest(recogniser, shapes, out);
    }

    private static void writeEntries(String title, List<Tally.Entry> entries, Appendable out) throws IOException {
        if (entries.isEmpty()) {
            return;
        }
        out.append(title).append('\n');
        for (Tally.Entry entry : entries) {
            out.append(count(entry.count())).append("  ").append(entry.name());
            out.append(entry.line() > 0 ? " (line " + entry.line() + ")" : "");
            out.append(entry.count() == 0 ? "  took nothing\n" : "\n");
        }
    }

    private static void writeConventions(Tally tally, Appendable out) throws IOException {
        boolean titled = false;
        for (Convention convention : Convention.values()) {
            long taken = tally.conventions().getOrDefault(convention, 0L);
            if (taken > 0) {
                out.append(titled ? "" : "built-in conventions\n");
                out.append(count(taken)).append("  ").append(convention.words()).append('\n');
                titled = true;
            }
        }
    }

    private static void writeRest(Recogniser recogniser, int shapes, Appendable out) throws IOException {
        long total = recogniser.unrecognised().total();
        out.append("not recognised\n").append(count(total)).append(total == 1 ? "  line\n" : "  lines\n");
        List<ShapeCount> top = recogniser.unrecognised().top(shapes);
        if (!top.isEmpty()) {
            out.append("the most frequent shapes of these\n");
        }
        for (ShapeCount shape : top) {
            out.append(count(shape.count())).append("  ").append(printable(shape.shape()));
            out.append("  (first in line ")
                    .append(Long.toString(shape.firstLine()))
                    .append(")\n");
        }
        int more = recogniser.unrecognised().distinct() - top.size();
        if (more > 0) {
            out.append("          and ").append(Integer.toString(more)).append(" more shapes\n");
        }
        if (recogniser.unrecognised().dropped() > 0) {
            out.append(count(recogniser.unrecognised().dropped())).append("  lines of shapes too rare to be kept\n");
        }
    }

    private static String count(long count) {
        String digits = Long.toString(count);
        return " ".repeat(Math.max(0, 10 - digits.length())) + digits;
    }

    private static String printable(String text) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            line.append(Character.isISOControl(c) ? ' ' : c);
        }
        return line.toString();
    }
}

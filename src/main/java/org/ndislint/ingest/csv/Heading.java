package org.ndislint.ingest.csv;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ndislint.catalogue.Catalogue;
import org.ndislint.catalogue.Function;
import org.ndislint.ingest.WordBuffer;
import org.ndislint.ingest.fields.Fields;

/** The heading row of a file in the contract's keys: which separator it uses and what each column is. */
final class Heading {
    /** A column that is neither a key nor a parameter. */
    static final int IGNORED = -1;
    /** A column that is a further parameter, under the heading's name. */
    static final int ARGUMENT = -2;

    private static final byte[] SEPARATORS = {',', ';', '\t'};
    private static final String ARGUMENT_PREFIX = "args.";

    private final byte separator;
    private final List<String> names;

    private Heading(byte separator, List<String> names) {
        this.separator = separator;
        this.names = names;
    }

    /** The heading in a line, or null if with no separator its cells include {@code event} and {@code fn}. */
    static @Nullable Heading find(WordBuffer text, int from, int to) {
        for (byte separator : SEPARATORS) {
            List<String> cells = new ArrayList<>();
            Cell cell = new Cell(separator);
            cell.begin(text, from, to);
            while (cell.next()) {
                cells.add(new String(cell.text().bytes(), cell.from(), cell.length(), StandardCharsets.UTF_8));
            }
            if (cell.failure() == null && cells.contains("event") && cells.contains("fn")) {
                return new Heading(separator, cells);
            }
        }
        return null;
    }

    /** Whether a line is the {@code sep=} of spreadsheets, to be skipped. */
    static boolean isSeparatorLine(byte[] bytes, int from, int to) {
        return to - from == 5
                && bytes[from + 3] == '='
                && new String(bytes, from, 3, StandardCharsets.US_ASCII).equalsIgnoreCase("sep");
    }

    byte separator() {
        return separator;
    }

    int columns() {
        return names.size();
    }

    /** The heading of a column as written. */
    String name(int column) {
        return names.get(column);
    }

    /** The name of a further parameter that stands in a column. */
    String argument(int column) {
        String name = names.get(column);
        return name.startsWith(ARGUMENT_PREFIX) ? name.substring(ARGUMENT_PREFIX.length()) : name;
    }

    /** A heading that stands over two columns, or null. */
    @Nullable
    String duplicate() {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!name.isEmpty() && !seen.add(name)) {
                return name;
            }
        }
        return null;
    }

    /**
     * What each column holds: a number of {@link Fields}, {@link #ARGUMENT} or {@link #IGNORED}.
     *
     * @param ignored receives the headings that mean nothing
     */
    int[] fields(Catalogue catalogue, List<String> ignored) {
        int[] fields = new int[names.size()];
        Set<String> parameters = null;
        for (int i = 0; i < fields.length; i++) {
            String name = names.get(i);
            byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
            fields[i] = Fields.find(WordBuffer.copyOf(bytes, 0, bytes.length), 0, bytes.length);
            if (fields[i] != Fields.UNKNOWN) {
                continue;
            }
            if (parameters == null) {
                parameters = parameters(catalogue);
            }
            boolean argument = name.startsWith(ARGUMENT_PREFIX) || parameters.contains(comparable(name));
            fields[i] = argument ? ARGUMENT : IGNORED;
            if (!argument && !name.isEmpty()) {
                ignored.add(name);
            }
        }
        return fields;
    }

    private static Set<String> parameters(Catalogue catalogue) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < catalogue.size(); i++) {
            for (Function.Parameter parameter : catalogue.function(i).parameters()) {
                names.add(comparable(parameter.name()));
                if (parameter.realName() != null) {
                    names.add(comparable(parameter.realName()));
                }
            }
        }
        return names;
    }

    // Parameter names are compared ignoring case and outer underscores.
    private static String comparable(String name) {
        int from = 0;
        int to = name.length();
        while (from < to && name.charAt(from) == '_') {
            from++;
        }
        while (to > from && name.charAt(to - 1) == '_') {
            to--;
        }
        return name.substring(from, to).toLowerCase(Locale.ROOT);
    }
}

package org.ndislint.ingest.tracerpt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.ndislint.ingest.text.LineText;

/**
 * The cells of one row, trimmed and without their quotes: a reused holder of places in a byte buffer.
 *
 * <p>What tracerpt itself writes is split by hand, because no CSV parser reads it: a quoted value begins with a blank
 * and then the quote, and quotes inside are not doubled, so that only a quote before a comma or the end of the row
 * closes. Commons CSV takes the first of these for an unquoted cell and cuts it at its commas, and stops the file at
 * the second. Copies that a spreadsheet saved follow RFC 4180 and are read with Commons CSV, row by row.
 */
final class Cells {
    private byte[] bytes = {};
    private int[] from = new int[32];
    private int[] to = new int[32];
    private boolean[] quoted = new boolean[32];
    private int count;
    private byte[] copied = new byte[256];

    int count() {
        return count;
    }

    byte[] bytes() {
        return bytes;
    }

    int from(int cell) {
        return from[cell];
    }

    int to(int cell) {
        return to[cell];
    }

    boolean isQuoted(int cell) {
        return quoted[cell];
    }

    boolean isEmpty(int cell) {
        return from[cell] == to[cell];
    }

    String text(int cell) {
        return LineText.of(bytes, from[cell], to[cell]);
    }

    /** Whether a cell holds an ASCII text in any case. */
    boolean is(int cell, String ascii) {
        if (cell < 0 || cell >= count || to[cell] - from[cell] != ascii.length()) {
            return false;
        }
        for (int i = 0; i < ascii.length(); i++) {
            if (lower(bytes[from[cell] + i]) != lower((byte) ascii.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** The cell that holds an ASCII text in any case, or -1. */
    int find(String ascii) {
        for (int i = 0; i < count; i++) {
            if (is(i, ascii)) {
                return i;
            }
        }
        return -1;
    }

    /**
     * Splits a row as tracerpt writes it; false if a quote is open at its end. The bytes are not copied: the cells are
     * valid as long as they stay.
     */
    boolean split(byte[] b, int rowFrom, int rowTo, byte delimiter) {
        bytes = b;
        count = 0;
        int at = rowFrom;
        while (true) {
            while (at < rowTo && isBlank(b[at], delimiter)) {
                at++;
            }
            if (at < rowTo && b[at] == '"') {
                int close = closingQuote(b, at + 1, rowTo, delimiter);
                if (close < 0) {
                    add(at + 1, rowTo, true);
                    return false;
                }
                add(at + 1, close, true);
                at = close + 1;
                while (at < rowTo && b[at] != delimiter) {
                    at++;
                }
            } else {
                int begin = at;
                while (at < rowTo && b[at] != delimiter) {
                    at++;
                }
                int end = at;
                while (end > begin && isBlank(b[end - 1], delimiter)) {
                    end--;
                }
                add(begin, end, false);
            }
            if (at >= rowTo) {
                return true;
            }
            at++;
        }
    }

    /** Splits a row that follows RFC 4180, as spreadsheets write it; what cannot be parsed gives no cells. */
    void splitStandard(byte[] b, int rowFrom, int rowTo, byte delimiter) {
        count = 0;
        bytes = copied;
        String row = LineText.of(b, rowFrom, rowTo);
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter((char) delimiter)
                .setTrailingData(true)
                .setLenientEof(true)
                .get();
        int end = 0;
        try (CSVParser parser = CSVParser.parse(row, format)) {
            for (CSVRecord record : parser) {
                for (String value : record) {
                    end = copy(value, end);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            // Not even leniently CSV: no cells, and the caller says that the row has too few.
            count = 0;
        }
        bytes = copied;
    }

    /** Whether some quote of {@code b} is one that closes a cell. */
    static boolean hasClosingQuote(byte[] b, int from, int to, byte delimiter) {
        return closingQuote(b, from, to, delimiter) >= 0;
    }

    private int copy(String value, int at) {
        String bare = value.strip();
        boolean isQuoted = bare.length() >= 2 && bare.startsWith("\"") && bare.endsWith("\"");
        byte[] utf8 = (isQuoted ? bare.substring(1, bare.length() - 1) : bare).getBytes(StandardCharsets.UTF_8);
        if (at + utf8.length > copied.length) {
            copied = Arrays.copyOf(copied, Math.max(copied.length * 2, at + utf8.length));
        }
        System.arraycopy(utf8, 0, copied, at, utf8.length);
        add(at, at + utf8.length, isQuoted);
        return at + utf8.length;
    }

    private void add(int cellFrom, int cellTo, boolean isQuoted) {
        if (count == from.length) {
            from = Arrays.copyOf(from, count * 2);
            to = Arrays.copyOf(to, count * 2);
            quoted = Arrays.copyOf(quoted, count * 2);
        }
        from[count] = cellFrom;
        to[count] = cellTo;
        quoted[count++] = isQuoted;
    }

    private static int closingQuote(byte[] b, int from, int to, byte delimiter) {
        for (int i = from; i < to; i++) {
            if (b[i] == '"') {
                int next = i + 1;
                while (next < to && isBlank(b[next], delimiter)) {
                    next++;
                }
                if (next == to || b[next] == delimiter) {
                    return i;
                }
            }
        }
        return -1;
    }

    private static boolean isBlank(byte c, byte delimiter) {
        return c == ' ' || (c == '\t' && delimiter != '\t') || c == '\r' || c == '\n';
    }

    private static int lower(byte c) {
        return c >= 'A' && c <= 'Z' ? c + 32 : c;
    }
}

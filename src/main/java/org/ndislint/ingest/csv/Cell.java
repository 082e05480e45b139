package org.ndislint.ingest.csv;

import org.jspecify.annotations.Nullable;
import org.ndislint.ingest.WordBuffer;
import org.ndislint.ingest.Words;

/**
 * Steps through the cells of one row (RFC 4180): blanks around a cell do not count, a cell in quotes may hold separators
 * and newlines, and a doubled quote in it stands for one.
 */
final class Cell {
    private static final long QUOTES = Words.each('"');
    private static final long BLANKS = Words.each(' ');

    private final byte separator;
    private final long separators;
    private final WordBuffer unquoted = WordBuffer.small(256);

    private WordBuffer row = WordBuffer.small(0);
    private int end;
    private int position;
    private boolean last;
    private WordBuffer text = row;
    private int from;
    private int to;
    private @Nullable String failure;
    private boolean open;

    Cell(byte separator) {
        this.separator = separator;
        this.separators = Words.each((char) separator);
    }

    /** Begins a row that ends before {@code rowEnd}, where a control character stands. */
    void begin(WordBuffer buffer, int start, int rowEnd) {
        row = buffer;
        position = start;
        end = rowEnd;
        last = false;
        failure = null;
        open = false;
    }

    /** Goes to the next cell; false after the last, or where the row breaks the rules: see {@link #failure}. */
    boolean next() {
        if (last) {
            return false;
        }
        byte[] bytes = row.bytes();
        int p = position;
        while (bytes[p] == ' ' || (bytes[p] == '\t' && separator != '\t')) {
            p++;
        }
        return bytes[p] == '"' ? quoted(bytes, p + 1) : bare(bytes, p);
    }

    WordBuffer text() {
        return text;
    }

    int from() {
        return from;
    }

    int length() {
        return to - from;
    }

    /** Why the row is none, or null. */
    @Nullable
    String failure() {
        return failure;
    }

    /** Whether the row ended inside quotes: it may go on in the next line. */
    boolean isOpen() {
        return open;
    }

    private boolean bare(byte[] bytes, int start) {
        int p = start;
        while (true) {
            long word = row.word(p);
            long stop = Words.equal(word, separators) | ((word - BLANKS) & ~word & Words.HIGHS);
            if (stop == 0) {
                p += 8;
                continue;
            }
            p += Words.first(stop);
            if (p >= end || bytes[p] == separator) {
                break;
            }
            if (bytes[p] != '\t' && bytes[p] != '\n' && bytes[p] != '\r') {
                return fail("expected text, found the control character " + (bytes[p] & 0xFF));
            }
            p++;
        }
        int close = Math.min(p, end);
        last = close == end;
        position = close + 1;
        while (close > start && (bytes[close - 1] == ' ' || bytes[close - 1] == '\t')) {
            close--;
        }
        text = row;
        from = start;
        to = close;
        return true;
    }

    private boolean quoted(byte[] bytes, int start) {
        int close = quote(start);
        text = row;
        from = start;
        to = close;
        if (close < end && bytes[close + 1] == '"') {
            close = unquote(bytes, start, close);
        }
        if (close >= end) {
            open = true;
            return fail("expected a closing quote, found the end of the line");
        }
        int p = close + 1;
        while (p < end && (bytes[p] == ' ' || (bytes[p] == '\t' && separator != '\t'))) {
            p++;
        }
        last = p >= end;
        position = p + 1;
        return last || bytes[p] == separator || fail("expected a separator after the closing quote, found more text");
    }

    // The next quote, or the end of the row.
    private int quote(int start) {
        int p = start;
        while (p < end) {
            long hits = Words.equal(row.word(p), QUOTES);
            if (hits != 0) {
                return Math.min(p + Words.first(hits), end);
            }
            p += 8;
        }
        return end;
    }

    private int unquote(byte[] bytes, int start, int firstQuote) {
        unquoted.ensure(end - start + 1);
        byte[] out = unquoted.bytes();
        int length = 0;
        int piece = start;
        int close = firstQuote;
        while (close < end && bytes[close + 1] == '"') {
            System.arraycopy(bytes, piece, out, length, close + 1 - piece);
            length += close + 1 - piece;
            piece = close + 2;
            close = quote(piece);
        }
        System.arraycopy(bytes, piece, out, length, close - piece);
        text = unquoted;
        from = 0;
        to = length + close - piece;
        return close;
    }

    private boolean fail(String why) {
        failure = why;
        last = true;
        return false;
    }
}

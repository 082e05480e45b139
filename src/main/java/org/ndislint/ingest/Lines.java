package org.ndislint.ingest;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.ndislint.model.RecordSink;
import org.ndislint.model.SourcePosition;
import org.ndislint.model.TraceFormatException;

/**
 * Splits a stream into physical lines without copying them: a line is a range of {@link #text} that stays valid until
 * {@link #next}. Lines end with LF or CR LF; the last one may end with the stream.
 *
 * <p>Memory is bounded: of a line longer than the limit only the beginning is kept, the rest is read and dropped up to
 * its newline, and {@link #overlong} says so. A stream that breaks (damaged compression, a disk error) ends the lines at
 * that place: everything before is given out first, then {@link #damage} tells why.
 */
public final class Lines {
    /** The most bytes of a line that are kept: longer ones are no records of any format. */
    public static final int MOST_BYTES = 16 << 20;

    private static final int BLOCK = 256 << 10;
    private static final int SMALL_BLOCK = 16 << 10;
    private static final int EXCERPT = 512;
    private static final long NEWLINES = Words.each('\n');

    private final InputStream in;
    private final String name;
    private final int mostBytes;
    private final WordBuffer text;
    /** Bytes before this were read from the stream. */
    private int limit;
    /** Where the next line begins. */
    private int position;

    private boolean ended;
    private @Nullable TraceFormatException damage;

    private int from;
    private int newline;
    private int firstNewline;
    private long number;
    private long lastNumber;
    private boolean overlong;
    private boolean terminated;

    /**
     * Over a stream.
     *
     * @param in not closed
     * @param name of the source, for messages
     * @param much whether so much is expected that {@link WordBuffer#large} pays
     */
    public Lines(InputStream in, String name, boolean much) {
        this(in, name, much, MOST_BYTES);
    }

    /** Over a stream of which little is expected. */
    public Lines(InputStream in, String name) {
        this(in, name, false, MOST_BYTES);
    }

    /** With another limit of a line's length, in bytes. */
    public Lines(InputStream in, String name, int mostBytes) {
        this(in, name, true, mostBytes);
    }

    /** With another limit, for tests. */
    Lines(InputStream in, String name, boolean much, int mostBytes) {
        this.in = in;
        this.name = name;
        this.mostBytes = mostBytes;
        this.text = WordBuffer.of(much ? BLOCK : SMALL_BLOCK, much);
    }

    /** Goes to the next line; false at the end. */
    public boolean next() {
        overlong = false;
        from = position;
        number = ++lastNumber;
        newline = find(from);
        terminated = newline >= 0;
        if (terminated) {
            position = newline + 1;
            if (newline - from > mostBytes) {
                cut();
            }
        } else if (limit - from > mostBytes) {
            cut();
            skipRest();
        } else {
            newline = limit;
            position = limit;
            text.bytes()[limit] = '\n';
            if (newline == from) {
                number = --lastNumber;
                return false;
            }
        }
        firstNewline = newline;
        return true;
    }

    /**
     * Adds the next physical line to this one, newline included, for records that go over several lines. False, and
     * nothing changed, if there is none or the record would be longer than {@code most} bytes.
     */
    public boolean extend(int most) {
        if (!terminated || overlong) {
            return false;
        }
        int next = find(position);
        int end = next < 0 ? limit : next;
        if ((end == position && next < 0) || end - from > most) {
            return false;
        }
        newline = end;
        terminated = next >= 0;
        position = terminated ? newline + 1 : limit;
        if (!terminated) {
            text.bytes()[limit] = '\n';
        }
        lastNumber++;
        return true;
    }

    /** Takes {@link #extend} back: the record is its first physical line again, the others will be read anew. */
    public void retract() {
        if (newline != firstNewline) {
            newline = firstNewline;
            position = newline + 1;
            terminated = true;
            lastNumber = number;
        }
    }

    /** The buffer that holds the line. */
    public WordBuffer text() {
        return text;
    }

    /** Where the line begins in {@link #text}. */
    public int from() {
        return from;
    }

    /** Where the line ends, without its CR LF or LF. */
    public int to() {
        return newline > from && text.bytes()[newline - 1] == '\r' ? newline - 1 : newline;
    }

    /** Where the newline stands; there is one even behind a last line that had none. */
    public int newline() {
        return newline;
    }

    /** The physical number of the line, from 1; of a record over several lines, of the first. */
    public long number() {
        return number;
    }

    /** Whether the line was longer than the limit; then what is given is only its beginning. */
    public boolean overlong() {
        return overlong;
    }

    /** Whether the line ended with a newline; only the last one may not. */
    public boolean terminated() {
        return terminated;
    }

    /** Whether there is nothing but blanks, tabs and carriage returns on the line. */
    public boolean isBlank() {
        byte[] bytes = text.bytes();
        int at = from;
        while (at < newline && (bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '\r')) {
            at++;
        }
        return at == newline;
    }

    /** Reports an {@link #overlong} line as malformed. */
    public void reportOverlong(RecordSink sink) throws IOException {
        sink.malformed(
                number,
                "expected a line of at most " + mostBytes + " bytes, found a longer one",
                Excerpt.of(text.bytes(), from, newline - from, Excerpt.RECORD));
    }

    /**
     * Reports the line as malformed.
     *
     * @param ranOut whether the record could have gone on where the line ends
     * @return whether the source broke off in it: it is the last line, and only the beginning of a record
     */
    public boolean reportMalformed(String reason, boolean ranOut, RecordSink sink) throws IOException {
        boolean torn = ranOut && !terminated;
        String text = Excerpt.of(this.text.bytes(), from, to() - from, Excerpt.RECORD);
        sink.malformed(number, torn ? reason + "; the file ends there" : reason, text);
        return torn;
    }

    /**
     * Whether the line may lack its end: it is the last before {@link #damage}. Formats whose records do not show
     * where they end must not take it for one.
     */
    public boolean isCutShort() {
        return damage != null && !terminated;
    }

    /** Reports a line that {@link #isCutShort}. */
    public void reportCutShort(RecordSink sink) throws IOException {
        reportMalformed("expected the rest of the line, found the end of what can be read", false, sink);
    }

    /**
     * Says after the last line whether the source broke off.
     *
     * @param torn whether the last line was only the beginning of a record, and was reported so
     */
    public void reportEnd(boolean torn, RecordSink sink) {
        if (damage != null) {
            sink.cutOff(number, damage.reason());
        } else if (torn) {
            sink.cutOff(number, "");
        }
    }

    /** Why the stream ended before its end, or null. Known once {@link #next} has returned false. */
    public @Nullable TraceFormatException damage() {
        return damage;
    }

    // The place of the first newline from "start" on, reading more as needed; -1 if there is none before the end of
    // the stream or within the limit. May move the line to the front of the buffer: "from", "position" and
    // "firstNewline" follow.
    private int find(int start) {
        int at = start;
        while (true) {
            at = scan(at);
            if (at < limit) {
                return at;
            }
            if (ended || limit - from > mostBytes) {
                return -1;
            }
            int moved = from;
            fill();
            at -= moved - from;
        }
    }

    private int scan(int start) {
        int at = start;
        while (at < limit) {
            long hits = Words.equal(text.word(at), NEWLINES);
            if (hits != 0) {
                return Math.min(at + Words.first(hits), limit);
            }
            at += 8;
        }
        return limit;
    }

    private void fill() {
        if (limit == text.capacity()) {
            if (from > 0) {
                System.arraycopy(text.bytes(), from, text.bytes(), 0, limit - from);
                limit -= from;
                position -= from;
                firstNewline -= from;
                newline -= from;
                from = 0;
            }
            if (limit > text.capacity() / 2) {
                text.ensure((int) Math.min(text.capacity() * 2L, mostBytes + (long) BLOCK));
            }
        }
        read(limit);
    }

    private void read(int at) {
        try {
            int count = in.read(text.bytes(), at, text.capacity() - at);
            if (count < 0) {
                ended = true;
            } else {
                limit = at + count;
            }
        } catch (TraceFormatException e) {
            ended = true;
            damage = e;
        } catch (IOException e) {
            ended = true;
            damage = new TraceFormatException(
                    SourcePosition.line(name, lastNumber), "expected more bytes, found " + e.getMessage());
        }
    }

    private void cut() {
        overlong = true;
        newline = from + Math.min(EXCERPT, mostBytes);
        text.bytes()[newline] = '\n';
    }

    // Reads on to the newline and drops what is read; of the line its beginning stays.
    private void skipRest() {
        System.arraycopy(text.bytes(), from, text.bytes(), 0, newline + 1 - from);
        newline -= from;
        from = 0;
        int keep = newline + 1;
        int hit = keep;
        limit = keep;
        while (!ended && hit == limit) {
            read(keep);
            hit = ended ? limit : scan(keep);
        }
        terminated = !ended;
        position = terminated ? hit + 1 : limit;
    }
}

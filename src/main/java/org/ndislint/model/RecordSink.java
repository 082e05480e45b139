package org.ndislint.model;

import java.io.IOException;

/**
 * Where a decoder pushes what it reads, in the order of the source. Every physical line or record of the source ends
 * in exactly one call (a continuation counts with the message it continues and is reported by {@link #other} as well).
 */
public interface RecordSink {
    /** A call event, {@code lost} or {@code capture} record. The instance is reused after the call returns. */
    void event(CallEvent event) throws IOException;

    /**
     * A {@code lost} mark that stands for no record of the source: the decoder has found that records are missing here.
     * The instance is reused after the call returns.
     */
    default void gap(CallEvent lost) throws IOException {
        event(lost);
    }

    /** A message that recognition has to turn into call events. The instance is reused after the call returns. */
    void message(MessageRecord message) throws IOException;

    /**
     * A record that cannot be parsed: counted as malformed, and as one lost record at this place.
     *
     * @param line physical line or record number, 1-based
     * @param reason expected and found, in one sentence without the file's name
     * @param text the beginning of the offending text; may be empty
     */
    void malformed(long line, String reason, String text) throws IOException;

    /**
     * A known key with a value of the wrong type or range; reported before the {@link #event} that it belongs to, which
     * goes on without that key.
     */
    void badField(long line, String reason, String text) throws IOException;

    /** A line that is neither message nor event: see {@link LineKind}; its text, or what the record is about. */
    void other(LineKind kind, long line, String text) throws IOException;

    /** The number of records lost in all, at unknown places, as a header or summary file tells. */
    void lostInAll(long count);

    /** A remark for standard error: what was repaired, assumed or chosen. Said once each. */
    void remark(String text);

    /**
     * The source ended before its own end: bytes are missing, or damage that cannot be skipped.
     *
     * @param line where it ended, or the last line before; 0 if not known
     * @param reason expected and found; empty if {@link #malformed} has said it of the record in which it ended
     */
    void cutOff(long line, String reason);

    /** Lines of a text log, and records, that carry no message of their own. */
    enum LineKind {
        /** A further line of the message before. */
        CONTINUATION,
        /** Console chatter, heading, trailer. */
        BANNER,
        /** A message whose format was missing: {@code Unknown( 76): GUID=…}. */
        UNKNOWN_FORMAT,
        /** Nothing on it. */
        BLANK,
        /** A comment. */
        COMMENT,
        /** A line of a tracefmt summary file. */
        SUMMARY,
        /** A record of a log file that is no message: the kernel's own, or one that only its size is known of. */
        NO_MESSAGE
    }
}

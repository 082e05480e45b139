package org.ndislint.report;

import java.io.IOException;
import java.util.Locale;
import org.ndislint.model.CallEvent;
import org.ndislint.model.MessageRecord;
import org.ndislint.model.RecordSink.LineKind;

/** Writes what a decoder made of each line or record of its source. */
public interface RecordWriter {
    void event(CallEvent event) throws IOException;

    void message(MessageRecord message) throws IOException;

    /** A record that cannot be parsed. */
    void malformed(long line, String reason, String text) throws IOException;

    /** A field that cannot be used, of the event that follows. */
    void badField(long line, String reason, String text) throws IOException;

    void other(LineKind kind, long line, String text) throws IOException;

    /** Records lost in all, as the source tells. */
    void lostInAll(long count) throws IOException;

    /** The word for a kind of line: lower case, hyphenated. */
    static String word(LineKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

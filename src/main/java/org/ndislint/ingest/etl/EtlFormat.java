package org.ndislint.ingest.etl;

import java.io.IOException;
import org.ndislint.ingest.Head;
import org.ndislint.ingest.Probe;
import org.ndislint.ingest.ReadContext;
import org.ndislint.ingest.TraceFormat;
import org.ndislint.ingest.TraceSource;
import org.ndislint.model.RecordSink;
import org.ndislint.model.SourcePosition;
import org.ndislint.model.TraceFormatException;

/** A raw {@code .etl}: recognised, and refused with the way to convert it. */
public final class EtlFormat implements TraceFormat {
    private static final int BUFFER_HEADER = 72;
    private static final int LARGEST_BUFFER = (16 << 20) + BUFFER_HEADER;
    private static final int BUFFER_TYPE = 0x36;
    private static final int RECORD_TYPE = BUFFER_HEADER + 2;

    @Override
    public String name() {
        return "etl";
    }

    @Override
    public Probe probe(Head head) {
        return isLogFile(head.bytes(), head.length())
                ? Probe.of(100, "the first buffer holds a log file header")
                : Probe.NO;
    }

    /**
     * Whether bytes begin with a buffer of type "header" whose first record is a system record of group 0 and opcode 0:
     * the log file header, in every version of the format.
     */
    public static boolean isLogFile(byte[] bytes, int length) {
        if (length < BUFFER_HEADER + 8) {
            return false;
        }
        long size = u16(bytes, 0) | (long) u16(bytes, 2) << 16;
        return size > BUFFER_HEADER
                && size <= LARGEST_BUFFER
                && u16(bytes, BUFFER_TYPE) == 4
                && (bytes[RECORD_TYPE] == 1 || bytes[RECORD_TYPE] == 2)
                && (bytes[RECORD_TYPE + 1] & 0xFF) == 0xC0
                && u16(bytes, RECORD_TYPE + 4) == 0;
    }

    @Override
    public void read(TraceSource source, ReadContext context, RecordSink sink) throws IOException {
        throw new TraceFormatException(
                SourcePosition.whole(source.name()),
                "expected text, found a raw event trace log, which cannot be read yet; convert it on Windows with"
                        + " \"tracefmt\" (WPP messages) or \"tracerpt -of XML\" and check the result");
    }

    private static int u16(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) | (bytes[at + 1] & 0xFF) << 8;
    }
}

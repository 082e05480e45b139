package org.ndislint.ingest.etl;

import java.io.IOException;
import org.ndislint.ingest.Head;
import org.ndislint.ingest.LittleEndian;
import org.ndislint.ingest.Probe;
import org.ndislint.ingest.ReadContext;
import org.ndislint.ingest.TraceFormat;
import org.ndislint.ingest.TraceSource;
import org.ndislint.model.RecordSink;

/** A raw log file ({@code .etl}): its messages and events, in the order of time. */
public final class EtlFormat implements TraceFormat {
    private static final int BUFFER_HEADER = BufferHeader.BYTES;
    private static final int LARGEST_BUFFER = BufferHeader.LARGEST;
    private static final int BUFFER_TYPE = 0x36;
    private static final int HEADER_TYPE = 4;
    private static final int RECORD_HEADER = 32;
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
     * Whether bytes begin with a buffer whose first record is a system record of group 0 and opcode 0: the log file
     * header. The buffer's type says "header" too, but for the years before Vista; then the record must repeat the
     * buffer's size.
     */
    public static boolean isLogFile(byte[] bytes, int length) {
        if (length < BUFFER_HEADER + RECORD_HEADER + 4) {
            return false;
        }
        LittleEndian view = new LittleEndian(bytes);
        long size = view.u32(0);
        int type = view.u16(BUFFER_TYPE);
        return size > BUFFER_HEADER
                && size <= LARGEST_BUFFER
                && (type == HEADER_TYPE || view.u32(BUFFER_HEADER + RECORD_HEADER) == size)
                && (bytes[RECORD_TYPE] == 1 || bytes[RECORD_TYPE] == 2)
                && view.u8(RECORD_TYPE + 1) == 0xC0
                && view.u16(RECORD_TYPE + 4) == 0;
    }

    @Override
    public void read(TraceSource source, ReadContext context, RecordSink sink) throws IOException {
        EtlReader reader = new EtlReader(source.name(), source.rawStream(), source.file());
        new EtlMessages(reader, new Wordings(source, context.wordings()), context.statuses(), sink).run();
    }
}

package org.ndislint.ingest.etl;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.ndislint.ingest.LittleEndian;

/** Where what stands in a sound log file. */
public final class Places {
    private static final int FILLED = 0x30;

    private Places() {}

    /** Where the buffers begin; the last number is where the last one ends. */
    public static List<Integer> ofBuffers(byte[] bytes) {
        LittleEndian data = new LittleEndian(bytes);
        List<Integer> starts = new ArrayList<>();
        int at = 0;
        while (bytes.length - at >= BufferHeader.BYTES) {
            starts.add(at);
            at += (int) data.u32(at);
        }
        starts.add(Math.min(at, bytes.length));
        return starts;
    }

    /** The bytes of headers: of buffers, of records, and of what stands before payloads. Of compressed buffers, their own. */
    public static BitSet ofHeaders(byte[] bytes) {
        BitSet places = new BitSet(bytes.length);
        LittleEndian data = new LittleEndian(bytes);
        BufferHeader header = new BufferHeader();
        EtlRecord record = new EtlRecord();
        List<Integer> starts = ofBuffers(bytes);
        for (int start : starts.subList(0, starts.size() - 1)) {
            header.read(data, start);
            places.set(start, start + BufferHeader.BYTES);
            int end = header.isCompressed() ? start : (int) Math.min(bytes.length, start + data.u32(start + FILLED));
            int at = start + BufferHeader.BYTES;
            while (at < end && record.parse(data, at, end) == EtlRecord.Found.RECORD) {
                places.set(at, record.payloadFrom());
                at += record.size() + 7 & ~7;
            }
        }
        return places;
    }
}

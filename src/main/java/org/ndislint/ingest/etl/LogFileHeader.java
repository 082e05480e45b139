package org.ndislint.ingest.etl;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.ndislint.ingest.LittleEndian;

/**
 * What the first record of a log file says of the session. Layout: TRACE_LOGFILE_HEADER, with 4- or 8-byte pointers as
 * the record's own kind says.
 *
 * @param bufferBytes size of the session's buffers; a relogged file claims sizes that no buffer in it has
 * @param osMajor version of Windows: 10 for Windows 10 and 11, 6 and 1 for Windows 7
 * @param osMinor see {@code osMajor}
 * @param build build number of Windows
 * @param processors number of processors
 * @param endTime FILETIME; 0 if the session still ran or broke off
 * @param maximumMebibytes the size in MiB that the file may have, or at which a circular one begins again; 0 for none
 * @param mode flags: 1 sequential, 2 circular, …; see {@link #isCircular} and so on
 * @param buffersWritten as counted by the session; 0 or 1 if it broke off
 * @param pointerBytes 4 or 8
 * @param eventsLost events that the session could not write
 * @param cpuMegahertz speed of the processors
 * @param biasMinutes minutes west of UTC of the machine's standard time
 * @param summerBiasMinutes the same of its daylight saving time; which of the two held is not told
 * @param bootTime FILETIME
 * @param frequency ticks of the performance counter a second
 * @param startTime FILETIME
 * @param clock 1: performance counter; 2: system time; 3: processor cycles
 * @param buffersLost buffers that the session could not write
 * @param firstTick the clock's reading at {@code startTime}
 * @param sessionName name of the session; empty if the record ends before it
 * @param fileName name of the file as it was written; {@code [multiple files]} if several were merged
 */
public record LogFileHeader(
        long bufferBytes,
        int osMajor,
        int osMinor,
        long build,
        long processors,
        long endTime,
        long maximumMebibytes,
        long mode,
        long buffersWritten,
        int pointerBytes,
        long eventsLost,
        long cpuMegahertz,
        int biasMinutes,
        int summerBiasMinutes,
        long bootTime,
        long frequency,
        long startTime,
        long clock,
        long buffersLost,
        long firstTick,
        String sessionName,
        String fileName) {

    public static final long QPC = 1;
    public static final long SYSTEM_TIME = 2;
    public static final long CPU_CYCLES = 3;

    private static final int CIRCULAR = 0x2;
    private static final int GLOBAL_SEQUENCE = 0x4000;
    private static final int LOCAL_SEQUENCE = 0x8000;
    private static final int RELOGGED = 0x1_0000;
    private static final int COMPRESSED = 0x400_0000;
    private static final int NO_PER_PROCESSOR_BUFFERS = 0x1000_0000;

    private static final int TIME_ZONE_32 = 0x40;
    private static final int TIME_ZONE_BYTES = 172;
    private static final int STANDARD_BIAS = 84;
    private static final int DAYLIGHT_BIAS = 168;
    private static final int TIMES_BYTES = 0x20;
    /** Where the kind of clock stands among the times. */
    private static final int CLOCK = 0x18;

    private static final int MOST_NAME = 1024;

    /** Reads the record that must be the first of a file; null if it is not a log file header. */
    static @Nullable LogFileHeader read(EtlRecord record) {
        boolean system = record.kind() == RecordKind.SYSTEM32 || record.kind() == RecordKind.SYSTEM64;
        if (!system || record.hook() != 0) {
            return null;
        }
        LittleEndian data = record.data();
        int at = record.payloadFrom();
        int zone = at + (isWide(record) ? TIME_ZONE_32 + 8 : TIME_ZONE_32);
        // On 64-bit machines the time zone is followed by four bytes of alignment.
        int times = zone + TIME_ZONE_BYTES + 4;
        int names = times + TIMES_BYTES;
        int end = at + record.payloadLength();
        if (names > end) {
            return null;
        }
        int fileNameAt = afterText(data, names, end);
        return new LogFileHeader(
                data.u32(at),
                data.u8(at + 4),
                data.u8(at + 5),
                data.u32(at + 8),
                data.u32(at + 0x0C),
                data.i64(at + 0x10),
                data.u32(at + 0x1C),
                data.u32(at + 0x20),
                data.u32(at + 0x24),
                data.u32(at + 0x2C) == 4 ? 4 : 8,
                data.u32(at + 0x30),
                data.u32(at + 0x34),
                data.i32(zone) + data.i32(zone + STANDARD_BIAS),
                data.i32(zone) + data.i32(zone + DAYLIGHT_BIAS),
                data.i64(times),
                data.i64(times + 8),
                data.i64(times + 0x10),
                data.u32(times + 0x18),
                data.u32(times + 0x1C),
                record.tick(),
                text(data, names, fileNameAt),
                text(data, fileNameAt, afterText(data, fileNameAt, end)));
    }

    // The record's kind and the pointer size in it nearly always agree. Where they do not, the one with which a clock
    // comes out is right.
    private static boolean isWide(EtlRecord record) {
        boolean wide = record.kind() == RecordKind.SYSTEM64;
        int at = record.payloadFrom();
        int size = record.payloadLength() < TIME_ZONE_32 ? 0 : record.data().i32(at + 0x2C);
        boolean other = size == (wide ? 4 : 8);
        boolean clockSaysOther = !hasClock(record, wide) && hasClock(record, !wide);
        return wide != (other && clockSaysOther);
    }

    private static boolean hasClock(EtlRecord record, boolean wide) {
        int at = TIME_ZONE_32 + (wide ? 8 : 0) + TIME_ZONE_BYTES + 4 + CLOCK;
        if (record.payloadLength() < at + 4) {
            return false;
        }
        long clock = record.data().u32(record.payloadFrom() + at);
        return clock >= QPC && clock <= CPU_CYCLES;
    }

    public boolean isCircular() {
        return (mode & CIRCULAR) != 0;
    }

    /** Whether another program wrote it from other log files. */
    public boolean isRelogged() {
        return (mode & RELOGGED) != 0;
    }

    public boolean isCompressed() {
        return (mode & COMPRESSED) != 0;
    }

    /** Whether each buffer belongs to one processor; else all claim to be of the first, and records of none. */
    public boolean isPerProcessor() {
        return (mode & NO_PER_PROCESSOR_BUFFERS) == 0;
    }

    /** Whether sequence numbers of messages count this session's messages alone: then a gap is a loss. */
    public boolean hasLocalSequence() {
        return (mode & (LOCAL_SEQUENCE | GLOBAL_SEQUENCE)) == LOCAL_SEQUENCE;
    }

    private static int afterText(LittleEndian data, int from, int end) {
        int at = from;
        while (end - at >= 2) {
            boolean last = data.u16(at) == 0;
            at += 2;
            if (last) {
                return at;
            }
        }
        return at;
    }

    private static String text(LittleEndian data, int from, int after) {
        int to = after;
        if (to - from >= 2 && data.u16(to - 2) == 0) {
            to -= 2;
        }
        return new String(data.bytes(), from, Math.min(to - from, 2 * MOST_NAME), StandardCharsets.UTF_16LE);
    }
}

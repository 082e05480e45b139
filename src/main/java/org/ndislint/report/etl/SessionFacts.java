package org.ndislint.report.etl;

/**
 * What a written log file says of its session.
 *
 * @param name name of the session
 * @param fileName name of the file in its own header
 * @param bufferBytes size of each buffer, a multiple of 1024
 * @param processors number of processors
 * @param pointerBytes 4 or 8
 * @param build build number of Windows; 7601 and earlier write buffers as Windows 7 did
 * @param startTime FILETIME of the first tick
 * @param firstTick the clock's reading then
 * @param clock 1: performance counter; 2: system time; 3: processor cycles
 * @param frequency ticks of the performance counter a second
 * @param cpuMegahertz speed of the processors
 * @param mode flags of the log file
 * @param eventsLost what the header tells of lost events
 * @param buffersLost and of lost buffers
 */
public record SessionFacts(
        String name,
        String fileName,
        int bufferBytes,
        int processors,
        int pointerBytes,
        int build,
        long startTime,
        long firstTick,
        int clock,
        long frequency,
        long cpuMegahertz,
        long mode,
        long eventsLost,
        long buffersLost) {

    private static final int FIRST_WINDOWS_8 = 8000;
    private static final int SEQUENTIAL = 1;
    private static final long TEN_MEGAHERTZ = 10_000_000;

    public SessionFacts {
        if (bufferBytes < 1024 || bufferBytes % 1024 != 0 || bufferBytes > 16 << 20) {
            throw new IllegalArgumentException("expected buffers of 1 to 16,384 KiB, found " + bufferBytes + " bytes");
        }
        if (pointerBytes != 4 && pointerBytes != 8) {
            throw new IllegalArgumentException("expected pointers of 4 or 8 bytes, found " + pointerBytes);
        }
    }

    /** A session on a 64-bit machine of today: buffers of 64 KiB, the performance counter at 10 MHz. */
    public static SessionFacts of(String name, int processors, long startTime) {
        return new SessionFacts(
                name,
                name + ".etl",
                64 << 10,
                processors,
                8,
                26_100,
                startTime,
                1L << 32,
                1,
                TEN_MEGAHERTZ,
                3000,
                SEQUENTIAL,
                0,
                0);
    }

    public SessionFacts withBuffers(int bytes) {
        return with(bytes, firstTick, clock, frequency, mode, eventsLost, buffersLost);
    }

    public SessionFacts withClock(int kind, long tick, long hertz) {
        return with(bufferBytes, tick, kind, hertz, mode, eventsLost, buffersLost);
    }

    public SessionFacts withMode(long flags) {
        return with(bufferBytes, firstTick, clock, frequency, flags, eventsLost, buffersLost);
    }

    public SessionFacts withLoss(long events, long buffers) {
        return with(bufferBytes, firstTick, clock, frequency, mode, events, buffers);
    }

    private SessionFacts with(int bytes, long tick, int kind, long hertz, long flags, long events, long buffers) {
        return new SessionFacts(
                name,
                fileName,
                bytes,
                processors,
                pointerBytes,
                build,
                startTime,
                tick,
                kind,
                hertz,
                cpuMegahertz,
                flags,
                events,
                buffers);
    }

    /** Whether buffers tell the processor as an index of 16 bits, as from Windows 8 on. */
    boolean hasProcessorIndex() {
        return build >= FIRST_WINDOWS_8;
    }
}

package org.ndislint.cli.logfile;

import java.time.ZoneOffset;
import org.ndislint.ingest.etl.LogFileHeader;

/** The zone of the machine that logged, for comparing with text in which tracefmt wrote local times. */
final class UtcOffset {
    private static final int MOST_MINUTES = ZoneOffset.MAX.getTotalSeconds() / 60;

    private UtcOffset() {}

    /** Such as {@code UTC-08:00, or UTC-07:00 in summer}; a log file does not tell which of the two held. */
    static String text(LogFileHeader header) {
        String standard = of(header.biasMinutes());
        String summer = of(header.summerBiasMinutes());
        return standard.equals(summer) ? standard : standard + ", or " + summer + " in summer";
    }

    // Zones count minutes to the west, offsets to the east.
    private static String of(int west) {
        if (Math.abs((long) west) > MOST_MINUTES) {
            return "unknown";
        }
        return west == 0 ? "UTC" : "UTC" + ZoneOffset.ofTotalSeconds(-60 * west).getId();
    }
}

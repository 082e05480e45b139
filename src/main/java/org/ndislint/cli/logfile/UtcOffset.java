package org.ndislint.cli.logfile;

import org.ndislint.ingest.etl.LogFileHeader;

/** The zone of the machine that logged, for comparing with text in which tracefmt wrote local times. */
final class UtcOffset {
    private static final int MINUTES_A_DAY = 24 * 60;

    private UtcOffset() {}

    /** Such as {@code UTC-08:00, or UTC-07:00 in summer}; a log file does not tell which of the two held. */
    static String text(LogFileHeader header) {
        String standard = of(header.biasMinutes());
        String summer = of(header.summerBiasMinutes());
        return standard.equals(summer) ? standard : standard + ", or " + summer + " in summer";
    }

    // Zones count minutes to the west, offsets to the east.
    private static String of(int west) {
        if (west == 0 || west <= -MINUTES_A_DAY || west >= MINUTES_A_DAY) {
            return west == 0 ? "UTC" : "unknown";
        }
        int east = Math.abs(west);
        return "UTC" + (west > 0 ? '-' : '+') + two(east / 60) + ':' + two(east % 60);
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }
}

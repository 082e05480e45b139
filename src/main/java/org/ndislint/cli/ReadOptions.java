package org.ndislint.cli;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ndislint.ingest.TraceFormat;
import org.ndislint.ingest.tracefmt.TracePrefix;

/**
 * How traces are read.
 *
 * @param format or null to find out
 * @param mappings paths of mapping files
 * @param zone of stamps that carry none
 * @param dayFirst whether {@code 03/04/2026} is the third of April
 * @param prefix the prefix that text was made with, or null to find out
 * @param symbols where the wordings of WPP messages are, all of them there
 */
record ReadOptions(
        @Nullable TraceFormat format,
        List<String> mappings,
        ZoneId zone,
        boolean dayFirst,
        @Nullable String prefix,
        List<Path> symbols) {

    /** Called by its name in messages, and made without the table of all zones. */
    private static final ZoneId UTC = ZoneId.ofOffset("UTC", ZoneOffset.UTC);

    static ReadOptions of(Arguments arguments) throws UsageException {
        String format = arguments.value(Option.INPUT_FORMAT);
        return new ReadOptions(
                format == null ? null : InputFormats.find(format),
                arguments.values(Option.MAPPING),
                zone(arguments.value(Option.ZONE)),
                arguments.has(Option.DAY_FIRST),
                prefix(arguments.value(Option.PREFIX)),
                SymbolFiles.paths("--symbols", arguments.values(Option.SYMBOLS)));
    }

    private static @Nullable String prefix(@Nullable String text) throws UsageException {
        if (text != null) {
            try {
                TracePrefix.parse(text);
            } catch (IllegalArgumentException e) {
                throw new UsageException("--prefix: " + e.getMessage());
            }
        }
        return text;
    }

    /** Whether the prefix has a tab where its writer may have meant the time. */
    boolean takesTabForTime() {
        return prefix != null && prefix.contains("%t") && !prefix.contains("%4");
    }

    private static ZoneId zone(@Nullable String text) throws UsageException {
        if (text == null || text.equals("UTC")) {
            return UTC;
        }
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new UsageException(
                    "--zone: expected a zone such as UTC, +02:00 or Europe/Rome, found '" + text + "'");
        }
    }
}

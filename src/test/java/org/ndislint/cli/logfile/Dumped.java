package org.ndislint.cli.logfile;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ndislint.cli.logfile.LogFileDump.Request;
import org.ndislint.cli.logfile.LogFileDump.What;
import org.ndislint.ingest.BytesSource;
import org.ndislint.ingest.DecodedTrace;
import org.ndislint.ingest.ReadContext;
import org.ndislint.ingest.wpp.MessageFormats;
import org.ndislint.ingest.wpp.SymbolPath;

/**
 * What a dump of a log file prints.
 *
 * @param text the dump
 * @param remarks what it says beside
 */
record Dumped(String text, List<String> remarks) {
    static Dumped records(byte[] bytes, String form, @Nullable Path symbols) throws IOException {
        return of(bytes, new Request(What.RECORDS, false), form, symbols);
    }

    static Dumped of(byte[] bytes, Request request, String form, @Nullable Path symbols) throws IOException {
        MessageFormats wordings = symbols == null ? null : new MessageFormats(new SymbolPath(List.of(symbols)));
        ReadContext context = new ReadContext(
                new DecodedTrace().symbols,
                DecodedTrace.CATALOGUE,
                DecodedTrace.STATUSES,
                ZoneOffset.UTC,
                null,
                false,
                wordings);
        LogFileDump dump = new LogFileDump(new BytesSource(bytes), context);
        StringBuilder out = new StringBuilder();
        dump.write(request, List.of(form), List.of(out));
        List<String> remarks = new ArrayList<>();
        dump.tell(remarks::add);
        return new Dumped(out.toString(), remarks);
    }

    List<String> lines() {
        return text.lines().toList();
    }
}

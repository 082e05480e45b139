package org.ndislint.cli.logfile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.ndislint.ingest.ReadContext;
import org.ndislint.ingest.TraceSource;
import org.ndislint.ingest.etl.EtlDecoder;
import org.ndislint.ingest.etl.EtlDecoder.Outcome;
import org.ndislint.ingest.etl.EtlReader;
import org.ndislint.ingest.etl.EtlRecord;
import org.ndislint.ingest.etl.TraceAccount;
import org.ndislint.ingest.etl.Wordings;

/** The dump of one log file: its records one by one, a summary, or its providers. */
public final class LogFileDump {
    private final String name;
    private final EtlReader reader;
    private final Wordings wordings;
    private final EtlDecoder decoder;
    private final List<Listing> listings = new ArrayList<>();
    private boolean decodes;

    /** What is printed. */
    public enum What {
        RECORDS,
        SUMMARY,
        PROVIDERS
    }

    /** What is printed, and in which order. */
    public record Request(What what, boolean byTime) {}

    /** Opens a log file; whoever opened the source closes it. */
    public LogFileDump(TraceSource source, ReadContext context) throws IOException {
        this.name = source.name();
        this.reader = new EtlReader(source.name(), source.rawStream(), source.file());
        this.wordings = new Wordings(source, context.wordings());
        this.decoder = new EtlDecoder(reader, wordings, context.statuses());
    }

    /** Where the bytes went. */
    public TraceAccount account() {
        return reader.account();
    }

    /**
     * Writes the same into several places.
     *
     * @param forms for each place {@code text}, {@code tsv} or {@code ndjson}
     * @throws IOException if the log file cannot be read
     * @throws UncheckedIOException if a place cannot be written to
     */
    public void write(Request request, List<String> forms, List<? extends Appendable> outs) throws IOException {
        if (request.what() == What.RECORDS) {
            for (int i = 0; i < forms.size(); i++) {
                Listing listing = ListingFormat.of(forms.get(i)).open(reader, outs.get(i));
                decodes |= listing.showsMessages();
                listings.add(listing);
            }
            read(request.byTime());
            return;
        }
        LogFileSummary summary = new LogFileSummary(reader, decoder, wordings);
        reader.readByPlace(summary);
        try {
            write(request.what(), summary, forms, outs);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(What what, LogFileSummary summary, List<String> forms, List<? extends Appendable> outs)
            throws IOException {
        for (int i = 0; i < forms.size(); i++) {
            boolean json = forms.get(i).equals("ndjson");
            Appendable out = outs.get(i);
            if (what == What.PROVIDERS) {
                if (json) {
                    SummaryJson.writeProviders(name, summary, out);
                } else {
                    SummaryText.writeProviders(name, summary, out);
                }
            } else if (json) {
                SummaryJson.write(name, summary, out);
            } else {
                SummaryText.write(name, summary, out);
            }
        }
    }

    /** Says what could not be worded, and why; after the records. */
    public void tell(Consumer<String> remarks) {
        decoder.tell(remarks);
    }

    private void read(boolean byTime) throws IOException {
        if (byTime) {
            reader.readByTime(decoder::inspect, this::list);
        } else if (decodes) {
            reader.readByPlace(decoder::inspect, this::list);
        } else {
            reader.readByPlace(this::list);
        }
    }

    private void list(EtlRecord record) throws IOException {
        Outcome outcome = decodes && !record.isDamaged() ? decoder.decode(record) : Outcome.NO_MESSAGE;
        try {
            for (int i = 0; i < listings.size(); i++) {
                listings.get(i).record(record, outcome, decoder.message());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

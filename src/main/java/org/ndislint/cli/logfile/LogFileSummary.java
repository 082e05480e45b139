package org.ndislint.cli.logfile;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ndislint.ingest.etl.EtlDecoder;
import org.ndislint.ingest.etl.EtlReader;
import org.ndislint.ingest.etl.EtlRecord;
import org.ndislint.ingest.etl.KernelGroups;
import org.ndislint.ingest.etl.RecordVisitor;
import org.ndislint.ingest.etl.Wordings;
import org.ndislint.ingest.wpp.MessageFormat;
import org.ndislint.model.MessageRecord;

/** Counts the records of a log file, without decoding more of them than it needs for names. */
final class LogFileSummary implements RecordVisitor {
    private final EtlReader reader;
    private final EtlDecoder decoder;
    private final Wordings wordings;
    private final Providers providers = new Providers();
    private long[] byCpu = new long[64];
    private long messages;
    private long unknown;
    private final TickRange all = new TickRange();
    private final TickRange events = new TickRange();

    LogFileSummary(EtlReader reader, EtlDecoder decoder, Wordings wordings) {
        this.reader = reader;
        this.decoder = decoder;
        this.wordings = wordings;
    }

    @Override
    public void record(EtlRecord record) throws IOException {
        decoder.inspect(record);
        int cpu = record.cpu();
        if (cpu >= byCpu.length) {
            byCpu = Arrays.copyOf(byCpu, Math.max(cpu + 1, 2 * byCpu.length));
        }
        byCpu[cpu]++;
        if (!record.isTickEstimated()) {
            all.take(record.tick());
            if (record.group() != 0) {
                events.take(record.tick());
            }
        }
        Provider provider = providers.take(record);
        if (record.isWpp()) {
            message(record, provider);
        } else if (provider != null && provider.records == 1 && record.kind().isEvent() && !record.isDamaged()) {
            name(record, provider);
        }
    }

    private void message(EtlRecord record, @Nullable Provider provider) throws IOException {
        messages++;
        MessageFormat format = wordings.find(record);
        if (format == null) {
            unknown++;
        }
        if (provider != null) {
            if (format == null) {
                provider.unknown++;
            } else {
                provider.partlyKnown = true;
                provider.name = format.module();
            }
        }
    }

    // The first event of a provider may carry the provider's name.
    private void name(EtlRecord record, Provider provider) throws IOException {
        EtlDecoder.Outcome outcome = decoder.decode(record);
        if (outcome == EtlDecoder.Outcome.MESSAGE || outcome == EtlDecoder.Outcome.HEADER) {
            MessageRecord message = decoder.message();
            String module = message.module;
            if (module != null && !module.equals(provider.origin())) {
                provider.name = module;
            }
        }
    }

    EtlReader reader() {
        return reader;
    }

    /** All providers with their names as far as they are known, those with the most records first. */
    List<Provider> providers() {
        List<Provider> all = providers.all();
        for (Provider provider : all) {
            if (provider.name == null && provider.kind == Provider.Kind.KERNEL) {
                provider.name = KernelGroups.name((int) provider.low);
            } else if (provider.name == null && provider.hasGuid()) {
                provider.name = decoder.providerName(provider.guid());
            }
        }
        return all;
    }

    /** Records of providers that are not listed, as there are too many. */
    long further() {
        return providers.further();
    }

    /** Records in the buffers of a processor. */
    long records(int cpu) {
        return cpu < byCpu.length ? byCpu[cpu] : 0;
    }

    /** All WPP messages. */
    long messages() {
        return messages;
    }

    /** WPP messages without wording. */
    long unknown() {
        return unknown;
    }

    /** When its records were logged, those of the file's own header included. */
    TickRange all() {
        return all;
    }

    /** When the others were logged. */
    TickRange events() {
        return events;
    }
}

package org.ndislint.cli.logfile;

import java.io.IOException;
import org.ndislint.ingest.etl.EtlDecoder.Outcome;
import org.ndislint.ingest.etl.EtlReader;
import org.ndislint.ingest.etl.EtlRecord;
import org.ndislint.ingest.wpp.FileTimeText;
import org.ndislint.model.MessageRecord;

/**
 * Records as tab-separated values with a heading: number, buffer, processor, raw tick, time, kind, GUID or kernel group,
 * id, version, opcode, level, thread, process, length of all that is behind the fixed header (extended items included) and
 * the beginning of its SHA-1. What a kind of record does not have is an empty cell.
 */
final class TsvListing implements Listing {
    private static final String HEADING =
            "# index\tbuffer\tcpu\traw_timestamp\tutc\theader_kind\tguid_or_group\tid\tversion\topcode\tlevel\ttid\tpid"
                    + "\tpayload_len\tpayload_sha1_8\n";

    private final EtlReader reader;
    private final Appendable out;
    private final StringBuilder line = new StringBuilder(256);
    private final FileTimeText times = new FileTimeText();
    private final PayloadDigest digest = new PayloadDigest();

    /** Writes the heading. */
    TsvListing(EtlReader reader, Appendable out) throws IOException {
        this.reader = reader;
        this.out = out;
        out.append(HEADING);
    }

    @Override
    public boolean showsMessages() {
        return false;
    }

    @Override
    public void record(EtlRecord record, Outcome outcome, MessageRecord message) throws IOException {
        line.setLength(0);
        line.append(record.number()).append('\t');
        line.append(record.buffer()).append('\t');
        line.append(record.cpu()).append('\t');
        line.append(record.tick()).append('\t');
        times.appendIso(line, reader.clock().fileTime(record.tick()));
        line.append('\t').append(record.kind()).append('\t');
        name(record);
        number(record.version());
        number(record.opcode());
        number(record.level());
        number(record.tid());
        number(record.pid());
        line.append('\t').append(record.bodyLength()).append('\t');
        digest.append(line, record);
        out.append(line.append('\n'));
    }

    private void name(EtlRecord record) {
        RecordName.appendOrigin(line, record);
        if (record.hook() >= 0) {
            RecordName.appendHook(line.append('\t'), record);
        } else {
            number(record.id());
        }
    }

    private void number(long value) {
        line.append('\t');
        if (value >= 0) {
            line.append(value);
        }
    }
}

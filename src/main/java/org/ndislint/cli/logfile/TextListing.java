package org.ndislint.cli.logfile;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.ndislint.ingest.etl.EtlDecoder.Outcome;
import org.ndislint.ingest.etl.EtlReader;
import org.ndislint.ingest.etl.EtlRecord;
import org.ndislint.ingest.etl.KernelGroups;
import org.ndislint.ingest.wpp.FileTimeText;
import org.ndislint.model.MessageRecord;
import org.ndislint.report.InertText;

/** Records for people: number, time, processor, process and thread, kind, and what the record says. */
final class TextListing implements Listing {
    private static final int NUMBER_WIDTH = 7;
    private static final int KIND_WIDTH = 10;
    private static final int TIME_WIDTH = 28;
    private static final int ORIGIN_WIDTH = 16;
    /** So many bytes of a payload are shown; the objects hold all of them. */
    private static final int MOST_PAYLOAD = 32;

    private final EtlReader reader;
    private final Appendable out;
    private final StringBuilder line = new StringBuilder(256);
    private final FileTimeText times = new FileTimeText();

    TextListing(EtlReader reader, Appendable out) {
        this.reader = reader;
        this.out = out;
    }

    @Override
    public boolean showsMessages() {
        return true;
    }

    @Override
    public void record(EtlRecord record, Outcome outcome, MessageRecord message) throws IOException {
        line.setLength(0);
        right(record.number() + 1, NUMBER_WIDTH);
        line.append("  ");
        int from = line.length();
        times.appendIso(line, reader.clock().fileTime(record.tick()));
        pad(from + TIME_WIDTH);
        line.append("  [").append(record.cpu()).append(']');
        if (record.tid() >= 0) {
            id(record.pid());
            line.append('.');
            id(record.tid());
        }
        pad(from + TIME_WIDTH + ORIGIN_WIDTH);
        line.append("  ");
        from = line.length();
        line.append(record.kind());
        pad(from + KIND_WIDTH);
        line.append(' ');
        switch (outcome) {
            case MESSAGE -> message(record, message);
            case HEADER -> {
                message(record, message);
                payload(record);
            }
            case UNKNOWN -> line.append(message.text);
            case BANNER, NO_MESSAGE -> header(record);
        }
        if (record.isDamaged()) {
            line.append("  (its parts do not fit into it)");
        }
        out.append(line.append('\n'));
    }

    private void message(EtlRecord record, MessageRecord message) {
        String module = message.module;
        line.append('[').append(InertText.of(module == null ? "" : module)).append(']');
        if (!record.isWpp()) {
            word(message.eventName);
            if (message.text.isEmpty()) {
                for (MessageRecord.Field field : message.fields) {
                    line.append(' ').append(InertText.of(field.name())).append('=');
                    line.append(InertText.of(field.value()));
                }
                return;
            }
            line.append(' ');
        }
        line.append(InertText.of(message.text));
    }

    // Of an event that nobody describes the bytes are all there is to see.
    private void payload(EtlRecord record) {
        if (record.payloadLength() > 0) {
            RecordName.appendPayload(line.append(" payload="), record, MOST_PAYLOAD);
        }
    }

    private void header(EtlRecord record) {
        RecordName.appendOrigin(line, record);
        if (record.hook() >= 0) {
            line.append(' ');
            RecordName.appendHook(line, record);
            String group = KernelGroups.name(record.group());
            if (group != null) {
                line.append(" (").append(group).append(')');
            }
        } else if (record.id() >= 0) {
            line.append(" id ").append(record.id());
        }
        line.append(", ").append(record.bodyLength()).append(" bytes");
    }

    private void word(@Nullable String text) {
        if (text != null) {
            line.append(' ').append(InertText.of(text));
        }
    }

    private void right(long number, int width) {
        String digits = Long.toString(number);
        pad(line.length() + width - digits.length());
        line.append(digits);
    }

    // As tracefmt prints them: hex, four digits or more.
    private void id(long value) {
        int digits = Math.max(4, (67 - Long.numberOfLeadingZeros(value)) / 4);
        int from = line.length();
        RecordName.hex(line, value, digits);
        for (int i = from; i < line.length(); i++) {
            line.setCharAt(i, Character.toUpperCase(line.charAt(i)));
        }
    }

    private void pad(int to) {
        while (line.length() < to) {
            line.append(' ');
        }
    }
}

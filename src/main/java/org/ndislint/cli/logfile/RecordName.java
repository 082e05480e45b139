package org.ndislint.cli.logfile;

import org.ndislint.ingest.etl.EtlRecord;
import org.ndislint.model.Guid;

/** How listings name what logged a record, and which of its events it is. */
final class RecordName {
    private RecordName() {}

    /** The GUID, the component of a message that has none, or the group of the kernel. */
    static void appendOrigin(StringBuilder out, EtlRecord record) {
        if (record.hook() >= 0) {
            out.append("group 0x");
            hex(out, record.group(), 2);
        } else if (record.hasGuid()) {
            Guid.append(out, record.guidHigh(), record.guidLow());
        } else if (record.hasComponentId()) {
            out.append("component 0x");
            hex(out, record.componentId(), 8);
        }
    }

    /** A kernel record's hook. */
    static void appendHook(StringBuilder out, EtlRecord record) {
        out.append("hook 0x");
        hex(out, record.hook(), 4);
    }

    /** The first bytes of a payload in hex; a mark if there are more. */
    static void appendPayload(StringBuilder out, EtlRecord record, int most) {
        int from = record.payloadFrom();
        int to = from + Math.min(record.payloadLength(), most);
        for (int at = from; at < to; at++) {
            hex(out, record.data().u8(at), 2);
        }
        if (record.payloadLength() > most) {
            out.append('…');
        }
    }

    /** Digits in lower case, with zeros in front. */
    static void hex(StringBuilder out, long value, int digits) {
        for (int i = digits - 1; i >= 0; i--) {
            out.append(Character.forDigit((int) (value >>> (4 * i)) & 0xF, 16));
        }
    }
}

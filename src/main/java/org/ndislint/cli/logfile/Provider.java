package org.ndislint.cli.logfile;

import org.jspecify.annotations.Nullable;
import org.ndislint.ingest.etl.EtlRecord;
import org.ndislint.ingest.etl.RecordKind;
import org.ndislint.model.Guid;

/** What one provider, event class, source file of messages or kernel group has logged. */
final class Provider {
    /** What it is. */
    enum Kind {
        /** A source file with WPP messages, told by its message GUID. */
        WPP("wpp"),
        /** A provider of events, with a manifest or with TraceLogging. */
        EVENTS("events"),
        /** An event class of the years before manifests. */
        CLASSIC("classic"),
        /** A group of the kernel's own events. */
        KERNEL("kernel"),
        /** Records of unknown kinds. */
        OPAQUE("opaque");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }

        static Kind of(EtlRecord record) {
            if (record.isWpp()) {
                return WPP;
            }
            RecordKind kind = record.kind();
            if (kind.isKernel()) {
                return KERNEL;
            }
            return kind.isEvent() ? EVENTS : kind.isClassic() ? CLASSIC : OPAQUE;
        }
    }

    final Kind kind;
    final long high;
    final long low;
    long records;
    /** Messages without wording. */
    long unknown;
    /** Whether any other message of it has a wording. */
    boolean partlyKnown;

    final TickRange ticks = new TickRange();
    /** A name, once one is known. */
    @Nullable
    String name;

    /** The provider of a record; its halves of a GUID are a group or component where there is none. */
    Provider(Kind kind, long high, long low) {
        this.kind = kind;
        this.high = high;
        this.low = low;
    }

    void take(EtlRecord record) {
        records++;
        ticks.take(record.tick());
    }

    boolean hasGuid() {
        return kind != Kind.KERNEL && kind != Kind.OPAQUE && (high != 0 || low > 0xFFFF_FFFFL || low < 0);
    }

    Guid guid() {
        return new Guid(high, low);
    }

    /** What stands in its records: a GUID, {@code group 0x0f}, {@code component 0x00000001}. */
    String origin() {
        if (hasGuid()) {
            return guid().toString();
        }
        StringBuilder text = new StringBuilder(20);
        if (kind == Kind.KERNEL) {
            RecordName.hex(text.append("group 0x"), low, 2);
        } else if (kind == Kind.WPP) {
            RecordName.hex(text.append("component 0x"), low, 8);
        }
        return text.toString();
    }
}

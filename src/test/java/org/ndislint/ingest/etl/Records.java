package org.ndislint.ingest.etl;

import org.ndislint.model.Guid;
import org.ndislint.report.etl.RecordBytes;

/** Records of each kind, built by hand for tests. */
public final class Records {
    public static final Guid MESSAGES = new Guid(0x11223344_5566_7788L, 0x99AABBCCDDEEFF00L);

    private Records() {}

    /** A message with GUID, timestamp and system info from a 64-bit emitter. */
    public static byte[] message(long tick, long tid, long pid, Guid guid, int number, byte[] arguments) {
        RecordBytes record = new RecordBytes();
        record.u16(0)
                .u16(0x9000)
                .u16(number)
                .u16(0x00AA)
                .guid(guid)
                .u64(tick)
                .u32(tid)
                .u32(pid)
                .put(arguments);
        return record.setU16(0, record.length()).toArray();
    }

    public static byte[] message(long tick, long tid, int number) {
        return message(tick, tid, 4, MESSAGES, number, new byte[0]);
    }

    /** A message with the option flags given, and all the fields they announce. */
    public static byte[] messageWith(int options, long sequence, long component, long tick, byte[] arguments) {
        RecordBytes record = new RecordBytes();
        record.u16(0).u16(0x9000).u16(10).u16(options);
        if ((options & 1) != 0) {
            record.u32(sequence);
        }
        if ((options & 4) != 0) {
            record.u32(component);
        } else if ((options & 2) != 0) {
            record.guid(MESSAGES);
        }
        if ((options & 8) != 0) {
            record.u64(tick);
        }
        if ((options & 0x20) != 0) {
            record.u32(7).u32(4);
        }
        record.put(arguments);
        return record.setU16(0, record.length()).toArray();
    }

    /** A PERFINFO record of a 64-bit kernel. */
    public static byte[] perf(int hook, long tick, byte[] payload) {
        RecordBytes record = new RecordBytes();
        record.u16(2)
                .u16(0xC011)
                .u16(16 + payload.length)
                .u8(hook)
                .u8(hook >>> 8)
                .u64(tick)
                .put(payload);
        return record.toArray();
    }

    /** A SYSTEM, or, without times, COMPACT record. */
    public static byte[] kernel(int type, int hook, long tick, long tid, long pid, byte[] payload) {
        boolean compact = type == 3 || type == 4;
        RecordBytes record = new RecordBytes();
        record.u16(2)
                .u8(type)
                .u8(0xC0)
                .u16((compact ? 24 : 32) + payload.length)
                .u8(hook)
                .u8(hook >>> 8);
        record.u32(tid).u32(pid).u64(tick);
        if (!compact) {
            record.u64(0);
        }
        return record.put(payload).toArray();
    }

    /** A classic event. */
    public static byte[] classic(int type, Guid guid, int opcode, long tick, byte[] payload) {
        RecordBytes record = new RecordBytes();
        record.u16(48 + payload.length).u8(type).u8(0xC0).u8(opcode).u8(4).u16(1);
        record.u32(7).u32(4).u64(tick).guid(guid).u64(0).put(payload);
        return record.toArray();
    }

    /** An instance event in the form with GUIDs. */
    public static byte[] instance(int type, Guid guid, int opcode, long tick, byte[] payload) {
        RecordBytes record = new RecordBytes();
        record.u16(72 + payload.length).u8(type).u8(0xC0).u8(opcode).u8(4).u16(1);
        record.u32(7)
                .u32(4)
                .u64(tick)
                .guid(guid)
                .u64(0)
                .u32(1)
                .u32(0)
                .guid(Guid.ZERO)
                .put(payload);
        return record.toArray();
    }

    /** An event of a provider with a manifest, with extended items as they stand in the record. */
    public static byte[] event(int type, Guid provider, int id, int channel, long tick, byte[] items, byte[] payload) {
        RecordBytes record = new RecordBytes();
        record.u16(80 + items.length + payload.length)
                .u8(type)
                .u8(0xC0)
                .u16(items.length > 0 ? 1 : 0)
                .u16(0);
        record.u32(7)
                .u32(4)
                .u64(tick)
                .guid(provider)
                .u16(id)
                .u8(0)
                .u8(channel)
                .u8(4)
                .u8(0)
                .u16(0);
        record.u64(0x8000_0000_0000_0000L).u64(0).zeros(16).put(items).put(payload);
        return record.toArray();
    }

    /** An extended item, padded to eight bytes. */
    public static byte[] item(int type, boolean last, byte[] data) {
        RecordBytes item = new RecordBytes();
        int whole = 8 + data.length + 7 & ~7;
        item.u16(whole).u16(type).u16(last ? 0 : 1).u16(data.length).put(data);
        return item.zeros(whole - item.length()).toArray();
    }
}

package org.ndislint.ingest.etl;

import java.io.IOException;
import java.io.InputStream;
import org.ndislint.ingest.LittleEndian;

/**
 * Reads a log file buffer by buffer, in the order of the file. What is damaged is passed over and entered in the
 * account: of a header that cannot be one, everything up to the next plausible header; of compressed data, everything
 * behind the fault; of a last buffer that is cut off, what is missing.
 */
final class BufferReader {
    private static final int FIRST_RECORD = BufferHeader.BYTES;
    private static final int LEAST_USUAL = 1024;
    private static final int VISTA = 6;
    /** Compressed buffers may give 100 bytes for one on the whole: more is no trace but an attack. */
    private static final long MOST_EXPANSION = 100;

    private static final long FREE_EXPANSION = 64L << 20;

    private final Feed feed;
    private final TraceAccount account;
    private final Xpress xpress = new Xpress();
    private final BufferHeader header = new BufferHeader();
    private final BufferHeader next = new BufferHeader();
    private LittleEndian unpacked = new LittleEndian(new byte[0]);
    private long unpackedBytes;
    /** Size of the buffers of a file in which all have the same; 0 if that is not known. */
    private long usual;

    private int pendingSkip;

    private LittleEndian data;
    private int base;
    private int end;
    private long position;
    private boolean stored;
    private boolean partial;

    BufferReader(InputStream in, TraceAccount account) {
        this.feed = new Feed(in);
        this.account = account;
        this.data = feed.bytes();
    }

    /** Goes to the next buffer; false at the end. */
    boolean next() {
        feed.skip(pendingSkip);
        pendingSkip = 0;
        while (feed.has(BufferHeader.BYTES)) {
            header.read(feed.bytes(), feed.start());
            if (usual == 0 && account.buffers() == 0) {
                learnOfSession();
            }
            long size = trueSize();
            if (size == 0) {
                resync();
            } else {
                take(size);
                account.bytes(feed.position() + pendingSkip);
                return true;
            }
        }
        finish();
        return false;
    }

    /** The header of the buffer. */
    BufferHeader header() {
        return header;
    }

    /** The bytes it stands in, unpacked. */
    LittleEndian data() {
        return data;
    }

    /** Where the buffer begins in {@link #data}: records stand on multiples of eight from there. */
    int base() {
        return base;
    }

    /** Where its first record begins in {@link #data}. */
    int firstRecord() {
        return base + FIRST_RECORD;
    }

    /** Where its data end in {@link #data}. */
    int end() {
        return end;
    }

    /** Where the buffer begins in the file. */
    long position() {
        return position;
    }

    /** Whether the data stand in the file as they are. */
    boolean isStored() {
        return stored;
    }

    /** Whether its data break off: a record at their end may be cut, and the account knows why. */
    boolean isPartial() {
        return partial;
    }

    // The log file header tells the system's version, and the size that all buffers of an uncompressed file have.
    private void learnOfSession() {
        int told = FIRST_RECORD + RecordKind.SYSTEM64.headerBytes();
        if (!feed.has(told + 5L)) {
            return;
        }
        int major = feed.bytes().u8(feed.start() + told + 4);
        if (major > 0 && major < VISTA) {
            header.setBeforeVista();
            next.setBeforeVista();
            header.read(feed.bytes(), feed.start());
        }
        if (!header.isCompressed()) {
            long size = feed.bytes().u32(feed.start() + told);
            usual = size >= LEAST_USUAL && size <= BufferHeader.LARGEST ? size : 0;
        }
    }

    // The distance to the next buffer; 0 if there is no telling.
    private long trueSize() {
        long size = header.size;
        boolean odd = usual != 0 && size != usual && !header.isCompressed();
        // Of systems yet to come the flags may mean more: there the size itself must do.
        if (!odd && (header.isPlausible() || size == usual)) {
            return size;
        }
        if (header.isSane() && isFollowed(size)) {
            return size;
        }
        if (usual != 0 && isFollowed(usual) && feed.has(usual)) {
            account.damage(
                    feed.position(),
                    0,
                    "expected " + usual + " as the size of a buffer, found " + header.size + "; read on at " + usual);
            return usual;
        }
        return header.isPlausible() ? size : 0;
    }

    private boolean isFollowed(long distance) {
        if (!feed.has(distance + BufferHeader.BYTES)) {
            return feed.available() == distance;
        }
        next.read(feed.bytes(), feed.start() + (int) distance);
        return next.isPlausible();
    }

    private void take(long size) {
        position = feed.position();
        boolean whole = feed.has(size);
        int present = (int) Math.min(size, feed.available());
        pendingSkip = present;
        partial = !whole;
        if (!whole) {
            account.cut("expected a buffer of " + size + " bytes at byte " + position
                    + ", found the end of the file after " + present);
        }
        account.buffer(header);
        if (header.isCompressed()) {
            stored = false;
            unpack(present, whole);
        } else {
            stored = true;
            data = feed.bytes();
            base = feed.start();
            end = base + filled(present, whole);
        }
    }

    private int filled(int present, boolean whole) {
        if (header.filled > present || header.filled < FIRST_RECORD) {
            if (whole) {
                account.damage(
                        position + 0x30,
                        0,
                        "expected the end of a buffer's data between " + FIRST_RECORD + " and " + present + ", found "
                                + header.filled);
            }
            return Math.max(present, FIRST_RECORD);
        }
        return (int) header.filled;
    }

    private void unpack(int present, boolean whole) {
        base = 0;
        end = FIRST_RECORD;
        data = unpacked;
        if (header.filled < FIRST_RECORD || header.filled > BufferHeader.LARGEST) {
            account.damage(
                    position + 0x30,
                    present,
                    "expected the unpacked size of a compressed buffer, found " + header.filled);
            return;
        }
        int wanted = (int) header.filled;
        unpackedBytes += wanted;
        if (unpackedBytes > FREE_EXPANSION && unpackedBytes / MOST_EXPANSION > position + present) {
            account.damage(
                    position,
                    present,
                    "expected at most " + MOST_EXPANSION + " times as much out of compressed buffers, found more");
            unpackedBytes -= wanted;
            return;
        }
        if (unpacked.length() < wanted) {
            int length = Math.max(wanted, Math.min(2 * unpacked.length(), BufferHeader.LARGEST));
            // What it held is over: not both at once.
            forgetUnpacked();
            unpacked = new LittleEndian(new byte[length]);
        }
        data = unpacked;
        int from = feed.start() + FIRST_RECORD;
        end = xpress.decode(feed.bytes().bytes(), from, feed.start() + present, unpacked.bytes(), FIRST_RECORD, wanted);
        String problem = xpress.problem();
        if (problem != null) {
            partial = true;
            if (whole) {
                account.damage(position, wanted - (long) end, problem);
            }
        }
    }

    // Passes over bytes that are no buffer, up to the next header that looks like one.
    private void resync() {
        long from = feed.position();
        String found = "a size of " + header.size;
        boolean zeros = true;
        do {
            zeros &= feed.bytes().u8(feed.start()) == 0;
            feed.skip(1);
        } while (feed.has(BufferHeader.BYTES) && !isBufferHere());
        if (feed.available() < BufferHeader.BYTES) {
            zeros &= isZero(feed.available());
            feed.skip(feed.available());
        }
        long skipped = feed.position() - from;
        account.bytes(feed.position());
        if (zeros && feed.available() == 0) {
            account.unused(skipped);
        } else {
            account.damage(from, skipped, "expected a buffer, found " + found);
        }
    }

    private boolean isZero(int count) {
        byte[] bytes = feed.bytes().bytes();
        for (int i = feed.start(); i < feed.start() + count; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }

    private boolean isBufferHere() {
        // A cheap look first: sizes are below 16 MiB, so the top byte is 0 or 1, and flags and type are small.
        int at = feed.start();
        LittleEndian bytes = feed.bytes();
        boolean odd = !header.isBeforeVista() && (bytes.i32(at + 0x34) & 0xFFF0_FC00) != 0;
        if (odd || (bytes.i32(at) & 0xFE00_0000) != 0) {
            return false;
        }
        next.read(bytes, at);
        if (!next.isPlausible()) {
            return false;
        }
        long size = next.size;
        return (next.isCompressed() || beginsWithRecord()) && (!feed.has(size) || isFollowed(size));
    }

    private boolean beginsWithRecord() {
        if (next.filled == FIRST_RECORD) {
            return true;
        }
        if (!feed.has(FIRST_RECORD + 8L)) {
            return false;
        }
        int first = feed.bytes().i32(feed.start() + FIRST_RECORD);
        int mark = first >>> 24;
        return mark == 0x90 || (mark == 0xC0 && RecordKind.ofType(first >>> 16 & 0xFF) != RecordKind.OPAQUE);
    }

    private void finish() {
        int rest = feed.available();
        if (rest > 0) {
            if (isZero(rest)) {
                account.unused(rest);
            } else {
                account.damage(
                        feed.position(),
                        rest,
                        "expected a buffer header of " + BufferHeader.BYTES + " bytes, found " + rest);
            }
            feed.skip(rest);
        }
        IOException fault = feed.fault();
        if (fault != null) {
            account.cut(fault.getMessage() == null ? "expected more bytes, found a fault" : fault.getMessage());
        }
        account.bytes(feed.position());
        feed.release();
        forgetUnpacked();
    }

    private void forgetUnpacked() {
        unpacked = new LittleEndian(new byte[0]);
        data = unpacked;
    }
}

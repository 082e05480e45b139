package org.ndislint.timeline;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.ndislint.model.CallEvent;
import org.ndislint.model.Symbols;

/**
 * All records of a trace, packed, to be read again in any order. Blocks of neighbours are squeezed together, to a
 * fraction of their text. Reading forwards, or within one block, is fast; each leap to another block unpacks that.
 */
public final class TraceLog {
    private static final int BLOCK = 1024;
    /** What is not squeezed yet, or not any more, goes by so many bytes: one by one is slow. */
    private static final int UNPACKED_BYTES = 1 << 14;

    private final Symbols symbols;
    private final int functions;
    private final List<byte[]> blocks = new ArrayList<>();
    private final List<CallEvent> pending = new ArrayList<>();
    private final long[] pendingNumbers = new long[BLOCK];
    private int pendingCount;
    private final List<CallEvent> open = new ArrayList<>();
    private final long[] openNumbers = new long[BLOCK];
    private int openBlock = -1;

    /**
     * An empty log.
     *
     * @param symbols of the records
     * @param functions the number of functions of the catalogue
     */
    public TraceLog(Symbols symbols, int functions) {
        this.symbols = symbols;
        this.functions = functions;
    }

    /** The table of the records' names. */
    public Symbols symbols() {
        return symbols;
    }

    /**
     * Keeps a copy of a record.
     *
     * @param number of the record, from 1; or 0 for the mark of something that has none of its own
     */
    public void add(CallEvent event, long number) {
        if (pendingCount == pending.size()) {
            pending.add(new CallEvent());
        }
        pending.get(pendingCount).copyFrom(event);
        pendingNumbers[pendingCount++] = number;
        if (pendingCount == BLOCK) {
            blocks.add(pack());
            pendingCount = 0;
        }
    }

    /** How many records there are, marks included. */
    public int size() {
        return blocks.size() * BLOCK + pendingCount;
    }

    /** Reads the record at a position, from 0; returns its number. */
    public long read(int position, CallEvent into) {
        int block = position / BLOCK;
        int at = position % BLOCK;
        if (block == blocks.size()) {
            into.copyFrom(pending.get(at));
            return pendingNumbers[at];
        }
        if (block != openBlock) {
            unpack(block);
        }
        into.copyFrom(open.get(at));
        return openNumbers[at];
    }

    private byte[] pack() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try (DataOutputStream out = new DataOutputStream(
                new BufferedOutputStream(new DeflaterOutputStream(bytes, deflater), UNPACKED_BYTES))) {
            pass(StateStream.to(out), pending, pendingNumbers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }

    private void unpack(int block) {
        while (open.size() < BLOCK) {
            open.add(new CallEvent());
        }
        openBlock = -1;
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(
                new InflaterInputStream(new ByteArrayInputStream(blocks.get(block))), UNPACKED_BYTES))) {
            pass(StateStream.from(in), open, openNumbers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        openBlock = block;
    }

    private void pass(StateStream state, List<CallEvent> records, long[] numbers) throws IOException {
        state.setBounds(symbols.size(), functions);
        for (int i = 0; i < BLOCK; i++) {
            numbers[i] = state.count(numbers[i]);
            state.event(records.get(i));
        }
        state.end();
    }
}

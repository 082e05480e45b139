package org.ndislint.ingest.wpp.pdb;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ndislint.report.etl.RecordBytes;

/** Writes the smallest program database that holds annotations and enumerations. */
public final class PdbWriter {
    private static final int BLOCK = 512;
    private static final int NO_STREAM = 0xFFFF;
    private static final int FIRST_TYPE = 0x1000;

    private final RecordBytes symbols = new RecordBytes().u32(4);
    private final RecordBytes globals = new RecordBytes();
    private final RecordBytes types = new RecordBytes();
    private int nextType = FIRST_TYPE;

    /** An annotation in the module. */
    public PdbWriter annotate(String... strings) {
        annotation(symbols, strings);
        return this;
    }

    /** An annotation among the symbols of no module, as in public symbols. */
    public PdbWriter annotateGlobally(String... strings) {
        annotation(globals, strings);
        return this;
    }

    /** Begins a procedure of the module. */
    public PdbWriter procedure(String name) {
        RecordBytes body = new RecordBytes().zeros(32).u16(1).u8(0).narrow(name);
        symbol(symbols, 0x1110, body);
        return this;
    }

    public PdbWriter endProcedure() {
        symbol(symbols, 0x0006, new RecordBytes());
        return this;
    }

    /** An enumeration. */
    public PdbWriter enumeration(String name, ValueOf... values) {
        RecordBytes list = new RecordBytes();
        for (ValueOf value : values) {
            list.u16(0x1502).u16(3);
            if (value.value() >= 0 && value.value() < 0x8000) {
                list.u16((int) value.value());
            } else {
                list.u16(value.value() < 0 ? 0x8003 : 0x8004).u32(value.value());
            }
            list.narrow(value.name());
            pad(list);
        }
        int fields = type(0x1203, list);
        type(
                0x1507,
                new RecordBytes()
                        .u16(values.length)
                        .u16(0)
                        .u32(0x74)
                        .u32(fields)
                        .narrow(name));
        return this;
    }

    /** A value of an enumeration. */
    public record ValueOf(String name, long value) {}

    public byte[] bytes() {
        byte[] info = new RecordBytes().u32(20000404).u32(1).u32(1).zeros(16).toArray();
        byte[] tpi = new RecordBytes()
                .u32(20040203)
                .u32(56)
                .u32(FIRST_TYPE)
                .u32(nextType)
                .u32(types.length())
                .zeros(36)
                .put(types.toArray())
                .toArray();
        return container(List.of(new byte[0], info, tpi, debugInfo(), symbols.toArray(), globals.toArray()));
    }

    private byte[] debugInfo() {
        RecordBytes module = new RecordBytes();
        module.u32(0)
                .zeros(28)
                .u16(0)
                .u16(4)
                .u32(symbols.length())
                .u32(0)
                .u32(0)
                .u16(0)
                .u16(0)
                .u32(0)
                .u32(0)
                .u32(0);
        module.narrow("send.obj").narrow("send.obj");
        while (module.length() % 4 != 0) {
            module.u8(0);
        }
        RecordBytes empty = new RecordBytes();
        empty.u32(0)
                .zeros(28)
                .u16(0)
                .u16(NO_STREAM)
                .u32(0)
                .u32(0)
                .u32(0)
                .u16(0)
                .u16(0)
                .u32(0)
                .u32(0)
                .u32(0);
        empty.narrow("* Linker *").narrow("");
        while (empty.length() % 4 != 0) {
            empty.u8(0);
        }
        RecordBytes head = new RecordBytes();
        head.u32(-1)
                .u32(19990903)
                .u32(1)
                .u16(NO_STREAM)
                .u16(0)
                .u16(NO_STREAM)
                .u16(0)
                .u16(5)
                .u16(0);
        head.u32(module.length() + empty.length()).zeros(64 - head.length());
        return head.put(empty.toArray()).put(module.toArray()).toArray();
    }

    // Streams lie in the file last block first, so that reading them in a row would give nonsense.
    private static byte[] container(List<byte[]> streams) {
        int blocks = 3;
        RecordBytes directory = new RecordBytes().u32(streams.size());
        List<int[]> places = new ArrayList<>();
        for (byte[] stream : streams) {
            directory.u32(stream.length);
            int count = (stream.length + BLOCK - 1) / BLOCK;
            int[] place = new int[count];
            for (int i = 0; i < count; i++) {
                place[i] = blocks + count - 1 - i;
            }
            blocks += count;
            places.add(place);
        }
        for (int[] place : places) {
            for (int block : place) {
                directory.u32(block);
            }
        }
        int directoryBlocks = (directory.length() + BLOCK - 1) / BLOCK;
        int map = blocks + directoryBlocks;
        byte[] file = new byte[(map + 1) * BLOCK];
        RecordBytes head = new RecordBytes();
        head.text("Microsoft C/C++ MSF 7.00\r\n\u001aDS\0\0\0", StandardCharsets.US_ASCII);
        head.u32(BLOCK).u32(1).u32(map + 1).u32(directory.length()).u32(0).u32(map);
        System.arraycopy(head.bytes(), 0, file, 0, head.length());
        for (int s = 0; s < streams.size(); s++) {
            byte[] stream = streams.get(s);
            for (int i = 0; i < places.get(s).length; i++) {
                byte[] block = Arrays.copyOfRange(stream, i * BLOCK, Math.min((i + 1) * BLOCK, stream.length));
                System.arraycopy(block, 0, file, places.get(s)[i] * BLOCK, block.length);
            }
        }
        RecordBytes list = new RecordBytes();
        for (int i = 0; i < directoryBlocks; i++) {
            list.u32(blocks + i);
        }
        System.arraycopy(directory.bytes(), 0, file, blocks * BLOCK, directory.length());
        System.arraycopy(list.bytes(), 0, file, map * BLOCK, list.length());
        return file;
    }

    private static void annotation(RecordBytes out, String... strings) {
        RecordBytes body = new RecordBytes().u32(0x1000).u16(1).u16(strings.length);
        for (String string : strings) {
            body.narrow(string);
        }
        symbol(out, 0x1019, body);
    }

    private static void symbol(RecordBytes out, int kind, RecordBytes body) {
        while ((body.length() + 4) % 4 != 0) {
            body.u8(0);
        }
        out.u16(body.length() + 2).u16(kind).put(body.toArray());
    }

    private int type(int kind, RecordBytes body) {
        pad(body);
        types.u16(body.length() + 2).u16(kind).put(body.toArray());
        return nextType++;
    }

    private static void pad(RecordBytes body) {
        for (int missing = -body.length() & 3; missing > 0; missing--) {
            body.u8(0xF0 + missing);
        }
    }
}

package org.ndislint.report.etl;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Writes the smallest program database that holds what a driver's wordings are found by: one module with symbols, symbols
 * of no module, and types. The layout is that of MSF 7.00 with a DBI stream of version 7.0, as far as a reader of
 * annotations looks at it; no debugger would be content with it.
 */
public final class PdbWriter {
    private static final int BLOCK = 512;
    private static final int NO_STREAM = 0xFFFF;
    /** Where the symbols of the module and those of none stand among the streams. */
    private static final int SYMBOLS = 4;

    private static final int GLOBALS = 5;
    private static final int FIRST_TYPE = 0x1000;
    private static final int ANNOTATION = 0x1019;
    private static final String MESSAGE = "#typev ";

    private final RecordBytes symbols = new RecordBytes().u32(4);
    private final RecordBytes globals = new RecordBytes();
    private final RecordBytes types = new RecordBytes();
    private int nextType = FIRST_TYPE;

    /** Adds every message of a message file as the preprocessor of WPP leaves it in the module of its driver. */
    public PdbWriter annotateAll(String messageFile) {
        String driver = "";
        List<String> message = new ArrayList<>();
        for (String line : messageFile.lines().toList()) {
            if (line.startsWith(MESSAGE)) {
                message.add("TMF:");
                message.add(driver);
                message.add(line);
            } else if (message.isEmpty()) {
                driver = line;
            } else {
                message.add(line);
                if (line.equals("}")) {
                    annotate(message.toArray(new String[0]));
                    message.clear();
                }
            }
        }
        return this;
    }

    /** An annotation in the module. */
    public PdbWriter annotate(String... strings) {
        return symbol(ANNOTATION, annotation(strings));
    }

    /** An annotation among the symbols of no module, as in public symbols. */
    public PdbWriter annotateGlobally(String... strings) {
        put(globals, ANNOTATION, annotation(strings));
        return this;
    }

    /** A symbol of the module: its kind and what follows it, which is filled up to four bytes. */
    public PdbWriter symbol(int kind, RecordBytes body) {
        put(symbols, kind, body);
        return this;
    }

    /** A type: its leaf and what follows it, which is filled up to four bytes; returns its number. */
    public int type(int leaf, RecordBytes body) {
        pad(body);
        types.u16(body.length() + 2).u16(leaf).put(body.toArray());
        return nextType++;
    }

    /** Fills a list of type records up to four bytes, as it is done between them. */
    public static void pad(RecordBytes body) {
        for (int missing = -body.length() & 3; missing > 0; missing--) {
            body.u8(0xF0 + missing);
        }
    }

    /** The file. */
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
        byte[] linker = module("* Linker *", "", NO_STREAM, 0);
        byte[] driver = module("send.obj", "send.obj", SYMBOLS, symbols.length());
        RecordBytes head = new RecordBytes();
        head.u32(-1)
                .u32(19990903)
                .u32(1)
                .u16(NO_STREAM)
                .u16(0)
                .u16(NO_STREAM)
                .u16(0)
                .u16(GLOBALS)
                .u16(0);
        head.u32(linker.length + driver.length).zeros(64 - head.length());
        return head.put(linker).put(driver).toArray();
    }

    /** What is said of a module: its name, the object file, and the stream of its symbols with how many bytes these are. */
    private static byte[] module(String name, String object, int stream, int symbolBytes) {
        RecordBytes module = new RecordBytes()
                .u32(0)
                .zeros(28)
                .u16(0)
                .u16(stream)
                .u32(symbolBytes)
                .zeros(24);
        return toFour(module.narrow(name).narrow(object)).toArray();
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

    private static RecordBytes annotation(String... strings) {
        RecordBytes body = new RecordBytes().u32(0x1000).u16(1).u16(strings.length);
        for (String string : strings) {
            body.narrow(string);
        }
        return body;
    }

    private static void put(RecordBytes to, int kind, RecordBytes body) {
        toFour(body);
        to.u16(body.length() + 2).u16(kind).put(body.toArray());
    }

    /** Fills up to four bytes. */
    private static RecordBytes toFour(RecordBytes bytes) {
        return bytes.zeros(-bytes.length() & 3);
    }
}

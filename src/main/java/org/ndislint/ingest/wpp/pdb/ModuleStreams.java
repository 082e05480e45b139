package org.ndislint.ingest.wpp.pdb;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.ndislint.ingest.LittleEndian;

/** What the stream of debug information (DBI) says of where symbols are. */
final class ModuleStreams {
    private static final int DBI_STREAM = 3;
    private static final int HEADER = 64;
    private static final int SYMBOL_RECORDS = 0x14;
    private static final int MODULES_SIZE = 0x18;
    private static final int ENTRY = 64;
    private static final int ENTRY_STREAM = 34;
    private static final int ENTRY_SYMBOL_BYTES = 36;
    private static final int NO_STREAM = 0xFFFF;

    private final int globals;
    private final List<Module> modules = new ArrayList<>();

    /**
     * A module's symbols.
     *
     * @param stream number of the stream
     * @param symbolBytes how many of its bytes are symbols
     */
    record Module(int stream, long symbolBytes) {}

    ModuleStreams(MsfFile file) throws IOException {
        LittleEndian head = file.stream(DBI_STREAM, HEADER);
        if (head.length() < HEADER) {
            globals = NO_STREAM;
            return;
        }
        globals = head.u16(SYMBOL_RECORDS);
        long size = head.u32(MODULES_SIZE);
        LittleEndian data = file.stream(DBI_STREAM, HEADER + size);
        int at = HEADER;
        while (data.length() - at >= ENTRY) {
            int stream = data.u16(at + ENTRY_STREAM);
            if (stream != NO_STREAM) {
                modules.add(new Module(stream, data.u32(at + ENTRY_SYMBOL_BYTES)));
            }
            // Two names with their NULs follow, then padding to four bytes.
            at = afterName(data, afterName(data, at + ENTRY)) + 3 & ~3;
        }
    }

    /** The stream of the symbols that belong to no module. */
    int globals() {
        return globals;
    }

    List<Module> modules() {
        return List.copyOf(modules);
    }

    private static int afterName(LittleEndian data, int from) {
        int at = from;
        while (at < data.length() && data.u8(at) != 0) {
            at++;
        }
        return Math.min(at + 1, data.length());
    }
}

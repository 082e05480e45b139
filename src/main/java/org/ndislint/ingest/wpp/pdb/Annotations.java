package org.ndislint.ingest.wpp.pdb;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ndislint.ingest.LittleEndian;

/** Walks symbols and hands out the annotations among them, each with the procedure that it stands in. */
final class Annotations {
    private static final int ANNOTATION = 0x1019;
    private static final int PROCEDURE_NAME = 35;
    private static final int ANNOTATION_HEAD = 8;
    private static final int MODULE_SIGNATURE_BYTES = 4;

    private final MsfFile file;
    private final Taker taker;

    /** Takes annotations. */
    interface Taker {
        /**
         * An annotation.
         *
         * @param strings its strings
         * @param procedure the procedure around it, or null
         */
        void take(List<String> strings, @Nullable String procedure) throws IOException;
    }

    Annotations(MsfFile file, Taker taker) {
        this.file = file;
        this.taker = taker;
    }

    /** Walks all modules, then the symbols of none, where public symbol files keep what is left. */
    void walk() throws IOException {
        ModuleStreams streams = new ModuleStreams(file);
        for (ModuleStreams.Module module : streams.modules()) {
            LittleEndian symbols = file.stream(module.stream(), module.symbolBytes());
            walk(symbols, MODULE_SIGNATURE_BYTES);
        }
        walk(file.stream(streams.globals()), 0);
    }

    private void walk(LittleEndian data, int from) throws IOException {
        int at = from;
        String procedure = null;
        int depth = 0;
        while (data.length() - at >= 4) {
            int length = data.u16(at);
            int end = at + 2 + length;
            if (length < 2 || end > data.length()) {
                return;
            }
            int kind = data.u16(at + 2);
            int body = at + 4;
            if (kind == ANNOTATION) {
                annotation(data, body, end, procedure);
            } else if (isProcedure(kind)) {
                procedure = name(data, body + PROCEDURE_NAME, end);
                depth = 1;
            } else if (depth > 0 && opensScope(kind)) {
                depth++;
            } else if (isEnd(kind) && depth > 0 && --depth == 0) {
                procedure = null;
            }
            // Records are padded to four bytes, and the length says so; some tools leave the padding out of it.
            at = end + 3 & ~3;
        }
    }

    private void annotation(LittleEndian data, int body, int end, @Nullable String procedure) throws IOException {
        if (end - body < ANNOTATION_HEAD) {
            return;
        }
        int count = data.u16(body + 6);
        List<String> strings = new ArrayList<>();
        int at = body + ANNOTATION_HEAD;
        while (strings.size() < count && at < end) {
            int to = at;
            while (to < end && data.u8(to) != 0) {
                to++;
            }
            strings.add(new String(data.bytes(), at, to - at, StandardCharsets.ISO_8859_1));
            at = to + 1;
        }
        taker.take(strings, procedure);
    }

    private static @Nullable String name(LittleEndian data, int from, int end) {
        int to = from;
        while (to < end && data.u8(to) != 0) {
            to++;
        }
        return from < to ? new String(data.bytes(), from, to - from, StandardCharsets.ISO_8859_1) : null;
    }

    // S_LPROC32, S_GPROC32 and their forms with ids.
    private static boolean isProcedure(int kind) {
        return kind == 0x110F || kind == 0x1110 || kind == 0x1146 || kind == 0x1147;
    }

    // S_THUNK32, S_BLOCK32.
    private static boolean opensScope(int kind) {
        return kind == 0x1102 || kind == 0x1103;
    }

    // S_END, S_PROC_ID_END.
    private static boolean isEnd(int kind) {
        return kind == 0x0006 || kind == 0x114F;
    }
}

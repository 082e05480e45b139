package org.ndislint.ingest.etl;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.jspecify.annotations.Nullable;

/** The bytes of the runs: in the file itself where they stand there as they are, else in the scratch space. */
final class RunStore {
    private final @Nullable FileChannel file;
    private final Scratch scratch;

    RunStore(@Nullable FileChannel file, Scratch scratch) {
        this.file = file;
        this.scratch = scratch;
    }

    /** Reads up to {@code count} bytes and returns how many came: fewer only where the data end. */
    int read(boolean fromScratch, long position, byte[] into, int from, int count) throws IOException {
        FileChannel in = file;
        if (fromScratch || in == null) {
            return scratch.read(position, into, from, count);
        }
        int done = 0;
        while (done < count) {
            int part = in.read(ByteBuffer.wrap(into, from + done, count - done), position + done);
            if (part < 0) {
                break;
            }
            done += part;
        }
        return done;
    }
}

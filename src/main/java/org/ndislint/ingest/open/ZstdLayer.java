package org.ndislint.ingest.open;

import io.airlift.compress.zstd.ZstdInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Unpacks Zstandard. */
final class ZstdLayer extends InputStream {
    private final ZstdBlocks blocks;
    private final ZstdInputStream unpacked;

    ZstdLayer(InputStream in) {
        blocks = new ZstdBlocks(in);
        unpacked = new ZstdInputStream(blocks);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int count;
        try {
            count = unpacked.read(bytes, from, length);
        } catch (IOException | RuntimeException e) {
            if (blocks.isCutOff()) {
                throw cutOff(e);
            }
            throw e;
        }
        if (count < 0 && blocks.isCutOff()) {
            throw cutOff(null);
        }
        return count;
    }

    @Override
    public void close() throws IOException {
        unpacked.close();
    }

    private static EOFException cutOff(@Nullable Exception cause) {
        EOFException e = new EOFException();
        e.initCause(cause);
        return e;
    }
}

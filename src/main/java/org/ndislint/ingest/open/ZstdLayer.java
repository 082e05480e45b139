package org.ndislint.ingest.open;

import io.airlift.compress.zstd.ZstdInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Unpacks Zstandard, any number of frames in one file. */
final class ZstdLayer extends InputStream {
    private final ZstdBlocks blocks;
    private @Nullable ZstdInputStream frame;
    private XxHash64 hash = new XxHash64();

    ZstdLayer(InputStream in) {
        blocks = new ZstdBlocks(in);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        while (true) {
            if (frame != null) {
                int count = frame.read(bytes, from, length);
                if (count >= 0) {
                    hash.update(bytes, from, count);
                    return count;
                }
                endFrame();
            }
            if (!blocks.nextFrame()) {
                if (blocks.isCutOff()) {
                    throw new EOFException();
                }
                return -1;
            }
            frame = new ZstdInputStream(blocks);
            hash = new XxHash64();
        }
    }

    private void endFrame() throws IOException {
        frame = null;
        if (blocks.isCutOff()) {
            throw new EOFException();
        }
        if (blocks.hasChecksum() && blocks.checksum() != (int) hash.value()) {
            throw new IOException("another checksum than the frame tells");
        }
    }
}

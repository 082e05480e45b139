package org.ndislint.ingest.wpp.pdb;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.ndislint.ingest.LittleEndian;

/** The container of a program database, version 7.00: streams made of blocks that lie anywhere in the file. */
final class MsfFile {
    private static final byte[] MAGIC =
            "Microsoft C/C++ MSF 7.00\r\n\u001aDS\0\0\0".getBytes(StandardCharsets.US_ASCII);
    private static final int SUPER_BLOCK = 56;
    private static final int LEAST_BLOCK = 512;
    private static final int MOST_BLOCK = 1 << 16;
    private static final int MOST_STREAMS = 1 << 17;
    private static final int MOST_DIRECTORY = 64 << 20;
    /** A stream of a size that no driver's symbols have is not read into memory. */
    private static final int MOST_STREAM = 128 << 20;

    private static final long NO_STREAM = 0xFFFF_FFFFL;

    private final SeekableByteChannel file;
    private final int blockSize;
    private final long blocks;
    private final long[] sizes;
    /** Where each stream's list of blocks begins in the directory. */
    private final int[] lists;

    private final LittleEndian directory;

    /** Opens a container; the channel stays the caller's. */
    MsfFile(SeekableByteChannel file) throws IOException {
        this.file = file;
        if (!begins(file)) {
            throw new PdbException("expected a program database (MSF 7.00), found another file");
        }
        LittleEndian head = new LittleEndian(read(0, SUPER_BLOCK));
        long size = head.u32(0x20);
        if (size < LEAST_BLOCK || size > MOST_BLOCK || Long.bitCount(size) != 1) {
            throw new PdbException("expected blocks of 512 to 65536 bytes, found " + size);
        }
        blockSize = (int) size;
        blocks = Math.min(head.u32(0x28), (file.size() + blockSize - 1) / blockSize);
        directory = directory(head.u32(0x2C), head.u32(0x34));
        long count = directory.length() < 4 ? 0 : directory.u32(0);
        if (count > MOST_STREAMS || 4 + 4 * count > directory.length()) {
            throw new PdbException("expected a list of streams, found " + count + " of them in a directory of "
                    + directory.length() + " bytes");
        }
        sizes = new long[(int) count];
        lists = new int[(int) count];
        listStreams();
    }

    /** Whether a file begins as a container does; it is left at its beginning. */
    static boolean begins(SeekableByteChannel file) throws IOException {
        ByteBuffer first = ByteBuffer.allocate(MAGIC.length);
        int read = 0;
        while (first.hasRemaining() && read >= 0) {
            read = file.read(first);
        }
        file.position(0);
        return Arrays.equals(first.array(), MAGIC);
    }

    /** The number of streams. */
    int count() {
        return sizes.length;
    }

    /** The size of a stream; 0 if there is none of that number. */
    long size(int stream) {
        return stream >= 0 && stream < sizes.length ? sizes[stream] : 0;
    }

    /** The bytes of a stream; none if there is none of that number. */
    LittleEndian stream(int stream) throws IOException {
        return stream(stream, size(stream));
    }

    /** The first bytes of a stream. */
    LittleEndian stream(int stream, long most) throws IOException {
        long size = Math.min(size(stream), most);
        if (size > MOST_STREAM || size > file.size()) {
            throw new PdbException("expected streams of at most " + Math.min(MOST_STREAM, file.size())
                    + " bytes, found one of " + size);
        }
        byte[] bytes = new byte[(int) size];
        for (int done = 0; done < bytes.length; done += blockSize) {
            long block = directory.u32(lists[stream] + 4 * (done / blockSize));
            readBlock(block, bytes, done, Math.min(blockSize, bytes.length - done));
        }
        return new LittleEndian(bytes);
    }

    private LittleEndian directory(long size, long mapBlock) throws IOException {
        if (size > MOST_DIRECTORY || size > file.size()) {
            throw new PdbException("expected a directory of at most " + MOST_DIRECTORY + " bytes, found " + size);
        }
        int count = (int) ((size + blockSize - 1) / blockSize);
        byte[] map = new byte[4 * count];
        for (int done = 0; done < map.length; done += blockSize) {
            readBlock(mapBlock + done / blockSize, map, done, Math.min(blockSize, map.length - done));
        }
        LittleEndian list = new LittleEndian(map);
        byte[] bytes = new byte[(int) size];
        for (int i = 0; i < count; i++) {
            readBlock(list.u32(4 * i), bytes, i * blockSize, Math.min(blockSize, bytes.length - i * blockSize));
        }
        return new LittleEndian(bytes);
    }

    private void listStreams() throws PdbException {
        long at = 4 + 4L * sizes.length;
        for (int i = 0; i < sizes.length; i++) {
            long size = directory.u32(4 + 4 * i);
            sizes[i] = size == NO_STREAM ? 0 : size;
            lists[i] = (int) at;
            at += 4 * ((sizes[i] + blockSize - 1) / blockSize);
            if (at > directory.length()) {
                throw new PdbException("expected the blocks of stream " + i + " in the directory, found its end");
            }
        }
    }

    private void readBlock(long block, byte[] into, int from, int count) throws IOException {
        if (block >= blocks) {
            throw new PdbException("expected a block below " + blocks + ", found " + block);
        }
        read(block * blockSize, into, from, count);
    }

    private byte[] read(long position, int count) throws IOException {
        byte[] bytes = new byte[count];
        read(position, bytes, 0, count);
        return bytes;
    }

    private void read(long position, byte[] into, int from, int count) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(into, from, count);
        file.position(position);
        while (rest.hasRemaining()) {
            if (file.read(rest) < 0) {
                throw new PdbException("expected " + count + " bytes at " + position + ", found the end of the file");
            }
        }
    }
}

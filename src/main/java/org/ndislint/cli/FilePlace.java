package org.ndislint.cli;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * How far a file has been read.
 *
 * @param key tells the file from another of the same name; where the system has no such thing, when it was made
 * @param position how many bytes
 * @param sum of these, by CRC-32C
 */
record FilePlace(String key, long position, long sum) {
    /** Of what is no file. */
    static final FilePlace NONE = new FilePlace("", 0, 0);

    void writeTo(DataOutput out) throws IOException {
        out.writeUTF(key);
        out.writeLong(position);
        out.writeLong(sum);
    }

    static FilePlace readFrom(DataInput in) throws IOException {
        return new FilePlace(in.readUTF(), in.readLong(), in.readLong());
    }

    /** The key of the file at a path, or null if there is none. */
    static @Nullable String keyOf(Path path) throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            Object key = attributes.fileKey();
            return key == null ? "made " + attributes.creationTime() : key.toString();
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    /** Whether the file at a path is the one, and begins with what was read. */
    boolean isOf(Path path) throws IOException {
        String found = keyOf(path);
        if (found == null || !found.equals(key) || !Files.isRegularFile(path) || Files.size(path) < position) {
            return false;
        }
        CRC32C read = new CRC32C();
        byte[] block = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(path)) {
            long left = position;
            while (left > 0) {
                int count = in.read(block, 0, (int) Math.min(left, block.length));
                if (count < 0) {
                    return false;
                }
                read.update(block, 0, count);
                left -= count;
            }
        }
        return read.getValue() == sum;
    }
}

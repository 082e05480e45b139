package org.ndislint.cli;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import org.jspecify.annotations.Nullable;
import org.ndislint.report.spool.SpillBuffer;

/**
 * Results of captures that a run has checked, kept in a folder so that a later run of the same kind need not check
 * them again if this one does not end. An entry holds for one version of the program, one set of options and steering
 * files, and one path with its size and time; it is there whole or not at all. Threads may share it.
 */
final class BatchState {
    /** Keeps nothing. */
    static final BatchState NONE = new BatchState(null, new byte[0]);

    private static final String ENTRY = ".capture";
    private static final String UNFINISHED = ".unfinished";

    private final @Nullable Path folder;
    private final byte[] run;

    private BatchState(@Nullable Path folder, byte[] run) {
        this.folder = folder;
        this.run = run.clone();
    }

    /**
     * The folder for the results of a run, made if it is not there.
     *
     * @throws UsageException if it cannot be
     */
    static BatchState open(String name, Arguments arguments, Environment environment) throws UsageException {
        try {
            Path folder = Files.createDirectories(Path.of(name));
            return new BatchState(folder, RunIdentity.of(arguments, environment));
        } catch (IOException | InvalidPathException e) {
            throw new UsageException(Option.STATE.option() + ": " + name + " cannot be a folder: " + Reasons.of(e));
        }
    }

    /** The folder, or null if nothing is kept. */
    @Nullable
    Path folder() {
        return folder;
    }

    /** What the entry of a capture is called, or an empty string if none can be kept. */
    String key(String path) {
        if (folder == null) {
            return "";
        }
        try {
            Path file = Path.of(path);
            MessageDigest digest = RunIdentity.sha256();
            digest.update(run);
            RunIdentity.add(digest, path);
            RunIdentity.add(digest, RunIdentity.stamp(file));
            return HexFormat.of().formatHex(digest.digest(), 0, 20) + ENTRY;
        } catch (IOException | InvalidPathException e) {
            return ""; // what cannot be read is said by whoever reads it
        }
    }

    /** The kept results of a capture, or null; an entry that is damaged counts as none. */
    @Nullable
    CaptureResult find(String key) throws IOException {
        Path file = file(key);
        if (file == null || !Files.isRegularFile(file)) {
            return null;
        }
        SpillBuffer buffer = new SpillBuffer();
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(file));
                CheckedInputStream checked = new CheckedInputStream(raw, new CRC32());
                DataInputStream in = new DataInputStream(checked)) {
            ExitCode exit = ExitCode.values()[in.readUnsignedByte() % ExitCode.values().length];
            long left = in.readLong();
            byte[] chunk = new byte[1 << 13];
            while (left > 0) {
                int read = in.read(chunk, 0, (int) Math.min(left, chunk.length));
                if (read < 0) {
                    break;
                }
                buffer.write(chunk, 0, read);
                left -= read;
            }
            long sum = checked.getChecksum().getValue();
            if (left == 0 && in.readLong() == sum) {
                return new CaptureResult(exit, buffer, List.of());
            }
        } catch (IOException e) {
            // as if it were not there: the capture is checked
        }
        buffer.discard();
        return null;
    }

    /** Keeps the results of a capture. */
    void keep(String key, CaptureResult result) throws IOException {
        Path folderNow = folder;
        Path file = file(key);
        if (file == null || folderNow == null) {
            return;
        }
        Path unfinished = Files.createTempFile(folderNow, "capture", UNFINISHED);
        try {
            write(unfinished, result);
            OutputFile.move(unfinished, file);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static void write(Path file, CaptureResult result) throws IOException {
        try (CheckedOutputStream checked =
                        new CheckedOutputStream(new BufferedOutputStream(Files.newOutputStream(file)), new CRC32());
                DataOutputStream out = new DataOutputStream(checked);
                InputStream in = result.results().read()) {
            out.writeByte(result.exit().ordinal());
            out.writeLong(result.results().size());
            in.transferTo(out);
            out.writeLong(checked.getChecksum().getValue());
        }
    }

    /** The run has ended and its reports are in their places: nothing is kept any more. */
    void clear() throws IOException {
        Path folderNow = folder;
        if (folderNow == null) {
            return;
        }
        boolean foreign = false;
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folderNow)) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                if (name.endsWith(ENTRY) || name.endsWith(UNFINISHED)) {
                    Files.deleteIfExists(entry);
                } else {
                    foreign = true;
                }
            }
        }
        if (!foreign) {
            Files.deleteIfExists(folderNow);
        }
    }

    private @Nullable Path file(String key) {
        return folder == null || key.isEmpty() ? null : folder.resolve(key);
    }
}

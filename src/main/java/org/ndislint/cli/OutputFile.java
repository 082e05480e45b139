package org.ndislint.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file that is there whole or not at all: written under another name beside its place and moved there when the run
 * is done. Devices and pipes are written in place.
 */
final class OutputFile {
    /** Other names of standard output, where two formats would run into each other. */
    private static final Set<String> STANDARD_OUTPUT = Set.of("/dev/stdout", "/dev/fd/1", "/proc/self/fd/1");

    private final String name;
    private final Path target;
    private final @Nullable Path temporary;
    private final OutputStream stream;
    /** Of a file that is written as the run goes. */
    private final @Nullable FileChannel channel;

    private OutputFile(String name, Path target, @Nullable Path temporary, OutputStream stream) {
        this(name, target, temporary, stream, null);
    }

    private OutputFile(
            String name, Path target, @Nullable Path temporary, OutputStream stream, @Nullable FileChannel channel) {
        this.channel = channel;
        this.name = name;
        this.target = target;
        this.temporary = temporary;
        this.stream = new NamedStream(name, stream);
    }

    /**
     * Opens the file.
     *
     * @param option what named it, for messages
     * @throws UsageException if nothing can be written there
     */
    static OutputFile open(Option option, String name) throws UsageException {
        return open(option.option(), name);
    }

    /**
     * Opens the file.
     *
     * @param asked what messages begin with
     * @throws UsageException if nothing can be written there
     */
    static OutputFile open(String asked, String name) throws UsageException {
        try {
            Path path = Path.of(name);
            if (STANDARD_OUTPUT.contains(path.normalize().toString())) {
                throw new UsageException(asked + ": " + name + " is standard output; --format chooses what goes there");
            }
            if (Files.isDirectory(path)) {
                throw new UsageException(asked + ": " + name + " is a directory");
            }
            if (Files.exists(path) && !Files.isRegularFile(path)) {
                // by the name given: what a pipe's link points to is no path
                return new OutputFile(
                        name, path.toAbsolutePath(), null, Files.newOutputStream(path, StandardOpenOption.WRITE));
            }
            Path target = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
            UnfinishedFile unfinished = UnfinishedFile.beside(target);
            return new OutputFile(name, target, unfinished.path(), unfinished.stream());
        } catch (IOException | InvalidPathException e) {
            throw new UsageException(asked + ": " + name + " cannot be written: " + Reasons.of(e));
        }
    }

    /**
     * Opens a file to be written as the run goes, not under another name first.
     *
     * @param length how many of its bytes stay
     * @throws UsageException if nothing can be written there, or it is shorter
     */
    static OutputFile openInPlace(String name, long length) throws UsageException {
        String asked = Option.OUTPUT.option() + ": " + name;
        try {
            Path path = Path.of(name);
            if (Files.exists(path) && !Files.isRegularFile(path)) {
                return open(Option.OUTPUT, name);
            }
            FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.size() < length) {
                long found = channel.size();
                channel.close();
                throw new UsageException(
                        asked + ": expected the " + length + " bytes that the checkpoint tells of, found " + found
                                + "; remove the checkpoint to begin anew");
            }
            channel.truncate(length);
            channel.position(length);
            return new OutputFile(name, path.toAbsolutePath(), null, Channels.newOutputStream(channel), channel);
        } catch (IOException | InvalidPathException e) {
            throw new UsageException(asked + " cannot be written: " + Reasons.of(e));
        }
    }

    /** Has all that was written on disk; returns how much that is, 0 where it is no file. */
    long sync() throws IOException {
        FileChannel written = channel;
        if (written == null) {
            return 0;
        }
        try {
            written.force(false);
            return written.position();
        } catch (IOException e) {
            throw NamedStream.failure(name, e);
        }
    }

    Path target() {
        return target;
    }

    OutputStream stream() {
        return stream;
    }

    /** Closes the file and puts it in its place. */
    void commit() throws IOException {
        stream.close();
        Path from = temporary;
        if (from == null) {
            return;
        }
        try {
            move(from, target);
        } catch (IOException e) {
            throw NamedStream.failure(name, e);
        }
    }

    /** Puts a whole file in its place, in one step where the system can. */
    static void move(Path from, Path target) throws IOException {
        try {
            Files.move(from, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Closes the file and removes what was written. */
    void abandon() {
        try {
            stream.close();
            if (temporary != null) {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            // the run has failed already, and said why
        }
    }
}

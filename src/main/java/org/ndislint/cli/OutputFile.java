package org.ndislint.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
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
    private static final int MOST_TRIES = 100;

    /** Other names of standard output, where two formats would run into each other. */
    private static final Set<String> STANDARD_OUTPUT = Set.of("/dev/stdout", "/dev/fd/1", "/proc/self/fd/1");

    private final String name;
    private final Path target;
    private final @Nullable Path temporary;
    private final OutputStream stream;

    private OutputFile(String name, Path target, @Nullable Path temporary, OutputStream stream) {
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
            for (int i = 1; ; i++) {
                Path temporary = target.resolveSibling("." + target.getFileName() + "." + i + ".tmp");
                try {
                    return new OutputFile(
                            name,
                            target,
                            temporary,
                            Files.newOutputStream(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
                } catch (FileAlreadyExistsException e) { // left behind, or of a run at the same time
                    if (i == MOST_TRIES) {
                        throw e;
                    }
                }
            }
        } catch (IOException | InvalidPathException e) {
            throw new UsageException(asked + ": " + name + " cannot be written: " + Reasons.of(e));
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

package org.ndislint.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file beside a target, to be written and then moved to its place. Its name tells the process that writes it, and it is
 * locked as long as that does; so a later run for the same target can tell what is left of a run that was killed, and
 * removes it.
 */
final class UnfinishedFile {
    private static final String END = ".tmp";
    /** Of long names the rest would not fit into a file name. */
    private static final int MOST_OF_NAME = 60;

    private final Path path;
    private final FileChannel channel;
    private final OutputStream stream;

    private UnfinishedFile(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
        this.stream = Channels.newOutputStream(channel);
    }

    /** A new file beside a target; removes what runs that are no more have left there. */
    static UnfinishedFile beside(Path target) throws IOException {
        String prefix = prefix(target);
        removeLeftBehind(target, prefix);
        ProcessHandle self = ProcessHandle.current();
        for (int i = 1; ; i++) {
            Path path = target.resolveSibling(prefix + self.pid() + "-" + start(self) + "." + i + END);
            try {
                UnfinishedFile file = new UnfinishedFile(
                        path, FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
                file.lock();
                return file;
            } catch (FileAlreadyExistsException e) {
                // another of the same run
            }
        }
    }

    private void lock() {
        try {
            channel.tryLock();
        } catch (IOException e) {
            // a file system without locks: the process that the name tells of has to do
        }
    }

    Path path() {
        return path;
    }

    /** Closing it ends the file, and the lock. */
    OutputStream stream() {
        return stream;
    }

    private static String prefix(Path target) {
        String name = String.valueOf(target.getFileName());
        return "." + (name.length() > MOST_OF_NAME ? name.substring(0, MOST_OF_NAME) : name) + ".";
    }

    private static void removeLeftBehind(Path target, String prefix) {
        Path folder = target.getParent();
        if (folder == null) {
            return;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, entry -> isLeftBehind(entry, prefix))) {
            for (Path entry : entries) {
                removeUnlessLocked(entry);
            }
        } catch (IOException | DirectoryIteratorException e) {
            // what cannot be removed stays: nothing depends on it
        }
    }

    private static boolean isLeftBehind(Path entry, String prefix) {
        String name = String.valueOf(entry.getFileName());
        if (!name.startsWith(prefix) || !name.endsWith(END) || !Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        String[] parts =
                name.substring(prefix.length(), name.length() - END.length()).split("[-.]", -1);
        try {
            return parts.length == 3 && !isRunning(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
        } catch (NumberFormatException e) {
            return false; // of somebody else
        }
    }

    /** Whether a process runs that has the number and, where that is known, the start. */
    private static boolean isRunning(long pid, long start) {
        Optional<ProcessHandle> process = ProcessHandle.of(pid);
        if (process.isEmpty() || !process.get().isAlive()) {
            return false;
        }
        long started = start(process.get());
        return start == 0 || started == 0 || started == start;
    }

    /** When a process began, in milliseconds since 1970; 0 if the system does not tell. */
    private static long start(ProcessHandle process) {
        return process.info()
                .startInstant()
                .map(instant -> instant.toEpochMilli())
                .orElse(0L);
    }

    /** A process of that number may run on another machine that shares the folder: then it holds the lock. */
    private static void removeUnlessLocked(Path entry) throws IOException {
        try (FileChannel channel = FileChannel.open(entry, StandardOpenOption.WRITE);
                @Nullable FileLock lock = channel.tryLock()) {
            if (lock != null) {
                Files.deleteIfExists(entry);
            }
        } catch (OverlappingFileLockException e) {
            // this process writes it
        }
    }
}

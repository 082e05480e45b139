package org.ndislint.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A file that is still being written. If another file takes its name, it is read to its end first; if it is cut back, it
 * is read from its beginning again.
 */
final class FollowedFile implements Followed {
    static final long POLL_MILLIS = 200;

    private final Path path;
    private final PollClock clock;
    private final Idle idle;
    private final Remarks remarks;
    private final long mostQuietMillis;
    private @Nullable Input input;
    private boolean isOver;
    private boolean mayHaveLost;

    /**
     * A file that need not be there yet.
     *
     * @param mostQuietMillis it is over when nothing came for so long
     */
    FollowedFile(Path path, PollClock clock, long mostQuietMillis, Idle idle, Remarks remarks) {
        this.path = path;
        this.clock = clock;
        this.mostQuietMillis = mostQuietMillis;
        this.idle = idle;
        this.remarks = remarks;
    }

    /**
     * Turns to the file of which some has been read before, wherever it is now.
     *
     * @param head how many bytes it gave when its format was found out: it gives as many first again
     * @return false if it is not to be found; then nobody knows what else stood in it
     */
    boolean resume(FilePlace place, long head) throws IOException {
        if (place.isOf(path)) {
            input = new Input(path, head);
            return true;
        }
        Path folder = path.toAbsolutePath().getParent();
        if (folder != null) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
                for (Path file : files) {
                    if (place.isOf(file)) {
                        remarks.remark(path.toString(), "goes on in " + file + ", which it was");
                        input = new Input(file, head);
                        // Others may have had the name in between.
                        mayHaveLost = true;
                        return true;
                    }
                }
            }
        }
        mayHaveLost = true;
        return false;
    }

    @Override
    public boolean next() throws IOException {
        close();
        Input last = input;
        long quietSince = clock.millis();
        boolean isSaid = false;
        while (!isOver) {
            try {
                input = new Input(path, 0);
                mayHaveLost |= last != null && last.isCutBack;
                return true;
            } catch (NoSuchFileException e) {
                if (!isSaid) {
                    remarks.remark(path.toString(), "is not there yet; waits for it");
                    isSaid = true;
                }
            }
            await(quietSince);
        }
        return false;
    }

    @Override
    public InputStream stream() {
        return opened();
    }

    private Input opened() {
        Input at = input;
        if (at == null) {
            throw new IllegalStateException("no file is open");
        }
        return at;
    }

    @Override
    public boolean mayHaveLost() {
        boolean may = mayHaveLost;
        mayHaveLost = false;
        return may;
    }

    @Override
    public FilePlace place() {
        return opened().place();
    }

    @Override
    public void close() throws IOException {
        Input at = input;
        if (at != null) {
            at.close();
        }
    }

    /** Waits for something to come; it is over if that takes too long. */
    private void await(long quietSince) {
        isOver = clock.isStopped() || clock.millis() - quietSince >= mostQuietMillis;
        idle.idle(isOver);
        if (!isOver) {
            clock.pause(POLL_MILLIS);
        }
    }

    /** One file, from its first byte to its end. */
    private final class Input extends InputStream {
        private final FileChannel channel;
        private final String key;
        /** Where the first pause was, when the file was read before. */
        private final long head;

        private final CRC32C sum = new CRC32C();
        private long position;
        private long end = Long.MAX_VALUE;
        private boolean isCutBack;
        private boolean isLeft;

        Input(Path file, long head) throws IOException {
            this.head = head;
            while (true) {
                String before = FilePlace.keyOf(file);
                FileChannel opened = FileChannel.open(file);
                if (before != null && before.equals(FilePlace.keyOf(file))) {
                    channel = opened;
                    key = before;
                    return;
                }
                // Another took the name in between.
                opened.close();
            }
        }

        FilePlace place() {
            return new FilePlace(key, position, sum.getValue());
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            long quietSince = clock.millis();
            if (clock.isStopped() && end == Long.MAX_VALUE) {
                // What has been written by now is read.
                end = channel.size();
            }
            while (true) {
                if (channel.size() < position) {
                    remarks.remark(path.toString(), "was cut back; what was in it and had not been read is lost");
                    isCutBack = true;
                    return -1;
                }
                int most = (int) Math.min(length, Math.max(0, (position < head ? head : end) - position));
                int count = most == 0 ? 0 : channel.read(ByteBuffer.wrap(bytes, from, most), position);
                if (count > 0) {
                    sum.update(bytes, from, count);
                    position += count;
                    return count;
                }
                if (isOver || isLeft) {
                    return -1;
                }
                // Whoever writes may go on with this one for a little while.
                isLeft = isReplaced();
                await(quietSince);
            }
        }

        /** Whether another file has the name now, and something stands in it. */
        private boolean isReplaced() throws IOException {
            String now = FilePlace.keyOf(path);
            return now != null && !now.equals(key) && Files.size(path) > 0;
        }

        @Override
        public int available() throws IOException {
            long there = position <= head && head > 0 ? head : channel.size();
            return (int) Math.min(Math.max(0, there - position), Integer.MAX_VALUE);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}

package org.ndislint.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Standard input, read by a thread of its own: a wait for more must not keep from stopping. */
final class FollowedPipe implements Followed {
    private static final int BLOCK = 1 << 16;

    private final InputStream in;
    private final PollClock clock;
    private final Idle idle;
    private final long mostQuietMillis;
    private final SynchronousQueue<Block> blocks = new SynchronousQueue<>();
    private boolean isBegun;

    /** What was read at a time: some bytes, or why there are no more. */
    @SuppressWarnings("ArrayRecordComponent") // handed over, not compared
    private record Block(byte[] bytes, @Nullable IOException failure) {}

    FollowedPipe(InputStream in, PollClock clock, long mostQuietMillis, Idle idle) {
        this.in = in;
        this.clock = clock;
        this.mostQuietMillis = mostQuietMillis;
        this.idle = idle;
    }

    @Override
    public boolean next() {
        if (isBegun) {
            return false;
        }
        isBegun = true;
        Thread reader = new Thread(this::readAll, "read");
        reader.setDaemon(true);
        reader.start();
        return true;
    }

    private void readAll() {
        byte[] block = new byte[BLOCK];
        IOException failure = null;
        try {
            int count = in.read(block);
            while (count >= 0) {
                if (count > 0) {
                    blocks.put(new Block(Arrays.copyOf(block, count), null));
                }
                count = in.read(block);
            }
        } catch (IOException e) {
            failure = e;
        } catch (InterruptedException e) {
            return; // the process ends
        }
        try {
            blocks.put(new Block(new byte[0], failure));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public InputStream stream() {
        return new Input();
    }

    @Override
    public boolean mayHaveLost() {
        return false;
    }

    @Override
    public FilePlace place() {
        return FilePlace.NONE;
    }

    @Override
    public void close() {
        // Standard input is not ours to close.
    }

    private final class Input extends InputStream {
        private byte[] block = new byte[0];
        private int at;
        private boolean isOver;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            long quietSince = clock.millis();
            Block next = null;
            while (at == block.length && !isOver) {
                next = blocks.poll();
                if (next == null) {
                    isOver = clock.isStopped() || clock.millis() - quietSince >= mostQuietMillis;
                    idle.idle(isOver);
                    next = isOver ? null : await();
                }
                if (next != null) {
                    take(next);
                }
            }
            if (at == block.length) {
                return -1;
            }
            int count = Math.min(length, block.length - at);
            System.arraycopy(block, at, bytes, from, count);
            at += count;
            return count;
        }

        private @Nullable Block await() {
            try {
                return blocks.poll(FollowedFile.POLL_MILLIS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                clock.stop();
                return null;
            }
        }

        private void take(Block next) throws IOException {
            if (next.failure() != null) {
                throw next.failure();
            }
            block = next.bytes();
            at = 0;
            if (block.length == 0) {
                isOver = true;
                idle.idle(true);
            }
        }

        @Override
        public int available() {
            return block.length - at;
        }
    }
}

package org.ndislint.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Locale;

/** The standard output of a run as a stream that tells when it cannot be written, and when nobody reads it any more. */
final class StandardOutput extends OutputStream {
    private final PrintStream out;
    private final boolean stopWhenClosed;
    private boolean closed;

    /**
     * A stream onto {@code out}, which stays open.
     *
     * @param stopWhenClosed whether a closed pipe ends the run; else the rest goes nowhere
     */
    StandardOutput(PrintStream out, boolean stopWhenClosed) {
        this.out = out;
        this.stopWhenClosed = stopWhenClosed;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        if (closed) {
            return;
        }
        out.write(bytes, from, length);
        if (out.checkError()) {
            closed = true;
            IOException failure = out instanceof ProcessOutput process ? process.failure() : null;
            String reason = failure == null ? "" : String.valueOf(failure.getMessage());
            if (!reason.toLowerCase(Locale.ROOT).contains("pipe")) {
                throw new IOException(
                        "standard output cannot be written" + (reason.isEmpty() ? "" : ": " + reason), failure);
            }
            if (stopWhenClosed) {
                throw new ClosedPipeException();
            }
        }
    }

    @Override
    public void flush() throws IOException {
        if (!closed) {
            write(new byte[0], 0, 0);
        }
    }

    /** Whoever read standard output has seen enough. */
    static final class ClosedPipeException extends IOException {
        private static final long serialVersionUID = 1L;

        ClosedPipeException() {
            super("standard output was closed");
        }
    }
}

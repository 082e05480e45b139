package org.ndislint.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Standard output or error of the process, in UTF-8, that remembers why it could not write: a print stream forgets. */
final class ProcessOutput extends PrintStream {
    private final Remembering target;

    private ProcessOutput(Remembering target) {
        super(target, false, StandardCharsets.UTF_8);
        this.target = target;
    }

    static ProcessOutput of(OutputStream out) {
        return new ProcessOutput(new Remembering(out));
    }

    /** What went wrong first, or null. */
    @Nullable
    IOException failure() {
        return target.failure;
    }

    private static final class Remembering extends OutputStream {
        private final OutputStream out;
        private @Nullable IOException failure;

        Remembering(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            try {
                out.write(bytes, from, length);
            } catch (IOException e) {
                if (failure == null) {
                    failure = e;
                }
                throw e;
            }
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }
}

package org.ndislint.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;

/** Where the jar starts. */
public final class Main {
    private Main() {}

    /** Runs the program on the streams of the process, and ends the process. */
    public static void main(String[] args) {
        Streams streams = new Streams(
                System.in,
                ProcessOutput.of(new FileOutputStream(FileDescriptor.out)),
                ProcessOutput.of(new FileOutputStream(FileDescriptor.err)),
                Environment.ofProcess());
        System.exit(new Program(new Wiring(), streams).run(args).code());
    }

    /**
     * Runs the program as in a pipe: no colours, no terminal.
     *
     * @param in standard input
     * @param out takes reports
     * @param err takes everything else
     * @return the exit status
     */
    public static int run(String[] args, InputStream in, PrintStream out, PrintStream err) {
        return new Program(new Wiring(), new Streams(in, out, err, Environment.PLAIN))
                .run(args)
                .code();
    }
}

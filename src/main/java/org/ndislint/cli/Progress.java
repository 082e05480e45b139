package org.ndislint.cli;

import java.io.PrintStream;

/**
 * A line on standard error that tells how far a batch is, drawn over itself. Only for terminals: cleared before
 * anything else is printed.
 */
final class Progress {
    private static final long NANOS_BETWEEN = 100_000_000L;
    private static final int WIDTH = 30;

    private final PrintStream err;
    private final boolean shown;
    private final int total;
    private int done;
    private int failed;
    private long drawn;
    private boolean visible;

    private Progress(PrintStream err, boolean shown, int total) {
        this.err = err;
        this.shown = shown;
        this.total = total;
        this.drawn = System.nanoTime() - NANOS_BETWEEN;
    }

    /** Whether {@code --progress} and the terminal want one. */
    static boolean isWanted(Arguments arguments, Environment environment) throws UsageException {
        String when = arguments.value(Option.PROGRESS, "auto");
        return switch (when) {
            case "auto" -> environment.errorTerminal() && !arguments.has(Option.QUIET);
            case "always" -> true;
            case "never" -> false;
            default -> throw new UsageException("--progress: expected auto, always or never, found '" + when + "'");
        };
    }

    static Progress of(Streams streams, boolean shown, int total) {
        return new Progress(streams.err(), shown, total);
    }

    /** One more capture is done; with the status that it gave. */
    void done(ExitCode exit) {
        done++;
        failed += exit == ExitCode.OK ? 0 : 1;
        if (shown) {
            long now = System.nanoTime();
            if (done == total || now - drawn >= NANOS_BETWEEN) {
                drawn = now;
                draw();
            }
        }
    }

    /** Takes the line away. */
    void clear() {
        if (visible) {
            err.print("\r\u001b[K");
            err.flush();
            visible = false;
        }
    }

    private void draw() {
        int full = (int) ((long) WIDTH * done / total);
        err.print("\r[" + "#".repeat(full) + ".".repeat(WIDTH - full) + "] " + done + " of " + total + " captures, "
                + failed + " not clean\u001b[K");
        err.flush();
        visible = true;
    }
}

package org.ndislint.cli;

import java.io.InputStream;
import java.io.PrintStream;
import org.ndislint.report.InertText;

/**
 * Where a run reads from and prints to.
 *
 * @param in standard input
 * @param out reports
 * @param err everything else
 * @param environment of {@code out}
 */
record Streams(InputStream in, PrintStream out, PrintStream err, Environment environment) {
    /** Says something on standard error, as the program; each of its lines on a line of its own. */
    void say(String text) {
        for (String line : text.split("\n", -1)) {
            err.println("ndislint: " + InertText.of(line));
        }
    }
}

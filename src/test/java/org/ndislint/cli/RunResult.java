package org.ndislint.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * What one run of the program did.
 *
 * @param exit its status
 * @param out what went to standard output
 * @param err what went to standard error
 */
record RunResult(int exit, String out, String err) {
    /** Runs the program with an engine of its own and nothing on standard input. */
    static RunResult of(ScriptedEngine engine, String... args) {
        return withInput(engine, "", args);
    }

    static RunResult withInput(ScriptedEngine engine, String input, String... args) {
        return in(Environment.PLAIN, engine, input, args);
    }

    static RunResult in(Environment environment, ScriptedEngine engine, String input, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Streams streams = new Streams(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8),
                environment);
        int exit = new Program(engine.loader(), streams).run(args).code();
        return new RunResult(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Runs the program as it is, with all rules. */
    static RunResult ofProgram(String input, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = Main.run(
                args,
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8));
        return new RunResult(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}

package org.ndislint.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FollowCommandTest {
    private static final Path SAMPLES = Path.of("samples");

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int follow(PollClock clock, byte[] input, String... args) throws Exception {
        Streams streams = new Streams(
                new ByteArrayInputStream(input),
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8),
                Environment.PLAIN);
        Arguments arguments = PicocliParse.parse(args, CommandName.FOLLOW.syntax());
        List<String> given = new ArrayList<>(List.of("follow"));
        given.addAll(Arrays.asList(args));
        arguments.setGiven(given.toArray(new String[0]));
        return new FollowCommand(new Wiring(), clock).run(arguments, streams).code();
    }

    private int follow(PollClock clock, String... args) throws Exception {
        return follow(clock, new byte[0], args);
    }

    private Path file(String name) {
        return folder.resolve(name);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private static ScriptClock.Step append(Path file, byte[] bytes) {
        return () -> Files.write(file, bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** All but the line on the run, which tells the arguments. */
    private static List<String> results(String text) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        assertThat(lines.get(0)).startsWith("{\"type\":\"run\"");
        return lines.subList(1, lines.size());
    }

    private static List<String> checked(Path file, String... options) {
        List<String> args = new ArrayList<>(List.of("check", "--format", "jsonl"));
        args.addAll(List.of(options));
        args.add(file.toString());
        return results(RunResult.ofProgram("", args.toArray(new String[0])).out());
    }

    /** Bytes in random pieces, which end wherever they end. */
    private static List<byte[]> pieces(byte[] bytes, long seed) {
        Random random = new Random(seed);
        List<byte[]> pieces = new ArrayList<>();
        int at = 0;
        while (at < bytes.length) {
            int end = Math.min(bytes.length, at + 1 + random.nextInt(Math.max(2, bytes.length / 8)));
            pieces.add(Arrays.copyOfRange(bytes, at, end));
            at = end;
        }
        return pieces;
    }

    private static byte[] sample(String name) throws IOException {
        return Files.readAllBytes(SAMPLES.resolve(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "clean-session.ndjson",
                "close-never-completed.ndjson",
                "double-close-in-unbind.trace",
                "notify-close-reentrant.trace",
                "close-completed-in-interrupt.csv",
                "lossy-tracerpt.csv",
                "open-completed-twice.txt",
                "call-manager-takes-mcm-names.txt",
                "sap-left-behind.xml"
            })
    void aTraceThatGrowsIsJudgedAsTheWholeOne(String name) throws Exception {
        byte[] whole = sample(name);
        for (long seed = 0; seed < 3; seed++) {
            Path file = file(seed + name);
            ScriptClock clock = new ScriptClock();
            for (byte[] piece : pieces(whole, seed)) {
                clock.then(append(file, piece));
            }
            out.reset();
            int exit = follow(clock, "--format", "jsonl", "--show", "all", file.toString());

            assertThat(results(out())).isEqualTo(checked(file, "--show", "all"));
            assertThat(exit)
                    .isEqualTo(RunResult.ofProgram("", "check", file.toString()).exit());
        }
    }

    @Test
    void wideTextIsFollowedToo() throws Exception {
        byte[] wide = new String(sample("open-completed-twice.txt"), StandardCharsets.UTF_8)
                .getBytes(StandardCharsets.UTF_16LE);
        Path file = file("wide.txt");
        ScriptClock clock = new ScriptClock();
        for (byte[] piece : pieces(wide, 4)) {
            clock.then(append(file, piece));
        }
        follow(clock, "--format", "jsonl", file.toString());

        assertThat(results(out())).isEqualTo(checked(file));
    }

    @Test
    void aFindingIsShownBeforeMoreComes() throws Exception {
        Path file = file("t.trace");
        String bad =
                "@ covers=mcm\n= NdisMCmCloseAddressFamilyComplete af=A1 status=NDIS_STATUS_FAILURE driver=mcm t=1\n";
        String after = "= NdisClCloseAddressFamily af=A9 driver=client t=1\n";
        List<String> shown = new ArrayList<>();
        ScriptClock clock = new ScriptClock()
                .then(append(file, (bad + after).getBytes(StandardCharsets.UTF_8)))
                .then(() -> shown.add(out()));
        follow(clock, "--format", "concise", file.toString());

        assertThat(shown).hasSize(1);
        assertThat(shown.get(0)).contains("t.trace:2:2: error: ").doesNotContain("1 error");
        assertThat(out()).contains("1 error");
    }

    @Test
    void theStartOfALineIsNoRecordUntilItsEndIsThere() throws Exception {
        Path file = file("t.trace");
        ScriptClock clock = new ScriptClock()
                .then(append(file, "= NdisClCloseAddressFamily af=A1 dri".getBytes(StandardCharsets.UTF_8)))
                .then(append(file, "ver=client\r".getBytes(StandardCharsets.UTF_8)))
                .then(append(file, "\n".getBytes(StandardCharsets.UTF_8)));
        follow(clock, "--format", "jsonl", file.toString());

        assertThat(results(out())).last().asString().contains("\"records\":1,\"events\":1", "\"malformed\":0");
    }

    @Test
    void aFileThatIsReplacedIsReadToItsEndFirst() throws Exception {
        byte[] whole = sample("close-never-completed.ndjson");
        List<String> lines = new String(whole, StandardCharsets.UTF_8)
                .lines()
                .map(l -> l + "\n")
                .toList();
        Path file = file("t.ndjson");
        ScriptClock clock = new ScriptClock()
                .then(append(file, bytes(lines.subList(0, 3))))
                .then(() -> Files.move(file, file("t.ndjson.1")))
                .then(append(file("t.ndjson.1"), bytes(lines.subList(3, 5))))
                .then(append(file, bytes(lines.subList(5, lines.size()))));
        follow(clock, "--format", "jsonl", file.toString());
        Path together = file("together");
        Files.write(together, whole);

        List<String> found = results(out());
        List<String> expected = checked(together);
        assertThat(found).hasSameSizeAs(expected);
        assertThat(found).last().isEqualTo(last(expected).replace(together.toString(), file.toString()));
    }

    @Test
    void whatMayHaveStoodInAFileThatWasCutBackIsLost() throws Exception {
        Path file = file("t.trace");
        ScriptClock clock = new ScriptClock()
                .then(append(
                        file,
                        "> NdisClCloseAddressFamily af=A1 driver=client t=1\n"
                                .repeat(3)
                                .getBytes(StandardCharsets.UTF_8)))
                .then(() -> Files.writeString(file, "= NdisClCloseAddressFamily af=A2 driver=client t=1\n"));
        int exit = follow(clock, "--format", "jsonl", "--fail-on", "never", file.toString());

        assertThat(results(out())).last().asString().contains("\"events\":4", "\"lost\":1");
        assertThat(err()).contains("t.trace: was cut back; what was in it and had not been read is lost");
        assertThat(exit).isZero();
    }

    @Test
    void aPipeIsReadToItsEnd() throws Exception {
        byte[] whole = sample("close-never-completed.ndjson");
        int exit = follow(new ScriptClock(), whole, "--format", "concise", "-");

        assertThat(exit).isEqualTo(1);
        assertThat(out())
                .isEqualTo(RunResult.ofProgram(
                                new String(whole, StandardCharsets.UTF_8), "check", "--format", "concise", "-")
                        .out());
    }

    @Test
    void itEndsWhenNothingCameForSoLong() throws Exception {
        Path file = file("t.trace");
        Files.writeString(file, "= NdisClCloseAddressFamily af=A1 driver=client\n");
        int[] pauses = {0};
        ScriptClock clock = new ScriptClock();
        for (int i = 0; i < 20; i++) {
            clock.then(() -> pauses[0]++);
        }
        follow(clock, "--idle-exit", "9", file.toString());

        assertThat(pauses[0]).isEqualTo(5);
        assertThat(clock.isStopped()).isFalse();
    }

    @Test
    void packedDataIsNotFollowed() throws Exception {
        Path file = file("t.trace.gz");
        try (GZIPOutputStream packed = new GZIPOutputStream(Files.newOutputStream(file))) {
            packed.write("= NdisClCloseAddressFamily af=A1 driver=client\n".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(follow(new ScriptClock(), "--format", "concise", file.toString()))
                .isEqualTo(3);
        assertThat(out()).contains("expected text that can be followed, found packed data");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "clean-session.ndjson",
                "double-close-in-unbind.trace",
                "close-completed-in-interrupt.csv",
                "open-completed-twice.txt",
                "lossy-tracerpt.csv"
            })
    void aRunThatIsKilledAtAnyMomentLosesAndRepeatsNothing(String name) throws Exception {
        byte[] whole = sample(name);
        Path file = file(name);
        Path results = file("results.jsonl");
        String[] args = {
            "--show", "all", "--checkpoint", file("state").toString(), "-o", "jsonl=" + results, file.toString()
        };
        int kills = 0;
        for (byte[] piece : pieces(whole, 7)) {
            append(file, piece).run();
            ScriptClock clock = new ScriptClock();
            // Killed at the first pause there has been no checkpoint since; at the second there has.
            for (int i = kills++ % 3; i > 0; i--) {
                clock.then(() -> {});
            }
            clock.then(() -> {
                Files.writeString(results, "{\"half\": a line", StandardOpenOption.APPEND);
                throw new ScriptClock.Killed();
            });
            assertThatThrownBy(() -> follow(clock, args)).isInstanceOf(ScriptClock.Killed.class);
        }
        follow(new ScriptClock(), args);

        assertThat(kills).isGreaterThan(7);
        assertThat(results(Files.readString(results))).isEqualTo(checked(file, "--show", "all"));
    }

    @Test
    void aRunThatWasStoppedGoesOnAsIfItHadNot() throws Exception {
        List<String> lines = new String(sample("close-never-completed.ndjson"), StandardCharsets.UTF_8)
                .lines()
                .map(l -> l + "\n")
                .toList();
        Path file = file("t.ndjson");
        Path results = file("results.jsonl");
        String[] args = {"--checkpoint", file("state").toString(), "-o", "jsonl=" + results, file.toString()};
        for (String line : lines) {
            append(file, bytes(List.of(line))).run();
            follow(new ScriptClock(), args);
        }
        assertThat(results(Files.readString(results))).isEqualTo(checked(file));
    }

    @Test
    void aFileThatWasReplacedMeanwhileIsFoundUnderItsNewName() throws Exception {
        Path file = file("t.trace");
        Files.writeString(file, "= NdisClCloseAddressFamily af=A1 driver=client t=1\n");
        String[] args = {"--checkpoint", file("state").toString(), "--format", "jsonl", file.toString()};
        follow(new ScriptClock(), args);
        Files.writeString(file, "= NdisClCloseAddressFamily af=A2 driver=client t=1\n", StandardOpenOption.APPEND);
        Files.move(file, file("t.trace.1"), StandardCopyOption.ATOMIC_MOVE);
        Files.writeString(file, "= NdisClCloseAddressFamily af=A3 driver=client t=1\n");
        out.reset();
        follow(new ScriptClock().then(() -> {}).then(() -> {}).then(() -> {}), args);

        assertThat(err()).contains("t.trace.1, which it was");
        assertThat(out().lines()).last().asString().contains("\"events\":3", "\"lost\":1");
    }

    @Test
    void aFileThatIsNotTheOneAnyMoreIsReadFromItsBeginningWithALoss() throws Exception {
        Path file = file("t.trace");
        Files.writeString(file, "= NdisClCloseAddressFamily af=A1 driver=client t=1\n".repeat(2));
        String[] args = {"--checkpoint", file("state").toString(), "--format", "jsonl", file.toString()};
        follow(new ScriptClock(), args);
        Files.writeString(file, "= NdisClCloseAddressFamily af=A7 driver=client t=1\n");
        out.reset();
        follow(new ScriptClock(), args);

        assertThat(out().lines()).last().asString().contains("\"events\":3", "\"lost\":1");
    }

    @Test
    void aDamagedCheckpointIsRefusedWhereverItIsDamaged() throws Exception {
        Path file = file("t.trace");
        Files.writeString(file, "= NdisClCloseAddressFamily af=A1 driver=client t=1\n");
        Path state = file("state");
        String[] args = {"--checkpoint", state.toString(), file.toString()};
        follow(new ScriptClock(), args);
        byte[] whole = Files.readAllBytes(state);
        for (int at = 0; at < whole.length; at += 97) {
            byte[] flipped = whole.clone();
            flipped[at] ^= 4;
            Files.write(state, flipped);
            assertThatThrownBy(() -> follow(new ScriptClock(), args))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("remove it to begin anew");
            Files.write(state, Arrays.copyOf(whole, at));
            assertThatThrownBy(() -> follow(new ScriptClock(), args)).isInstanceOf(UsageException.class);
        }
    }

    @Test
    void aCheckpointOfOtherOptionsIsRefused() throws Exception {
        Path file = file("t.trace");
        Files.writeString(file, "= NdisClCloseAddressFamily af=A1 driver=client t=1\n");
        String state = file("state").toString();
        follow(new ScriptClock(), "--checkpoint", state, file.toString());

        assertThatThrownBy(() -> follow(new ScriptClock(), "--checkpoint", state, "--select", "af", file.toString()))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("other options");
    }

    @Test
    void anOutputThatLacksWhatTheCheckpointTellsOfIsRefused() throws Exception {
        Path file = file("t.ndjson");
        Files.write(file, sample("close-never-completed.ndjson"));
        Path results = file("results.jsonl");
        String[] args = {"--checkpoint", file("state").toString(), "-o", "jsonl=" + results, file.toString()};
        follow(new ScriptClock(), args);
        Files.writeString(results, "");

        assertThatThrownBy(() -> follow(new ScriptClock(), args))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("remove the checkpoint to begin anew");
    }

    @Test
    void standardInputHasNoCheckpoint() {
        assertThatThrownBy(() ->
                        follow(new ScriptClock(), "--checkpoint", file("state").toString(), "-"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("standard input cannot be read again");
    }

    @Test
    @Timeout(60)
    void theEndOfTheProcessDoesNotWaitForARunThatDidNotBegin() {
        // Its time stands still: a wait for a report would not end.
        ScriptClock clock = new ScriptClock();
        assertThatThrownBy(() -> follow(clock, "--checkpoint", "state", "-")).isInstanceOf(UsageException.class);
        clock.endProcess();

        assertThat(clock.isStopped()).isTrue();
    }

    @Test
    void aCheckpointThatCannotBeWrittenEndsTheRunAndIsNamed() throws Exception {
        Path file = file("t.trace");
        Files.writeString(file, "= NdisClCloseAddressFamily af=A1 driver=client t=1\n");
        String state = file("no").resolve("such").resolve("state").toString();
        int exit = follow(new ScriptClock(), "--checkpoint", state, file.toString());

        assertThat(exit).isEqualTo(70);
        assertThat(err()).contains(state + " cannot be written");
    }

    @Test
    void aProcessThatIsAskedToStopReportsAndEndsWithItsStatus() throws Exception {
        Path file = file("t.ndjson");
        Files.write(file, sample("close-never-completed.ndjson"));
        Path log = file("log");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Main.class.getName(),
                        "follow",
                        "--format",
                        "concise",
                        "-o",
                        "jsonl=" + file("results.jsonl"),
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            // The end of the trace is not told yet: the run has begun when its first line is written.
            Path results = file("results.jsonl");
            for (int i = 0; i < 600 && (!Files.exists(results) || Files.size(results) == 0); i++) {
                Thread.sleep(50);
            }
            process.destroy();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(Files.readString(log)).contains("1 error");
            assertThat(process.exitValue()).isEqualTo(1);
            assertThat(results(Files.readString(results))).isEqualTo(checked(file));
        } finally {
            process.destroyForcibly();
        }
    }

    private static byte[] bytes(List<String> lines) {
        return String.join("", lines).getBytes(StandardCharsets.UTF_8);
    }

    private static String last(List<String> lines) {
        return lines.get(lines.size() - 1);
    }
}

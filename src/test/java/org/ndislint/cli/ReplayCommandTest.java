package org.ndislint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ndislint.catalogue.EventText;
import org.ndislint.model.CallEvent;
import org.ndislint.model.Symbols;
import org.ndislint.monitor.Checks;
import org.ndislint.monitor.Monitor;
import org.ndislint.replay.Replay;
import org.ndislint.timeline.TraceLog;

class ReplayCommandTest {
    private static final String TRACE = """
            @ covers=client,call-manager
            > NdisClOpenAddressFamilyEx binding=B clientAf=C1 driver=client t=1
            > ProtocolCmOpenAf bindingContext=PM af=A1 driver=callmgr t=1
            < ProtocolCmOpenAf status=NDIS_STATUS_SUCCESS callMgrAf=K1 driver=callmgr t=1
            < NdisClOpenAddressFamilyEx status=NDIS_STATUS_SUCCESS af=A1 driver=client t=1
            > NdisClCloseAddressFamily af=A1 driver=client t=1
            < NdisClCloseAddressFamily status=NDIS_STATUS_PENDING driver=client t=1
            > NdisClCloseAddressFamily af=A1 driver=client t=3
            """;

    @TempDir
    Path folder;

    private String file() throws IOException {
        return Files.writeString(folder.resolve("story.trace"), TRACE).toString();
    }

    private static RunResult run(String... options) {
        List<String> args = new ArrayList<>(List.of("replay", "-"));
        args.addAll(List.of(options));
        return RunResult.ofProgram(TRACE, args.toArray(new String[0]));
    }

    private RunResult step(String... lines) throws IOException {
        return RunResult.ofProgram(String.join("\n", lines) + "\n", "replay", "-i", file());
    }

    @Test
    void theStateAtAnEventIsPrinted() {
        RunResult run = run("--to", "5", "--print", "state");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out())
                .startsWith("* 5  < NdisClOpenAddressFamilyEx")
                .contains("    AF#1 (A1): ")
                .contains("open");
    }

    @Test
    void whatARecordChangesIsPrinted() {
        assertThat(run("--to", "6").out()).contains("    AF#1 (A1): ").contains(" -> closing");
    }

    @Test
    void recordsAroundArePrinted() {
        assertThat(run("--to", "4", "--around", "1").out())
                .startsWith("  3  > ProtocolCmOpenAf")
                .contains("\n* 4  < ProtocolCmOpenAf")
                .contains("\n  5  < NdisClOpenAddressFamilyEx");
    }

    @Test
    void itStopsWhereARuleBreaks() {
        assertThat(run("--break", "AF-CLOSE-TWICE").out())
                .startsWith("* 8  > NdisClCloseAddressFamily")
                .contains("  ! error[AF-CLOSE-TWICE]: ");
    }

    @ParameterizedTest
    @CsvSource({"af=closing, 6", "AF#1=closing, 6", "af.client=closing, 6"})
    void itStopsWhereAnObjectComesIntoAState(String state, String event) {
        assertThat(run("--break", state).out()).startsWith("* " + event + "  ");
    }

    @Test
    void whatDoesNotHappenIsSaid() {
        RunResult run = run("--break", "SAP-DEREG-TWICE");
        assertThat(run.err()).contains("what --break names does not happen");
        assertThat(run.out()).startsWith("* 8  ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--to 9|--to: expected the number of an event of -, found 9",
                "--to x|--to: expected a number from 1",
                "--break AF-CLOSE-TWIC|did you mean AF-CLOSE-TWICE",
                "--break afx=open|there is no kind of object 'afx'",
                "--break af=opn|af has no state 'opn'; it has ",
                "--print all|--print: expected changes, state, findings, found 'all'",
                "--speed 0|--speed: expected a number above 0",
                "-i|-i: commands come from standard input"
            })
    void whatIsWrongIsSaid(String options, String words) {
        RunResult run = run(options.split(" "));
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains(words);
    }

    @Test
    void pacedOutputIsAsFarApartAsRecorded() throws IOException {
        Symbols symbols = Checks.PROGRAM.newSymbols();
        TraceLog log = new TraceLog(symbols, Checks.CATALOGUE.size());
        for (long nanos : new long[] {0, 40_000_000, 40_000_000, 100_000_000_000L}) {
            CallEvent event = new CallEvent();
            event.function = 1;
            event.timeNanos = nanos;
            log.add(event, log.size() + 1L);
        }
        Replay replay = new Replay(
                log, Checks.PROGRAM, Checks.STATUSES, new Monitor.Options(new BitSet(), false, false, Set.of()));
        StringWriter out = new StringWriter();
        StopText text = new StopText(replay, new EventText(Checks.CATALOGUE, Checks.STATUSES, symbols), out);
        List<Long> pauses = new ArrayList<>();
        new PacedReplay(replay, text, new BigDecimal("2"), pauses::add).run(3, out);
        assertThat(pauses).containsExactly(20L, 5000L);
        assertThat(out.toString().lines()).hasSize(3);
    }

    @Test
    void byHandItGoesForwardsAndBackwards() throws IOException {
        RunResult run = step("next", "", "next 3", "back", "goto 2", "quit");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(shown(run)).containsExactly("1", "2", "3", "6", "5", "2");
    }

    @Test
    void byHandItGoesToFindingsObjectsStatesAndTexts() throws IOException {
        RunResult run =
                step("search k1", "object", "break af=closing", "finding", "finding", "state af#1", "around 1", "quit");
        assertThat(shown(run)).startsWith("1", "4", "5", "6", "8");
        assertThat(run.out())
                .contains("no further violation")
                .contains("    AF#1 (A1): ")
                .contains("  7  < NdisCl");
    }

    @Test
    void byHandTheEndOfInputEndsIt() throws IOException {
        RunResult run = step("next");
        assertThat(run.exit()).isZero();
        assertThat(shown(run)).containsExactly("1", "2");
    }

    @Test
    void byHandWhatIsWrongIsSaidAndItGoesOn() throws IOException {
        RunResult run = step("jump", "goto 99", "goto x", "break nothing", "back", "object", "next 99", "next", "help");
        assertThat(run.out())
                .contains("there is no command 'jump'; help lists all")
                .contains("there is no event 99")
                .contains("expected a number, found 'x'")
                .contains("break: expected a rule")
                .contains("this is the first record")
                .contains("this record is about no object")
                .contains("this is the last record")
                .contains("search TEXT");
    }

    /** The numbers of the records at which it stood. */
    private static List<String> shown(RunResult run) {
        List<String> numbers = new ArrayList<>();
        for (String line : run.out().split("\\R", -1)) {
            int star = line.indexOf("* ");
            if (star >= 0 && line.length() > star + 2 && Character.isDigit(line.charAt(star + 2))) {
                numbers.add(line.substring(star + 2, line.indexOf(' ', star + 2)));
            }
        }
        return numbers;
    }
}

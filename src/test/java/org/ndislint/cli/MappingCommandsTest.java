package org.ndislint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mapping files from the first proposal to the checked log. */
class MappingCommandsTest {
    private static final String LOG = """
            [0]0004.0088::07/31/2026-10:00:00.001 [acmecm]--> AcmeCmCloseAf AfBlock=FFFFC804AF2E3710
            [0]0004.0088::07/31/2026-10:00:00.002 [acmecm]<-- AcmeCmCloseAf Pended
            [1]0004.0090::07/31/2026-10:00:00.009 [acmecm]family FFFFC804AF2E4000 is closed, level 2
            [1]0004.0090::07/31/2026-10:00:00.010 [acmecm]a line that tells nothing 17
            """;

    private static final String MAPPING = """
            mapping: 1
            driver: AcmeCm
            handlers:
              AcmeCmCloseAf: ProtocolCmCloseAf
            parameters:
              AfBlock: callMgrAf
            statuses:
              Pended: NDIS_STATUS_PENDING
            rules:
              - name: close done
                match: 'family (?P<af>[0-9A-F]+) is closed, level (?P<irql>\\d)'
                event: call
                fn: NdisMCmCloseAddressFamilyComplete
                set: { status: NDIS_STATUS_SUCCESS }
                samples:
                  - text: family FFFFC804AF2E4000 is closed, level 0
                    event: '= NdisMCmCloseAddressFamilyComplete af=FFFFC804AF2E4000 status=NDIS_STATUS_SUCCESS irql=0'
            """;

    @TempDir
    Path folder;

    private final ScriptedEngine engine = new ScriptedEngine();

    @Test
    void aLogIsProposedAMappingThatLoadsAsItIs() throws IOException {
        RunResult init = RunResult.of(engine, "mapping", "init", file("acme.log", LOG));
        assertThat(init.exit()).isZero();
        assertThat(init.out()).contains("AcmeCmCloseAf: ProtocolCmCloseAf");
        RunResult test = RunResult.of(engine, "mapping", "test", file("proposed.yaml", init.out()));
        assertThat(test.exit()).isZero();
    }

    @Test
    void aLogOfTheDriversOwnLoggerIsRecognisedWithTheProposedMapping() throws IOException {
        String log = file("mag.log", """
                2026-07-14 09:26:53.101 tid=17 magcm: --> MagCmOpenAf hAf=FFFFC804AF2E3710
                2026-07-14 09:26:53.102 tid=17 magcm: <-- MagCmOpenAf status 0x0 ctx=FFFFA58C1F9040C0
                2026-07-14 09:26:54.000 tid=18 magcm: heartbeat 1
                """);
        String other =
                file("other.log", "2026-07-14 09:26:55.001 tid=9 magcm: --> MagCmCloseAf ctx=FFFFA58C1F9040C0\n");
        RunResult init = RunResult.of(engine, "mapping", "init", log, other);
        assertThat(init.exit()).isZero();
        String proposed = file("proposed.yaml", init.out());
        assertThat(RunResult.of(engine, "convert", "-q", "--format", "shorthand", "--mapping", proposed, log)
                        .out())
                .isEqualTo("""
                > ProtocolCmOpenAf time=2026-07-14T09:26:53.101000000Z t=17 driver=magcm af=0xffffc804af2e3710
                < ProtocolCmOpenAf time=2026-07-14T09:26:53.102000000Z t=17 driver=magcm status=NDIS_STATUS_SUCCESS callMgrAf=0xffffa58c1f9040c0
                """);
        assertThat(RunResult.of(engine, "convert", "-q", "--format", "shorthand", "--mapping", proposed, other)
                        .out())
                .startsWith("> ProtocolCmCloseAf ");
        assertThat(RunResult.of(engine, "mapping", "test", proposed, log).out())
                .endsWith("1  heartbeat <n>  (first in line 3)\n");
    }

    @Test
    void standardInputIsProposedAMappingAsWell() {
        RunResult init = RunResult.withInput(engine, "09:26:53.101 magcm: --> MagCmOpenAf\n", "mapping", "init", "-");
        assertThat(init.exit()).isZero();
        assertThat(init.out()).contains("(?P<module>magcm)").contains("  MagCmOpenAf: ProtocolCmOpenAf");
    }

    @Test
    void aMappingIsTriedOnItsSamplesAndOnALog() throws IOException {
        String mapping = file("acme.yaml", MAPPING);
        assertThat(RunResult.of(engine, "mapping", "test", mapping).out())
                .isEqualTo(mapping + ": every sample is as it says\n");
        RunResult run = RunResult.of(engine, "mapping", "test", mapping, file("acme.log", LOG));
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .contains("1  close done (line 10)\n")
                .contains("2  AcmeCmCloseAf\n")
                .contains("1  a line that tells nothing <n>  (first in line 4)\n");
    }

    @Test
    void aMappingIsShownAsItIsUnderstood() throws IOException {
        RunResult run = RunResult.of(engine, "mapping", "show", file("acme.yaml", MAPPING));
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .contains("  handler         AcmeCmCloseAf is ProtocolCmCloseAf\n")
                .contains("Rule close done (line 10)\n")
                .contains("  function        NdisMCmCloseAddressFamilyComplete\n")
                .contains("  constant        status is NDIS_STATUS_SUCCESS\n");
    }

    @Test
    void theBuiltInConventionsAreShownWithoutAMapping() {
        RunResult run = RunResult.of(engine, "mapping", "show");
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("an arrow, then the name\n").contains("      > MiniportInitializeEx\n");
    }

    @Test
    void aMappedLogIsCheckedAndWhatIsLeftOverIsSaid() throws IOException {
        String log = file("acme.log", LOG);
        RunResult run = RunResult.of(engine, "--mapping", file("acme.yaml", MAPPING), "--format", "jsonl", log);
        assertThat(run.exit()).isZero();
        assertThat(engine.seen())
                .containsExactly(
                        "1 > ProtocolCmCloseAf callMgrAf=0xffffc804af2e3710 driver=AcmeCm t=136",
                        "2 < ProtocolCmCloseAf status=NDIS_STATUS_PENDING driver=AcmeCm t=136",
                        "3 = NdisMCmCloseAddressFamilyComplete status=NDIS_STATUS_SUCCESS af=0xffffc804af2e4000"
                                + " irql=DISPATCH_LEVEL driver=AcmeCm t=144",
                        "end");
        assertThat(run.out()).contains("\"records\":4,\"events\":3,\"unmapped\":1,");
        assertThat(run.err())
                .contains("not recognised: 1 message in 1 shape, most often \"a line that tells nothing <n>\" (1, first"
                        + " in line 4); ndislint mapping init " + log + " proposes a mapping");
    }

    @Test
    void whatIsWrongWithAMappingIsSaidAndNothingIsChecked() throws IOException {
        String mapping = file("acme.yaml", MAPPING.replace("NdisMCmCloseAddress", "NdisMCmCloseAdress"));
        RunResult run = RunResult.of(engine, "--mapping", mapping, file("acme.log", LOG));
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("ndislint: --mapping: " + mapping + ":13:")
                .contains("did you mean");
        assertThat(run.out()).isEmpty();
        assertThat(RunResult.of(engine, "mapping", "test", mapping).exit()).isEqualTo(2);
        assertThat(RunResult.of(
                                engine,
                                "mapping",
                                "show",
                                folder.resolve("none").toString())
                        .err())
                .isEqualTo("ndislint: mapping show: " + folder.resolve("none") + " cannot be read: no such file"
                        + System.lineSeparator());
    }

    @Test
    void aTraceOfCallEventsHasNothingToMap() throws IOException {
        RunResult run = RunResult.of(engine, "mapping", "init", file("x.trace", "= NdisClCloseAddressFamily af=A1\n"));
        assertThat(run.exit()).isEqualTo(4);
        assertThat(run.err()).contains("there are no messages in it");
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }
}

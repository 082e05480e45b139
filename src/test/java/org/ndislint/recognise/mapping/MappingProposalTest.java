package org.ndislint.recognise.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ndislint.recognise.Mapping;

class MappingProposalTest {
    private final HandlerGuess guess = new HandlerGuess(Mappings.CATALOGUE);

    private static String proposal(String... lines) throws IOException {
        LineGuess guess = new LineGuess();
        for (String line : lines) {
            guess.add(line);
        }
        LineGuess.Guess before = guess.guess();
        Mappings run = new Mappings(before == null ? Mapping.NONE : Mapping.ofLine(Pattern.compile(before.pattern())));
        for (String line : lines) {
            run.message.line++;
            run.event(line);
        }
        MappingProposal proposal = new MappingProposal(Mappings.CATALOGUE, Mappings.STATUSES);
        proposal.add("acme.log", run.recogniser.unrecognised(), before);
        StringBuilder text = new StringBuilder();
        proposal.write(text);
        return text.toString();
    }

    @ParameterizedTest
    @CsvSource({
        "AcmeCmCloseAf, ProtocolCmCloseAf",
        "MPHaltEx, MiniportHaltEx",
        "MPHalt, MiniportHaltEx",
        "MPPause, MiniportPause",
        "MPInitialize, MiniportInitializeEx",
        "PtBindAdapter, ProtocolBindAdapterEx",
        "PtSendNBLComplete, ProtocolSendNetBufferListsComplete",
        "LwfPause, FilterPause",
        "AcmeClOpenAfCompleteHandler, ProtocolClOpenAfCompleteEx",
        "acme_cm_register_sap, ProtocolCmRegisterSap",
        "MyCmMakeCall, ProtocolCmMakeCall",
        "xyzCoCreateVc, ProtocolCoCreateVc or MiniportCoCreateVc"
    })
    void handlersAreGuessedByTheEndOfTheirName(String handler, String wanted) {
        assertThat(String.join(
                                " or ",
                                guess.of(handler).names().stream()
                                        .sorted(java.util.Comparator.reverseOrder())
                                        .toList())
                        + " " + guess.of(handler).names())
                .contains(wanted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AcmeCmCloseAf", "MPHaltEx", "MPPause", "PtBindAdapter", "LwfPause", "MyCmMakeCall"})
    void oneGuessThatFitsIsCertain(String handler) {
        assertThat(guess.of(handler).certain()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"AcmePause", "AcmeFrobnicate", "Reset", "xyzCoCreateVc", "MPSetInformation", ""})
    void doubtfulNamesAreNotCertain(String handler) {
        assertThat(guess.of(handler).certain()).isFalse();
    }

    @Test
    void proposalLoadsAndRecognisesTheHandlers() throws Exception {
        String yaml = proposal(
                "[cm] --> AcmeCmCloseAf: Af=0xFFFFC804AF2E3710",
                "[cm] <-- AcmeCmCloseAf: Status=0x103",
                "[cm] --> AcmePause",
                "acme: closing family FFFFC804AF2E3710 of 3");
        Mappings proposed = Mappings.of(yaml);
        assertThat(proposed.event("[cm] <-- AcmeCmCloseAf: Status=0x103"))
                .isEqualTo("< ProtocolCmCloseAf status=NDIS_STATUS_PENDING");
    }

    @Test
    void proposalShowsDoubtfulNamesAndOtherShapesAsComments() throws IOException {
        String yaml = proposal(
                "[cm] --> AcmeCmCloseAf: Af=0xFFFFC804AF2E3710",
                "[cm] --> AcmePause",
                "acme: it's closing family FFFFC804AF2E3710 of 3");
        assertThat(yaml)
                .contains("handlers:\n  AcmeCmCloseAf: ProtocolCmCloseAf  # 1 entry, first in line 1\n")
                .contains("#  AcmePause: FilterPause  # 1 entry, first in line 2; not certain: or MiniportPause\n")
                .contains("#  # not certain: no documented function is named\n")
                .contains("#  - match: 'acme:\\s+it''s\\s+closing\\s+family\\s+(?:0x)?[0-9A-Fa-f]+\\s+of\\s+\\d+'");
    }

    @Test
    void commentsThatAreUncommentedWithoutADecisionAreRefusedAndNotMisread() throws IOException {
        String yaml = proposal("acme: closing family FFFFC804AF2E3710 of 3");
        String uncommented = yaml.replaceAll("(?m)^#(rules:|  )", "$1");
        assertThat(Mappings.problems(uncommented)).contains("expected a documented function, found \"FUNCTION\"");
    }

    @Test
    void whatIsCertainOfAWordedLineIsARuleWithItsSample() throws Exception {
        String[] lines = {
            "MagCM(3): MagCmOpenAf entered: af=FFFFC804AF2E3710 at 12ms",
            "MagCM(3): MagCmOpenAf returned 0x0, CallMgrAfContext=FFFFA58C1F9040C0",
            "MagCM(4): NdisMCmCloseAddressFamilyComplete called, af=FFFFC804AF2E3710 status=0x0"
        };
        Mappings proposed = Mappings.of(proposal(lines));
        assertThat(proposed.event(lines[0].replace("(3)", "(7)").replace("12ms", "9ms")))
                .isEqualTo("> ProtocolCmOpenAf af=0xffffc804af2e3710");
        assertThat(proposed.event(lines[1].replace("C0", "D0")))
                .isEqualTo("< ProtocolCmOpenAf status=NDIS_STATUS_SUCCESS callMgrAf=0xffffa58c1f9040d0");
        assertThat(proposed.event(lines[2]))
                .isEqualTo("= NdisMCmCloseAddressFamilyComplete status=NDIS_STATUS_SUCCESS af=0xffffc804af2e3710");
    }

    @Test
    void linesThatConventionsOrHandlersRecogniseGetNoRules() throws IOException {
        String yaml = proposal(
                "--> MiniportPause MiniportAdapterContext=FFFFC804AF2E3710",
                "--> AcmeCmCloseAf AfBlock=FFFFC804AF2E3710",
                "<-- AcmeCmCloseAf status 0x103");
        assertThat(yaml).doesNotContain("match:", "MiniportPause");
    }

    @Test
    void parametersAreNamedWhereTheirNamesTell() throws IOException {
        String yaml = proposal(
                "--> AcmeCmOpenAf hAf=FFFFC804AF2E3710",
                "<-- AcmeCmOpenAf Ok ctx=FFFFA58C1F9040C0",
                "--> AcmeCmRegisterSap ctx=FFFFA58C1F9040C0 SapBlock=FFFFC804B0419E60");
        assertThat(yaml)
                .contains("parameters:\n  ctx: callMgrAf\n  hAf: af\n#  SapBlock: sap  # not certain: ")
                .contains("statuses:\n  Ok: NDIS_STATUS_SUCCESS\n");
    }

    @Test
    void aNameThatStandsForSeveralThingsIsLeftToAPerson() throws IOException {
        String yaml =
                proposal("--> AcmeCmCloseAf ctx=FFFFA58C1F9040C0", "--> AcmeCmDeregisterSap ctx=FFFFA58C1F9040D0");
        assertThat(yaml).contains("#parameters:\n#  ctx: callMgrAf  # not certain: or callMgrSap: ");
    }

    @Test
    void severalLogsMakeOneMapping() throws IOException {
        MappingProposal proposal = new MappingProposal(Mappings.CATALOGUE, Mappings.STATUSES);
        for (String name : new String[] {"one", "two"}) {
            Mappings run = new Mappings(Mapping.NONE);
            run.message.line = 7;
            run.event("--> AcmeCmCloseAf");
            run.event("of " + name + ": FFFFC804AF2E3710");
            proposal.add(name + ".log", run.recogniser.unrecognised(), null);
        }
        StringBuilder text = new StringBuilder();
        proposal.write(text);
        assertThat(text.toString())
                .startsWith("# Mapping proposed by ndislint from one.log, two.log: 4 lines not recognised.\n")
                .contains("  AcmeCmCloseAf: ProtocolCmCloseAf  # 2 entries, first in line 7\n")
                .contains("#  # 1 line, first in line 7 of two.log\n#  # of two: FFFFC804AF2E3710\n");
    }

    @Test
    void proposalOfALogWithoutCandidatesLoads() throws Exception {
        assertThat(Mappings.read(proposal("nothing to see"))).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void proposalOfAnyLogLoads(long seed) throws Exception {
        Random random = new Random(seed);
        String[] parts = {
            "--> ",
            "<-- ",
            "Acme",
            "'",
            "\"",
            ": ",
            "#",
            "\n",
            "\t",
            "~x",
            "$y",
            "MPPause",
            "true",
            "null",
            "[",
            "]",
            "{",
            "}",
            "0xFFFFC804AF2E3710",
            " ",
            "Enter",
            "\u0000",
            "\u2028",
            "\uD83D",
            "*a",
            "&b",
            "%",
            "@",
            "`",
            "\\",
            "Pause"
        };
        String[] lines = new String[200];
        for (int i = 0; i < lines.length; i++) {
            StringBuilder line = new StringBuilder();
            for (int n = random.nextInt(8); n >= 0; n--) {
                line.append(parts[random.nextInt(parts.length)]);
            }
            lines[i] = line.toString();
        }
        assertThat(Mappings.read(proposal(lines))).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "MPSendNBLComplete, mp send net buffer lists complete",
        "AcmeCmCloseAf, acme cm close af",
        "acme_cm_close_af, acme cm close af",
        "CmCloseAddressFamily, cm close af",
        "MPInitEx, mp initialize ex",
        "SendNetBufferList, send net buffer lists",
        "ReturnNBLs, return net buffer lists"
    })
    void namesAreTakenApartIntoWords(String name, String words) {
        assertThat(String.join(" ", NameWords.of(name))).isEqualTo(words);
    }
}

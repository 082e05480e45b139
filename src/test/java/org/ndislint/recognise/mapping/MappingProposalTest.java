package org.ndislint.recognise.mapping;

import static org.assertj.core.api.Assertions.assertThat;

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
        Mappings run = new Mappings(Mapping.NONE);
        for (String line : lines) {
            run.message.line++;
            run.event(line);
        }
        StringBuilder text = new StringBuilder();
        new MappingProposal(Mappings.CATALOGUE).write("acme.log", run.recogniser.unrecognised(), text);
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
                .contains("#  AcmePause: FilterPause  # 1 entry, first in line 2; or MiniportPause\n")
                .contains(
                        "#   - match: 'acme:\\s+it''s\\s+closing\\s+family\\s+(?P<value1>(?:0x)?[0-9A-Fa-f]+)\\s+of\\s+\\d+'");
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

package org.ndislint.recognise;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ndislint.model.ArgumentType;

/** What the built-in wordings make of typed arguments. */
class TypedArgumentTest {
    private final Recognition recognition = new Recognition();

    @Test
    void variablesFillTheParametersOfTheirNameWhateverTheTextSays() {
        recognition.message.function = "NdisClCloseAddressFamily";
        recognition.message.arguments.addNumber(10, "NdisAfHandle", ArgumentType.POINTER, 0xFFFFC804AF2E3710L, null);
        assertThat(recognition.read("--> FFFFC804AF2E3710"))
                .isEqualTo("> NdisClCloseAddressFamily af=0xffffc804af2e3710");
    }

    @Test
    void theTypedValueStandsAgainstWhatTheTextShows() {
        recognition.message.arguments.addNumber(10, "NdisAfHandle", ArgumentType.POINTER, 0xFFFFC804AF2E3710L, null);
        assertThat(recognition.read("--> NdisClCloseAddressFamily NdisAfHandle=AF2E3710"))
                .isEqualTo("> NdisClCloseAddressFamily af=0xffffc804af2e3710");
    }

    @Test
    void aStatusIsRead() {
        recognition.message.function = "NdisClCloseAddressFamily";
        recognition.message.arguments.addNumber(10, "status", ArgumentType.STATUS, 0x103, "NDIS_STATUS_PENDING");
        assertThat(recognition.read("<-- 259")).isEqualTo("< NdisClCloseAddressFamily status=NDIS_STATUS_PENDING");
    }

    @Test
    void aLevelWithANameIsALevel() {
        recognition.message.arguments.addNumber(10, "Irql", ArgumentType.NAMED, 2, "DPC");
        assertThat(recognition.read("--> MiniportPause")).isEqualTo("> MiniportPause irql=DISPATCH_LEVEL");
    }

    @Test
    void membersOfStructuresMayBeAnybodys() {
        recognition.message.arguments.addNumber(10, "Other->NdisAfHandle", ArgumentType.POINTER, 0x1234, null);
        recognition.message.arguments.addNumber(11, "Arg", ArgumentType.POINTER, 0x5678, null);
        assertThat(recognition.read("--> NdisClCloseAddressFamily")).isEqualTo("> NdisClCloseAddressFamily");
    }

    @Test
    void anOutParameterIsNotTakenOnEntry() {
        recognition.message.arguments.addNumber(10, "NdisVcHandle", ArgumentType.POINTER, 0x1234, null);
        assertThat(recognition.read("--> NdisCoCreateVc")).isEqualTo("> NdisCoCreateVc");
    }

    @Test
    void whatWasLoggedInADpcRanAtDispatchLevelUnlessItSaysItself() {
        recognition.message.irqlFloor = 2;
        assertThat(recognition.read("--> MiniportPause")).isEqualTo("> MiniportPause irql=DISPATCH_LEVEL");
        assertThat(recognition.read("--> MiniportPause irql=0")).isEqualTo("> MiniportPause irql=PASSIVE_LEVEL");
    }

    @Test
    void argumentsAloneAnnounceNothing() {
        recognition.message.arguments.addNumber(10, "NdisAfHandle", ArgumentType.POINTER, 0x1234, null);
        assertThat(recognition.read("the family NdisClCloseAddressFamily closed"))
                .isEqualTo("-");
    }
}

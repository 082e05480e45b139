package org.ndislint.recognise;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ndislint.model.MessageRecord;

/** Events without text: TraceLogging, as ovpn-dco-win logs. */
class NamedEventTest {
    private final Recognition recognition = new Recognition();

    private void field(String name, String value) {
        recognition.message.fields.add(new MessageRecord.Field(name, value));
    }

    @Test
    void nameTellsEntryAndFuncTheFunction() {
        recognition.message.eventName = "FunctionEntry";
        field("Func", "MiniportPause");
        field("Line", "120");
        field("MiniportAdapterContext", "0xFFFFC804AF2E3710");
        assertThat(recognition.read()).isEqualTo("> MiniportPause adapterContext=0xffffc804af2e3710");
    }

    @Test
    void exitTakesTheStatus() {
        recognition.message.eventName = "FunctionExit";
        field("Func", "MiniportPause");
        field("status", "259");
        assertThat(recognition.read()).isEqualTo("< MiniportPause status=NDIS_STATUS_PENDING");
    }

    @Test
    void firstFieldIsTheFunctionWhereFieldsHaveNoNames() {
        recognition.message.eventName = "FunctionEntry";
        field("", "MiniportPause");
        field("", "120");
        assertThat(recognition.read()).isEqualTo("> MiniportPause");
    }

    @Test
    void toolsMayWriteTaskAndOpcodeAround() {
        recognition.message.eventName = "OvpnDco/FunctionEntry/Info";
        field("Func", "MiniportPause");
        assertThat(recognition.read()).isEqualTo("> MiniportPause");
    }

    @ParameterizedTest
    @ValueSource(strings = {"FunctionEntryPoint", "Error", "Warn", "Info", "MyFunctionEntry"})
    void otherEventsAreNotRecognised(String name) {
        recognition.message.eventName = name;
        field("Func", "MiniportPause");
        assertThat(recognition.read()).isEqualTo("-");
    }

    @Test
    void driversOwnFunctionsAreNotGuessed() {
        recognition.message.eventName = "FunctionEntry";
        field("Func", "OvpnEvtPause");
        assertThat(recognition.read()).isEqualTo("-");
        assertThat(recognition.recogniser.unrecognised().top(1).get(0).candidate())
                .isEqualTo("OvpnEvtPause");
    }

    @Test
    void nameMayStandInTheModulesPlaceAndIsNoDriverThen() {
        recognition.message.module = "FunctionExit";
        field("Event ID", "12");
        field("", "MiniportPause");
        field("", "120");
        assertThat(recognition.read()).isEqualTo("< MiniportPause");
    }

    @Test
    void loneNamelessFieldIsTheText() {
        field("", "--> MiniportPause");
        assertThat(recognition.read()).isEqualTo("> MiniportPause");
    }
}

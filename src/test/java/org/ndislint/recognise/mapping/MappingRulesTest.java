package org.ndislint.recognise.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ndislint.model.ArgumentType;
import org.ndislint.model.CallEvent;
import org.ndislint.recognise.Mapping;

/** What rules, tables and columns of a mapping file make of messages. */
class MappingRulesTest {
    private static final String ACME = """
            mapping: 1
            driver: AcmeCm
            handlers:
              AcmeCmCloseAf: ProtocolCmCloseAf
            parameters:
              AfBlock: callMgrAf
            statuses:
              Pended: NDIS_STATUS_PENDING
              Fine: 0
            rules:
              - name: close-begins
                match: 'closing family (?P<af>[0-9A-F]+) at level (?P<irql>\\d)'
                event: enter
                fn: NdisMCmCloseAddressFamilyComplete
                set: { status: NDIS_STATUS_SUCCESS }
              - name: answer
                match: '^(?P<fn>\\w+) answered (?P<status>\\w+)$'
                event: exit
              - name: gap
                match: '(?P<count>\\d+) records missing'
                event: lost
              - name: noise
                match: 'pretended'
                event: none
              - name: by-level
                when: { level: Verbose, module: acme }
                match: 'reset (?P<how>begins|ends)'
                groups: { how: event }
                event: by-value
                fn: MiniportResetEx
            phases:
              begins: enter
              ends: exit
            """;

    private final Mappings acme = Mappings.of(ACME);

    MappingRulesTest() throws MappingException {}

    @Test
    void groupsAndConstantsFillTheEvent() {
        assertThat(acme.event("AcmeCm: closing family FFFFC804AF2E3710 at level 2"))
                .isEqualTo("> NdisMCmCloseAddressFamilyComplete status=NDIS_STATUS_SUCCESS af=0xffffc804af2e3710"
                        + " irql=DISPATCH_LEVEL driver=AcmeCm");
    }

    @Test
    void groupMayTellTheFunctionAndOwnSpellingsTheStatus() {
        assertThat(acme.event("AcmeCmCloseAf answered Pended"))
                .isEqualTo("< ProtocolCmCloseAf status=NDIS_STATUS_PENDING driver=AcmeCm");
    }

    @Test
    void groupThatTellsAnUnknownFunctionIsNoEvent() {
        assertThat(acme.event("AcmeCmFrobnicate answered Pended")).isEqualTo("-");
    }

    @Test
    void lossIsMarked() {
        acme.event("17 records missing");
        assertThat(acme.event.lostCount).isEqualTo(17);
    }

    @Test
    void ruleMayForbidWhatAConventionWouldRecognise() {
        assertThat(acme.event("--> MiniportPause pretended")).isEqualTo("-");
    }

    @Test
    void membersOfTheRecordDecide() {
        acme.message.level = "verbose";
        acme.message.module = "ACME";
        assertThat(acme.event("reset begins")).isEqualTo("> MiniportResetEx driver=AcmeCm");
        assertThat(acme.event("reset ends")).isEqualTo("< MiniportResetEx driver=AcmeCm");
        acme.message.level = "error";
        assertThat(acme.event("reset begins")).isEqualTo("-");
    }

    @Test
    void handlersServeTheBuiltInConventions() {
        assertThat(acme.event("[cm] --> AcmeCmCloseAf: AfBlock=0xFFFFC804AF2E3710"))
                .isEqualTo("> ProtocolCmCloseAf callMgrAf=0xffffc804af2e3710 driver=AcmeCm");
        assertThat(acme.event("[cm] <-- AcmeCmCloseAf: Status=Pended"))
                .isEqualTo("< ProtocolCmCloseAf status=NDIS_STATUS_PENDING driver=AcmeCm");
    }

    @Test
    void ownNameOfAParameterMayStandForADocumentedOne() throws MappingException {
        Mappings own = Mappings.of("mapping: 1\nparameters: { hAf: NdisAfHandle }\n");
        assertThat(own.event("--> NdisClCloseAddressFamily: hAf=A1")).isEqualTo("> NdisClCloseAddressFamily af=A1");
        assertThat(own.event("--> NdisClOpenAddressFamilyEx: hAf=A1")).isEqualTo("> NdisClOpenAddressFamilyEx");
    }

    @Test
    void documentedNamesAreStillRecognised() {
        assertThat(acme.event("--> MiniportPause")).isEqualTo("> MiniportPause driver=AcmeCm");
    }

    @Test
    void firstRuleThatFitsDecides() throws MappingException {
        Mappings two = Mappings.of("""
                mapping: 1
                rules:
                  - { match: 'pau', event: enter, fn: MiniportPause }
                  - { match: 'pause', event: exit, fn: MiniportPause }
                """);
        assertThat(two.event("pause")).isEqualTo("> MiniportPause");
    }

    @Test
    void conventionsCanBeSwitchedOff() throws MappingException {
        assertThat(Mappings.of("mapping: 1\nconventions: false\n").event("--> MiniportPause"))
                .isEqualTo("-");
    }

    @Test
    void driverIsLookedUpByModuleOrComponent() throws MappingException {
        Mappings drivers = Mappings.of("mapping: 1\ndriver: other\ndrivers: { acmecm: AcmeCallManager }\n");
        drivers.message.component = "AcmeCM";
        assertThat(drivers.event("--> MiniportPause")).isEqualTo("> MiniportPause driver=AcmeCallManager");
        drivers.message.component = "x";
        assertThat(drivers.event("--> MiniportPause")).isEqualTo("> MiniportPause driver=other");
    }

    @Test
    void statusSpellingsOfARuleGoFirst() throws MappingException {
        Mappings own = Mappings.of("""
                mapping: 1
                statuses: { Done: NDIS_STATUS_SUCCESS }
                rules:
                  - match: 'pause (?P<status>\\w+)'
                    event: exit
                    fn: MiniportPause
                    statuses: { Done: NDIS_STATUS_PENDING }
                """);
        assertThat(own.event("pause Done")).isEqualTo("< MiniportPause status=NDIS_STATUS_PENDING");
    }

    @Test
    void furtherMembersGoToArguments() throws MappingException {
        Mappings own = Mappings.of("""
                mapping: 1
                rules:
                  - match: 'register version (?P<v>\\d+)'
                    groups: { v: args.MajorNdisVersion }
                    event: enter
                    fn: NdisRegisterProtocolDriver
                """);
        assertThat(own.event("register version 6")).isEqualTo("> NdisRegisterProtocolDriver MajorNdisVersion=0x6");
    }

    @Test
    void fieldsOfStructuredRecordsFillTheEvent() throws MappingException {
        Mappings own = Mappings.of("""
                mapping: 1
                rules:
                  - when: { eventName: AfClosing }
                    event: enter
                    fn: NdisClCloseAddressFamily
                    fields: { Family: af, Level: irql }
                    samples:
                      - eventName: AfClosing
                        fields: { Family: '0xFFFFC804AF2E3710', Level: 0 }
                        event: '> NdisClCloseAddressFamily af=0xffffc804af2e3710 irql=0'
                """);
        own.message.eventName = "AfClosing";
        assertThat(own.field("Family", "A1").field("Level", "2").event())
                .isEqualTo("> NdisClCloseAddressFamily af=A1 irql=DISPATCH_LEVEL");
    }

    @Test
    void columnsOfATableBecomeEvents() throws MappingException {
        Mappings table = Mappings.of("""
                mapping: 1
                phases: { begin: enter, end: exit }
                timeUnit: us
                columns: { Call: fn, Phase: event, Handle: af, When: time, Core: cpu, Result: status, Who: driver }
                """);
        table.field("when", "5").field("Core", "3").field("Call", "NdisClCloseAddressFamily");
        table.field("Phase", "end")
                .field("Handle", "A1")
                .field("Result", "0x103")
                .field("Who", "acme");
        assertThat(table.event())
                .isEqualTo("< NdisClCloseAddressFamily status=NDIS_STATUS_PENDING af=A1 cpu=3 driver=acme");
        assertThat(table.event.timeNanos).isEqualTo(5000);
    }

    @Test
    void rowThatNamesNoFunctionGoesOnAsText() throws MappingException {
        Mappings table = Mappings.of("mapping: 1\ncolumns: { Message: text, Source: module, Time: time, TID: tid }\n");
        table.field("Message", "--> MiniportPause").field("Source", "acme");
        table.field("Time", "2026-01-02 03:04:05.5").field("TID", "0x1F4");
        assertThat(table.event()).isEqualTo("> MiniportPause t=500 driver=acme");
        assertThat(table.event.timeNanos).isEqualTo(1_767_323_045_500_000_000L);
    }

    @Test
    void timesWithoutZoneAreInTheMappingsZone() throws MappingException {
        Mappings table = Mappings.of("mapping: 1\nzone: '+02:00'\ncolumns: { T: time, F: fn }\n");
        table.field("T", "1970-01-01T02:00:01").field("F", "MiniportPause").event();
        assertThat(table.event.timeNanos).isEqualTo(1_000_000_000L);
    }

    @Test
    void timeThatIsNoneIsNotRecorded() throws MappingException {
        Mappings table = Mappings.of("mapping: 1\ncolumns: { T: time, F: fn }\n");
        table.field("T", "yesterday").field("F", "MiniportPause").event();
        assertThat(table.event.timeNanos).isEqualTo(CallEvent.NO_TIME);
    }

    @Test
    void rowWithAnUnknownFunctionIsNotRecognised() throws MappingException {
        Mappings table = Mappings.of("mapping: 1\ncolumns: { Call: fn, Phase: event }\n");
        assertThat(table.field("Call", "Frobnicate").field("Phase", "enter").event())
                .isEqualTo("-");
    }

    @Test
    void twoFilesAddUp() throws MappingException {
        Mapping one = Mappings.read("mapping: 1\nhandlers: { A_Pause: MiniportPause }\n");
        Mapping two = Mappings.read("mapping: 1\nhandlers: { A_Pause: FilterPause, A_Restart: MiniportRestart }\n");
        Mappings both = new Mappings(one.or(two));
        assertThat(both.event("--> A_Pause")).isEqualTo("> MiniportPause");
        assertThat(both.event("--> A_Restart")).isEqualTo("> MiniportRestart");
    }

    @Test
    void trialTellsWhatEachRuleTookAndWhatIsLeft() throws Exception {
        acme.message.line = 1;
        acme.event("closing family A at level 0");
        acme.event("--> AcmeCmCloseAf");
        acme.event("something 5");
        acme.event("something 6");
        StringBuilder report = new StringBuilder();
        MappingTrial.write(acme.recogniser, 5, report);
        assertThat(report.toString()).isEqualTo("""
                        rules
                                 1  close-begins (line 11)
                                 0  answer (line 16)  took nothing
                                 0  gap (line 19)  took nothing
                                 0  noise (line 22)  took nothing
                                 0  by-level (line 25)  took nothing
                        handlers
                                 1  AcmeCmCloseAf
                        built-in conventions
                                 1  an arrow, then the name
                        not recognised
                                 2  lines
                        the most frequent shapes of these
                                 2  something <n>  (first in line 1)
                        """);
    }

    @Test
    void typedArgumentsFillTheEventByNumberAndByName() throws MappingException {
        Mappings mappings = Mappings.of("""
                mapping: 1
                rules:
                  - when: { tag: Af_c7 }
                    event: exit
                    fn: NdisClCloseAddressFamily
                    arguments: { 2: af, ctx->Status: status, 4: irql }
                    samples:
                      - tag: Af_c7
                        arguments: { 2: 0xffffc804af2e3710, ctx->Status: 259, 4: 2 }
                        event: '< NdisClCloseAddressFamily af=0xffffc804af2e3710 status=NDIS_STATUS_PENDING irql=2'
                """);
        mappings.message.tag = "Af_c7";
        mappings.message.arguments.addText(10, "name", ArgumentType.TEXT, "client");
        mappings.message.arguments.addNumber(11, "", ArgumentType.INTEGER, 0x1234, null);
        mappings.message.arguments.addNumber(12, "Ctx->Status", ArgumentType.INTEGER, -1073741823, null);
        mappings.message.arguments.addNumber(13, "", ArgumentType.NAMED, 0, "Low");
        assertThat(mappings.event("closed client"))
                .isEqualTo("< NdisClCloseAddressFamily status=NDIS_STATUS_FAILURE af=0x1234 irql=PASSIVE_LEVEL");
    }

    @Test
    void anArgumentMayTellTheFunction() throws MappingException {
        Mappings mappings = Mappings.of("""
                mapping: 1
                rules:
                  - match: '^calling '
                    event: enter
                    arguments: { 1: fn, NdisAfHandle: af }
                """);
        mappings.message.arguments.addText(10, "", ArgumentType.TEXT, "NdisClCloseAddressFamily");
        mappings.message.arguments.addNumber(11, "NdisAfHandle", ArgumentType.POINTER, 0x1234, null);
        assertThat(mappings.event("calling it")).isEqualTo("> NdisClCloseAddressFamily af=0x1234");
    }

    @Test
    void anArgumentGoesToAKnownPlaceOnly() {
        assertThat(Mappings.problems("""
                mapping: 1
                rules:
                  - match: x
                    event: enter
                    fn: MiniportPause
                    arguments: { 1: NdisAfHandel }
                """))
                .startsWith("acme.yaml:6:21: expected a key of a call event or a parameter of MiniportPause");
    }
}

package org.ndislint.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** IRQLs: what the catalogue's ranges forbid, what a flag proves, and what is not said without a level. */
class LevelRulesTest {
    @ParameterizedTest
    @CsvSource({
        "NdisCloseAdapterEx, 1, IRQL-PASSIVE-ONLY",
        "NdisCmActivateVc, 3, IRQL-MAX-DISPATCH",
        "NdisDprReleaseSpinLock, 1, IRQL-EXACTLY-DISPATCH",
        "NdisDprReleaseSpinLock, 3, IRQL-MAX-DISPATCH",
        "NdisMSleep, 2, IRQL-BELOW-DISPATCH",
        "NdisCoGetTapiCallId, 0, IRQL-UNEXPLAINED-DISPATCH",
        "MiniportPause, 1, IRQL-CALLBACK-PASSIVE",
        "ProtocolCmMakeCall, 3, IRQL-CALLBACK-MAX-DISPATCH"
    })
    void aCallOutsideItsDocumentedRangeIsFoundAtItsEntry(String function, int irql, String rule) {
        assertThat(Checks.run("> " + function + " irql=" + irql + " t=1\n").all())
                .contains(rule + "@1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "> NdisCloseAdapterEx irql=0 t=1",
                "> NdisCmActivateVc irql=2 t=1",
                "> NdisDprReleaseSpinLock irql=2 t=1",
                "> NdisMSleep irql=1 t=1",
                "> MiniportShutdownEx irql=15 t=1",
                "> NdisCoSendNetBufferLists flags=0 irql=2 t=1",
                "> NdisCoSendNetBufferLists flags=0x0 irql=0 t=1",
                "> NdisCoSendNetBufferLists irql=0 t=1"
            })
    void whatThePagesAllowIsSilent(String trace) {
        Checks.Run run = Checks.run(trace + "\n");
        assertThat(run.all()).noneMatch(finding -> finding.startsWith("IRQL-"));
        assertThat(run.undecided()).noneMatch(finding -> finding.startsWith("IRQL-"));
    }

    @Test
    void withoutLevelsNoRuleOnThemIsExercised() {
        Checks.Run run = Checks.run("> NdisCloseAdapterEx t=1\n> NdisCmActivateVc t=1\n> MiniportPause t=1\n");
        assertThat(run.monitor().verdicts().get(Verdict.NOT_EXERCISED))
                .contains(
                        "IRQL-PASSIVE-ONLY",
                        "IRQL-MAX-DISPATCH",
                        "IRQL-CALLBACK-PASSIVE",
                        "IRQL-PASSIVE-CALL-UNDER-FLAG");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NDIS_SEND_FLAGS_DISPATCH_LEVEL", "0x00000001", "1", "NDIS_SEND_FLAGS_DISPATCH_LEVEL|0x2"})
    void aFlagIsReadByNameAndByNumber(String flags) {
        String trace = "> NdisCoSendNetBufferLists vc=V1 nbl=N1 flags=" + flags + " irql=0 t=1\n";
        assertThat(Checks.run(trace).all()).contains("IRQL-DISPATCH-FLAG@1");
    }

    @Test
    void aCallAtARecordedLevelIsJudgedByItAndNotByTheFlagAroundIt() {
        String trace = """
                > ProtocolCoReceiveNetBufferLists vc=V1 nbl=N1 flags=NDIS_RECEIVE_FLAGS_DISPATCH_LEVEL t=1
                > NdisCloseAdapterEx binding=B1 irql=2 t=1
                """;
        assertThat(Checks.run(trace).grave()).containsExactly("IRQL-PASSIVE-ONLY@2");
    }

    @Test
    void aFlagThatIsFalseProvesNoLevel() {
        String trace = """
                > ProtocolCoReceiveNetBufferLists vc=V1 nbl=N1 flags=NDIS_RECEIVE_FLAGS_DISPATCH_LEVEL irql=0 t=1
                > NdisCloseAdapterEx binding=B1 t=1
                """;
        assertThat(Checks.run(trace).grave()).containsExactly("IRQL-DISPATCH-FLAG@1");
    }

    @Test
    void aFlagThatWasNotRecordedLeavesACallInsideUndecided() {
        String trace = """
                > ProtocolCoReceiveNetBufferLists vc=V1 nbl=N1 t=1
                > NdisCloseAdapterEx binding=B1 t=1
                """;
        Checks.Run run = Checks.run(trace);
        assertThat(run.grave()).isEmpty();
        assertThat(run.undecided()).contains("IRQL-PASSIVE-CALL-UNDER-FLAG@2[WINDOW, MISSING_FIELD]");
    }

    @Test
    void withoutThreadsALevelIsNotSaidToLeak() {
        String trace = """
                > MiniportPause adapter=M1 irql=0
                < MiniportPause status=NDIS_STATUS_SUCCESS irql=2
                """;
        assertThat(Checks.run(trace).grave()).isEmpty();
    }

    @Test
    void savedLevelsNest() {
        String trace = """
                < NDIS_RAISE_IRQL_TO_DISPATCH OldIrql=0 t=1
                < NDIS_RAISE_IRQL_TO_DISPATCH OldIrql=2 t=1
                > NDIS_LOWER_IRQL OldIrql=2 t=1
                > NDIS_LOWER_IRQL OldIrql=PASSIVE_LEVEL t=1
                """;
        assertThat(Checks.run(trace).grave()).isEmpty();
    }

    @Test
    void threadsSaveTheirLevelsApart() {
        String trace = """
                < NDIS_RAISE_IRQL_TO_DISPATCH OldIrql=0 t=1
                < NDIS_RAISE_IRQL_TO_DISPATCH OldIrql=1 t=2
                > NDIS_LOWER_IRQL OldIrql=0 t=1
                > NDIS_LOWER_IRQL OldIrql=1 t=2
                """;
        assertThat(Checks.run(trace).grave()).isEmpty();
    }

    @Test
    void aLoweringWithoutARaiseIsFoundWhereTheThreadIsKnown() {
        String trace = """
                < NDIS_RAISE_IRQL_TO_DISPATCH OldIrql=0 t=1
                > NDIS_LOWER_IRQL OldIrql=0 t=1
                > NDIS_LOWER_IRQL OldIrql=0 t=1
                """;
        assertThat(Checks.run(trace).grave()).containsExactly("IRQL-RAISE-LOWER-PAIR@3");
    }

    @Test
    void aLoweringWhoseRaiseMayPredateTheTraceIsNoFinding() {
        assertThat(Checks.run("> NDIS_LOWER_IRQL OldIrql=0 t=1\n").grave()).isEmpty();
    }

    @Test
    void aLevelThatWasNotRecordedPairsWithAny() {
        String trace = """
                < NDIS_RAISE_IRQL_TO_DISPATCH t=1
                > NDIS_LOWER_IRQL OldIrql=1 t=1
                """;
        assertThat(Checks.run(trace).grave()).isEmpty();
    }
}

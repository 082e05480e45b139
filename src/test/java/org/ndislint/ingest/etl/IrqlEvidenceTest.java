package org.ndislint.ingest.etl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ndislint.report.etl.RecordBytes;

final class IrqlEvidenceTest {
    private static final int THREADED_DPC = 0x0F42;
    private static final int ISR = 0x0F43;
    private static final int DPC = 0x0F44;
    private static final int TIMER_DPC = 0x0F45;

    @Test
    void aRecordInsideADpcRanAtDispatchLevelOrAbove() throws IOException {
        LogFile file = LogFile.small()
                .add(0, Records.message(50, 1, 10))
                .add(0, Records.message(150, 1, 11))
                .add(0, interval(DPC, 100, 200))
                .add(0, Records.message(250, 1, 12));
        assertThat(floors(file)).containsExactly("10:-1", "11:2", "12:-1");
    }

    @Test
    void aDpcOnAnotherProcessorProvesNothing() throws IOException {
        LogFile file = LogFile.small()
                .add(0, Records.message(150, 1, 10))
                .add(1, Records.message(150, 2, 11))
                .add(1, interval(TIMER_DPC, 100, 200));
        assertThat(floors(file)).containsExactly("10:-1", "11:2");
    }

    @Test
    void anInterruptInsideADpcRanAboveDispatchLevel() throws IOException {
        LogFile file = LogFile.small()
                .add(0, Records.message(120, 1, 10))
                .add(0, Records.message(150, 1, 11))
                .add(0, interval(ISR, 140, 160))
                .add(0, Records.message(180, 1, 12))
                .add(0, interval(DPC, 100, 200));
        assertThat(floors(file)).containsExactly("10:2", "11:3", "12:2");
    }

    @Test
    void aThreadedDpcProvesNothing() throws IOException {
        LogFile file = LogFile.small().add(0, Records.message(150, 1, 10)).add(0, interval(THREADED_DPC, 100, 200));
        assertThat(floors(file)).containsExactly("10:-1");
    }

    @Test
    void evidenceInALaterBufferCounts() throws IOException {
        LogFile file =
                LogFile.small().add(0, Records.message(150, 1, 10)).flush(0).add(0, interval(DPC, 100, 200));
        assertThat(floors(file)).containsExactly("10:2");
    }

    @Test
    void anIntervalThatEndsBeforeItBeginsIsNone() throws IOException {
        LogFile file = LogFile.small().add(0, Records.message(150, 1, 10)).add(0, interval(DPC, 300, 200));
        assertThat(floors(file)).containsExactly("10:-1");
    }

    private static byte[] interval(int hook, long start, long end) {
        return Records.perf(
                hook, end, new RecordBytes().u64(start).u64(0xFFFFF80012345678L).toArray());
    }

    private static List<String> floors(LogFile file) throws IOException {
        List<String> floors = new ArrayList<>();
        EtlReader reader = file.reader();
        reader.readByTime(record -> {
            if (record.kind() == RecordKind.MESSAGE) {
                floors.add(record.id() + ":" + reader.irqlFloor(record));
            }
        });
        return floors;
    }
}

package org.ndislint.ingest.tracefmt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ndislint.ingest.text.Decoded;
import org.ndislint.ingest.text.Decoding;

/** The summary as the source of the loss count. */
class SummaryTest {
    private static final String TEXT = "[0]0888.0D60::10/23/2003-12:27:40.173 [p]one\n";
    private static final String SUMMARY = """
            Files Processed:
            \tC:\\test.etl
            Total Buffers Processed 30
            Total Events  Processed 100
            Total Events  Lost      7
            Elapsed Time            9 sec
            +-----------------------------+
            |EventCount    EventName      EventType   TMF |
            +-----------------------------+
            |         3    tracedrv   tdrv_c1   dd65c554-9925-49d1-83b6-46125feb4207|
            """;

    @ParameterizedTest
    @CsvSource({
        "trace.txt, trace.sum",
        "out/FmtFile.txt, FmtSum.txt",
        "out\\fmtfile.txt, FmtSum.txt",
        "hw3d-FmtFile.txt, hw3d-FmtSum.txt"
    })
    void theFileBesideTheTextTellsTheLoss(String name, String summaryName) throws IOException {
        Decoded d = Decoding.with(new TracefmtFormat())
                .named(name)
                .beside(summaryName, SUMMARY)
                .read(TEXT);
        assertThat(d.lost).isEqualTo(7);
        assertThat(d.remarks).anyMatch(r -> r.endsWith(": 7 of 100 events were lost"));
    }

    @Test
    void aFileOfThatNameWhichIsNoSummaryIsLeftAlone() throws IOException {
        Decoded d = Decoding.with(new TracefmtFormat())
                .named("trace.txt")
                .beside("trace.sum", "Total Events  Lost      x\n")
                .read(TEXT);
        assertThat(d.lost).isZero();
        assertThat(d.remarks).containsExactly("the stamps carry no zone: read as Z");
    }

    @Test
    void aSummaryInCapturedConsoleOutputCounts() throws IOException {
        Decoded d = Decoding.with(new TracefmtFormat()).read(TEXT + SUMMARY);
        assertThat(d.lost).isEqualTo(7);
        assertThat(d.calls("SUMMARY")).hasSize(10);
        assertThat(d.messages).hasSize(1);
    }

    @Test
    void aCleanSummaryReportsNoLoss() throws IOException {
        Decoded d = Decoding.with(new SummaryFormat()).read(SUMMARY.replace("     7", "     0"));
        assertThat(d.lost).isZero();
        assertThat(d.calls).allMatch(c -> c.startsWith("SUMMARY")).hasSize(10);
    }

    @Test
    void anAbsurdCountIsNotTaken() throws IOException {
        Decoded d = Decoding.with(new SummaryFormat()).read(SUMMARY.replace("     7", "     99999999999999999999"));
        assertThat(d.lost).isZero();
    }
}

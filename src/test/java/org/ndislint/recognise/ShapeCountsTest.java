package org.ndislint.recognise;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ndislint.model.EventKind;
import org.ndislint.model.MessageRecord;

class ShapeCountsTest {
    private final MessageRecord message = new MessageRecord();

    private void add(ShapeCounts counts, long line, String text) {
        message.clear();
        message.line = line;
        message.text = text;
        counts.add(message, null);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
                    sent 12 packets ~ sent <n> packets
                    adapter FFFFC804AF2E3710 up ~ adapter <hex> up
                    status 0xc000009a ~ status <hex>
                    flags 1f ~ flags <hex>
                    path "C:\\x.sys" opened ~ path <text> opened
                    if {7a0a0dce-0a51-471a-8c16-6e767cd0b861} gone ~ if {<guid>} gone
                    thread17 and Queue123 ~ thread17 and Queue<n>
                    10.0.0.1:80 ~ <n>.<n>.<n>.<n>:<n>
                    a   b ~ a b
                    deadbeef ~ <hex>
                    added ~ added
                    """)
    void whatVariesBecomesAPlaceholder(String text, String shape) {
        ShapeCounts counts = new ShapeCounts();
        add(counts, 1, text);
        assertThat(counts.top(1).get(0).shape()).isEqualTo(shape);
    }

    @Test
    void linesOfOneShapeAreCountedTogetherWithTheFirstAsExample() {
        ShapeCounts counts = new ShapeCounts();
        add(counts, 3, "sent 12 packets");
        add(counts, 4, "sent 13 packets");
        assertThat(counts.top(9))
                .containsExactly(new ShapeCount("sent <n> packets", 2, 3, "sent 12 packets", null, null, null, null));
    }

    @Test
    void mostFrequentComesFirstAndEarlierLineBreaksTies() {
        ShapeCounts counts = new ShapeCounts();
        add(counts, 1, "b");
        add(counts, 2, "a");
        add(counts, 3, "c");
        add(counts, 4, "c");
        assertThat(counts.top(3)).extracting(ShapeCount::shape).containsExactly("c", "b", "a");
    }

    @Test
    void fullTableGivesUpTheRarerHalfAndSaysHowManyLines() {
        ShapeCounts counts = new ShapeCounts(4);
        for (String text : new String[] {"a", "a", "b", "c", "d", "a", "e"}) {
            add(counts, 1, text);
        }
        assertThat(counts.total()).isEqualTo(7);
        assertThat(counts.top(9).get(0).count()).isEqualTo(3);
        assertThat(counts.dropped()
                        + counts.top(9).stream().mapToLong(ShapeCount::count).sum())
                .isEqualTo(7);
    }

    @Test
    void memoryIsBoundedWhateverComes() {
        ShapeCounts counts = new ShapeCounts();
        for (int i = 0; i < 20_000; i++) {
            add(
                    counts,
                    i,
                    "word" + Integer.toString(i, 26).replaceAll("[0-9]", "x") + "q" + (char) ('a' + i % 26)
                            + (char) ('a' + i / 26 % 26) + (char) ('a' + i / 676 % 26) + (char) ('a' + i / 17576));
        }
        assertThat(counts.distinct()).isLessThanOrEqualTo(ShapeCounts.MOST_SHAPES);
        assertThat(counts.total()).isEqualTo(20_000);
    }

    @Test
    void longLinesHaveShortShapesAndExamples() {
        ShapeCounts counts = new ShapeCounts();
        add(counts, 1, "x".repeat(100_000));
        assertThat(counts.top(1).get(0).shape()).hasSize(240);
        assertThat(counts.top(1).get(0).example()).hasSize(401);
    }

    @Test
    void strangersInAFunctionsPlaceAreNoted() {
        Recognition recognition = new Recognition();
        recognition.message.line = 1;
        recognition.read("[FFFFC804AF2E3710] ---> MPPause");
        recognition.message.line = 2;
        recognition.read("AcmeCmCloseAf: Exit, status=0x103");
        recognition.message.line = 3;
        recognition.read("==> PtUnbindAdapter: Adapt FFFFC804AF2E3710");
        assertThat(recognition.recogniser.unrecognised().top(9))
                .extracting(ShapeCount::candidate, ShapeCount::candidateKind)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("MPPause", EventKind.ENTER),
                        org.assertj.core.groups.Tuple.tuple("AcmeCmCloseAf", EventKind.EXIT),
                        org.assertj.core.groups.Tuple.tuple("PtUnbindAdapter", EventKind.ENTER));
    }

    @Test
    void functionOfTheRecordIsTheStrangerWhereTheTextHasOnlyAnArrow() {
        Recognition recognition = new Recognition();
        recognition.message.function = "AcmePause";
        recognition.read("--> Entry");
        assertThat(recognition.recogniser.unrecognised().top(1).get(0).candidate())
                .isEqualTo("AcmePause");
        assertThat(recognition.recogniser.unrecognised().top(1).get(0).shape()).isEqualTo("AcmePause: --> Entry");
    }

    @Test
    void namedEventsCountByNameAndFields() {
        Recognition recognition = new Recognition();
        recognition.message.eventName = "Warn";
        recognition.message.fields.add(new MessageRecord.Field("Line", "12"));
        recognition.message.fields.add(new MessageRecord.Field("Msg", "no route"));
        recognition.read();
        assertThat(recognition.recogniser.unrecognised().top(1).get(0).shape())
                .isEqualTo("Warn Line=<n>, Msg=no route");
    }

    @Test
    void prosesFirstWordIsNoStranger() {
        Recognition recognition = new Recognition();
        recognition.read("[TAP] --> NetworkAddress in the registry is invalid, using default address.");
        assertThat(recognition.recogniser.unrecognised().top(1).get(0).candidate())
                .isNull();
    }
}

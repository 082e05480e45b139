package org.ndislint.recognise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ndislint.model.MessageRecord;

/** Whatever a log holds, recognition answers and does not throw. */
class RandomTextTest {
    private static final String[] PARTS = {
        "-->",
        "<--",
        "==>",
        "<==",
        "->",
        "<-",
        "=>",
        "<=",
        ">>",
        "<<",
        "[",
        "]",
        "(",
        ")",
        "{",
        "}",
        "<",
        ">",
        "!",
        ":",
        "::",
        ",",
        ";",
        ".",
        "=",
        "-",
        "*",
        "%",
        "|",
        "\"",
        "'",
        "`",
        "?",
        "@",
        "@@",
        "$",
        "~",
        "_",
        "#",
        "\\",
        " ",
        "  ",
        "\t",
        "\n",
        "MiniportPause",
        "NdisClCloseAddressFamily",
        "NdisAfHandle",
        "Status",
        "status",
        "irql",
        "af",
        "returning",
        "Enter",
        "Exit",
        "ENTRY",
        "DDI:",
        "Calling",
        "Function Return=",
        "FFFFC804AF2E3710",
        "0x103",
        "0x",
        "103",
        "c000009a",
        "NDIS_STATUS_PENDING",
        "DISPATCH_LEVEL",
        "NULL",
        "(null)",
        "TRUE",
        "is",
        "failed",
        "Successfully",
        "with",
        "lambda",
        "operator",
        "\u00e9",
        "\uD83D\uDE00",
        "\uD83D",
        "\u0000",
        "99999999999999999999999",
        "0xFFFFFFFFFFFFFFFFFFFF",
        "A|B",
        "STATUS_PENDING(0x103)",
        "{\"meta\":{}}"
    };

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
    void linesOfScrapsNeverThrow(long seed) {
        Random random = new Random(seed);
        Recognition recognition = new Recognition();
        for (int i = 0; i < 6_000; i++) {
            StringBuilder line = new StringBuilder();
            for (int n = random.nextInt(14); n > 0; n--) {
                line.append(PARTS[random.nextInt(PARTS.length)]);
            }
            recognition.message.function = random.nextInt(4) == 0 ? "MiniportPause" : null;
            String text = line.toString();
            assertThatCode(() -> recognition.read(text)).as(text).doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24})
    void randomCharactersNeverThrow(long seed) {
        Random random = new Random(seed);
        Recognition recognition = new Recognition();
        for (int i = 0; i < 6_000; i++) {
            char[] chars = new char[random.nextInt(40)];
            for (int at = 0; at < chars.length; at++) {
                chars[at] =
                        random.nextInt(10) == 0 ? (char) random.nextInt(0x10000) : (char) (' ' + random.nextInt(95));
            }
            String text = new String(chars);
            assertThatCode(() -> recognition.read(text)).as(text).doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32})
    void structuredRecordsNeverThrow(long seed) {
        Random random = new Random(seed);
        Recognition recognition = new Recognition();
        for (int i = 0; i < 3_000; i++) {
            recognition.message.clear();
            recognition.message.eventName = random.nextBoolean() ? "FunctionEntry" : "FunctionExit";
            for (int n = random.nextInt(5); n > 0; n--) {
                recognition.message.fields.add(new MessageRecord.Field(
                        random.nextBoolean() ? "Func" : PARTS[random.nextInt(PARTS.length)],
                        PARTS[random.nextInt(PARTS.length)]));
            }
            assertThatCode(recognition::read).doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {41, 42, 43, 44})
    void whatTheScanTurnsAwayNobodyWouldHaveRecognised(long seed) {
        Random random = new Random(seed);
        Recognition recognition = new Recognition();
        Wording wording = new Wording(new NameIndex(Recognition.CATALOGUE, java.util.Map.of(), recognition.symbols));
        for (int i = 0; i < 6_000; i++) {
            StringBuilder line = new StringBuilder();
            for (int n = random.nextInt(6); n > 0; n--) {
                line.append(PARTS[random.nextInt(PARTS.length)]);
            }
            recognition.message.text = line.toString();
            recognition.message.function = "MiniportPause";
            if (!Recogniser.mayAnnounce(recognition.message.text)) {
                assertThat(wording.read(recognition.message))
                        .as(recognition.message.text)
                        .isFalse();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {51, 52, 53, 54})
    void everyEventsFunctionIsNamedByTheLineOrTheRecord(long seed) {
        Random random = new Random(seed);
        Recognition recognition = new Recognition();
        int recognised = 0;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder line = new StringBuilder();
            for (int n = random.nextInt(5); n >= 0; n--) {
                line.append(PARTS[random.nextInt(PARTS.length)]);
            }
            recognition.message.function = random.nextInt(4) == 0 ? "MiniportRestart" : null;
            if (!recognition.read(line.toString()).equals("-")) {
                recognised++;
                String name = Recognition.CATALOGUE.name(recognition.event.function);
                assertThat(line + " " + recognition.message.function).contains(name);
            }
        }
        assertThat(recognised).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "<", "(", "-", "=", "\"", "0x", "A ", "--> ", "a=", "{", "1.", "::", "a|"})
    void longRunsOfAnythingAreReadToAnEnd(String part) {
        Recognition recognition = new Recognition();
        assertThat(recognition.read("--> MiniportPause: " + part.repeat(300_000 / part.length())))
                .isNotNull();
    }
}

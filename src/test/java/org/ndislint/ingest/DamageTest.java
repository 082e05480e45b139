package org.ndislint.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ndislint.ingest.csv.CsvFormat;
import org.ndislint.ingest.ndjson.NdjsonFormat;
import org.ndislint.ingest.shorthand.ShorthandFormat;
import org.ndislint.model.TraceFormatException;

/** Whatever stands in a file, the readers give events and problems or refuse it; nothing else comes out of them. */
class DamageTest {
    private static final String NDJSON = "{\"event\":\"capture\",\"complete\":true,\"covers\":[\"client\"]}\n"
            + "{\"event\":\"enter\",\"fn\":\"NdisClCloseAddressFamily\",\"time\":\"2026-01-31T12:00:00.5Z\",\"tid\":12,"
            + "\"af\":\"0xffffc804af2e3710\",\"driver\":\"\\u00e4\u00e4\",\"args\":{\"A\":[1],\"B\":\"x\"}}\n"
            + "{\"event\":\"lost\",\"count\":4}\n"
            + "{\"event\":\"exit\",\"fn\":\"NdisClCloseAddressFamily\",\"status\":259,\"nbl\":[\"N1\",2],\"x\":{\"y\":-1.5e3}}\n";
    private static final String SHORTHAND = """
            # story
            @ complete=true covers=client,mcm
            > NdisClCloseAddressFamily ts=1.5 t=12 af=0xffffc804af2e3710 driver="\\u00e4 \u00e4" A=x
            ! count=4
            < NdisClCloseAddressFamily status=NDIS_STATUS_PENDING nbl=N1,2
            """;
    private static final String CSV = "event,fn,time,tid,af,driver,status,nbl,args\r\n"
            + "enter,NdisClCloseAddressFamily,2026-01-31T12:00:00.5Z,12,0xffffc804af2e3710,\"\u00e4 \"\"q\"\"\",,,\r\n"
            + "exit,NdisClCloseAddressFamily,,12,,,259,\"N1,2\",\"{\"\"A\"\":[1],\"\"B\"\":\"\"x\"\"}\"\r\n"
            + "lost,,,,,,,,\r\n";

    @SuppressWarnings("ArrayRecordComponent") // the bytes are the sample; nobody compares samples
    private record Sample(TraceFormat format, byte[] bytes) {
        @Override
        public String toString() {
            return format.name();
        }
    }

    static Stream<Sample> samples() {
        return Stream.of(
                new Sample(new NdjsonFormat(), NDJSON.getBytes(StandardCharsets.UTF_8)),
                new Sample(new ShorthandFormat(), SHORTHAND.getBytes(StandardCharsets.UTF_8)),
                new Sample(new CsvFormat(), CSV.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> read(TraceFormat format, byte[] bytes) throws IOException {
        try {
            return DecodedTrace.of(format, bytes).all;
        } catch (TraceFormatException e) {
            assertThat(e.getMessage()).contains("expected ").contains(", found ");
            return List.of("refused");
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aFileCutAtAnyByteGivesItsFirstRecordsAndSaysWhatIsWrongWithTheLast(Sample sample) throws IOException {
        List<String> whole = read(sample.format, sample.bytes);
        assertThat(whole).noneMatch(line -> line.startsWith("malformed") || line.startsWith("cut off"));
        for (int length = 0; length < sample.bytes.length; length++) {
            List<String> cut = read(sample.format, Arrays.copyOf(sample.bytes, length));
            int lines = (int) IntStream.range(0, length)
                    .filter(i -> sample.bytes[i] == '\n')
                    .count();
            if (lines == 0) {
                // Perhaps not even a heading.
                continue;
            }
            List<String> sound = cut.stream()
                    .filter(line -> lineOf(line) > 0 && lineOf(line) <= lines)
                    .toList();
            List<String> expected = whole.stream()
                    .filter(line -> lineOf(line) > 0 && lineOf(line) <= lines)
                    .toList();
            assertThat(sound).as("cut at %d", length).isEqualTo(expected);
        }
    }

    private static int lineOf(String call) {
        String number = call.replaceFirst("^(bad field|malformed|cut off|other [A-Z]+) ", "")
                .split("[ :]", 2)[0];
        return number.matches("\\d+") ? Integer.parseInt(number) : 0;
    }

    @ParameterizedTest
    @MethodSource("samples")
    void theLastLineBeforeDamageIsNotTakenForWhole(Sample sample) throws IOException {
        String text = new String(sample.bytes, StandardCharsets.UTF_8);
        String line = text.lines().skip(text.lines().count() - 2).findFirst().orElseThrow();
        int end = text.indexOf(line) + line.length() - 4;
        BytesSource broken = new BytesSource(text.substring(0, end).getBytes(StandardCharsets.UTF_8)) {
            @Override
            public InputStream stream() {
                return new SequenceInputStream(super.stream(), new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("gone");
                    }

                    @Override
                    public int read(byte[] target, int from, int length) throws IOException {
                        throw new IOException("gone");
                    }
                });
            }
        };
        List<String> all = DecodedTrace.of(sample.format, broken).all;
        assertThat(all.get(all.size() - 2)).startsWith("malformed ");
        assertThat(all.get(all.size() - 1)).startsWith("cut off ").endsWith(": expected more bytes, found gone");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void mutatedFilesGiveEventsOrProblems(Sample sample) throws IOException {
        Random random = new Random(7);
        String alphabet = "{}[]\",:\\u0x=<>!@#;\r\n\t \0aeE+-.19\u0080\u00c3\u00ff";
        for (int i = 0; i < 1000; i++) {
            byte[] bytes = sample.bytes.clone();
            for (int k = random.nextInt(6); k >= 0; k--) {
                int at = random.nextInt(bytes.length);
                bytes[at] = (byte)
                        (random.nextBoolean()
                                ? alphabet.charAt(random.nextInt(alphabet.length()))
                                : random.nextInt(256));
                if (random.nextInt(4) == 0) {
                    int other = random.nextInt(bytes.length);
                    int size = random.nextInt(Math.min(40, bytes.length - Math.max(at, other)) + 1);
                    System.arraycopy(bytes, at, bytes, other, size);
                }
            }
            assertThat(read(sample.format, bytes)).isNotNull();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void randomBytesGiveEventsOrProblems(Sample sample) throws IOException {
        Random random = new Random(8);
        for (int i = 0; i < 300; i++) {
            byte[] bytes = new byte[random.nextInt(3000)];
            random.nextBytes(bytes);
            assertThat(read(sample.format, bytes)).isNotNull();
        }
    }
}

package org.ndislint.ingest.wpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.ndislint.catalogue.StatusNames;
import org.ndislint.ingest.etl.EtlReader;
import org.ndislint.ingest.etl.RealFiles;
import org.ndislint.ingest.etl.RecordKind;

final class RealMessagesTest {
    private static final List<String> FILES = List.of(
            "wppemitter-sample.etl",
            "wppenum2-sample.etl",
            "wppndis-sample.etl",
            "wppstr-sample.etl",
            "wpptypes-sample.etl");

    @Test
    void everyMessageReadsAsTracefmtPrintsIt() throws IOException {
        List<String> expected = Files.readAllLines(RealFiles.folder().resolve("wpp/expected-messages.tsv"));
        List<String> found = new ArrayList<>();
        found.add(expected.get(0));
        for (String file : FILES) {
            list(file, found);
        }
        assertThat(found).containsExactlyElementsOf(expected);
    }

    @Test
    void everyEntryOfADriversMessageFilesIsRead() throws IOException {
        List<String> problems = new ArrayList<>();
        int entries = 0;
        int read = 0;
        for (String file : List.of(
                "01e9b841-7d67-315a-7b92-23b2033356de.tmf",
                "0a9ab260-f7e4-311e-a23e-f8ab6856dc72.tmf",
                "1464502d-ef6e-356d-1893-f4983a74dc3b.tmf")) {
            byte[] bytes = RealFiles.bytes("tmf-driver/" + file);
            entries += (int) new String(bytes, StandardCharsets.ISO_8859_1)
                    .lines()
                    .filter(line -> line.startsWith("#typev"))
                    .count();
            List<MessageFormat> formats = new ArrayList<>();
            TmfReader.read(bytes, formats::add, problems::add);
            read += formats.size();
            assertThat(formats).allSatisfy(format -> {
                assertThat(format.trailer().function()).isNotNull();
                assertThat(format.trailer().flags()).isNotNull();
                assertThat(format.arguments()).noneMatch(argument -> argument.type() == ItemType.UNKNOWN);
            });
        }
        assertThat(problems).isEmpty();
        assertThat(read).isEqualTo(entries).isGreaterThan(100);
    }

    private static void list(String file, List<String> out) throws IOException {
        MessageFormats formats =
                new MessageFormats(new SymbolPath(List.of(RealFiles.folder().resolve("wpp/tmf"))));
        WppMessage message = new WppMessage(new StatusTexts(StatusNames.load()));
        FileTimeText times = new FileTimeText();
        EtlReader reader = RealFiles.reader(RealFiles.bytes("wpp/" + file));
        reader.readByTime(record -> {
            if (record.kind() != RecordKind.MESSAGE) {
                return;
            }
            MessageFormat format =
                    Objects.requireNonNull(formats.find(record.guidHigh(), record.guidLow(), record.id()));
            StringBuilder line = new StringBuilder(file);
            line.append('\t')
                    .append(record.cpu())
                    .append('\t')
                    .append(record.pid())
                    .append('\t')
                    .append(record.tid());
            line.append('\t');
            times.appendIso(line, reader.clock().fileTime(record.tick()));
            line.append('\t')
                    .append(record.tick())
                    .append('\t')
                    .append(record.guid())
                    .append('\t')
                    .append(record.id());
            line.append("\t0x")
                    .append(Integer.toHexString(record.options()))
                    .append('\t')
                    .append(format.tag());
            line.append('\t').append(format.module()).append('\t');
            int from = record.payloadFrom();
            message.read(format, record.data(), from, from + record.payloadLength(), record.pointerBytes());
            assertThat(message.problem()).isNull();
            message.text(line, new PrefixFields());
            out.add(line.toString());
        });
        assertThat(formats.problems()).isEmpty();
    }
}

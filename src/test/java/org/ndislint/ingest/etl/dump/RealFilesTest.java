package org.ndislint.ingest.etl.dump;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ndislint.ingest.etl.EtlReader;
import org.ndislint.ingest.etl.RealFiles;
import org.ndislint.ingest.etl.RecordKind;

final class RealFilesTest {
    @ParameterizedTest
    @CsvSource({
        "compressed/SelfDescribingSingleEvent.etl, compressed/SelfDescribingSingleEvent.events.tsv",
        "kernel/lxcore_kernel.etl, kernel/lxcore_kernel.events.tsv",
        "lost-events/AMSITrace.etl, lost-events/AMSITrace.events.tsv",
        "multicpu-win7/HTTP_Server.etl, multicpu-win7/HTTP_Server.events.tsv",
        "ndis/demikernel-PktMon.etl, ndis/demikernel-PktMon.events.tsv",
        "x86-classic/image_data_32_v2.etl, x86-classic/image_data_32_v2.events.tsv",
        "kernel/ShutdownPerfDiagLogger.etl.gz, kernel/ShutdownPerfDiagLogger.first1000.events.tsv"
    })
    void listsEveryRecordAsIndependentReadersDo(String file, String listing) throws IOException {
        List<String> expected = Files.readAllLines(RealFiles.folder().resolve(listing));
        List<String> found = dump(file).lines().limit(expected.size()).toList();
        assertThat(found).containsExactlyElementsOf(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "compressed/SelfDescribingSingleEvent.etl, 23",
        "kernel/lxcore_kernel.etl, 4",
        "lost-events/AMSITrace.etl, 21",
        "multicpu-win7/HTTP_Server.etl, 2042",
        "ndis/demikernel-PktMon.etl, 467",
        "x86-classic/image_data_32_v2.etl, 27",
        "kernel/ShutdownPerfDiagLogger.etl.gz, 17078",
        "text/hw3d-trace.etl, 3",
        "wpp/wppemitter-sample.etl, 49",
        "wpp/wppstr-sample.etl, 8",
        "wpp/wpptypes-sample.etl, 9",
        "wpp/wppenum2-sample.etl, 5",
        "wpp/wppndis-sample.etl, 5"
    })
    void findsAsManyRecordsAsIndependentReadersAndNoDamage(String file, long records) throws IOException {
        EtlReader reader = RealFiles.reader(RealFiles.bytes(file));
        reader.readByPlace(record -> {});
        assertThat(reader.account().records()).isEqualTo(records);
        assertThat(reader.account().damages()).isEmpty();
        assertThat(reader.account().damagedRecords()).isZero();
        assertThat(reader.account().records(RecordKind.OPAQUE)).isZero();
        assertThat(reader.account().cut()).isNull();
    }

    @Test
    void countsTheKindsOfTheKernelTrace() throws IOException {
        EtlReader reader = RealFiles.reader(RealFiles.bytes("kernel/ShutdownPerfDiagLogger.etl.gz"));
        reader.readByPlace(record -> {});
        assertThat(reader.account().records(RecordKind.SYSTEM64)).isEqualTo(8433);
        assertThat(reader.account().records(RecordKind.PERF64)).isEqualTo(8645);
        assertThat(reader.account().buffers()).isEqualTo(49);
    }

    @Test
    void readsTheLossFromTheHeader() throws IOException {
        EtlReader reader = RealFiles.reader(RealFiles.bytes("lost-events/AMSITrace.etl"));
        reader.readByPlace(record -> {});
        assertThat(reader.header().eventsLost()).isEqualTo(3);
    }

    private static String dump(String file) throws IOException {
        EtlReader reader = RealFiles.reader(RealFiles.bytes(file));
        StringBuilder out = new StringBuilder();
        reader.readByPlace(new TsvDump(reader, out));
        return out.toString();
    }
}

package org.ndislint.ingest.tracefmt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ndislint.catalogue.Catalogue;
import org.ndislint.catalogue.StatusNames;
import org.ndislint.ingest.ReadContext;
import org.ndislint.ingest.TraceFormat;
import org.ndislint.ingest.TraceFormats;
import org.ndislint.ingest.TraceSource;
import org.ndislint.ingest.open.ExpansionLimit;
import org.ndislint.ingest.open.SourceOpener;
import org.ndislint.ingest.open.SourceReceiver;
import org.ndislint.ingest.text.Decoded;
import org.ndislint.ingest.text.Decoding;
import org.ndislint.ingest.text.SharedSamples;
import org.ndislint.model.Symbols;
import org.ndislint.model.TraceFormatException;

/** Text files as they lie on disk: opened, decoded, told apart from the other formats, with what lies beside them. */
class OpenedTextTest {
    private static final String LINE = "[0]0888.0D60::10/23/2003-12:27:40.173 [p]caf\u00e9\r\n";
    private static final String SUMMARY = "Files Processed:\r\n\tx.etl\r\nTotal Events  Lost      7\r\n";

    @TempDir
    Path folder;

    private static List<Decoded> decode(Path file, List<String> formats) throws IOException {
        List<Decoded> all = new ArrayList<>();
        SourceReceiver receiver = new SourceReceiver() {
            @Override
            public void source(TraceSource source) throws IOException {
                TraceFormat format = TraceFormats.detect(source.head()).format();
                formats.add(format.name());
                Decoded decoded = new Decoded();
                all.add(decoded);
                format.read(
                        source,
                        new ReadContext(
                                new Symbols(), Catalogue.load(), StatusNames.load(), ZoneOffset.UTC, null, false),
                        decoded);
            }

            @Override
            public void unreadable(String name, TraceFormatException why) {
                throw new AssertionError(why);
            }
        };
        new SourceOpener(ExpansionLimit.USUAL, r -> {}).open(file.toString(), InputStream.nullInputStream(), receiver);
        return all;
    }

    private static Decoded decode(Path file) throws IOException {
        return decode(file, new ArrayList<>()).get(0);
    }

    private Path write(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    @ParameterizedTest
    @CsvSource({"UTF-8, ''", "UTF-8, '\uFEFF'", "UTF-16LE, '\uFEFF'", "UTF-16BE, '\uFEFF'", "windows-1252, ''"})
    void allEncodingsGiveTheSameMessage(String charset, String mark) throws IOException {
        Decoded d = decode(write("a.txt", (mark + LINE).getBytes(charset)));
        assertThat(d.only().text).isEqualTo("café");
        assertThat(d.only().tid).isEqualTo(0xD60);
    }

    @ParameterizedTest
    @CsvSource({"run.txt, run.sum", "FmtFile.txt, FmtSum.txt"})
    void theSummaryIsFoundOnDisk(String text, String summary) throws IOException {
        Path file = write(text, LINE.getBytes(StandardCharsets.UTF_8));
        write(summary, ("\uFEFF" + SUMMARY).getBytes(StandardCharsets.UTF_16LE));
        assertThat(decode(file).lost).isEqualTo(7);
    }

    @Test
    void theSummaryIsFoundInAnArchive() throws IOException {
        Path file = folder.resolve("logs.zip");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("a/FmtFile.txt"));
            zip.write(LINE.getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("a/FmtSum.txt"));
            zip.write(SUMMARY.getBytes(StandardCharsets.UTF_8));
        }
        List<String> formats = new ArrayList<>();
        List<Decoded> all = decode(file, formats);
        assertThat(formats).containsExactly("tracefmt", "tracefmt-summary");
        assertThat(all.get(0).lost).isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'===> DriverEntry'|text",
                "'EventTrace'|tracefmt",
                "'Files Processed:\nTotal Events  Lost      7'|tracefmt-summary",
                "'<Event><System/></Event>'|tracerpt-xml",
                "'<?xml version=\"1.0\"?><Events/>'|tracerpt-xml",
                "'Event Name, Type, TID, Clock-Time, Kernel(ms), User(ms), User Data'|tracerpt-csv",
                "'{\"event\":\"enter\"}'|ndjson",
                "'> NdisClOpenAddressFamilyEx'|shorthand",
                "'event,fn'|csv",
            })
    void eachFormatIsToldFromTheOthers(String text, String format) throws IOException {
        assertThat(TraceFormats.detect(Decoding.head(text + "\n")).format().name())
                .isEqualTo(format);
    }

    @ParameterizedTest
    @CsvSource({
        "docs-iddcx-wmitrace-logdump.txt, tracefmt",
        "docs-mobilebroadband-tracefmt.txt, tracefmt",
        "docs-mb-reset-tracefmt.txt, tracefmt",
        "hw3d-FmtFile.txt, tracefmt",
        "findneedle-FmtSum.txt, tracefmt-summary"
    })
    void realFilesAreTaken(String name, String format) throws IOException {
        String text = new String(SharedSamples.bytes("text/" + name), StandardCharsets.UTF_8);
        assertThat(TraceFormats.detect(Decoding.head(text)).format().name()).isEqualTo(format);
    }
}

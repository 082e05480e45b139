package org.ndislint.ingest.wpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ndislint.ingest.wpp.pdb.DriverPdb;
import org.ndislint.model.Guid;

final class SymbolPathTest {
    private static final Guid SEND = new Guid(0x1122334455667788L, 0x99AABBCCDDEEFF00L);
    private static final Guid RECEIVE = new Guid(0x2222222200000000L, 0);

    @TempDir
    private Path folder;

    @Test
    void aFileNamedAfterItsGuidIsFoundInAFolderWithinTheFolder() throws IOException {
        write("x64/" + SEND + ".tmf", tmf(SEND, 10, "sent"));
        assertThat(text(formats(folder), SEND, 10)).isEqualTo("sent");
    }

    @Test
    void otherFilesAreReadWhenNoFileIsNamedAfterTheGuid() throws IOException {
        write("default.tmf", tmf(SEND, 10, "sent") + tmf(RECEIVE, 10, "received"));
        assertThat(text(formats(folder), RECEIVE, 10)).isEqualTo("received");
    }

    @Test
    void aZipFileServesAsAFolder() throws IOException {
        Path zip = folder.resolve("symbols.zip");
        try (OutputStream out = Files.newOutputStream(zip);
                ZipOutputStream entries = new ZipOutputStream(out)) {
            entries.putNextEntry(new ZipEntry("tmf/" + SEND.toString().toUpperCase(Locale.ROOT) + ".TMF"));
            entries.write(tmf(SEND, 10, "zipped").getBytes(StandardCharsets.US_ASCII));
            entries.putNextEntry(new ZipEntry("driver.pdb"));
            entries.write(pdb("out of the pdb"));
        }
        assertThat(text(formats(zip), SEND, 10)).isEqualTo("zipped");
        assertThat(text(formats(folder), RECEIVE, 11)).isEqualTo("out of the pdb");
    }

    @Test
    void aProgramDatabaseServesByItself() throws IOException {
        Path file = folder.resolve("driver.pdb");
        Files.write(file, pdb("annotated"));
        assertThat(text(formats(file), RECEIVE, 11)).isEqualTo("annotated");
    }

    @Test
    void twoBuildsThatDifferAreTold() throws IOException {
        write("a/" + SEND + ".tmf", tmf(SEND, 10, "first"));
        write("b/" + SEND + ".tmf", tmf(SEND, 10, "second"));
        MessageFormats formats = formats(folder);
        assertThat(text(formats, SEND, 10)).isEqualTo("first");
        assertThat(formats.problems())
                .containsExactly(
                        "two builds word message 10 of " + SEND + " differently: \"first\" is used, \"second\" is not");
    }

    @Test
    void anUnknownMessageHasNoWording() throws IOException {
        write(SEND + ".tmf", tmf(SEND, 10, "sent"));
        MessageFormats formats = formats(folder);
        assertThat(formats.find(RECEIVE.high(), RECEIVE.low(), 10)).isNull();
        assertThat(formats.find(SEND.high(), SEND.low(), 11)).isNull();
        assertThat(formats.knows(SEND)).isTrue();
        assertThat(formats.knows(RECEIVE)).isFalse();
    }

    @Test
    void whatCannotBeReadIsToldAndTheRestIsUsed() throws IOException {
        write("bad.pdb", "no symbols");
        write(SEND + ".tmf", tmf(SEND, 10, "sent"));
        MessageFormats formats = formats(folder.resolve("none"), folder);
        assertThat(text(formats, SEND, 10)).isEqualTo("sent");
        assertThat(formats.find(RECEIVE.high(), RECEIVE.low(), 10)).isNull();
        assertThat(formats.problems())
                .containsExactly(
                        "expected symbols at " + folder.resolve("none") + ", found no file or folder of that name",
                        folder.resolve("bad.pdb") + ": expected a program database (MSF 7.00), found another file");
    }

    @Test
    void aPlaceWithoutSymbolsIsTold() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        write("full/" + SEND + ".tmf", tmf(SEND, 10, "sent"));
        MessageFormats formats = formats(empty, folder.resolve("full"));
        assertThat(text(formats, SEND, 10)).isEqualTo("sent");
        assertThat(formats.problems())
                .containsExactly(
                        "expected message files (.tmf) or program databases (.pdb) in " + empty + ", found none");
    }

    @Test
    void aFileThatIsNoSymbolsIsToldOnce() throws IOException {
        write("driver.log", "a line\n".repeat(1000));
        MessageFormats formats = formats(folder.resolve("driver.log"));
        assertThat(text(formats, SEND, 10)).isEmpty();
        assertThat(formats.problems())
                .containsExactly(folder.resolve("driver.log")
                        + ": expected a message file (.tmf) or a program database (.pdb), found other text");
    }

    @Test
    void ofADamagedMessageFileTheFirstWrongLinesAreTold() throws IOException {
        write("x.tmf", tmf(SEND, 10, "sent") + "a line\n".repeat(1000));
        MessageFormats formats = formats(folder);
        assertThat(text(formats, SEND, 10)).isEqualTo("sent");
        assertThat(formats.problems())
                .hasSize(11)
                .last()
                .isEqualTo(folder.resolve("x.tmf") + ": and 990 more that cannot be read");
    }

    @Test
    void aProgramDatabaseOfAnotherNameIsReadAsOne() throws IOException {
        Path file = folder.resolve("driver.pdb.old");
        Files.write(file, pdb("annotated"));
        assertThat(text(formats(file), RECEIVE, 11)).isEqualTo("annotated");
    }

    private static MessageFormats formats(Path... roots) {
        return new MessageFormats(new SymbolPath(List.of(roots)));
    }

    private static String text(MessageFormats formats, Guid guid, int number) throws IOException {
        MessageFormat format = formats.find(guid.high(), guid.low(), number);
        return format == null ? "" : format.format();
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static String tmf(Guid guid, int number, String text) {
        return guid + " driver // SRC=x.c\n#typev x_c1 " + number + " \"" + text + "\" // FUNC=F\n{\n}\n";
    }

    private static byte[] pdb(String text) {
        return new DriverPdb()
                .annotate("TMF:", RECEIVE + " driver // SRC=x.c", "#typev x_c1 11 \"" + text + "\" // FUNC=F", "{", "}")
                .bytes();
    }
}

package org.ndislint.ingest.open;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceOpenerTest {
    private static final String TEXT = "> MiniportPause adapter=M1 t=1\n< MiniportPause t=1\n";

    @TempDir
    Path folder;

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(5).nextBytes(bytes);
        StringBuilder text = new StringBuilder();
        for (byte b : bytes) {
            text.append(b).append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aPlainFileIsItself() throws IOException {
        Path path = file("a.trace", TEXT.getBytes(StandardCharsets.UTF_8));
        assertThat(Opened.path(path).found).containsExactly(path + ": " + TEXT);
    }

    @Test
    void aPlainFileIsOpenedWithoutAnyLibraryOfCompression() throws Exception {
        Path path = file("a.trace", TEXT.getBytes(StandardCharsets.UTF_8));
        try (NoCompression loader = new NoCompression()) {
            Object found = loader.loadClass("org.ndislint.ingest.open.SourceOpenerTest$Plain")
                    .getMethod("open", String.class)
                    .invoke(null, path.toString());
            assertThat(found).isEqualTo(path + ": " + TEXT);
        }
    }

    /** Run in a class loader of its own. */
    public static final class Plain {
        public static String open(String path) throws IOException {
            return Opened.path(path).found.get(0);
        }
    }

    private static final class NoCompression extends ClassLoader implements AutoCloseable {
        NoCompression() {
            super(SourceOpenerTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("org.apache.commons.")
                    || name.startsWith("org.tukaani.")
                    || name.startsWith("io.airlift.")) {
                throw new ClassNotFoundException(name + " is not to be loaded");
            }
            if (!name.startsWith("org.ndislint.")) {
                return super.loadClass(name, resolve);
            }
            Class<?> known = findLoadedClass(name);
            if (known != null) {
                return known;
            }
            try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }

    @ParameterizedTest
    @EnumSource(Packing.class)
    void whatIsPackedIsUnpackedWhateverItsName(Packing packing) throws IOException {
        Path path = file("trace.ndjson", packing.pack(TEXT));
        assertThat(Opened.path(path).found).containsExactly(path + ": " + TEXT);
    }

    @ParameterizedTest
    @EnumSource(Packing.class)
    void muchIsUnpackedWhole(Packing packing) throws IOException {
        byte[] much = random(150_000);
        assertThat(Opened.path(file("much", packing.pack(much))).text())
                .isEqualTo(new String(much, StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @EnumSource(
            value = Packing.class,
            names = {"GZIP", "XZ", "ZSTD", "BZIP2"})
    void concatenatedPiecesAreOneText(Packing packing) throws IOException {
        byte[] both = Packing.join(packing.pack("first\n"), packing.pack("second\n"));
        assertThat(Opened.bytes(both).text()).isEqualTo("first\nsecond\n");
    }

    @Test
    void packingInPackingIsOpened() throws IOException {
        byte[] three = Packing.GZIP.pack(Packing.XZ.pack(Packing.ZSTD.pack(TEXT)));
        assertThat(Opened.bytes(three).found).containsExactly("-: " + TEXT);
        Path zip = file("a.zip", Packing.ZIP.pack(Packing.GZIP.pack(TEXT)));
        assertThat(Opened.path(zip).found).containsExactly(zip + ": " + TEXT);
        assertThat(Opened.bytes(Packing.GZIP.pack(Packing.ZIP.pack(TEXT))).found)
                .containsExactly("-!inner: " + TEXT);
    }

    @Test
    void packingDeeperThanFourIsRefused() throws IOException {
        byte[] bytes = TEXT.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 4; i++) {
            bytes = Packing.GZIP.pack(bytes);
        }
        assertThat(Opened.bytes(bytes).text()).isEqualTo(TEXT);
        assertThat(Opened.bytes(Packing.GZIP.pack(bytes)).found)
                .containsExactly("unreadable: -: expected at most 4 layers of packing, found more");
    }

    @Test
    void gzipMayHaveAllPartsOfAHeaderAndPaddingBehind() throws IOException {
        byte[] plain = Packing.GZIP.pack(TEXT);
        byte[] header = {0x1F, (byte) 0x8B, 8, 2 | 4 | 8 | 16, 0, 0, 0, 0, 0, 3, 2, 0, 'e', 'x', 'n', 0, 'c', 0, 1, 2};
        byte[] full = Packing.join(header, Arrays.copyOfRange(plain, 10, plain.length), new byte[1000]);
        assertThat(Opened.bytes(full).text()).isEqualTo(TEXT);
    }

    @Test
    void whatStandsBehindGzipIsSaid() throws IOException {
        byte[] more = Packing.join(Packing.GZIP.pack(TEXT), "more".getBytes(StandardCharsets.UTF_8));
        assertThat(Opened.bytes(more).text())
                .isEqualTo(TEXT + " BROKEN - at byte " + more.length
                        + ": expected sound gzip data, found damage: other bytes behind the last member");
    }

    @Test
    void aWrongChecksumIsSaidAfterTheData() throws IOException {
        byte[] wrong = Packing.GZIP.pack(TEXT);
        wrong[wrong.length - 6] ^= 1;
        assertThat(Opened.bytes(wrong).text())
                .startsWith(TEXT + " BROKEN")
                .endsWith("found damage: another checksum or size than the trailer tells");
        byte[] zip = Packing.zip("a", TEXT);
        String name = "PK\u0001\u0002";
        int directory = new String(zip, StandardCharsets.ISO_8859_1).indexOf(name);
        zip[directory + 16] ^= 1;
        assertThat(Opened.path(file("a.zip", zip)).text())
                .startsWith(TEXT + " BROKEN")
                .endsWith("found damage: another checksum than the archive's directory tells");
    }

    @Test
    void aWrongChecksumOfZstdIsSaid() throws IOException {
        byte[] packed = Packing.ZSTD.pack(TEXT);
        assertThat(packed[4] & 4).as("has a checksum").isNotZero();
        packed[packed.length - 1] ^= 1;
        assertThat(Opened.bytes(packed).text())
                .isEqualTo(TEXT + " BROKEN - at byte " + packed.length
                        + ": expected sound zstd data, found damage: another checksum than the frame tells");
    }

    @Test
    void aWindowThatIsTooLargeIsSaid() throws IOException {
        byte[] frame = {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD, 0, 14 << 3, 1, 0, 0};
        assertThat(Opened.bytes(frame).found.get(0))
                .isEqualTo(
                        "unreadable: - at byte 6: expected sound zstd data, found damage: a window of 2^24 bytes where"
                                + " at most 2^23 can be read (pack it without --ultra and --long)");
        frame[5] = 13 << 3;
        assertThat(Opened.bytes(frame).found.get(0)).isEqualTo("unreadable: -: expected a trace, found nothing in it");
    }

    @Test
    void skippableFramesOfZstdAreSkipped() throws IOException {
        byte[] frame = {0x53, 0x2A, 0x4D, 0x18, 3, 0, 0, 0, 'a', 'b', 'c'};
        byte[] bytes = Packing.join(frame, Packing.ZSTD.pack("one\n"), frame, Packing.ZSTD.pack("two\n"), frame);
        assertThat(Opened.bytes(bytes).text()).isEqualTo("one\ntwo\n");
    }

    @ParameterizedTest
    @CsvSource({"GZIP, 0", "XZ, 31", "ZSTD, 0", "BZIP2, 0"})
    void whatIsCutOffGivesWhatCanBeReadAndThenSaysSo(Packing packing, int lost) throws IOException {
        String text = new String(random(200), StandardCharsets.UTF_8);
        byte[] packed = packing.pack(text);
        for (int length = 12; length < packed.length; length++) {
            Opened opened = Opened.bytes(Arrays.copyOf(packed, length));
            assertThat(opened.found).hasSize(1);
            String found = opened.found.get(0);
            if (found.startsWith("unreadable: ")) {
                assertThat(found)
                        .startsWith("unreadable: - at byte " + length + ": expected ")
                        .contains(packing.name().toLowerCase(java.util.Locale.ROOT));
            } else {
                int broken = found.indexOf(" BROKEN ");
                assertThat(broken)
                        .as("%s cut at %d of %d", packing, length, packed.length)
                        .isPositive();
                assertThat(text).startsWith(found.substring("-: ".length(), broken));
            }
        }
        Opened whole = Opened.bytes(Arrays.copyOf(packed, packed.length - 1));
        assertThat(whole.text()).contains(" BROKEN ");
        int readable = whole.text().indexOf(" BROKEN ");
        assertThat(readable).isGreaterThanOrEqualTo(packing == Packing.BZIP2 ? 0 : text.length() - lost);
    }

    @ParameterizedTest
    @EnumSource(Packing.class)
    void damagedBytesGiveDataOrAFaultAndNothingElse(Packing packing) throws IOException {
        Random random = new Random(6);
        byte[] packed = packing.pack(random(300));
        for (int i = 0; i < 80; i++) {
            byte[] damaged = packed.clone();
            for (int k = random.nextInt(3); k >= 0; k--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            assertThat(Opened.bytes(damaged).found).isNotEmpty();
            if (packing == Packing.ZIP) {
                assertThat(Opened.path(file("damaged", damaged)).found).isNotEmpty();
            }
        }
    }

    @Test
    void eachEntryOfAZipIsASourceOfItsOwn() throws IOException {
        byte[] zip = Packing.zip("dir/", "", "dir/a.trace", "a\n", "b", "b\n", "__MACOSX/b", "x");
        Path path = file("two.zip", zip);
        assertThat(Opened.path(path).found).containsExactly(path + "!dir/a.trace: a\n", path + "!b: b\n");
        assertThat(Opened.bytes(zip).found).containsExactly("-!dir/a.trace: a\n", "-!b: b\n");
    }

    @Test
    void oneEntryThatCannotBeReadKeepsTheOthers() throws IOException {
        Path path = file("a.zip", Packing.zip("a", "a\n", "b", "%PDF-1.4", "c", "", "d", "d\n"));
        assertThat(Opened.path(path).found)
                .containsExactly(
                        path + "!a: a\n",
                        "unreadable: " + path + "!b: expected a trace, found a PDF document",
                        "unreadable: " + path + "!c: expected a trace, found nothing in it",
                        path + "!d: d\n");
    }

    @Test
    void aZipWithoutFilesIsNoTrace() throws IOException {
        Path path = file("a.zip", Packing.zip("dir/", ""));
        assertThat(Opened.path(path).found)
                .containsExactly("unreadable: " + path + ": expected a trace, found a zip archive without files");
    }

    @Test
    void aZipThatWasCutOffIsReadWithoutItsDirectory() throws IOException {
        byte[] zip = Packing.zip("a", "a\n", "b", new String(random(1000), StandardCharsets.UTF_8));
        Path path = file("a.zip", Arrays.copyOf(zip, zip.length / 2));
        Opened opened = Opened.path(path);
        assertThat(opened.found.get(0))
                .isEqualTo("unreadable: " + path + ": expected the directory at the end of the zip archive, found none"
                        + " that can be read; its entries are read without it");
        assertThat(opened.found.get(1)).isEqualTo(path + "!a: a\n");
        assertThat(opened.found.get(2)).startsWith(path + "!b: ").contains(" BROKEN ");
    }

    @Test
    void aBombEndsInAClearFault() throws IOException {
        byte[] lines = new byte[4 << 20];
        Arrays.fill(lines, (byte) '\n');
        ExpansionLimit limit = new ExpansionLimit(100, 1 << 18, 1L << 40);
        for (Packing packing : Packing.values()) {
            assertThat(Opened.bytes(packing.pack(lines), limit, false).found.get(0))
                    .contains(": expected at most 100 times the size of the packed file (free up to 262144 bytes) and"
                            + " 1099511627776 bytes to come out of ")
                    .endsWith(" data, found more");
        }
        Path zip = file("bomb.zip", Packing.ZIP.pack(lines));
        assertThat(Opened.path(zip, limit).found.get(0)).endsWith(" data, found more");
        assertThat(Opened.path(zip, new ExpansionLimit(1 << 30, 0, 1 << 20))
                        .found
                        .get(0))
                .endsWith(" data, found more");
        assertThat(Opened.path(zip).found.get(0)).doesNotContain("BROKEN");
    }

    @Test
    void manySmallBombsInAZipAreOne() throws IOException {
        String[] entries = new String[200];
        for (int i = 0; i < entries.length; i += 2) {
            entries[i] = "e" + i;
            entries[i + 1] = "\n".repeat(50_000);
        }
        Path zip = file("bombs.zip", Packing.zip(entries));
        ExpansionLimit limit = new ExpansionLimit(50, 1 << 20, 1L << 40);
        assertThat(Opened.path(zip, limit).found.get(0)).doesNotContain("BROKEN");
        assertThat(Opened.path(zip, limit).found.get(99)).contains("found more");
    }

    @Test
    void byteOrderMarksAreSkipped() throws IOException {
        assertThat(Opened.bytes(("\ufeff" + TEXT).getBytes(StandardCharsets.UTF_8))
                        .text())
                .isEqualTo(TEXT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
    void utf16IsDecodedWithAndWithoutMark(String charset) throws IOException {
        String text = "> F driver=\u00e4\u4e2d\ud83d\ude00\r\n" + TEXT.repeat(3000);
        Charset utf16 = Charset.forName(charset);
        assertThat(Opened.bytes(text.getBytes(utf16)).text()).isEqualTo(text);
        assertThat(Opened.bytes(("\ufeff" + text).getBytes(utf16)).text()).isEqualTo(text);
        assertThat(Opened.bytes(Packing.GZIP.pack(("\ufeff" + text).getBytes(utf16)))
                        .text())
                .isEqualTo(text);
    }

    @Test
    void aUtf16FileThatEndsInsideACharacterIsCutOff() throws IOException {
        byte[] bytes = ("\ufeff" + TEXT).getBytes(StandardCharsets.UTF_16LE);
        assertThat(Opened.bytes(Arrays.copyOf(bytes, bytes.length - 1)).text())
                .startsWith(TEXT.strip() + " BROKEN - at byte ")
                .endsWith(": expected the second byte of a UTF-16 character, found the end of the file");
    }

    @Test
    void halfASurrogatePairIsReplaced() throws IOException {
        assertThat(Opened.bytes("\ufeff> F a=\ud800b \udc00\ud801".getBytes(StandardCharsets.UTF_16LE))
                        .text())
                .isEqualTo("> F a=\ufffdb \ufffd\ufffd");
    }

    @Test
    void bytesThatAreNotUtf8AreAnsiAndThatIsSaidOnce() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes("\u00e4 ok ".getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes("\u20ac\u00fc\u0178".getBytes(Charset.forName("windows-1252")));
        bytes.writeBytes(" \u4e2d ".getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(new byte[] {(byte) 0xE4, 'x', (byte) 0xC3});
        Opened opened = Opened.bytes(bytes.toByteArray());
        assertThat(opened.text()).isEqualTo("\u00e4 ok \u20ac\u00fc\u0178 \u4e2d \u00e4x\u00c3");
        assertThat(opened.remarks).containsExactly("-: bytes that are not UTF-8 are read as Windows-1252");
    }

    @Test
    void allOfWindows1252IsDecodedAsTheLibraryDoes() throws IOException {
        for (int b = 0x80; b < 0x100; b++) {
            String expected = new String(new byte[] {(byte) b}, Charset.forName("windows-1252"));
            String found = Opened.bytes(new byte[] {'x', (byte) b, ' '}).text();
            if (!expected.equals("\ufffd")) {
                assertThat(found).isEqualTo("x" + expected + " ");
            }
        }
    }

    @Test
    void longTextWithoutAnythingOddPassesUnchanged() throws IOException {
        String text = "\u00e4\u4e2d\ud83d\ude00x".repeat(60_000);
        Opened opened = Opened.bytes(text.getBytes(StandardCharsets.UTF_8));
        assertThat(opened.text().replace("\ufffd", "")).hasSizeGreaterThan(100_000);
        assertThat(opened.remarks).isEmpty();
    }

    @Test
    void theRawStreamLeavesBytesThatAreNotUtf8() throws IOException {
        Opened opened = Opened.bytes(new byte[] {'a', (byte) 0xE4, 'b'}, ExpansionLimit.USUAL, true);
        assertThat(opened.text()).isEqualTo("a\ufffdb");
        assertThat(opened.remarks).isEmpty();
    }

    @Test
    void whatIsNotThereOrNotAFileIsSaid() throws IOException {
        assertThat(Opened.path(folder).found)
                .containsExactly("unreadable: " + folder + ": expected a file that can be read, found a directory");
        Path missing = folder.resolve("missing");
        assertThat(Opened.path(missing).found)
                .containsExactly(
                        "unreadable: " + missing + ": expected a file that can be read, found none of that name");
    }

    @Test
    void anEmptyFileIsNoTrace() throws IOException {
        assertThat(Opened.path(file("empty", new byte[0])).found)
                .containsExactly("unreadable: " + folder.resolve("empty") + ": expected a trace, found nothing in it");
        assertThat(Opened.bytes(Packing.GZIP.pack("")).found)
                .containsExactly("unreadable: -: expected a trace, found nothing in it");
        assertThat(Opened.bytes("\ufeff".getBytes(StandardCharsets.UTF_8)).found)
                .containsExactly("unreadable: -: expected a trace, found nothing in it");
    }

    @Test
    void otherKindsOfFileAreNamed() throws IOException {
        byte[] png = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0, 0, 13};
        Path path = file("picture.ndjson", png);
        assertThat(Opened.path(path).found)
                .containsExactly("unreadable: " + path + ": expected a trace, found a PNG picture");
        assertThat(Opened.bytes(Packing.GZIP.pack(png)).found)
                .containsExactly("unreadable: -: expected a trace, found a PNG picture");
        byte[] tar = new byte[1024];
        System.arraycopy("ustar".getBytes(StandardCharsets.US_ASCII), 0, tar, 257, 5);
        tar[0] = 'a';
        assertThat(Opened.bytes(tar).found)
                .containsExactly("unreadable: -: expected a trace, found a tar archive; unpack it first");
    }

    @Test
    void aSiblingIsFoundBesideAFileOrAnEntry() throws IOException {
        file("log.txt.gz", Packing.GZIP.pack(TEXT));
        file("log.sum", "\ufeffsummary".getBytes(StandardCharsets.UTF_16LE));
        Path zip = file("z.zip", Packing.zip("d/log.txt", TEXT, "d/log.SUM", "in zip"));
        StringBuilder found = new StringBuilder();
        SourceReceiver receiver = new SourceReceiver() {
            @Override
            public void source(org.ndislint.ingest.TraceSource source) throws IOException {
                byte[] sum = source.sibling("sum", 100);
                byte[] none = source.sibling("nope", 100);
                found.append(sum == null ? "none" : new String(sum, StandardCharsets.UTF_8))
                        .append(none == null ? ";" : "!");
            }

            @Override
            public void unreadable(String name, org.ndislint.model.TraceFormatException why) throws IOException {
                throw why;
            }
        };
        SourceOpener opener = new SourceOpener(ExpansionLimit.USUAL, remark -> {});
        opener.open(folder.resolve("log.txt.gz").toString(), InputStream.nullInputStream(), receiver);
        opener.open(zip.toString(), InputStream.nullInputStream(), receiver);
        opener.open("-", InputStream.nullInputStream(), receiver(found));
        assertThat(found).hasToString("summary;in zip;in zip;nothing");
    }

    private static SourceReceiver receiver(StringBuilder found) {
        return new SourceReceiver() {
            @Override
            public void source(org.ndislint.ingest.TraceSource source) {
                found.append("source");
            }

            @Override
            public void unreadable(String name, org.ndislint.model.TraceFormatException why) {
                found.append("nothing");
            }
        };
    }
}

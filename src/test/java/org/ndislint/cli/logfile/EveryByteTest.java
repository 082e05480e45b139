package org.ndislint.cli.logfile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ndislint.ingest.etl.Places;
import org.ndislint.ingest.etl.RealFiles;
import org.ndislint.ingest.wpp.MessageFormats;
import org.ndislint.ingest.wpp.SymbolPath;

/**
 * Real log files, cut before a byte, and with that byte wrong in two ways: all its bits, and one of them. The usual run
 * takes few bytes. With {@code -Dndislint.everybyte=N} it takes all of a file up to 32 KiB. Of a larger one it takes a
 * thousand, and then looks at each buffer alone behind the first: at all bytes of headers, and each Nth of the others.
 * {@code target/every-byte.txt} says what was read.
 */
final class EveryByteTest {
    private static final int STRIDE = Integer.getInteger("ndislint.everybyte", 0);
    private static final int USUAL_STRIDE = 1499;
    private static final int USUAL_LARGEST = 256 << 10;
    private static final int WHOLE = 32 << 10;
    private static final int SPREAD = 1000;

    private static final Path REPORT = Path.of("target/every-byte.txt");

    static List<String> names() throws IOException {
        return RealFiles.names().stream()
                .sorted(Comparator.comparing(EveryByteTest::size))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("names")
    void anyByteMayBeWrongOrTheFirstThatIsMissing(String name) throws IOException {
        byte[] bytes = RealFiles.bytes(name);
        if (STRIDE == 0) {
            byte[] part = bytes.length > USUAL_LARGEST ? Arrays.copyOf(bytes, USUAL_LARGEST) : bytes;
            damage(name, part, each(USUAL_STRIDE, 0, part.length));
        } else if (bytes.length <= WHOLE) {
            report(name, damage(name, bytes, each(1, 0, bytes.length)), bytes.length);
        } else {
            report(name, damage(name, bytes, each(bytes.length / SPREAD, 0, bytes.length)), bytes.length);
            report(name + ", buffers alone", damageBuffers(name, bytes), bytes.length);
        }
    }

    private static int damageBuffers(String name, byte[] bytes) throws IOException {
        List<Integer> starts = Places.ofBuffers(bytes);
        int first = starts.get(1);
        int done = 0;
        for (int i = 0; i < starts.size() - 1; i++) {
            int from = starts.get(i);
            int to = starts.get(i + 1);
            byte[] alone = Arrays.copyOf(bytes, i == 0 ? first : first + to - from);
            if (i > 0) {
                System.arraycopy(bytes, from, alone, first, to - from);
            }
            int seen = i == 0 ? 0 : first;
            BitSet places = Places.ofHeaders(alone);
            places.clear(0, seen);
            places.or(each(STRIDE, seen, alone.length));
            done += damage(name + ", buffer " + i, alone, places);
        }
        return done;
    }

    private static int damage(String what, byte[] bytes, BitSet places) throws IOException {
        MessageFormats wordings =
                new MessageFormats(new SymbolPath(List.of(RealFiles.folder().resolve("wpp/tmf"))));
        for (int at = places.nextSetBit(0); at >= 0; at = places.nextSetBit(at + 1)) {
            DamagedLogFile.read(Arrays.copyOf(bytes, at), wordings, what + " cut at " + at);
            for (int bits : new int[] {0xFF, 1 << (at & 7)}) {
                byte[] damaged = bytes.clone();
                damaged[at] ^= (byte) bits;
                DamagedLogFile.read(damaged, wordings, what + ", byte " + at + " with other bits " + bits);
            }
        }
        return places.cardinality();
    }

    private static BitSet each(int stride, int from, int to) {
        BitSet places = new BitSet(to);
        for (int at = from; at < to; at += stride) {
            places.set(at);
        }
        return places;
    }

    private static int size(String name) {
        try {
            return RealFiles.bytes(name).length;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void report(String what, int places, int bytes) throws IOException {
        Files.createDirectories(REPORT.getParent());
        String before = Files.exists(REPORT) ? Files.readString(REPORT) : "";
        Files.writeString(REPORT, before + String.format(Locale.ROOT, "%s: %d of %d bytes%n", what, places, bytes));
    }
}

package org.ndislint.report.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SpillBufferTest {
    @Test
    void aFewBytesStayInMemory() throws IOException {
        SpillBuffer buffer = filled(100, 100);
        assertThat(buffer.isSpilled()).isFalse();
        assertThat(content(buffer)).hasSize(100);
        buffer.discard();
    }

    @Test
    void manyBytesComeBackFromAFileInOrder() throws IOException {
        SpillBuffer buffer = filled(100, 1000);
        assertThat(buffer.isSpilled()).isTrue();
        byte[] content = content(buffer);
        assertThat(content).hasSize(1000);
        for (int i = 0; i < content.length; i++) {
            assertThat(content[i]).isEqualTo((byte) i);
        }
        assertThat(content(buffer)).as("a second time").hasSize(1000);
        assertThat(buffer.size()).isEqualTo(1000);
        buffer.discard();
    }

    @Test
    void theFileHasNoNameWhereNothingIsToBeLeftOfAKilledRun() throws IOException {
        assumeTrue(
                System.getProperty("os.name").startsWith("Linux"), "files without a name are a matter of the system");
        Set<Path> before = temporary();
        SpillBuffer buffer = filled(100, 1000);
        Set<Path> more = temporary();
        more.removeAll(before);
        assertThat(more).isEmpty();
        buffer.discard();
    }

    private static Set<Path> temporary() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.toString().endsWith(".results")).collect(Collectors.toSet());
        }
    }

    private static SpillBuffer filled(int most, int bytes) throws IOException {
        SpillBuffer buffer = new SpillBuffer(most);
        for (int i = 0; i < bytes; i++) {
            buffer.write(i);
        }
        return buffer;
    }

    private static byte[] content(SpillBuffer buffer) throws IOException {
        try (InputStream in = buffer.read()) {
            return in.readAllBytes();
        }
    }
}

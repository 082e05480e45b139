package org.ndislint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
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

package org.ndislint.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ndislint.catalogue.Catalogue;
import org.ndislint.catalogue.EventText;
import org.ndislint.catalogue.StatusNames;
import org.ndislint.model.CallEvent;
import org.ndislint.model.Symbols;

class ChunkShelfTest {
    private static final int CHUNKS = 100;
    private static final int ROOM = 16 * ChunkShelf.CHUNK;

    private final Symbols symbols = new Symbols();
    private final EventText words = new EventText(Catalogue.load(), StatusNames.load(), symbols);
    private final ChunkShelf shelf = new ChunkShelf(ROOM);
    private final CallEvent event = new CallEvent();

    private void fill(int from, int to) {
        for (int ordinal = from; ordinal < to; ordinal++) {
            EventChunk chunk = new EventChunk(ordinal, words, symbols);
            for (int i = 1; i <= ChunkShelf.CHUNK; i++) {
                chunk.add(event, (long) ordinal * ChunkShelf.CHUNK + i, false, -1, 0, 0, 0);
            }
            chunk.seal();
            shelf.add(chunk);
        }
    }

    private List<Long> kept() {
        return shelf.chunks().stream().map(EventChunk::ordinal).toList();
    }

    @Test
    void allIsKeptWhileThereIsRoom() {
        fill(0, 16);

        assertThat(kept()).hasSize(16);
    }

    @Test
    void beyondItNoMoreThanThereIsRoomForIsKept() {
        fill(0, CHUNKS);

        assertThat(kept()).hasSizeLessThanOrEqualTo(16).contains(0L, CHUNKS - 1L);
        assertThat(shelf.records()).isEqualTo((long) CHUNKS * ChunkShelf.CHUNK);
    }

    @Test
    void theRecordsAboutAFindingAreKept() {
        fill(0, 8);
        shelf.keepNear(7 * ChunkShelf.CHUNK + 5L);
        fill(8, CHUNKS);

        assertThat(kept()).contains(6L, 7L);
    }

    @Test
    void theRecordsAfterAFindingAreKeptWhenTheyCome() {
        fill(0, 8);
        shelf.keepNear(11 * ChunkShelf.CHUNK - 3L);
        fill(8, CHUNKS);

        assertThat(kept()).contains(10L, 11L);
    }

    @Test
    void manyFindingsDoNotTakeMoreRoomThanThereIs() {
        for (int ordinal = 0; ordinal < CHUNKS; ordinal++) {
            fill(ordinal, ordinal + 1);
            shelf.keepNear((long) ordinal * ChunkShelf.CHUNK + 500);
        }

        assertThat(kept()).hasSizeLessThanOrEqualTo(16);
    }
}

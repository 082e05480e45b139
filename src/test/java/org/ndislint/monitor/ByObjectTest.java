package org.ndislint.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ByObjectTest {
    private final ByObject index = new ByObject();

    private List<Integer> of(int kind, int row) {
        List<Integer> out = new ArrayList<>();
        for (int at = index.last(kind, row); at != ByObject.NONE; at = index.before(at)) {
            out.add(index.number(at));
        }
        return out;
    }

    @Test
    void findsWhatWasAddedSinceItWasClearedTheLatestFirst() {
        Random random = new Random(3);
        for (int round = 0; round < 200; round++) {
            Map<List<Integer>, Deque<Integer>> expected = new HashMap<>();
            int count = random.nextInt(round % 20 == 0 ? 5_000 : 40);
            for (int i = 0; i < count; i++) {
                List<Integer> object = List.of(random.nextInt(4) - 1, random.nextInt(count) - 1);
                index.add(object.get(0), object.get(1), i);
                expected.computeIfAbsent(object, o -> new ArrayDeque<>()).addFirst(i);
            }
            for (int kind = -1; kind < 3; kind++) {
                for (int row = -1; row < count; row++) {
                    assertThat(of(kind, row))
                            .containsExactlyElementsOf(expected.getOrDefault(List.of(kind, row), new ArrayDeque<>()));
                }
            }
            index.clear();
            assertThat(of(0, 0)).isEmpty();
        }
    }
}

package org.ndislint.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ndislint.model.CallEvent;
import org.ndislint.model.EventKind;

class GeneratorTest {
    @Test
    void theSameSeedGivesTheSameRecords() {
        for (long seed = 0; seed < 20; seed++) {
            GeneratorOptions options = GeneratorOptions.legal(seed, 300);
            assertThat(Sessions.of(options).lines())
                    .isEqualTo(Sessions.of(options).lines());
        }
    }

    @Test
    void aSessionIsAsLongAsItIsAskedFor() {
        // With this seed all that is open comes to rest after some 75,000 records.
        assertThat(Sessions.of(GeneratorOptions.legal(12, 80_000)).events()).hasSizeGreaterThanOrEqualTo(80_000);
        for (long seed = 0; seed < 50; seed++) {
            assertThat(Sessions.of(GeneratorOptions.legal(seed, 2_000)).events())
                    .as("seed %d", seed)
                    .hasSizeGreaterThanOrEqualTo(2_000);
        }
    }

    @Test
    void trafficIsAddedToWhatASeedGives() {
        GeneratorOptions options = GeneratorOptions.legal(3, 3000).with(GeneratorOptions.Managers.BOTH);
        Sessions session = Sessions.of(options.withTraffic());
        for (String fn : List.of(
                "NdisCoSendNetBufferLists",
                "MiniportCoSendNetBufferLists",
                "NdisMCoSendNetBufferListsComplete",
                "ProtocolCoSendNetBufferListsComplete",
                "NdisMCoIndicateReceiveNetBufferLists",
                "ProtocolCoReceiveNetBufferLists",
                "NdisReturnNetBufferLists",
                "MiniportReturnNetBufferLists",
                "NdisCoOidRequest",
                "NdisMCmOidRequest",
                "ProtocolCoOidRequest",
                "MiniportCoOidRequest",
                "NdisCoOidRequestComplete",
                "NdisMCmOidRequestComplete",
                "NdisMCoOidRequestComplete",
                "ProtocolCoOidRequestComplete")) {
            assertThat(session.lines()).anyMatch(line -> line.startsWith("> " + fn + " "));
        }
        assertThat(Sessions.of(options).lines())
                .noneMatch(line -> line.contains("NetBufferLists") || line.contains("OidRequest"));
    }

    @Test
    void bracketsNestOnEveryThread() {
        for (long seed = 0; seed < 200; seed++) {
            GeneratorOptions options = GeneratorOptions.legal(seed, 600);
            Sessions session = Sessions.of(seed % 2 == 0 ? options : options.withTraffic());
            Map<Long, Deque<String>> stacks = new HashMap<>();
            for (CallEvent event : session.events()) {
                if (!event.kind.isCall()) {
                    continue;
                }
                long thread = event.tid == 0 ? -1 - event.cpu : event.tid;
                Deque<String> stack = stacks.computeIfAbsent(thread, t -> new ArrayDeque<>());
                if (event.kind == EventKind.ENTER) {
                    stack.push(session.text().name(event));
                } else {
                    assertThat(stack.poll()).isEqualTo(session.text().name(event));
                }
            }
            assertThat(stacks.values()).allMatch(Deque::isEmpty);
        }
    }
}

package org.ndislint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Perfetto trace read back by a decoder of this test's own, which knows the wire format and the public field numbers alone. */
class PerfettoTest {
    @TempDir
    Path folder;

    /** A message: by field its values, each a number or bytes. */
    private record Message(Map<Integer, List<Object>> fields) {
        static Message of(ByteBuffer from) {
            Map<Integer, List<Object>> fields = new HashMap<>();
            ByteBuffer in = from.slice().order(ByteOrder.LITTLE_ENDIAN);
            while (in.hasRemaining()) {
                long key = varint(in);
                Object value;
                switch ((int) (key & 7)) {
                    case 0 -> value = varint(in);
                    case 1 -> value = in.getLong();
                    case 2 -> {
                        int size = (int) varint(in);
                        value = in.slice(in.position(), size);
                        in.position(in.position() + size);
                    }
                    default -> throw new IllegalArgumentException("wire type " + (key & 7));
                }
                fields.computeIfAbsent((int) (key >>> 3), k -> new ArrayList<>())
                        .add(value);
            }
            return new Message(fields);
        }

        private static long varint(ByteBuffer in) {
            long value = 0;
            for (int shift = 0; ; shift += 7) {
                byte b = in.get();
                value |= (long) (b & 127) << shift;
                if (b >= 0) {
                    return value;
                }
            }
        }

        List<Message> messages(int field) {
            return fields.getOrDefault(field, List.of()).stream()
                    .map(value -> of((ByteBuffer) value))
                    .toList();
        }

        String text(int field) {
            List<Object> values = fields.get(field);
            return values == null
                    ? ""
                    : StandardCharsets.UTF_8
                            .decode(((ByteBuffer) values.get(0)).duplicate())
                            .toString();
        }

        long number(int field) {
            return (Long) fields.getOrDefault(field, List.of(0L)).get(0);
        }

        List<Object> numbers(int field) {
            return fields.getOrDefault(field, List.of());
        }
    }

    @Test
    void everyEventStandsOnATrackThatWasDeclaredBefore() throws IOException {
        Set<Long> declared = new HashSet<>();
        for (Message packet : packets()) {
            for (Message track : packet.messages(60)) {
                assertThat(track.number(5))
                        .satisfiesAnyOf(
                                up -> assertThat(up).isZero(),
                                up -> assertThat(declared).contains(up));
                assertThat(declared.add(track.number(1))).as(track.text(2)).isTrue();
            }
            for (Message event : packet.messages(11)) {
                assertThat(declared).contains(event.number(11));
            }
        }
        assertThat(declared).hasSizeGreaterThan(10);
    }

    @Test
    void objectsStandBelowWhatTheyBelongTo() throws IOException {
        Map<Long, String> names = new HashMap<>();
        Map<String, String> above = new HashMap<>();
        for (Message packet : packets()) {
            for (Message track : packet.messages(60)) {
                names.put(track.number(1), track.text(2));
                above.put(track.text(2), names.getOrDefault(track.number(5), "nothing"));
            }
        }

        assertThat(above).containsEntry("AF#1 A1", "BINDING#1 BC").containsEntry("BINDING#1 BC", "Trace 1: objects");
        assertThat(above).containsEntry("client", "AF#1 A1").containsEntry("thread 4", "Trace 1: threads");
    }

    @Test
    void everySliceThatEndsWasBegunOnItsTrack() throws IOException {
        Map<Long, Integer> depth = new HashMap<>();
        for (Message packet : packets()) {
            for (Message event : packet.messages(11)) {
                int step = event.number(9) == 1 ? 1 : event.number(9) == 2 ? -1 : 0;
                assertThat(depth.merge(event.number(11), step, Integer::sum)).isNotNegative();
            }
        }
    }

    @Test
    void anArrowLeadsFromTheRequestToItsCompletion() throws IOException {
        Map<Object, String> begun = new HashMap<>();
        List<String> arrows = new ArrayList<>();
        for (Message packet : packets()) {
            for (Message event : packet.messages(11)) {
                event.numbers(47).forEach(flow -> begun.put(flow, event.text(23)));
                event.numbers(48).forEach(flow -> arrows.add(begun.remove(flow) + " to " + event.text(23)));
            }
        }

        assertThat(arrows).contains("ProtocolCmCloseAf to NdisCmCloseAddressFamilyComplete");
    }

    @Test
    void aFindingIsAnInstantOnTheTrackOfItsObject() throws IOException {
        Map<Long, String> names = new HashMap<>();
        List<String> findings = new ArrayList<>();
        for (Message packet : packets()) {
            packet.messages(60).forEach(track -> names.put(track.number(1), track.text(2)));
            for (Message event : packet.messages(11)) {
                if (event.text(22).equals("finding")) {
                    findings.add(event.number(9) + " " + event.text(23) + " on " + names.get(event.number(11)) + " at "
                            + packet.number(8));
                }
            }
        }

        assertThat(findings).containsExactly("3 AF-CLOSE-TWICE on AF#1 A1 at 4100560000");
    }

    private List<Message> packets() throws IOException {
        Path file = folder.resolve("trace.pb");
        RunResult.ofProgram(
                "",
                "check",
                "-q",
                "--format",
                "concise",
                "-o",
                "perfetto=" + file,
                "samples/double-close-in-unbind.trace");
        return Message.of(ByteBuffer.wrap(Files.readAllBytes(file))).messages(1);
    }
}

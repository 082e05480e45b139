package org.ndislint.ingest.fields;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ndislint.ingest.WordBuffer;
import org.ndislint.model.Key;

class FieldsTest {
    private static int find(String name) {
        byte[] bytes = ("{\"" + name + "\":").getBytes(StandardCharsets.ISO_8859_1);
        return Fields.find(WordBuffer.copyOf(bytes, 0, bytes.length), 2, bytes.length - 4);
    }

    @Test
    void everyKeyIsFoundUnderItsNumber() {
        for (int field = 0; field < Fields.COUNT; field++) {
            assertThat(find(Fields.name(field))).as(Fields.name(field)).isEqualTo(field);
        }
    }

    @Test
    void theKeysOfTheModelComeFirstInTheirOrder() {
        for (int i = 0; i < Key.count(); i++) {
            assertThat(Fields.name(i)).isEqualTo(Key.of(i).json());
        }
    }

    @Test
    void theOtherKeysAreThoseOfTheContract() {
        Set<String> others = new HashSet<>();
        for (int field = Fields.EVENT; field < Fields.COUNT; field++) {
            others.add(Fields.name(field));
        }
        assertThat(others)
                .containsExactlyInAnyOrder(
                        "event",
                        "fn",
                        "time",
                        "cpu",
                        "pid",
                        "tid",
                        "irql",
                        "driver",
                        "status",
                        "args",
                        "complete",
                        "fromStart",
                        "covers",
                        "names",
                        "lost",
                        "started",
                        "stopped",
                        "host",
                        "drivers");
        assertThat(Fields.COUNT).isLessThanOrEqualTo(64);
    }

    @Test
    void nothingElseIsFound() {
        Set<String> names = new HashSet<>();
        for (int field = 0; field < Fields.COUNT; field++) {
            names.add(Fields.name(field));
        }
        Random random = new Random(1);
        for (String name : Set.copyOf(names)) {
            for (int i = 0; i < 200; i++) {
                StringBuilder near = new StringBuilder(name);
                int at = random.nextInt(name.length());
                switch (random.nextInt(4)) {
                    case 0 -> near.deleteCharAt(at);
                    case 1 -> near.insert(at, (char) random.nextInt(256));
                    case 2 -> near.setCharAt(at, (char) random.nextInt(256));
                    default -> near.append((char) 0);
                }
                if (!names.contains(near.toString())) {
                    assertThat(find(near.toString())).as(near.toString()).isEqualTo(Fields.UNKNOWN);
                }
            }
        }
    }
}

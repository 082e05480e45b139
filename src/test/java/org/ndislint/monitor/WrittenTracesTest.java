package org.ndislint.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Traces written by hand from the pages: legal ones that look wrong, and ones with one defect. A line {@code # breaks RULE}
 * stands before the record that breaks it; nothing else is found.
 */
class WrittenTracesTest {
    private static final String BREAKS = "# breaks ";
    private static final List<String> KEYS =
            List.of("status", "vc", "clientVc", "callMgrVc", "party", "clientParty", "callMgrParty", "driver", "af");

    static Stream<Path> traces() throws IOException, URISyntaxException {
        URL folder = WrittenTracesTest.class.getResource("written");
        assertThat(folder).isNotNull();
        try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("traces")
    void whatIsWrongIsFoundAndNothingElse(Path trace) throws IOException {
        List<String> expected = new ArrayList<>();
        int events = 0;
        for (String line : Files.readAllLines(trace)) {
            if (line.startsWith(BREAKS)) {
                expected.add(line.substring(BREAKS.length()) + "@" + (events + 1));
            } else if (!line.startsWith("#")) {
                events++;
            }
        }
        assertThat(Checks.run(Files.readString(trace)).grave()).isEqualTo(expected);
        assertThat(events).isBetween(15, 60);
    }

    /** Of a legal trace: each window, each loss of one to three records, and no value of some key. */
    @ParameterizedTest
    @MethodSource("traces")
    void whatIsMissingBlamesNobody(Path trace) throws IOException {
        List<String> lines = Files.readAllLines(trace);
        if (lines.stream().anyMatch(line -> line.startsWith(BREAKS))) {
            return;
        }
        List<String> events =
                lines.stream().filter(line -> !line.startsWith("#")).toList();
        List<String> wrong = new ArrayList<>();
        for (int from = 1; from < events.size(); from++) {
            check("window from " + from, events.subList(from, events.size()), wrong);
            for (int lost = 1; lost <= 3 && from + lost <= events.size(); lost++) {
                List<String> thin = new ArrayList<>(events.subList(0, from));
                thin.add("! count=" + lost);
                thin.addAll(events.subList(from + lost, events.size()));
                check(lost + " lost from " + from, thin, wrong);
            }
        }
        for (String key : KEYS) {
            check("no " + key, events.stream().map(line -> without(key, line)).toList(), wrong);
        }
        assertThat(wrong).isEmpty();
    }

    private static String without(String key, String line) {
        return line.startsWith("@") ? line : line.replaceAll(" " + key + "=\\S+", "");
    }

    private static void check(String what, List<String> events, List<String> wrong) {
        for (String found : Checks.run(String.join("\n", events) + "\n").grave()) {
            wrong.add(what + ": " + found);
        }
    }
}

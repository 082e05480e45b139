package org.ndislint.minimize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ndislint.catalogue.EventText;
import org.ndislint.generate.Defect;
import org.ndislint.generate.Defects;
import org.ndislint.generate.Planted;
import org.ndislint.generate.Sessions;
import org.ndislint.model.CallEvent;
import org.ndislint.model.CaptureFacts;
import org.ndislint.model.EventKind;
import org.ndislint.model.Symbols;
import org.ndislint.monitor.Checks;
import org.ndislint.monitor.Finding;
import org.ndislint.monitor.Monitor;
import org.ndislint.timeline.TraceLog;

/** What is left of a trace convicts as the whole does, and cannot be less. */
class MinimizerTest {
    private static final int EVENTS = 400;
    private static final int MANY_EVENTS = 1000;
    private static final int MOST_SEEDS = 60;

    static Stream<Defect> defects() {
        return Defects.list().stream();
    }

    private static Monitors monitors(Symbols symbols) {
        BitSet on = new BitSet();
        on.set(0, Checks.PROGRAM.rules().size());
        return (findings, withInconclusive) -> new Monitor(
                Checks.PROGRAM,
                symbols,
                Checks.STATUSES,
                new Monitor.Options(on, withInconclusive, false, Set.of()),
                findings);
    }

    private static TraceLog log(Symbols symbols, List<CallEvent> events) {
        TraceLog log = new TraceLog(symbols, Checks.CATALOGUE.size());
        long number = 0;
        for (CallEvent event : events) {
            log.add(event, ++number);
        }
        return log;
    }

    /** A finding by its rule, the record at which it is decided and the buffer that it is about. */
    private static String told(Finding finding) {
        Finding.ObjectName object = finding.object();
        String buffer = object != null && object.kind().equals("nbl") ? object.handle() + " " : "";
        return buffer + finding.rule().id() + " " + finding.phase() + " " + finding.function() + " "
                + finding.timeNanos() + " " + finding.tid();
    }

    private record Small(Minimizer.Result result, Finding target, Set<String> whole, Symbols symbols) {
        List<CallEvent> records() {
            return result.part().records();
        }

        /** Whether records convict of the same, and of nothing of which the whole does not. */
        boolean isProvedBy(List<CallEvent> records) {
            List<Finding> findings = Checks.run(symbols, records).violations();
            return findings.stream().allMatch(finding -> whole.contains(told(finding)))
                    && findings.stream()
                            .anyMatch(finding -> told(finding).equals(told(target))
                                    && finding.fingerprint().equals(target.fingerprint()));
        }

        List<Integer> needless() {
            List<Integer> needless = new ArrayList<>();
            for (int i = 0; i < records().size(); i++) {
                List<CallEvent> rest = new ArrayList<>(records());
                rest.remove(i);
                if (isProvedBy(rest)) {
                    needless.add(i);
                }
            }
            return needless;
        }
    }

    private static Small small(Symbols symbols, List<CallEvent> events, String rule) {
        TraceLog log = log(symbols, events);
        Survey survey = Survey.of(log, monitors(symbols), CaptureFacts.NOTHING, rule, 0);
        Minimizer.Result result = Minimizer.run(Checks.PROGRAM, log, monitors(symbols), CaptureFacts.NOTHING, survey);
        assertThat(survey.target()).as("found in the whole").isNotNull();
        assertThat(result).as("proved again").isNotNull();
        Set<String> whole = new HashSet<>();
        Checks.run(symbols, events).violations().forEach(finding -> whole.add(told(finding)));
        return new Small(Objects.requireNonNull(result), Objects.requireNonNull(survey.target()), whole, symbols);
    }

    @ParameterizedTest
    @MethodSource("defects")
    void whatIsLeftOfAPlantedDefectConvictsAndCannotBeLess(Defect defect) {
        Small small = planted(defect, EVENTS);
        assertThat(small.isProvedBy(small.records())).as("proves").isTrue();
        assertThat(small.result().minimal()).isTrue();
        assertThat(small.needless()).isEmpty();
        assertThat(small.records()).hasSizeLessThan(20);
    }

    @ParameterizedTest
    @MethodSource("defects")
    void ofALongerSessionNoMoreIsLeftAndFewPartsAreTried(Defect defect) {
        Small small = planted(defect, MANY_EVENTS);
        assertThat(small.result().minimal()).isTrue();
        assertThat(small.isProvedBy(small.records())).as("proves").isTrue();
        assertThat(small.records()).hasSizeLessThan(20);
        assertThat(small.result().trials()).isLessThan(700);
    }

    @Test
    void theSameIsLeftEachTime() {
        Defect defect = Defects.list().get(0);
        assertThat(texts(planted(defect, EVENTS))).isEqualTo(texts(planted(defect, EVENTS)));
    }

    @Test
    void whatWasLostBetweenTheRecordsStaysLost() {
        Defect defect = Defects.list().stream()
                .filter(d -> d.rule().equals("AF-CLOSE-TWICE"))
                .findFirst()
                .orElseThrow();
        Symbols symbols = Checks.PROGRAM.newSymbols();
        Sessions session = Sessions.of(Sessions.planted(defect, 0, EVENTS), symbols);
        List<CallEvent> events = new ArrayList<>();
        for (CallEvent event : session.events()) {
            CallEvent lost = new CallEvent();
            lost.kind = EventKind.LOST;
            lost.lostCount = 0;
            events.add(event);
            events.add(lost);
        }
        List<CallEvent> records = small(symbols, events, defect.rule()).records();
        List<EventKind> kinds = records.stream().map(record -> record.kind).toList();
        assertThat(kinds).endsWith(EventKind.ENTER, EventKind.LOST, EventKind.ENTER);
        assertThat(kinds.stream().filter(kind -> kind == EventKind.LOST)).hasSize(1);
    }

    private static List<String> texts(Small small) {
        EventText words = new EventText(Checks.CATALOGUE, Checks.STATUSES, small.symbols());
        return small.records().stream().map(words::whole).toList();
    }

    private static Small planted(Defect defect, int events) {
        for (long seed = 0; seed < MOST_SEEDS; seed++) {
            Symbols symbols = Checks.PROGRAM.newSymbols();
            Sessions session = Sessions.of(Sessions.planted(defect, seed, events), symbols);
            Planted planted = session.manifest().planted();
            if (planted != null && isFound(session, planted)) {
                return small(symbols, session.events(), planted.rule());
            }
        }
        throw new AssertionError("no place for " + defect.rule());
    }

    /** Whether its own rule convicts of it; of one that yields to another it may be the other. */
    private static boolean isFound(Sessions session, Planted planted) {
        return Checks.run(session.symbols(), session.events()).violations().stream()
                .anyMatch(finding -> finding.rule().id().equals(planted.rule()));
    }
}

package org.ndislint.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.ndislint.generate.Defect;
import org.ndislint.generate.Defects;
import org.ndislint.generate.GeneratorOptions;
import org.ndislint.generate.Sessions;
import org.ndislint.model.CallEvent;
import org.ndislint.model.EventKind;
import org.ndislint.model.Symbols;
import org.ndislint.monitor.Checks;
import org.ndislint.monitor.Finding;

/** What is told of a record does not depend on the way to it, and is what a check knows there. */
class ReplayTest {
    /** Farther than the states near where a replay stands. */
    private static final int FAR_APART = 8192;

    private static Replay replay(Symbols symbols, List<CallEvent> events) {
        return replay(symbols, events, 512);
    }

    private static Replay replay(Symbols symbols, List<CallEvent> events, int interval) {
        return new Replay(
                Checks.log(symbols, events),
                Checks.PROGRAM,
                Checks.STATUSES,
                Checks.options(Checks.PROGRAM, false),
                interval);
    }

    private static Sessions session(int events) {
        return Sessions.of(GeneratorOptions.legal(3, events), Checks.PROGRAM.newSymbols());
    }

    /** The session without what it says of itself, so that the monitor keeps its first records back. */
    private static List<CallEvent> withoutCapture(Sessions session) {
        List<CallEvent> events = new ArrayList<>(session.events());
        events.removeIf(event -> event.kind == EventKind.CAPTURE);
        return events;
    }

    private static void goAbout(Symbols symbols, List<CallEvent> events) {
        Replay forwards = replay(symbols, events);
        Replay about = replay(symbols, events);
        Random random = new Random(1);
        for (int i = 0; i < 25; i++) {
            int position = random.nextInt(events.size());
            about.at(random.nextInt(events.size()));
            Stop there = about.at(position);
            Stop fresh = replay(symbols, events).at(position);
            assertSame(there, fresh);
        }
        assertThat(forwards.at(0).number()).isEqualTo(1);
    }

    private static void assertSame(Stop there, Stop fresh) {
        assertThat(there.after()).isEqualTo(fresh.after());
        assertThat(there.before()).isEqualTo(fresh.before());
        assertThat(there.touched()).isEqualTo(fresh.touched());
    }

    @Test
    void aMarkTellsWhatIsKnownAtItsPlaceWithoutARunToTheEnd() {
        Sessions session = session(3000);
        List<CallEvent> events = new ArrayList<>(session.events());
        CallEvent lost = new CallEvent();
        lost.kind = EventKind.LOST;
        lost.lostCount = 1;
        events.add(1000, lost);
        Replay replay = replay(session.symbols(), events);

        Stop capture = replay.at(0);
        assertThat(capture.record().kind).isEqualTo(EventKind.CAPTURE);
        assertThat(capture.after()).isEmpty();
        assertThat(replay.fed()).isLessThan(10);

        Stop mark = replay.at(1000);
        assertThat(mark.record().kind).isEqualTo(EventKind.LOST);
        assertThat(mark.after()).isEqualTo(replay.at(1001).before());
        assertThat(mark.before()).isEqualTo(mark.after());
        assertThat(replay.fed()).isLessThan(2200);
    }

    @Test
    void aMarkAtTheEndTellsWhatIsKnownThere() {
        Sessions session = session(300);
        List<CallEvent> events = new ArrayList<>(session.events());
        CallEvent lost = new CallEvent();
        lost.kind = EventKind.LOST;
        lost.lostCount = 1;
        events.add(200, lost);
        Stop middle = replay(session.symbols(), events.subList(0, 201)).at(200);
        assertThat(middle.after())
                .isEqualTo(replay(session.symbols(), events).at(200).after());
    }

    @Test
    void theWayToARecordDoesNotMatter() {
        Sessions session = session(3000);
        goAbout(session.symbols(), session.events());
    }

    @Test
    void norDoesItIfTheFirstRecordsAreKeptBack() {
        Sessions session = session(2500);
        goAbout(session.symbols(), withoutCapture(session));
    }

    @Test
    void whatIsAfterOneRecordIsBeforeTheNext() {
        Sessions session = session(600);
        Replay replay = replay(session.symbols(), session.events());
        int same = 0;
        for (int i = 200; i < 240; i++) {
            same += replay.at(i).after().equals(replay.at(i + 1).before()) ? 1 : 0;
        }
        assertThat(same).as("but for records that the clock cannot order").isGreaterThan(25);
    }

    @Test
    void goingBackCostsNoMoreThanTheRecordsSinceACheckpoint() {
        Sessions session = session(20_000);
        Replay replay = replay(session.symbols(), session.events());
        int end = replay.size() - 1;
        replay.at(end);
        long before = replay.fed();
        for (int i = 1; i <= 10; i++) {
            replay.at(end - i * 1500);
        }
        assertThat(replay.fed() - before).isLessThan(10 * 700);
    }

    @Test
    void stepsNearWhereItStandsCostLittleWhereStatesLieFarApart() {
        Sessions session = session(20_000);
        Replay replay = replay(session.symbols(), session.events(), FAR_APART);
        int position = 2 * FAR_APART - 100;
        replay.at(position);
        long before = replay.fed();
        for (int i = 1; i <= 10; i++) {
            replay.at(position - i * 50);
        }
        assertThat(replay.fed() - before).isLessThan(10 * 1100);
    }

    @Test
    void whatIsToldThereIsTheSame() {
        Sessions session = session(20_000);
        Replay replay = replay(session.symbols(), session.events(), FAR_APART);
        for (int position : new int[] {9_000, 8_500, 15_000, 14_321, 8_400, 14_000, 7_000}) {
            Stop there = replay.at(position);
            Stop fresh = replay(session.symbols(), session.events(), FAR_APART).at(position);
            assertSame(there, fresh);
        }
    }

    @Test
    void everyFindingOfACheckIsFoundAtItsRecord() {
        for (Defect defect : Defects.list().subList(0, 30)) {
            Symbols symbols = Checks.PROGRAM.newSymbols();
            Sessions session = Sessions.of(Sessions.planted(defect, 1, 300), symbols);
            Replay replay = replay(symbols, session.events());
            List<String> checked = new ArrayList<>();
            for (Finding finding : Checks.run(symbols, session.events()).violations()) {
                checked.add(finding.rule().id() + "@" + finding.event());
            }
            List<String> found = new ArrayList<>();
            int at = replay.find(0, new Wanted.Rule(null));
            while (at >= 0) {
                for (Finding finding : replay.at(at).findings()) {
                    found.add(finding.rule().id() + "@" + finding.event());
                }
                at = replay.find(at + 1, new Wanted.Rule(null));
            }
            assertThat(found).as(defect.rule()).containsExactlyInAnyOrderElementsOf(checked);
        }
    }
}

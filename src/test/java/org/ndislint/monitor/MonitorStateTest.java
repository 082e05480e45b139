package org.ndislint.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ndislint.generate.Degrader;
import org.ndislint.generate.Generator;
import org.ndislint.generate.GeneratorOptions;
import org.ndislint.generate.Recording;
import org.ndislint.model.CallEvent;
import org.ndislint.model.EventKind;
import org.ndislint.model.Status;
import org.ndislint.model.Symbols;
import org.ndislint.rules.PackYaml;
import org.ndislint.rules.Packs;
import org.ndislint.rules.Program;
import org.ndislint.timeline.StateException;

class MonitorStateTest {
    private static final int DIGEST = 32;

    private record Session(Symbols symbols, List<CallEvent> events) {}

    private static Session session(long seed, int count, Recording recording) throws IOException {
        Symbols symbols = Checks.PROGRAM.newSymbols();
        List<CallEvent> events = new ArrayList<>();
        Generator.run(GeneratorOptions.legal(seed, count).with(recording), Checks.CATALOGUE, symbols, event -> {
            CallEvent copy = new CallEvent();
            copy.copyFrom(event);
            events.add(copy);
        });
        return new Session(symbols, events);
    }

    /** Worse in every way that matters: lost records, coarse stamps, no statuses here and there. */
    private static Session degraded(long seed) throws IOException {
        Session session = session(seed, 300, seed % 2 == 0 ? Recording.FULL.withCapture(false) : Recording.BARE);
        SplittableRandom random = new SplittableRandom(seed);
        List<CallEvent> events = new ArrayList<>();
        for (CallEvent event : Degrader.coarsen(session.events(), 5_000)) {
            CallEvent copy = new CallEvent();
            copy.copyFrom(event);
            if (random.nextInt(10) == 0) {
                copy.clear();
                copy.kind = EventKind.LOST;
                copy.lostCount = random.nextBoolean() ? random.nextInt(1, 5) : CallEvent.NOT_RECORDED;
                copy.cpu = random.nextInt(3) == 0 ? random.nextInt(4) : CallEvent.NOT_RECORDED;
            } else if (random.nextInt(10) == 0) {
                copy.status = Status.ABSENT;
                copy.driver = 0;
            } else if (random.nextInt(20) == 0) {
                copy.tid = CallEvent.NOT_RECORDED;
            }
            events.add(copy);
        }
        return new Session(session.symbols(), events);
    }

    private static BitSet everywhere(Session session) {
        BitSet stops = new BitSet();
        stops.set(0, session.events().size() + 1);
        return stops;
    }

    private static void assertSame(Relay.Outcome actual, Relay.Outcome expected) {
        assertThat(actual.findings()).isEqualTo(expected.findings());
        assertThat(actual.sums()).isEqualTo(expected.sums());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aRunThatStopsBeforeEveryRecordGivesTheSame(long seed) throws IOException {
        Session session = session(seed, 250, seed == 1 ? Recording.BARE : Recording.FULL);
        assertSame(
                Relay.stopped(session.symbols(), session.events(), everywhere(session)),
                Relay.whole(session.symbols(), session.events()));
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5, 6, 7, 8, 9})
    void aRunOverADamagedTraceThatStopsBeforeEveryRecordGivesTheSame(long seed) throws IOException {
        Session session = degraded(seed);
        Relay.Outcome whole = Relay.whole(session.symbols(), session.events());
        assertThat(whole.findings()).isNotEmpty();
        assertSame(Relay.stopped(session.symbols(), session.events(), everywhere(session)), whole);
    }

    @ParameterizedTest
    @ValueSource(longs = {10, 11})
    void aLongRunThatStopsAnywhereGivesTheSame(long seed) throws IOException {
        Session session = session(seed, 4000, Recording.FULL.withCapture(false));
        SplittableRandom random = new SplittableRandom(seed);
        Relay.Outcome whole = Relay.whole(session.symbols(), session.events());
        BitSet stops = new BitSet();
        for (int i = 0; i < 20; i++) {
            stops.set(random.nextInt(session.events().size()));
        }
        assertSame(Relay.stopped(session.symbols(), session.events(), stops), whole);
    }

    @Test
    void aStateThatWasBroughtBackIsWrittenAsBefore() throws IOException {
        byte[] state = state(2, 200);
        Monitor again = Relay.read(state, finding -> {});
        assertThat(Arrays.equals(Relay.write(again), state)).isTrue();
    }

    @Test
    void notAByteMoreIsReadThanWasWritten() throws IOException {
        byte[] state = state(3, 100);
        byte[] longer = Arrays.copyOf(state, state.length + 3);
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(longer));
        Monitor.readFrom(in, Checks.PROGRAM, Checks.PROGRAM.newSymbols(), Checks.STATUSES, finding -> {});
        assertThat(in.available()).isEqualTo(3);
    }

    @Test
    void whatIsNoStateIsRefused() {
        assertThatThrownBy(() -> Relay.read("{\"event\":\"enter\"}".getBytes(StandardCharsets.UTF_8), finding -> {}))
                .isInstanceOf(StateException.class)
                .hasMessage("this is not the written state of a run");
        assertThatThrownBy(() -> Relay.read(new byte[0], finding -> {}))
                .isInstanceOf(StateException.class)
                .hasMessage("the written state is damaged: at byte 0 expected more bytes, found the end");
    }

    @Test
    void theStateOfOtherRulesIsRefused() throws Exception {
        String pack = """
                pack: own
                kinds:
                  - name: channel
                    key: args.Channel
                    events: |
                      made birth: > NdisAllocateTimerObject
                    regions: |
                      region life: on; initial on; adopted all
                        made  on
                """;
        Program other = Packs.with(
                Checks.CATALOGUE,
                Checks.STATUSES,
                List.of(PackYaml.read("own.yaml", new ByteArrayInputStream(pack.getBytes(StandardCharsets.UTF_8)))));
        byte[] state = state(1, 50);
        assertThatThrownBy(() -> Monitor.readFrom(
                        new DataInputStream(new ByteArrayInputStream(state)),
                        other,
                        other.newSymbols(),
                        Checks.STATUSES,
                        finding -> {}))
                .isInstanceOf(StateException.class)
                .hasMessage("the state was written with other rules: the packs, or ndislint, have changed");
    }

    @Test
    void aStateOfAnotherVersionIsRefused() throws IOException {
        byte[] state = state(1, 50);
        state["ndislint state\n".length()]++;
        assertThatThrownBy(() -> Relay.read(state, finding -> {}))
                .isInstanceOf(StateException.class)
                .hasMessage("the state was written in version 6; this ndislint reads version 5");
    }

    @Test
    void aStateThatEndsEarlyIsRefused() throws IOException {
        byte[] state = state(2, 60);
        for (int length = 0; length < state.length; length += 1 + length / 40) {
            byte[] cut = Arrays.copyOf(state, length);
            assertThatThrownBy(() -> Relay.read(cut, finding -> {})).isInstanceOf(StateException.class);
        }
    }

    @Test
    void aStateWithAChangedByteIsRefused() throws IOException {
        byte[] state = state(2, 120);
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 600; i++) {
            byte[] changed = state.clone();
            changed[random.nextInt(state.length)] ^= (byte) (1 << random.nextInt(8));
            assertThatThrownBy(() -> Relay.read(changed, finding -> {})).isInstanceOf(StateException.class);
        }
    }

    /** Even who forges the digest gets a clear refusal, or a run that goes on. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aForgedStateDoesNoHarm(long seed) throws IOException {
        Session session = session(seed, 160, Recording.FULL);
        byte[] state = state(session);
        SplittableRandom random = new SplittableRandom(seed);
        int refused = 0;
        for (int i = 0; i < 300; i++) {
            byte[] forged = state.clone();
            for (int n = random.nextInt(3); n >= 0; n--) {
                forged[random.nextInt(state.length - DIGEST)] = (byte) random.nextInt(256);
            }
            sign(forged);
            try {
                Monitor monitor = Relay.read(forged, finding -> {});
                for (int at = session.events().size() / 2; at < session.events().size(); at++) {
                    CallEvent record = new CallEvent();
                    record.copyFrom(session.events().get(at));
                    monitor.accept(record, at + 1L);
                }
                monitor.finish();
            } catch (StateException e) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(50);
    }

    private static void sign(byte[] state) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Arrays.copyOf(state, state.length - DIGEST));
            System.arraycopy(digest, 0, state, state.length - DIGEST, DIGEST);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] state(long seed, int count) throws IOException {
        return state(session(seed, count * 2, Recording.FULL));
    }

    /** The state in the middle of a session. */
    private static byte[] state(Session session) throws IOException {
        Monitor monitor = Relay.fresh(session.symbols(), finding -> {});
        CallEvent record = new CallEvent();
        for (int i = 0; i < session.events().size() / 2; i++) {
            record.copyFrom(session.events().get(i));
            monitor.accept(record, i + 1L);
        }
        return Relay.write(monitor);
    }
}

package org.ndislint.generate;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import org.ndislint.generate.Scheduler.Where;
import org.ndislint.model.Key;
import org.ndislint.model.Symbols;

/** What all actors of a session share: chance, time, values, the record, and work that waits for something. */
final class World {
    private static final long[] FAILURES = {0xC0000001L, 0xC000009AL, 0xC0010002L, 0xC00000BBL};
    private static final List<String> FAILURE_NAMES =
            List.of("NDIS_STATUS_FAILURE", "NDIS_STATUS_RESOURCES", "NDIS_STATUS_CLOSING", "NDIS_STATUS_NOT_SUPPORTED");
    private static final long FIRST_ADDRESS = 0xffffc80400000000L;

    private record Waiting(BooleanSupplier condition, Step step) {}

    final SplittableRandom random;
    /** Chance for what concerns parties alone. */
    final SplittableRandom leaves;

    final Profile profile;
    final Recorder out;
    final Planting planting;
    final Scheduler scheduler;
    final Traffic traffic;
    final Symbols symbols;
    /** Whether handles may be reused while calls that name them are still to return. */
    final boolean eager;

    private final Map<Key, RefPool> handles = new EnumMap<>(Key.class);
    private final Map<Driver, Map<Key, RefPool>> contexts = new HashMap<>();
    private final List<Waiting> waiting = new ArrayList<>();
    private long stopAt = Long.MAX_VALUE;

    World(
            SplittableRandom random,
            SplittableRandom leaves,
            Profile profile,
            Recorder out,
            Planting planting,
            Symbols symbols,
            boolean eager,
            long start,
            Scheduler.Initiative initiative) {
        this.random = random;
        this.leaves = leaves;
        this.profile = profile;
        this.out = out;
        this.planting = planting;
        this.symbols = symbols;
        this.eager = eager;
        scheduler = new Scheduler(
                1 + random.nextInt(4),
                2 + random.nextInt(6),
                profile.switching(),
                0.02 + profile.churn() / 10,
                start,
                random,
                initiative);
        traffic = new Traffic(this);
    }

    boolean chance(double share) {
        return random.nextDouble() < share;
    }

    <T> T oneOf(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** A failure that no page forbids. */
    long failure() {
        return FAILURES[random.nextInt(FAILURES.length)];
    }

    /** The name of a status of {@link #failure}, or of success. */
    static String statusName(long status) {
        if (status == 0) {
            return "NDIS_STATUS_SUCCESS";
        }
        for (int i = 0; i < FAILURES.length; i++) {
            if (FAILURES[i] == status) {
                return FAILURE_NAMES.get(i);
            }
        }
        throw new IllegalArgumentException("no name for status " + Long.toHexString(status));
    }

    Recorder enter(Fn fn, SimThread thread, Driver driver) {
        return out.enter(fn, thread, driver, tick());
    }

    Recorder exit(Fn fn, SimThread thread, Driver driver) {
        return out.exit(fn, thread, driver, tick());
    }

    private long tick() {
        scheduler.now += 200 + random.nextInt(4000);
        return scheduler.now;
    }

    Where anywhere() {
        return chance(profile.dpc()) ? Where.DPC : Where.WORKER;
    }

    /** Nanoseconds that pended work takes. */
    long delay() {
        return 1000 + (long) (random.nextDouble() * random.nextDouble() * (10_000 + profile.slow() * 2_000_000));
    }

    /** Does something at once, or elsewhere and later, as drivers do. */
    void nowOrLater(SimThread thread, Step step) {
        if (chance(profile.sync()) || planting.wantsAnswers()) {
            step.run(thread);
        } else {
            later(step);
        }
    }

    void later(Step step) {
        scheduler.post(anywhere(), chance(0.3) ? 0 : delay(), step);
    }

    /** Does something on a worker thread once a condition holds. */
    void when(BooleanSupplier condition, Step step) {
        waiting.add(new Waiting(condition, step));
    }

    /** Starts what no longer has to wait; false if nothing does. */
    boolean wake(SimThread thread) {
        for (int i = 0; i < waiting.size(); i++) {
            if (waiting.get(i).condition().getAsBoolean()) {
                waiting.remove(i).step().run(thread);
                return true;
            }
        }
        return false;
    }

    /** A pool of handles that NDIS hands out. */
    RefPool handles(Key key) {
        return handles.computeIfAbsent(key, k -> pool(letters(k), FIRST_ADDRESS, k));
    }

    /** A pool of contexts that a driver chooses; names repeat from driver to driver. */
    RefPool contexts(Driver driver, Key key) {
        Map<Key, RefPool> own = contexts.computeIfAbsent(driver, d -> new EnumMap<>(Key.class));
        return own.computeIfAbsent(key, k -> pool(letters(k), FIRST_ADDRESS + ((long) driver.symbol << 36), k));
    }

    private RefPool pool(String letters, long base, Key key) {
        int stride = 0x40 * (1 + random.nextInt(8));
        return new RefPool(
                letters,
                base + ((key.ordinal() + 1L) << 28),
                stride,
                out.recording().names(),
                profile.hot(),
                symbols,
                random);
    }

    private static String letters(Key key) {
        return switch (key) {
            case AF -> "A";
            case VC -> "V";
            case SAP -> "S";
            case PARTY -> "P";
            case BINDING -> "B";
            case ADAPTER -> "M";
            case REQUEST -> "R";
            case NBL -> "N";
            case CLIENT_AF -> "C";
            case CALL_MGR_AF -> "K";
            case CLIENT_SAP -> "D";
            case CALL_MGR_SAP -> "E";
            case CLIENT_VC -> "F";
            case CALL_MGR_VC -> "G";
            case MINIPORT_VC -> "W";
            case CLIENT_PARTY -> "L";
            case CALL_MGR_PARTY -> "Q";
            case BINDING_CONTEXT -> "O";
            case ADAPTER_CONTEXT -> "T";
            case BIND_CONTEXT -> "X";
            case UNBIND_CONTEXT -> "U";
            default -> "Z";
        };
    }

    /** The drivers cannot go on after a defect: the capture ends some records from now. */
    void stopSoon() {
        if (stopAt == Long.MAX_VALUE) {
            stopAt = out.count() + random.nextInt(200);
        }
    }

    /** Whether the capture ends here, or would if nothing more happens. */
    boolean isStopped(boolean nothingElse) {
        return stopAt != Long.MAX_VALUE && (nothingElse || out.count() >= stopAt);
    }
}

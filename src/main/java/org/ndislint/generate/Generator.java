package org.ndislint.generate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.SplittableRandom;
import org.ndislint.catalogue.Catalogue;
import org.ndislint.model.Symbols;

/** Generates a session: the way in. The same options give the same records, on every machine. */
public final class Generator {
    /** Every driver of the session is recorded, whatever it is. */
    private static final Set<String> EVERYBODY =
            Set.of("client", "call-manager", "mcm", "miniport", "protocol", "filter");

    /** 2026-01-01T00:00:00Z in nanoseconds since 1970. */
    private static final long START = 1_767_225_600_000_000_000L;

    /** So often luck is tried before a session counts as stuck. */
    private static final int MANY = 1000;

    private final World world;
    private final PlugAndPlay pnp;
    private final GeneratorOptions options;
    private final Planting planting;
    private final Recorder out;

    private Generator(GeneratorOptions options, Catalogue catalogue, Symbols symbols, EventSink sink) {
        this.options = options;
        SplittableRandom random = new SplittableRandom(options.seed());
        SplittableRandom leaves = new SplittableRandom(~options.seed());
        Profile profile = Profile.draw(random, leaves, options.traffic() ? share(options.seed()) : 0);
        out = new Recorder(options.recording(), catalogue, symbols, sink);
        planting = new Planting(options.defect(), options.place(), out);
        boolean eager = profile.eager() && options.defect() == null;
        world = new World(random, leaves, profile, out, planting, symbols, eager, START, this::initiative);
        pnp = new PlugAndPlay(world, options.managers(), options.clients());
    }

    /** How much of the traffic is wanted, by a chance of its own: what else a seed gives stays as it is. */
    private static double share(long seed) {
        return 0.05 + new SplittableRandom(seed ^ 0x7472616666696eL).nextDouble() * 0.6;
    }

    /**
     * Writes a session into a sink.
     *
     * @param catalogue numbers the functions
     * @param symbols takes the names
     * @throws IOException what the sink throws
     */
    public static Manifest run(GeneratorOptions options, Catalogue catalogue, Symbols symbols, EventSink sink)
            throws IOException {
        try {
            return new Generator(options, catalogue, symbols, sink).run();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private Manifest run() {
        Defect defect = options.defect();
        out.capture(EVERYBODY, pnp.driverNames(), defect == null || !defect.halts());
        while (!world.isStopped(false)) {
            if (out.count() >= options.events()) {
                planting.hurry();
                pnp.takeDown();
            }
            if (!world.scheduler.turn()) {
                if (pnp.isDown() || world.isStopped(true)) {
                    break;
                }
                throw new IllegalStateException(
                        "the session of seed " + options.seed() + " is stuck at record " + out.count());
            }
        }
        return new Manifest(options.seed(), out.count(), planting.planted());
    }

    private boolean initiative(SimThread thread, boolean thorough) {
        if (world.wake(thread)) {
            return true;
        }
        if (world.traffic.act(thread, pnp)) {
            return true;
        }
        Manager manager = world.oneOf(pnp.managers);
        if (manager.clean(thread)) {
            return true;
        }
        int who = world.random.nextInt(5);
        if (who == 2 && pnp.act(thread, false)) {
            return true;
        }
        if (who <= 1 && !pnp.isGoingDown() && manager.act(thread)) {
            return true;
        }
        if (world.oneOf(pnp.clients).act(thread, false)) {
            return true;
        }
        if (!thorough) {
            return false;
        }
        for (Client client : pnp.clients) {
            if (client.act(thread, true)) {
                return true;
            }
        }
        for (Manager one : pnp.managers) {
            if (one.clean(thread)) {
                return true;
            }
        }
        for (int i = 0; i < MANY; i++) {
            if (pnp.act(thread, true)
                    || pnp.act(thread, false)
                    || world.oneOf(pnp.clients).act(thread, false)) {
                return true;
            }
        }
        // Nobody wants anything any more: it goes on with another binding, or the session ends early.
        if (!pnp.isGoingDown() && out.count() < options.events() && pnp.unbindAny(thread)) {
            return true;
        }
        pnp.takeDown();
        return pnp.act(thread, true);
    }
}

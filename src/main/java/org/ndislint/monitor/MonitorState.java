package org.ndislint.monitor;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.ndislint.catalogue.StatusNames;
import org.ndislint.model.Symbols;
import org.ndislint.rules.Program;
import org.ndislint.timeline.StateException;
import org.ndislint.timeline.StateStream;

/**
 * The head of a written state: what it is, in which version, of which rules, with which options; and the names that
 * records have used so far. The state of a {@link Monitor} follows, and a digest of it all.
 */
final class MonitorState {
    private static final byte[] MAGIC = "ndislint state\n".getBytes(StandardCharsets.US_ASCII);
    /** Goes up whenever what is written, or what it means, changes. */
    private static final int VERSION = 5;

    private MonitorState() {}

    static void write(Monitor monitor, DataOutput out) throws IOException {
        StateStream state = StateStream.to(out);
        head(state, monitor.program());
        options(state, monitor.program(), monitor.options());
        state.symbols(monitor.world().symbols());
        pass(state, monitor);
    }

    static Monitor read(DataInput in, Program program, Symbols symbols, StatusNames statuses, FindingSink sink)
            throws IOException {
        StateStream state = StateStream.from(in);
        head(state, program);
        Monitor.Options options = options(state, program, new Monitor.Options(new BitSet(), false, false, Set.of()));
        state.symbols(symbols);
        Monitor monitor = new Monitor(program, symbols, statuses, options, sink);
        pass(state, monitor);
        return monitor;
    }

    private static void pass(StateStream state, Monitor monitor) throws IOException {
        state.setBounds(
                monitor.world().symbols().size(), monitor.program().catalogue().size());
        monitor.pass(state);
        state.end();
    }

    private static void head(StateStream state, Program program) throws IOException {
        state.same(MAGIC, "this is not the written state of a run");
        int version = state.index(VERSION, 0, Byte.MAX_VALUE);
        if (version != VERSION) {
            throw new StateException(
                    "the state was written in version " + version + "; this ndislint reads version " + VERSION);
        }
        state.same(program.digest(), "the state was written with other rules: the packs, or ndislint, have changed");
    }

    private static Monitor.Options options(StateStream state, Program program, Monitor.Options options)
            throws IOException {
        int rules = program.rules().size();
        BitSet on = new BitSet(rules);
        for (int rule = 0; rule < rules; rule++) {
            on.set(rule, state.flag(options.on().get(rule)));
        }
        boolean keepInconclusive = state.flag(options.keepInconclusive());
        boolean assumeComplete = state.flag(options.assumeComplete());
        List<String> covers = state.texts(List.copyOf(new TreeSet<>(options.covers())));
        if (covers == null) {
            throw state.damaged("the kinds of driver that are covered");
        }
        return new Monitor.Options(on, keepInconclusive, assumeComplete, new TreeSet<>(covers));
    }
}

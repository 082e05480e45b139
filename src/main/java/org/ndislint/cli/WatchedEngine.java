package org.ndislint.cli;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import org.ndislint.model.CallEvent;
import org.ndislint.model.EventKind;
import org.ndislint.model.Symbols;
import org.ndislint.rules.Program;
import org.ndislint.rules.RuleInfo;

/** An engine that takes note of which records it was given: numbered as in {@link org.ndislint.rules.RuleRecords}. */
final class WatchedEngine implements RuleEngine {
    private final RuleEngine engine;
    private final Program program;
    private final BitSet seen = new BitSet();

    WatchedEngine(RuleEngine engine) {
        this.engine = engine;
        this.program = engine.program();
    }

    /** The records of the trace at hand; changes with the next. */
    BitSet seen() {
        return seen;
    }

    @Override
    public List<RuleInfo> rules() {
        return engine.rules();
    }

    @Override
    public Program program() {
        return program;
    }

    @Override
    public Symbols newSymbols() {
        return engine.newSymbols();
    }

    @Override
    public Checker checker(CheckRequest request) {
        seen.clear();
        return new Watched(engine.checker(request));
    }

    @Override
    public Checker checker(CheckRequest request, DataInput state) throws IOException {
        return new Watched(engine.checker(request, state));
    }

    @Override
    public TimelineFollower follower(TimelineRequest request) {
        return engine.follower(request);
    }

    private final class Watched implements Checker {
        private final Checker checker;

        Watched(Checker checker) {
            this.checker = checker;
        }

        @Override
        public void event(long number, CallEvent event) {
            int call = event.kind.isCall() ? program.number(event) : -1;
            if (call >= 0 && event.kind != EventKind.EXIT) {
                seen.set(call * 2);
            }
            if (call >= 0 && event.kind != EventKind.ENTER) {
                seen.set(call * 2 + 1);
            }
            checker.event(number, event);
        }

        @Override
        public void unreadable(long line) {
            checker.unreadable(line);
        }

        @Override
        public void lostInAll(long count) {
            checker.lostInAll(count);
        }

        @Override
        public void writeTo(DataOutput out) throws IOException {
            checker.writeTo(out);
        }

        @Override
        public CheckOutcome finish(boolean cutOff) {
            return checker.finish(cutOff);
        }
    }
}

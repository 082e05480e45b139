package org.ndislint.cli;

import java.io.DataInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ndislint.catalogue.Catalogue;
import org.ndislint.catalogue.StatusNames;
import org.ndislint.model.Symbols;
import org.ndislint.monitor.Monitor;
import org.ndislint.rules.PackException;
import org.ndislint.rules.PackNode;
import org.ndislint.rules.PackYaml;
import org.ndislint.rules.Packs;
import org.ndislint.rules.Program;
import org.ndislint.rules.RuleInfo;

/** The compiled rule packs, and the monitor that steps them. */
final class MonitorEngine implements RuleEngine {
    private final Program program;

    private MonitorEngine(Program program) {
        this.program = program;
    }

    /** See {@link EngineLoader}. */
    static RuleEngine load(Catalogue catalogue, StatusNames statuses, RuleSources sources) throws UsageException {
        try {
            List<PackNode> nodes = new ArrayList<>();
            for (String pack : sources.packs()) {
                nodes.add(read(pack));
            }
            RuleEngine engine = new MonitorEngine(Packs.with(catalogue, statuses, nodes, sources.limits()));
            sources.check(engine.rules());
            return engine;
        } catch (PackException e) {
            throw new UsageException("--rules: " + e.getMessage());
        }
    }

    @Override
    public List<RuleInfo> rules() {
        List<RuleInfo> rules = new ArrayList<>();
        for (Program.CompiledRule rule : program.rules()) {
            rules.add(rule.info());
        }
        return rules;
    }

    @Override
    public Program program() {
        return program;
    }

    @Override
    public Symbols newSymbols() {
        return program.newSymbols();
    }

    @Override
    public Checker checker(CheckRequest request) {
        Monitor.Options options =
                MonitorOptions.of(program, request.rules(), request.wantInconclusive(), request.assumed());
        Monitor monitor = new Monitor(program, request.symbols(), request.statuses(), options, request.findings());
        monitor.setObserver(request.observers().observer(monitor.world(), request.statuses()));
        return new MonitorChecker(monitor);
    }

    @Override
    public Checker checker(CheckRequest request, DataInput state) throws IOException {
        Monitor monitor = Monitor.readFrom(state, program, request.symbols(), request.statuses(), request.findings());
        monitor.setObserver(request.observers().observer(monitor.world(), request.statuses()));
        return new MonitorChecker(monitor);
    }

    @Override
    public TimelineFollower follower(TimelineRequest request) {
        return new LifeFollower(program, request);
    }

    private static PackNode read(String pack) throws UsageException, PackException {
        try (InputStream in = Files.newInputStream(Path.of(pack))) {
            return PackYaml.read(pack, in);
        } catch (IOException | InvalidPathException e) {
            throw new UsageException("--rules: " + pack + " cannot be read: " + Reasons.of(e));
        }
    }
}

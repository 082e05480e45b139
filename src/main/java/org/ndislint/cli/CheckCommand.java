package org.ndislint.cli;

import java.io.IOException;
import org.ndislint.report.ResultWriter;

/** {@code check}: traces in, verdicts out. */
final class CheckCommand implements Command {
    private final EngineLoader engines;

    CheckCommand(EngineLoader engines) {
        this.engines = engines;
    }

    @Override
    public ExitCode run(Arguments arguments, Streams streams) throws UsageException, IOException {
        Operands.checkStandardInput(arguments);
        CheckPlan plan = CheckPlan.of(arguments, engines, streams);
        Remarks remarks = new Remarks(arguments, streams);
        TraceReader reader = plan.reader(streams, remarks);
        ExitCode exit = ExitCode.NOTHING_CHECKED;
        try (Outputs outputs = Outputs.open(arguments, CommandName.CHECK.syntax(), streams, false)) {
            BaselineTally tally = new BaselineTally(true);
            ResultWriter results = plan.results(outputs, tally);
            results.begin(plan.run());
            for (String trace : arguments.operands()) {
                exit = exit.beside(reader.read(trace, name -> plan.check(name, results, remarks)));
                outputs.flush();
            }
            results.close();
            outputs.commit();
            plan.tellBaseline(tally, false, remarks);
        }
        return exit;
    }
}

package org.ndislint.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.ndislint.report.ResultWriter;
import org.ndislint.report.spool.SpillBuffer;
import org.ndislint.report.spool.SpoolReader;
import org.ndislint.rules.RuleInfo;

/**
 * What became of one capture, waiting for its turn.
 *
 * @param exit the status that it alone would give
 * @param results by a {@link org.ndislint.report.spool.SpoolWriter}
 * @param remarks to be said with it
 */
record CaptureResult(ExitCode exit, SpillBuffer results, List<Consumer<Remarks>> remarks) {
    /** Gives the results to a writer. */
    void replay(Map<String, RuleInfo> rules, ResultWriter to) throws IOException {
        try (InputStream in = results.read()) {
            new SpoolReader(in, rules).replay(to);
        }
    }
}

package org.ndislint.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.impl.DumbTerminal;

/** The terminal of an interactive replay. */
final class StepperTerminal {
    private static final String PROMPT = "replay> ";

    private StepperTerminal() {}

    /** Makes the stepper, which prints to the terminal. */
    interface Start {
        Stepper open(Appendable out);
    }

    /** Lets the user step until the input ends or is told to. */
    static void run(Streams streams, Start start) throws IOException {
        try (Terminal terminal = terminal(streams)) {
            LineReader reader = LineReaderBuilder.builder()
                    .terminal(terminal)
                    .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                    .build();
            Stepper stepper = start.open(terminal.writer());
            stepper.show();
            boolean goesOn = true;
            while (goesOn) {
                terminal.flush();
                try {
                    goesOn = stepper.take(reader.readLine(PROMPT));
                } catch (UserInterruptException | EndOfFileException e) {
                    goesOn = false;
                }
            }
            terminal.flush();
        }
    }

    /** The terminal of the process if output goes to one; else a dumb one on the streams, as in a pipe. */
    private static Terminal terminal(Streams streams) throws IOException {
        if (streams.environment().terminal()) {
            return TerminalBuilder.builder().system(true).dumb(true).build();
        }
        return new DumbTerminal("ndislint", Terminal.TYPE_DUMB, streams.in(), streams.out(), StandardCharsets.UTF_8);
    }
}

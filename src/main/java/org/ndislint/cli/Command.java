package org.ndislint.cli;

import java.io.IOException;

/** One command of the program. */
interface Command {
    /**
     * Does it.
     *
     * @throws UsageException if what the arguments say, or a file that they name to steer the run, is wrong
     * @throws OutputException if what it has to say cannot be written
     * @throws IOException likewise
     */
    ExitCode run(Arguments arguments, Streams streams) throws UsageException, IOException;
}

package org.ndislint.minimize;

import org.ndislint.monitor.FindingSink;
import org.ndislint.monitor.Monitor;

/** Makes monitors for the records of one trace, all with the same rules. */
public interface Monitors {
    /**
     * A monitor that has seen nothing yet.
     *
     * @param withInconclusive whether it tells of what is inconclusive as well
     */
    Monitor open(FindingSink findings, boolean withInconclusive);
}

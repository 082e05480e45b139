package org.ndislint.cli;

import org.ndislint.monitor.InputProblem;

/** Takes what is to be said of an input beside its events. */
interface InputNotes {
    /** Something could not be read; part of the results. */
    void problem(InputProblem problem);

    /** Something was assumed or repaired; said once, on standard error. */
    void remark(String text);
}

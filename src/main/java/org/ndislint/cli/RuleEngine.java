package org.ndislint.cli;

import java.io.DataInput;
import java.io.IOException;
import java.util.List;
import org.ndislint.model.Symbols;
import org.ndislint.rules.Program;
import org.ndislint.rules.RuleInfo;

/** The rules of a run, and what checks traces against them. */
interface RuleEngine {
    /** All rules, built in and the user's, in the order of the packs, each with its default severity. */
    List<RuleInfo> rules();

    /** The rules compiled. */
    Program program();

    /** A symbol table for the events of one trace. */
    Symbols newSymbols();

    /** A checker of one trace. */
    Checker checker(CheckRequest request);

    /**
     * A checker that goes on where another one was written down.
     *
     * @param request its symbols as new
     * @throws IOException if the state cannot be read, or is of other rules
     */
    Checker checker(CheckRequest request, DataInput state) throws IOException;

    /** What tells the timelines of one trace. */
    TimelineFollower follower(TimelineRequest request);
}

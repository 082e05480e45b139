package org.ndislint.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ndislint.catalogue.Catalogue;
import org.ndislint.catalogue.StatusNames;
import org.ndislint.model.CaptureFacts;
import org.ndislint.model.Symbols;
import org.ndislint.monitor.FindingSink;
import org.ndislint.rules.RuleInfo;
import org.ndislint.timeline.StepObserver;
import org.ndislint.timeline.World;

/**
 * What a checker of one trace needs.
 *
 * @param rules those that are on, with the severity of this run, in the order of the packs
 * @param symbols of the events to come
 * @param catalogue of the events to come
 * @param statuses of the events to come
 * @param assumed what the user says of the capture: holds from the start
 * @param wantInconclusive whether inconclusive findings are wanted; they are counted in any case
 * @param findings takes findings of every severity, in the order of results
 * @param observers asked once for what watches the objects of the trace
 */
record CheckRequest(
        List<RuleInfo> rules,
        Symbols symbols,
        Catalogue catalogue,
        StatusNames statuses,
        CaptureFacts assumed,
        boolean wantInconclusive,
        FindingSink findings,
        Observers observers) {
    /** Gives what watches the objects of a trace. */
    interface Observers {
        /** What watches, or null. */
        @Nullable
        StepObserver observer(World world, StatusNames statuses);
    }

    CheckRequest {
        rules = List.copyOf(rules);
    }
}

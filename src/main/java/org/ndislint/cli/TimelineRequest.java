package org.ndislint.cli;

import java.util.List;
import org.ndislint.catalogue.Catalogue;
import org.ndislint.catalogue.StatusNames;
import org.ndislint.model.CaptureFacts;
import org.ndislint.model.Symbols;

/**
 * What timelines of one trace need.
 *
 * @param afs handles or names such as {@code AF#1} of the address families to tell of; empty for all
 * @param symbols of the events to come
 * @param catalogue of the events to come
 * @param statuses of the events to come
 * @param assumed what the user says of the capture: holds from the start
 * @param observers asked once for what watches the objects of the trace besides
 */
record TimelineRequest(
        List<String> afs,
        Symbols symbols,
        Catalogue catalogue,
        StatusNames statuses,
        CaptureFacts assumed,
        CheckRequest.Observers observers) {
    TimelineRequest {
        afs = List.copyOf(afs);
    }
}

package org.ndislint.model;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code capture} record says. Null members were not in the record and leave what earlier records said.
 *
 * @param complete the trace starts before any object exists and ends after the drivers unloaded
 * @param fromStart it starts before any object exists; nothing is said of its end
 * @param covers the kinds of driver whose calls were recorded: {@code client}, {@code call-manager}, {@code mcm},
 *     {@code miniport}, {@code protocol}, {@code filter}
 * @param names {@code source} or {@code import}: whether macro names appear as written
 * @param lost the number of records lost in all, at unknown places
 * @param started free text: when the capture began
 * @param stopped free text: when it ended
 * @param host free text: the machine
 * @param drivers the drivers that were instrumented
 */
public record CaptureFacts(
        @Nullable Boolean complete,
        @Nullable Boolean fromStart,
        @Nullable Set<String> covers,
        @Nullable String names,
        @Nullable Long lost,
        @Nullable String started,
        @Nullable String stopped,
        @Nullable String host,
        @Nullable List<String> drivers) {

    public static final CaptureFacts NOTHING = new CaptureFacts(null, null, null, null, null, null, null, null, null);

    public CaptureFacts {
        covers = covers == null ? null : Set.copyOf(covers);
        drivers = drivers == null ? null : List.copyOf(drivers);
    }

    /** These facts with those of a later record in place where it says something. */
    public CaptureFacts replacedBy(CaptureFacts later) {
        return new CaptureFacts(
                later.complete != null ? later.complete : complete,
                later.fromStart != null ? later.fromStart : fromStart,
                later.covers != null ? later.covers : covers,
                later.names != null ? later.names : names,
                later.lost != null ? later.lost : lost,
                later.started != null ? later.started : started,
                later.stopped != null ? later.stopped : stopped,
                later.host != null ? later.host : host,
                later.drivers != null ? later.drivers : drivers);
    }
}

package org.ndislint.replay;

import java.util.List;

/**
 * What is known of an object.
 *
 * @param name as in findings: {@code AF#1}
 * @param handle or empty
 * @param regions of each region its name and the states that are possible, in words
 */
public record ObjectState(String name, String handle, List<Region> regions) {
    public ObjectState {
        regions = List.copyOf(regions);
    }

    /** A region with its possible states: {@code closing or closed}. */
    public record Region(String name, String states) {}
}

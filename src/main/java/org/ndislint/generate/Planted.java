package org.ndislint.generate;

import java.util.Set;

/**
 * A defect as it was planted.
 *
 * @param rule the id of the rule that it breaks
 * @param event the record at which it is decided, counted from 1
 * @param latest the last record at which it may be found, where the documentation names several moments; mostly
 *     {@code event}
 * @param also other rules that this defect breaks, at that record or before
 */
public record Planted(String rule, long event, long latest, Set<String> also) {
    public Planted {
        also = Set.copyOf(also);
    }
}

package org.ndislint.recognise;

import org.jspecify.annotations.Nullable;
import org.ndislint.model.EventKind;

/**
 * Messages of one shape that nobody recognised.
 *
 * @param shape the text with numbers, GUIDs and quoted text replaced by {@code <n>}, {@code <hex>}, {@code <guid>},
 *     {@code <text>}
 * @param count how many, at least
 * @param firstLine line or record number of the first one
 * @param example that one's text, shortened
 * @param module its module, or null
 * @param function the function that logged it, or null
 * @param candidate the name that stands in a function's place and is in no catalogue, or null
 * @param candidateKind what the line would be if the candidate were known; null without candidate
 */
public record ShapeCount(
        String shape,
        long count,
        long firstLine,
        String example,
        @Nullable String module,
        @Nullable String function,
        @Nullable String candidate,
        @Nullable EventKind candidateKind) {}

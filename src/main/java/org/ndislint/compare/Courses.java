package org.ndislint.compare;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All ways in which the strands of two captures go, as a tree: each node is a beginning of strands, and knows how many
 * strands of each capture begin so. Returns are leaves: a strand goes on from the entry whatever it returned.
 */
final class Courses {
    private static final int ROOT = 0;

    private final Map<String, Integer> words = new HashMap<>();
    private final Map<Long, Integer> nodes = new HashMap<>();
    /** By node and capture. */
    private int[] strands = new int[1024];

    /** The nodes that a strand of a capture, 0 or 1, goes over, one for each moment; it is counted there. */
    int[] add(Strand strand, int capture) {
        int[] path = new int[strand.moments().size()];
        int from = root(strand);
        for (int i = 0; i < path.length; i++) {
            Moment moment = strand.moments().get(i);
            path[i] = step(from, moment.word());
            from = moment.returns() ? from : path[i];
            strands[path[i] * 2 + capture]++;
        }
        return path;
    }

    /** Where strands of the same end and kind of object begin. */
    int root(Strand strand) {
        return step(ROOT, strand.side() + " " + strand.kind());
    }

    /** The node from which a path leads to the node at an index: all that is the same before it. */
    int before(Strand strand, int[] path, int index) {
        List<Moment> moments = strand.moments();
        for (int i = index - 1; i >= 0; i--) {
            if (!moments.get(i).returns()) {
                return path[i];
            }
        }
        return root(strand);
    }

    /** How many strands of a capture go over a node. */
    int strands(int node, int capture) {
        return strands[node * 2 + capture];
    }

    /** How many nodes there are; they are numbered below this. */
    int size() {
        return nodes.size() + 1;
    }

    private int step(int from, String word) {
        int number = words.computeIfAbsent(word, k -> words.size());
        int to = nodes.computeIfAbsent(((long) from << Integer.SIZE) | number, k -> nodes.size() + 1);
        if (to * 2 + 1 >= strands.length) {
            strands = Arrays.copyOf(strands, strands.length * 2);
        }
        return to;
    }
}

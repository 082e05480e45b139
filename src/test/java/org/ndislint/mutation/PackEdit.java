package org.ndislint.mutation;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ndislint.rules.PackException;
import org.ndislint.rules.PackNode;

/** Copies of a pack in which some nodes are others. What is not changed is shared. */
final class PackEdit {
    private final IdentityHashMap<PackNode, @Nullable PackNode> others = new IdentityHashMap<>();

    /** Has a node replaced; one that was replaced already is replaced anew. */
    PackEdit replace(PackNode node, PackNode other) {
        others.put(node, other);
        return this;
    }

    /** Has a scalar say something else. */
    PackEdit replace(PackNode node, String text) {
        return replace(node, PackNode.scalar(node.file(), node.line(), node.column(), text));
    }

    /** Has an item of a list or a member of a mapping left out. */
    PackEdit drop(PackNode node) {
        others.put(node, null);
        return this;
    }

    /** The tree below a node with all that was asked for. */
    PackNode apply(PackNode node) throws PackException {
        PackNode other = others.get(node);
        if (other != null) {
            return other;
        }
        if (node.isText()) {
            return node;
        }
        return isMapping(node) ? mapping(node) : list(node);
    }

    private PackNode mapping(PackNode node) throws PackException {
        PackNode copy = PackNode.mapping(node.file(), node.line(), node.column());
        boolean isSame = true;
        for (Map.Entry<String, PackNode> member : node.members().entrySet()) {
            boolean dropped = isDropped(member.getValue());
            PackNode value = dropped ? member.getValue() : apply(member.getValue());
            isSame &= !dropped && value == member.getValue();
            if (!dropped) {
                copy.members().put(member.getKey(), value);
            }
        }
        return isSame ? node : copy;
    }

    private PackNode list(PackNode node) throws PackException {
        List<PackNode> items = new ArrayList<>();
        boolean isSame = true;
        for (PackNode item : node.items()) {
            boolean dropped = isDropped(item);
            PackNode value = dropped ? item : apply(item);
            isSame &= !dropped && value == item;
            if (!dropped) {
                items.add(value);
            }
        }
        if (isSame) {
            return node;
        }
        PackNode copy = PackNode.sequence(node.file(), node.line(), node.column());
        copy.items().addAll(items);
        return copy;
    }

    private boolean isDropped(PackNode node) {
        return others.containsKey(node) && others.get(node) == null;
    }

    private static boolean isMapping(PackNode node) {
        try {
            node.members();
            return true;
        } catch (PackException e) {
            return false; // a list
        }
    }
}

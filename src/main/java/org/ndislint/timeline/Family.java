package org.ndislint.timeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.ndislint.model.Key;
import org.ndislint.rules.Kind;

/** A kind of object, and the kinds of those that belong to such an object. */
final class Family {
    private static final int STRANGER = -1;

    private final List<Kind> members = new ArrayList<>();
    /** By kind: its place among the members, or {@link #STRANGER}. */
    private final int[] ranks;

    Family(List<Kind> kinds, Kind root) {
        ranks = new int[kinds.size()];
        Arrays.fill(ranks, STRANGER);
        join(root);
        boolean grows = true;
        while (grows) {
            grows = false;
            for (Kind kind : kinds) {
                if (ranks[kind.index()] == STRANGER && isChild(kind) && (isLinkedIn(kind) || isNamedWithOthers(kind))) {
                    join(kind);
                    grows = true;
                }
            }
        }
        // What belongs to whatever a record names beside it comes last.
        members.sort(Comparator.comparing(Family::isNamedWithOthers));
        for (int rank = 0; rank < members.size(); rank++) {
            ranks[members.get(rank).index()] = rank;
        }
    }

    private void join(Kind kind) {
        ranks[kind.index()] = members.size();
        members.add(kind);
    }

    private boolean isLinkedIn(Kind kind) {
        for (Kind.Link link : kind.links()) {
            if (ranks[link.target()] != STRANGER) {
                return true;
            }
        }
        return false;
    }

    /** The root first, parents before children. */
    List<Kind> members() {
        return members;
    }

    /** Whether a link of a kind leads to what an object of it can be a part of. */
    boolean leadsUp(Kind kind, Kind.Link link) {
        int target = ranks[link.target()];
        return target != STRANGER && target < ranks[kind.index()];
    }

    /** Requests and parties: calls name them beside what they are made on. */
    static boolean isNamedWithOthers(Kind kind) {
        return kind.key() == Key.REQUEST || kind.key() == Key.PARTY;
    }

    /** Objects with a handle of their own; a list of buffers is on its way, and no part of anything. */
    private static boolean isChild(Kind kind) {
        Key key = kind.key();
        return key != null && key.type() == Key.Type.HANDLE && key != Key.NBL;
    }
}

package org.ndislint.generate;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ndislint.generate.Party.Side;

/** The parties of the call on a VC; none if it is a point-to-point call. */
final class Parties {
    private static final int MOST = 5;

    private final Vc vc;
    private final List<Party> list = new ArrayList<>();

    Parties(Vc vc) {
        this.vc = vc;
    }

    /** Whether the call on the VC has parties. */
    boolean isMultipoint() {
        return !list.isEmpty();
    }

    /** The first party of a new call, or null if the client wants a point-to-point call. */
    @Nullable
    Party first() {
        World world = vc.world;
        return world.leaves.nextDouble() < world.profile.multipoint() ? add() : null;
    }

    /** A further party. */
    Party add() {
        Party party = new Party(vc);
        list.add(party);
        return party;
    }

    /** The client has done with a party. */
    void remove(Party party) {
        list.remove(party);
        party.clientDone();
    }

    /** The drivers wait no longer for the answer about a party, whose handle nobody releases. */
    void giveUp(Party party) {
        list.remove(party);
    }

    /** The drivers wait no longer for an answer about the call. */
    void giveUp() {
        list.clear();
    }

    boolean hasRoom() {
        return list.size() < MOST;
    }

    /** Whether the client is adding one. */
    boolean isAdding() {
        for (Party party : list) {
            if (party.client == Side.ADDING) {
                return true;
            }
        }
        return false;
    }

    /** The parties that the client has and has not begun to let go. */
    List<Party> connected() {
        List<Party> found = new ArrayList<>();
        for (Party party : list) {
            if (party.client == Side.CONNECTED) {
                found.add(party);
            }
        }
        return found;
    }

    /** Whether the client has let all go but those that are connected, and knows it. */
    boolean isSettled() {
        for (Party party : list) {
            if (party.client != Side.CONNECTED) {
                return false;
            }
        }
        return true;
    }

    /** Whether every drop of the client has come to the call manager, and none has been turned down. */
    boolean areDropsTaken() {
        for (Party party : list) {
            boolean taken = party.manager == Side.DROPPING || party.manager == Side.GONE;
            if (party.client == Side.DROPPING && !taken) {
                return false;
            }
        }
        return true;
    }

    /** A party that the client has in one state and the call manager in another, or null. */
    @Nullable
    Party in(Side client, Side manager) {
        for (Party party : list) {
            if (party.client == client && party.manager == manager) {
                return party;
            }
        }
        return null;
    }

    /** The only party, if both drivers have it connected and nothing is under way about it; or null. */
    @Nullable
    Party alone() {
        return list.size() == 1 && !list.get(0).leaveSent ? in(Side.CONNECTED, Side.CONNECTED) : null;
    }

    /** The parties that are up for the call manager, and whose leaving it has not reported. */
    List<Party> staying() {
        List<Party> found = new ArrayList<>();
        for (Party party : list) {
            if (party.manager == Side.CONNECTED && !party.leaveSent) {
                found.add(party);
            }
        }
        return found;
    }
}

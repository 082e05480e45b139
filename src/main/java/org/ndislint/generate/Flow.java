package org.ndislint.generate;

import java.util.ArrayList;
import java.util.List;

/** The data of a VC: which net buffer lists are out, and on whose side. */
final class Flow {
    /** Lists that the miniport was given to send and has not completed. */
    final List<Ref> held = new ArrayList<>();
    /** How many lists the sender has not got back. */
    int sent;
    /** How many of them NDIS has not handed on. */
    int passing;
    /** How many lists the miniport has indicated and not got back. */
    int lent;
    /** The miniport takes data and indicates data. */
    boolean open;
    /** The sender is about to end the call: it sends nothing more. */
    boolean ending;
    /** There was an activation once. */
    boolean used;
    /** The miniport has reported the deactivation too early, by a planted defect. */
    boolean hasty;
    /** The miniport has forgotten a list, by a planted defect. */
    boolean forgotten;

    /** An activation has succeeded. */
    void opened() {
        used = true;
        if (!open) {
            open = true;
            ending = false;
        }
    }

    /** Whether the miniport has nothing of it. */
    boolean isDrained() {
        return passing == 0 && held.isEmpty() && lent == 0;
    }

    /** Whether nothing of it is out anywhere. */
    boolean isIdle() {
        return sent == 0 && isDrained();
    }
}

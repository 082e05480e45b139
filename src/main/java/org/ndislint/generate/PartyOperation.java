package org.ndislint.generate;

/** A request about a party of a multipoint call. */
abstract class PartyOperation extends VcOperation {
    final Party party;

    PartyOperation(Party party, Pended kind) {
        super(party.vc, kind);
        this.party = party;
        party.hold();
    }

    @Override
    void giveUp(SimThread thread) {
        vc.managerWork--;
        vc.parties.giveUp(party);
    }

    @Override
    void followUp(SimThread thread, long status) {
        vc.af().client.calls.moreOf(thread, vc);
    }

    @Override
    void over() {
        party.letGo();
        super.over();
    }
}

package org.ndislint.generate;

import org.jspecify.annotations.Nullable;
import org.ndislint.model.Key;
import org.ndislint.model.Status;

/** An OID request to the other side of an address family, or to a miniport. */
final class OidRequest extends Operation {
    /** Who asks whom. */
    enum Way {
        TO_MANAGER,
        TO_CLIENT,
        TO_MINIPORT,
        /** NDIS asks a miniport; nobody is told of the answer. */
        BY_NDIS
    }

    private static final long[] FAILURES = {
        0xC0000001L, 0xC000009AL, 0xC00000BBL, 0xC0010014L, 0xC0010015L, 0xC0010016L, 0xC0010017L, 0xC001000CL
    };
    /** The one that must be answered at once. */
    static final String TIME = "OID_GEN_CO_GET_NETCARD_TIME";

    final Way way;
    /** Null in a request to a miniport. */
    final @Nullable Af af;

    final @Nullable Vc vc;
    final @Nullable Party party;
    /** The requester's binding; null for an MCM and for NDIS. */
    final @Nullable Binding binding;

    private final Adapter adapter;
    private final Ref request;
    private final String oid;
    private boolean known;
    /** The completion is by the function of another kind of driver, by a planted defect. */
    private boolean swapped;

    /** A request that an address family, or a binding, or an adapter is named in. */
    OidRequest(
            World world,
            Way way,
            Adapter adapter,
            @Nullable Binding binding,
            @Nullable Af af,
            @Nullable Vc vc,
            @Nullable Party party,
            String oid) {
        super(world, way == Way.TO_MANAGER || way == Way.TO_CLIENT ? Pended.OID_TO_PROTOCOL : Pended.OID_TO_MINIPORT);
        this.way = way;
        this.adapter = adapter;
        this.binding = binding;
        this.af = af;
        this.vc = vc;
        this.party = party;
        this.oid = oid;
        request = world.handles(Key.REQUEST).take();
        adapter.requests++;
        if (binding != null) {
            binding.requests++;
        }
        if (af != null) {
            af.requests++;
            af.hold();
        }
        if (vc != null) {
            vc.requests++;
            vc.hold();
            vc.pin();
        }
        if (party != null) {
            party.hold();
        }
    }

    private Af family() {
        Af family = af;
        if (family == null) {
            throw new IllegalStateException("a request to a miniport names no address family");
        }
        return family;
    }

    private Driver requester() {
        return switch (way) {
            case TO_MANAGER -> family().client.driver;
            case TO_CLIENT -> family().manager.driver;
            case TO_MINIPORT, BY_NDIS -> binding == null ? adapter.driver : binding.protocol.driver;
        };
    }

    private Driver server() {
        return switch (way) {
            case TO_MANAGER -> family().manager.driver;
            case TO_CLIENT -> family().client.driver;
            case TO_MINIPORT, BY_NDIS -> adapter.driver;
        };
    }

    private boolean isToMiniport() {
        return way == Way.TO_MINIPORT || way == Way.BY_NDIS;
    }

    /** Whether a call manager asks. */
    private boolean isByManager() {
        return way == Way.TO_CLIENT || (binding != null && binding.protocol.manager != null);
    }

    private Fn outer() {
        return binding == null ? Fn.MCM_OID_REQUEST : Fn.OID_REQUEST;
    }

    /** The three handles, where a call carries them. */
    private Recorder handles(Recorder out, boolean withVc) {
        return out.with(Key.AF, af == null ? Ref.NULL : af.handle())
                .with(Key.VC, vc == null || !withVc ? Ref.NULL : vc.handle())
                .with(Key.PARTY, party == null ? Ref.NULL : party.handle());
    }

    /** The three contexts that a protocol driver has, where a callback carries them. */
    private Recorder contexts(Recorder out, boolean manager) {
        Key afKey = manager ? Key.CALL_MGR_AF : Key.CLIENT_AF;
        Key vcKey = manager ? Key.CALL_MGR_VC : Key.CLIENT_VC;
        Key partyKey = manager ? Key.CALL_MGR_PARTY : Key.CLIENT_PARTY;
        if (af == null) {
            out.with(afKey, Ref.NULL);
        } else {
            out.context(afKey, manager ? af.managerContext() : af.clientContext, Key.AF, af.handle());
        }
        if (vc == null) {
            out.with(vcKey, Ref.NULL);
        } else {
            out.context(vcKey, manager ? vc.managerContext : vc.clientContext, Key.VC, vc.handle());
        }
        if (party == null) {
            return out.with(partyKey, Ref.NULL);
        }
        return manager ? party.atManager(out) : party.atClient(out);
    }

    @Override
    void outerEnter(SimThread thread) {
        if (way == Way.BY_NDIS) {
            return;
        }
        submit(thread);
    }

    private void submit(SimThread thread) {
        Recorder out =
                world.enter(outer(), thread, requester()).maybe(Key.BINDING, binding == null ? null : binding.opened());
        handles(out, true).with(Key.REQUEST, request).fact(Key.OID, oid).put();
    }

    @Override
    void outerExit(SimThread thread, long status) {
        if (way != Way.BY_NDIS) {
            world.exit(outer(), thread, requester())
                    .status(status)
                    .known(Key.REQUEST, request)
                    .put();
            boolean pended = status == Status.PENDING && !known && !isHandled() && !isFinished();
            if (pended && world.planting.now("OID-CO-REUSE-WHILE-PENDING")) {
                thread.then(this::submitAgain);
            }
        }
    }

    /** The defect: the requester submits the structure again before it has its answer; NDIS fails that. */
    private void submitAgain(SimThread thread) {
        if (known || isFinished()) {
            world.planting.retract();
            return;
        }
        world.planting.decideNext();
        submit(thread);
        thread.then(t -> world.exit(outer(), t, requester())
                .status(Status.FAILURE)
                .known(Key.REQUEST, request)
                .put());
    }

    @Override
    long ndisAnswer() {
        boolean asks = af == null || (af.clientSide == Af.Side.OPEN && af.managerSide == Af.Side.OPEN);
        if (!asks || (way != Way.BY_NDIS && world.chance(world.profile.failing() / 4))) {
            return failure();
        }
        return ASKS;
    }

    private long failure() {
        return FAILURES[world.random.nextInt(FAILURES.length)];
    }

    private Fn handler() {
        return isToMiniport() ? Fn.MINIPORT_OID_REQUEST : Fn.CO_OID_REQUEST;
    }

    @Override
    void handlerEnter(SimThread thread) {
        Recorder out = world.enter(handler(), thread, server());
        if (isToMiniport()) {
            out.context(Key.ADAPTER_CONTEXT, adapter.context, Key.ADAPTER, adapter.handle);
            if (vc == null) {
                out.with(Key.MINIPORT_VC, Ref.NULL);
            } else {
                out.context(Key.MINIPORT_VC, vc.miniportContext, Key.VC, vc.handle());
            }
        } else {
            contexts(out, way == Way.TO_MANAGER);
        }
        out.with(Key.REQUEST, request).fact(Key.OID, oid).put();
    }

    @Override
    void handlerExit(SimThread thread, long status) {
        world.exit(handler(), thread, server())
                .status(status)
                .known(Key.REQUEST, request)
                .put();
    }

    @Override
    void serve(SimThread thread) {
        long status = world.chance(world.profile.failing()) ? failure() : Status.SUCCESS;
        if (oid.equals(TIME)) {
            answer(status);
        } else {
            world.nowOrLater(thread, t -> finish(t, status));
        }
    }

    private Fn completer() {
        if (isToMiniport()) {
            return swapped ? Fn.OID_COMPLETE : Fn.MINIPORT_OID_COMPLETE;
        }
        return way == Way.TO_MANAGER ? family().manager.name(Fn.OID_COMPLETE) : Fn.OID_COMPLETE;
    }

    @Override
    void completeEnter(SimThread thread, long status) {
        String rule = isToMiniport() ? "OID-MCO-COMPLETE-HANDLES" : "OID-PCO-COMPLETE-HANDLES";
        boolean forgets = vc != null && world.planting.now(rule);
        swapped = isToMiniport() && world.planting.now("OID-CO-COMPLETER-ROLE");
        if (forgets || swapped) {
            world.planting.decideNext();
        }
        Recorder out = world.enter(completer(), thread, server()).status(status);
        if (isToMiniport() && !swapped) {
            out.with(Key.ADAPTER, adapter.handle).with(Key.VC, vc == null || forgets ? Ref.NULL : vc.handle());
        } else {
            handles(out, !forgets);
        }
        out.with(Key.REQUEST, request).put();
    }

    @Override
    void completeExit(SimThread thread) {
        world.exit(completer(), thread, server()).known(Key.REQUEST, request).put();
    }

    @Override
    boolean hasCallback() {
        return way != Way.BY_NDIS;
    }

    /** NDIS hands the handler's final answer on as it is. */
    @Override
    boolean mayPendAnyway() {
        return false;
    }

    @Override
    void callbackEnter(SimThread thread, long status, boolean internal) {
        Recorder out = contexts(world.enter(Fn.CO_OID_COMPLETE, thread, requester()), isByManager())
                .with(Key.REQUEST, request)
                .status(status);
        (internal ? out.internal() : out).put();
    }

    @Override
    void callbackExit(SimThread thread) {
        world.exit(Fn.CO_OID_COMPLETE, thread, requester())
                .known(Key.REQUEST, request)
                .put();
    }

    /** From here on the structure is the requester's again. */
    @Override
    void requesterDone(long status) {
        world.handles(Key.REQUEST).give(request);
        released();
    }

    private void released() {
        if (known) {
            return;
        }
        known = true;
        if (af != null) {
            af.requests--;
        }
        if (vc != null) {
            vc.requests--;
            vc.unpin();
        }
    }

    @Override
    void followUp(SimThread thread, long status) {
        world.traffic.requests.another(thread, this);
    }

    /** Only what names no VC is never answered: a VC could not be deleted. */
    @Override
    boolean owesAtFinish() {
        return vc == null;
    }

    @Override
    boolean isOwedUntil(Object end) {
        return isToMiniport() && end == adapter;
    }

    @Override
    void owed() {
        if (af != null) {
            af.requestOwed = true;
        }
        world.when(this::isReturned, t -> {
            released();
            forgetAnswer();
        });
    }

    @Override
    void over() {
        adapter.requests--;
        if (binding != null) {
            binding.requests--;
        }
        if (af != null) {
            af.letGo();
        }
        if (vc != null) {
            vc.letGo();
        }
        if (party != null) {
            party.letGo();
        }
    }
}

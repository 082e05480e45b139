package org.ndislint.model;

import org.jspecify.annotations.Nullable;

/** The keys of a call event whose values are kept as {@link Value}s, in the order in which they are written. */
public enum Key {
    AF("af", Type.HANDLE),
    VC("vc", Type.HANDLE),
    SAP("sap", Type.HANDLE),
    PARTY("party", Type.HANDLE),
    BINDING("binding", Type.HANDLE),
    ADAPTER("adapter", Type.HANDLE),
    FILTER("filter", Type.HANDLE),
    REQUEST("request", Type.HANDLE),
    /** One pointer or a list of them: see {@link CallEvent#nblCount()}. */
    NBL("nbl", Type.HANDLE),
    LOCK("lock", Type.HANDLE),
    TIMER("timer", Type.HANDLE),
    WORK_ITEM("workItem", Type.HANDLE),
    OBJECT("object", Type.HANDLE),
    CLIENT_AF("clientAf", Type.CONTEXT),
    CALL_MGR_AF("callMgrAf", Type.CONTEXT),
    CLIENT_SAP("clientSap", Type.CONTEXT),
    CALL_MGR_SAP("callMgrSap", Type.CONTEXT),
    CLIENT_VC("clientVc", Type.CONTEXT),
    CALL_MGR_VC("callMgrVc", Type.CONTEXT),
    MINIPORT_VC("miniportVc", Type.CONTEXT),
    CLIENT_PARTY("clientParty", Type.CONTEXT),
    CALL_MGR_PARTY("callMgrParty", Type.CONTEXT),
    BINDING_CONTEXT("bindingContext", Type.CONTEXT),
    ADAPTER_CONTEXT("adapterContext", Type.CONTEXT),
    BIND_CONTEXT("bindContext", Type.CONTEXT),
    UNBIND_CONTEXT("unbindContext", Type.CONTEXT),
    OID("oid", Type.FACT),
    CODE("code", Type.FACT),
    PNP_EVENT("pnpEvent", Type.FACT),
    CLOSE_STATUS("closeStatus", Type.FACT),
    FLAGS("flags", Type.FACT),
    ADDRESS_FAMILY("addressFamily", Type.FACT),
    SAP_SPEC("sapSpec", Type.FACT),
    STRUCT("struct", Type.FACT),
    PORT("port", Type.FACT),
    COUNT("count", Type.FACT),
    TAPI_CALL_ID("tapiCallId", Type.FACT),
    INSTANCE_NAME("instanceName", Type.FACT),
    PARAMS("params", Type.FACT),
    INTERNAL("internal", Type.NOTE),
    CALLER("caller", Type.NOTE),
    VC_VAR("vcVar", Type.HANDLE),
    NULL_HANDLERS("nullHandlers", Type.NOTE);

    /** What a value of the key is. */
    public enum Type {
        /** A handle or pointer that NDIS or a driver hands out: numbers by the contract's rules, else names. */
        HANDLE,
        /** A context value chosen by a driver; read like a handle. */
        CONTEXT,
        /** Another documented fact: a string or an integer. */
        FACT,
        /** A note of the recorder. */
        NOTE
    }

    private static final Key[] ALL = values();

    private final String json;
    private final Type type;

    Key(String json, Type type) {
        this.json = json;
        this.type = type;
    }

    /** The NDJSON and shorthand spelling. */
    public String json() {
        return json;
    }

    public Type type() {
        return type;
    }

    /** Whether values are read as handles: numbers by {@code 0x} or 8 or 16 hex digits, {@code "NULL"} is null. */
    public boolean isHandleLike() {
        return type == Type.HANDLE || type == Type.CONTEXT;
    }

    /** The bit of this key in a mask of keys. */
    public long bit() {
        return 1L << ordinal();
    }

    public static Key of(int ordinal) {
        return ALL[ordinal];
    }

    public static int count() {
        return ALL.length;
    }

    /** The key spelled {@code name}, or null if there is none. */
    public static @Nullable Key find(String name) {
        for (Key key : ALL) {
            if (key.json.equals(name)) {
                return key;
            }
        }
        return null;
    }
}

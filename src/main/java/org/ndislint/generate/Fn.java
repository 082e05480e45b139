package org.ndislint.generate;

import org.jspecify.annotations.Nullable;

/** The calls that sessions consist of; each constant's name in the documentation is its {@link #text}. */
enum Fn {
    REGISTER_PROTOCOL("NdisRegisterProtocolDriver"),
    DEREGISTER_PROTOCOL("NdisDeregisterProtocolDriver"),
    PROTOCOL_SET_OPTIONS("ProtocolSetOptions"),
    SET_OPTIONAL_HANDLERS("NdisSetOptionalHandlers"),
    REGISTER_MINIPORT("NdisMRegisterMiniportDriver"),
    DEREGISTER_MINIPORT("NdisMDeregisterMiniportDriver"),
    MINIPORT_SET_OPTIONS("MiniportSetOptions"),
    MINIPORT_INITIALIZE("MiniportInitializeEx"),
    MINIPORT_HALT("MiniportHaltEx"),
    SET_ATTRIBUTES("NdisMSetMiniportAttributes"),
    MINIPORT_RESTART("MiniportRestart"),
    RESTART_COMPLETE("NdisMRestartComplete"),
    MINIPORT_PAUSE("MiniportPause"),
    PAUSE_COMPLETE("NdisMPauseComplete"),
    BIND("ProtocolBindAdapterEx"),
    BIND_COMPLETE("NdisCompleteBindAdapterEx"),
    UNBIND("ProtocolUnbindAdapterEx"),
    UNBIND_COMPLETE("NdisCompleteUnbindAdapterEx"),
    UNBIND_ADAPTER("NdisUnbindAdapter"),
    OPEN_ADAPTER("NdisOpenAdapterEx"),
    OPEN_ADAPTER_COMPLETE("ProtocolOpenAdapterCompleteEx"),
    CLOSE_ADAPTER("NdisCloseAdapterEx"),
    CLOSE_ADAPTER_COMPLETE("ProtocolCloseAdapterCompleteEx"),
    REENUMERATE("NdisReEnumerateProtocolBindings"),
    NET_PNP_EVENT("ProtocolNetPnPEvent"),
    MCM_REGISTER_AF("NdisMCmRegisterAddressFamilyEx"),
    REGISTER_AF("NdisCmRegisterAddressFamilyEx", MCM_REGISTER_AF),
    AF_REGISTER_NOTIFY("ProtocolCoAfRegisterNotify"),

    OPEN_AF("NdisClOpenAddressFamilyEx"),
    CM_OPEN_AF("ProtocolCmOpenAf"),
    MCM_OPEN_AF_COMPLETE("NdisMCmOpenAddressFamilyComplete"),
    OPEN_AF_COMPLETE("NdisCmOpenAddressFamilyComplete", MCM_OPEN_AF_COMPLETE, true),
    CL_OPEN_AF_COMPLETE("ProtocolClOpenAfCompleteEx"),
    CLOSE_AF("NdisClCloseAddressFamily"),
    CM_CLOSE_AF("ProtocolCmCloseAf"),
    MCM_CLOSE_AF_COMPLETE("NdisMCmCloseAddressFamilyComplete"),
    CLOSE_AF_COMPLETE("NdisCmCloseAddressFamilyComplete", MCM_CLOSE_AF_COMPLETE, true),
    CL_CLOSE_AF_COMPLETE("ProtocolClCloseAfComplete"),
    MCM_NOTIFY_CLOSE_AF("NdisMCmNotifyCloseAddressFamily"),
    NOTIFY_CLOSE_AF("NdisCmNotifyCloseAddressFamily", MCM_NOTIFY_CLOSE_AF, true),
    CL_NOTIFY_CLOSE_AF("ProtocolClNotifyCloseAf"),
    NOTIFY_CLOSE_AF_COMPLETE("NdisClNotifyCloseAddressFamilyComplete"),
    CM_NOTIFY_CLOSE_AF_COMPLETE("ProtocolCmNotifyCloseAfComplete"),

    REGISTER_SAP("NdisClRegisterSap"),
    CM_REGISTER_SAP("ProtocolCmRegisterSap"),
    MCM_REGISTER_SAP_COMPLETE("NdisMCmRegisterSapComplete"),
    REGISTER_SAP_COMPLETE("NdisCmRegisterSapComplete", MCM_REGISTER_SAP_COMPLETE, true),
    CL_REGISTER_SAP_COMPLETE("ProtocolClRegisterSapComplete"),
    DEREGISTER_SAP("NdisClDeregisterSap"),
    CM_DEREGISTER_SAP("ProtocolCmDeregisterSap"),
    MCM_DEREGISTER_SAP_COMPLETE("NdisMCmDeregisterSapComplete"),
    DEREGISTER_SAP_COMPLETE("NdisCmDeregisterSapComplete", MCM_DEREGISTER_SAP_COMPLETE, true),
    CL_DEREGISTER_SAP_COMPLETE("ProtocolClDeregisterSapComplete");

    private final String text;
    private final @Nullable Fn mcm;
    private final boolean macro;

    Fn(String text) {
        this(text, null, false);
    }

    Fn(String text, @Nullable Fn mcm) {
        this(text, mcm, false);
    }

    /** A call-manager function with the form that an MCM uses, which may be a mere macro over it. */
    Fn(String text, @Nullable Fn mcm, boolean macro) {
        this.text = text;
        this.mcm = mcm;
        this.macro = macro;
    }

    /** The documented name. */
    String text() {
        return text;
    }

    /**
     * The name under which a recorder sees this call of a call manager.
     *
     * @param byMcm whether the call manager is a miniport
     * @param sourceNames whether macros show as written
     */
    Fn as(boolean byMcm, boolean sourceNames) {
        return byMcm && mcm != null && (sourceNames || !macro) ? mcm : this;
    }
}

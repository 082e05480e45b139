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
    CL_DEREGISTER_SAP_COMPLETE("ProtocolClDeregisterSapComplete"),

    CREATE_VC("NdisCoCreateVc"),
    MCM_CREATE_VC("NdisMCmCreateVc"),
    CO_CREATE_VC("ProtocolCoCreateVc"),
    MINIPORT_CREATE_VC("MiniportCoCreateVc"),
    DELETE_VC("NdisCoDeleteVc"),
    MCM_DELETE_VC("NdisMCmDeleteVc"),
    CO_DELETE_VC("ProtocolCoDeleteVc"),
    MINIPORT_DELETE_VC("MiniportCoDeleteVc"),
    MCM_ACTIVATE_VC("NdisMCmActivateVc"),
    ACTIVATE_VC("NdisCmActivateVc", MCM_ACTIVATE_VC),
    MINIPORT_ACTIVATE_VC("MiniportCoActivateVc"),
    ACTIVATE_VC_COMPLETE("NdisMCoActivateVcComplete"),
    CM_ACTIVATE_VC_COMPLETE("ProtocolCmActivateVcComplete"),
    MCM_DEACTIVATE_VC("NdisMCmDeactivateVc"),
    DEACTIVATE_VC("NdisCmDeactivateVc", MCM_DEACTIVATE_VC),
    MINIPORT_DEACTIVATE_VC("MiniportCoDeactivateVc"),
    DEACTIVATE_VC_COMPLETE("NdisMCoDeactivateVcComplete"),
    CM_DEACTIVATE_VC_COMPLETE("ProtocolCmDeactivateVcComplete"),

    MAKE_CALL("NdisClMakeCall"),
    CM_MAKE_CALL("ProtocolCmMakeCall"),
    MCM_MAKE_CALL_COMPLETE("NdisMCmMakeCallComplete"),
    MAKE_CALL_COMPLETE("NdisCmMakeCallComplete", MCM_MAKE_CALL_COMPLETE, true),
    CL_MAKE_CALL_COMPLETE("ProtocolClMakeCallComplete"),
    MCM_DISPATCH_INCOMING("NdisMCmDispatchIncomingCall"),
    DISPATCH_INCOMING("NdisCmDispatchIncomingCall", MCM_DISPATCH_INCOMING, true),
    CL_INCOMING_CALL("ProtocolClIncomingCall"),
    INCOMING_CALL_COMPLETE("NdisClIncomingCallComplete"),
    CM_INCOMING_CALL_COMPLETE("ProtocolCmIncomingCallComplete"),
    MCM_DISPATCH_CONNECTED("NdisMCmDispatchCallConnected"),
    DISPATCH_CONNECTED("NdisCmDispatchCallConnected", MCM_DISPATCH_CONNECTED, true),
    CL_CALL_CONNECTED("ProtocolClCallConnected"),
    CLOSE_CALL("NdisClCloseCall"),
    CM_CLOSE_CALL("ProtocolCmCloseCall"),
    MCM_CLOSE_CALL_COMPLETE("NdisMCmCloseCallComplete"),
    CLOSE_CALL_COMPLETE("NdisCmCloseCallComplete", MCM_CLOSE_CALL_COMPLETE, true),
    CL_CLOSE_CALL_COMPLETE("ProtocolClCloseCallComplete"),
    MCM_DISPATCH_CLOSE("NdisMCmDispatchIncomingCloseCall"),
    DISPATCH_CLOSE("NdisCmDispatchIncomingCloseCall", MCM_DISPATCH_CLOSE, true),
    CL_INCOMING_CLOSE("ProtocolClIncomingCloseCall"),
    MODIFY_QOS("NdisClModifyCallQoS"),
    CM_MODIFY_QOS("ProtocolCmModifyCallQoS"),
    MCM_MODIFY_QOS_COMPLETE("NdisMCmModifyCallQoSComplete"),
    MODIFY_QOS_COMPLETE("NdisCmModifyCallQoSComplete", MCM_MODIFY_QOS_COMPLETE, true),
    CL_MODIFY_QOS_COMPLETE("ProtocolClModifyCallQoSComplete"),
    MCM_DISPATCH_QOS("NdisMCmDispatchIncomingCallQoSChange"),
    DISPATCH_QOS("NdisCmDispatchIncomingCallQoSChange", MCM_DISPATCH_QOS, true),
    CL_QOS_CHANGE("ProtocolClIncomingCallQoSChange"),

    ADD_PARTY("NdisClAddParty"),
    CM_ADD_PARTY("ProtocolCmAddParty"),
    MCM_ADD_PARTY_COMPLETE("NdisMCmAddPartyComplete"),
    ADD_PARTY_COMPLETE("NdisCmAddPartyComplete", MCM_ADD_PARTY_COMPLETE, true),
    CL_ADD_PARTY_COMPLETE("ProtocolClAddPartyComplete"),
    DROP_PARTY("NdisClDropParty"),
    CM_DROP_PARTY("ProtocolCmDropParty"),
    MCM_DROP_PARTY_COMPLETE("NdisMCmDropPartyComplete"),
    DROP_PARTY_COMPLETE("NdisCmDropPartyComplete", MCM_DROP_PARTY_COMPLETE, true),
    CL_DROP_PARTY_COMPLETE("ProtocolClDropPartyComplete"),
    MCM_DISPATCH_DROP_PARTY("NdisMCmDispatchIncomingDropParty"),
    DISPATCH_DROP_PARTY("NdisCmDispatchIncomingDropParty", MCM_DISPATCH_DROP_PARTY, true),
    CL_INCOMING_DROP_PARTY("ProtocolClIncomingDropParty"),

    SEND("NdisCoSendNetBufferLists"),
    MINIPORT_SEND("MiniportCoSendNetBufferLists"),
    SEND_COMPLETE("NdisMCoSendNetBufferListsComplete"),
    CO_SEND_COMPLETE("ProtocolCoSendNetBufferListsComplete"),
    PLAIN_SEND_COMPLETE("NdisMSendNetBufferListsComplete"),
    INDICATE("NdisMCoIndicateReceiveNetBufferLists"),
    CO_RECEIVE("ProtocolCoReceiveNetBufferLists"),
    RETURN("NdisReturnNetBufferLists"),
    MINIPORT_RETURN("MiniportReturnNetBufferLists"),

    OID_REQUEST("NdisCoOidRequest"),
    MCM_OID_REQUEST("NdisMCmOidRequest"),
    CO_OID_REQUEST("ProtocolCoOidRequest"),
    MINIPORT_OID_REQUEST("MiniportCoOidRequest"),
    MCM_OID_COMPLETE("NdisMCmOidRequestComplete"),
    OID_COMPLETE("NdisCoOidRequestComplete", MCM_OID_COMPLETE, true),
    MINIPORT_OID_COMPLETE("NdisMCoOidRequestComplete"),
    CO_OID_COMPLETE("ProtocolCoOidRequestComplete");

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

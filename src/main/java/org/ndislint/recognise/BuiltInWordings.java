package org.ndislint.recognise;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The wordings that are recognised without a mapping file, each with where it is used and an example. The examples are
 * run by a test, and the documentation shows the same ones.
 */
public final class BuiltInWordings {
    /**
     * One wording.
     *
     * @param usedBy whose drivers word their logs so
     * @param text an example line, without the tracing tool's prefix
     * @param function the function that the record names, where the text does not; else null
     * @param event the event that it is, in the shorthand
     * @param convention how it is recognised
     */
    public record Example(
            String usedBy, String text, @Nullable String function, String event, Convention convention) {}

    private static final String NETKVM = "virtio-win NetKVM";
    private static final String XDP = "XDP for Windows";
    private static final String FILTER = "filter sample (ndislwf)";
    private static final String MUX = "mux sample";
    private static final String PROTOCOL = "protocol sample (ndisprot)";
    private static final String MINIPORT = "miniport sample (netvmini)";
    private static final String WLAN = "WLAN, WDI and WiFiCx samples";
    private static final String WFP = "WFP samples";
    private static final String TRACING = "tracing samples";
    private static final String DMF = "Driver Module Framework";
    private static final String NPCAP = "Npcap";
    private static final String TAP = "tap-windows6";
    private static final String IDDCX = "IddCx";
    private static final String WCN = "WCN driver";

    /** All of them, in the order of the documentation. */
    public static final List<Example> ALL = List.of(
            entry(NETKVM, "[MiniportPause]=>", "> MiniportPause", Convention.NAME_ARROW),
            entry(
                    NETKVM,
                    "[MiniportPause]<= 0x103",
                    "< MiniportPause status=NDIS_STATUS_PENDING",
                    Convention.NAME_ARROW),
            entry(
                    NETKVM,
                    "<-- MiniportPause, status: 0x00000103",
                    "< MiniportPause status=NDIS_STATUS_PENDING",
                    Convention.ARROW_NAME),
            entry(NETKVM, "MiniportPause Entry", "> MiniportPause", Convention.WORD),
            entry(XDP, " FilterAttach:211 --->Filter=FFFFC804AF2E3710", "> FilterAttach", Convention.NAME_ARROW),
            entry(
                    XDP,
                    " FilterAttach:264 <---0xc000009a(STATUS_INSUFFICIENT_RESOURCES)",
                    "< FilterAttach status=NDIS_STATUS_RESOURCES",
                    Convention.NAME_ARROW),
            entry(
                    FILTER,
                    "===>FilterAttach: NdisFilterHandle FFFFC804AF2E3710",
                    "> FilterAttach filter=0xffffc804af2e3710",
                    Convention.ARROW_NAME),
            entry(
                    FILTER,
                    "<===FilterRestart, Status =      103",
                    "< FilterRestart status=NDIS_STATUS_PENDING",
                    Convention.ARROW_NAME),
            entry(
                    FILTER,
                    "===>NDISLWF FilterPause: FilterInstance FFFFC804AF2E3710",
                    "> FilterPause",
                    Convention.ARROW_NAME),
            entry(
                    MUX,
                    "==> MiniportInitializeEx: VELAN FFFFC804AF2E3710",
                    "> MiniportInitializeEx",
                    Convention.ARROW_NAME),
            entry(
                    MUX,
                    "<== MiniportInitializeEx: VELAN FFFFC804AF2E3710, Status c000009a",
                    "< MiniportInitializeEx status=NDIS_STATUS_RESOURCES",
                    Convention.ARROW_NAME),
            entry(
                    MUX,
                    "<== MiniportOidRequest: returning 00000103",
                    "< MiniportOidRequest status=NDIS_STATUS_PENDING",
                    Convention.ARROW_NAME),
            entry(PROTOCOL, "--> ProtocolUninstall", "> ProtocolUninstall", Convention.ARROW_NAME),
            entry(
                    MINIPORT,
                    "[FFFFC804AF2E3710] ---> MiniportPause",
                    "> MiniportPause adapterContext=0xffffc804af2e3710",
                    Convention.ARROW_NAME),
            entry(
                    MINIPORT,
                    "[FFFFC804AF2E3710] <--- MiniportResetEx Status = 0x00000103%",
                    "< MiniportResetEx status=NDIS_STATUS_PENDING adapterContext=0xffffc804af2e3710",
                    Convention.ARROW_NAME),
            entry(
                    WLAN,
                    "<-- MiniportPause: FlowCtx FFFFC804AF2E3710, 0x00000103(STATUS_PENDING)",
                    "< MiniportPause status=NDIS_STATUS_PENDING",
                    Convention.ARROW_NAME),
            entry(WLAN, " MiniportRestart ->", "> MiniportRestart", Convention.NAME_ARROW),
            entry(
                    WLAN,
                    "<== MiniportInitializeEx(), ndisStatus(0xc000009a)",
                    "< MiniportInitializeEx status=NDIS_STATUS_RESOURCES",
                    Convention.ARROW_NAME),
            entry(WLAN, "MiniportHaltEx() <====", "< MiniportHaltEx", Convention.NAME_ARROW),
            entry(
                    WFP,
                    " <--- NdisRegisterProtocolDriver() [status: 0x0]",
                    "< NdisRegisterProtocolDriver status=NDIS_STATUS_SUCCESS",
                    Convention.ARROW_NAME),
            outside(
                    TRACING,
                    "Function Return=0x00000103(STATUS_PENDING)",
                    "MiniportPause",
                    "< MiniportPause status=NDIS_STATUS_PENDING",
                    Convention.FUNCTION_RETURN),
            entry(
                    DMF,
                    " [MiniportPause] --> Entry <DmfModule=0xFFFFC804AF2E3710>",
                    "> MiniportPause",
                    Convention.NAME_ARROW),
            entry(
                    DMF,
                    " [MiniportPause] <-- Exit <ntStatus=STATUS_PENDING>",
                    "< MiniportPause status=NDIS_STATUS_PENDING",
                    Convention.NAME_ARROW),
            outside(DMF, "--> Entry", "MiniportPause", "> MiniportPause", Convention.ARROW_ALONE),
            entry(NPCAP, "FilterDetach: ENTER", "> FilterDetach", Convention.WORD),
            entry(NPCAP, "FilterDetach: EXIT", "< FilterDetach", Convention.WORD),
            entry(TAP, "[TAP] --> MiniportRestart", "> MiniportRestart", Convention.ARROW_NAME),
            entry(
                    TAP,
                    "[TAP] <-- MiniportCheckForHangEx; status = FALSE",
                    "< MiniportCheckForHangEx status=FALSE",
                    Convention.ARROW_NAME),
            entry(
                    IDDCX,
                    "MiniportPause: Exit, status=STATUS_PENDING",
                    "< MiniportPause status=NDIS_STATUS_PENDING",
                    Convention.WORD),
            entry(IDDCX, "?MiniportPause@Adapter@@QEAAJXZ: Enter", "> MiniportPause", Convention.WORD),
            entry(IDDCX, "DDI: Calling NdisMPauseComplete", "= NdisMPauseComplete", Convention.CALLING),
            entry(WCN, "!MiniportPause[12]!Enter", "> MiniportPause", Convention.WORD));

    private BuiltInWordings() {}

    private static Example entry(String usedBy, String text, String event, Convention convention) {
        return new Example(usedBy, text, null, event, convention);
    }

    private static Example outside(String usedBy, String text, String function, String event, Convention convention) {
        return new Example(usedBy, text, function, event, convention);
    }

    /** Writes the table: examples under the convention by which they are recognised. */
    public static void write(Appendable out) throws IOException {
        for (Convention convention : Convention.values()) {
            out.append(convention.words()).append('\n');
            if (convention == Convention.NAMED_EVENT) {
                out.append("  ovpn-dco-win: the function in a field Func, parameters in fields of their own names\n");
            }
            for (Example example : ALL) {
                if (example.convention == convention) {
                    out.append("  ").append(example.usedBy).append('\n');
                    out.append("      ").append(example.text.strip());
                    out.append(example.function == null ? "\n" : "   (logged by " + example.function + ")\n");
                    out.append("      ").append(example.event).append('\n');
                }
            }
        }
    }
}

package org.ndislint.ingest.etl;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ndislint.model.Guid;

/** Names of providers and event classes that every capture of networking meets, and of those that sessions write. */
public final class KnownGuids {
    /** Class of the events that a session writes about itself. */
    static final Guid EVENT_TRACE = new Guid(0x68FDD900_4A3E_11D1L, 0x84F40000F80464E3L);
    /** Class of the events that tell a real-time consumer of losses. */
    static final Guid LOST_EVENT = new Guid(0x6A399AE0_4BC6_4DE9L, 0x870B3657F8947E7EL);

    private static final long SYSTEM_CONFIG = 0x9B79EE91_B5FD_41C0L;
    private static final long IMAGE_CONFIG = 0xED54DFF8_C409_4CF6L;
    private static final long IMAGE_ID = 0xB3E675D7_2554_4F18L;

    private static final Map<Guid, String> NAMES = new HashMap<>();

    static {
        NAMES.put(EVENT_TRACE, "EventTrace");
        NAMES.put(LOST_EVENT, "RT_LostEvent");
        name("9b79ee91-b5fd-41c0-a243-4248e266e9d0", "SystemConfigEx");
        name("ed54dff8-c409-4cf6-bf83-05e1e61a09c4", "ImageConfig");
        name("bbccf6c1-6cd1-48c4-80ff-839482e37671", "EventMetadata");
        name("b3e675d7-2554-4f18-830b-2762732560de", "ImageId");
        name("ce1dbfb4-137e-4da6-87b0-3f59aa102cbc", "PerfInfo");
        name("3d6fa8d0-fe05-11d0-9dda-00c04fd7ba7c", "Process");
        name("3d6fa8d1-fe05-11d0-9dda-00c04fd7ba7c", "Thread");
        name("2cb15d1d-5fc1-11d2-abe1-00a0c911f518", "Image");
        name("dd7a21e6-a651-46d4-b7c2-66543067b869", "NDISTraceGuid");
        name("cdead503-17f5-4a3e-b7ae-df8cc2902eb9", "Microsoft-Windows-NDIS");
        name("2ed6006e-4729-4609-b423-3ee7bcd678ef", "Microsoft-Windows-NDIS-PacketCapture");
        name("4d4f80d9-c8bd-4d73-bb5b-19c90402c5ac", "Microsoft-Windows-PktMon");
        name("a781472c-cfc9-42cb-bcea-a00b916ad1be", "NDISIMPLAT");
        name("b1809d25-b84d-4e40-8d1b-c9978d8946ab", "LBFO");
        name("d84521f7-2235-4237-a7c0-14e3a9676286", "Microsoft-Windows-Ras-NdisWanPacketCapture");
        name("dd5ef90a-6398-47a4-ad34-4dcecdef795f", "Microsoft-Windows-HttpService");
    }

    private KnownGuids() {}

    /** The name, or null if it is not known. */
    public static @Nullable String name(Guid guid) {
        return NAMES.get(guid);
    }

    /** Whether a record only describes the machine and its images, as merging tools add to every file. */
    static boolean isRundown(EtlRecord record) {
        long high = record.guidHigh();
        return high == SYSTEM_CONFIG || high == IMAGE_CONFIG || high == IMAGE_ID;
    }

    private static void name(String guid, String name) {
        Guid parsed = Guid.parse(guid);
        if (parsed != null) {
            NAMES.put(parsed, name);
        }
    }
}

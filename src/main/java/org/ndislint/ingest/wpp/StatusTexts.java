package org.ndislint.ingest.wpp;

import org.jspecify.annotations.Nullable;
import org.ndislint.catalogue.StatusName;
import org.ndislint.catalogue.StatusNames;

/** Names of statuses, errors and object identifiers, read from resources when the first of a kind is asked for. */
public final class StatusTexts {
    private static final long WIN32_FACILITY = 0x8007;

    private final StatusNames ndis;
    private @Nullable NumberNames ntStatuses;
    private @Nullable NumberNames winErrors;
    private @Nullable NumberNames hresults;
    private @Nullable NumberNames oids;

    public StatusTexts(StatusNames ndis) {
        this.ndis = ndis;
    }

    /** The name of an NTSTATUS, or null. */
    public @Nullable String ntStatus(long status) {
        NumberNames names = ntStatuses;
        if (names == null) {
            names = new NumberNames("ntstatus.txt");
            ntStatuses = names;
        }
        return names.find(status);
    }

    /** The name of an NDIS_STATUS: NDIS's own, else that of the NTSTATUS of the number, or null. */
    public @Nullable String ndisStatus(long status) {
        StatusName own = ndis.of(status);
        return own != null ? own.name() : ntStatus(status);
    }

    /** The name of a Win32 error, or null. */
    public @Nullable String winError(long error) {
        NumberNames names = winErrors;
        if (names == null) {
            names = new NumberNames("win32-errors.txt");
            winErrors = names;
        }
        return names.find(error);
    }

    /** The name of an HRESULT; of one that wraps a Win32 error, that error's; or null. */
    public @Nullable String hresult(long result) {
        if (result >>> 16 == WIN32_FACILITY) {
            return winError(result & 0xFFFF);
        }
        NumberNames names = hresults;
        if (names == null) {
            names = new NumberNames("hresults.txt");
            hresults = names;
        }
        return names.find(result);
    }

    /** The name of an NDIS object identifier, or null. */
    public @Nullable String oid(long oid) {
        NumberNames names = oids;
        if (names == null) {
            names = new NumberNames("oids.txt");
            oids = names;
        }
        return names.find(oid);
    }
}

package org.ndislint.api;

import java.util.Locale;

/** The kinds of driver whose calls a capture may cover. */
public enum DriverKind {
    /** A CoNDIS client. */
    CLIENT,
    /** A stand-alone call manager. */
    CALL_MANAGER,
    /** A miniport driver with an integrated call manager. */
    MCM,
    /** A miniport driver. */
    MINIPORT,
    /** Every protocol driver: its binding, send and OID calls. */
    PROTOCOL,
    /** A filter driver. */
    FILTER;

    /** As in traces and options. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

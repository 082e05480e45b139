package org.ndislint.ingest.wpp;

import java.util.List;
import org.ndislint.model.Guid;

/**
 * A provider of WPP messages: what a session is told to switch it on.
 *
 * @param guid the control GUID
 * @param name its name in the source
 * @param flags names of its flags, bit 0 first
 */
public record ControlGuid(Guid guid, String name, List<String> flags) {
    public ControlGuid {
        flags = List.copyOf(flags);
    }
}

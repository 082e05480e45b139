package org.ndislint.cli;

import java.util.ArrayList;
import java.util.List;
import org.ndislint.ingest.TraceFormat;
import org.ndislint.ingest.TraceFormats;

/** The names of the input formats. */
final class InputFormats {
    private InputFormats() {}

    static List<String> names() {
        List<String> names = new ArrayList<>();
        for (TraceFormat format : TraceFormats.ALL) {
            names.add(format.name());
        }
        return names;
    }

    /**
     * The format of that name.
     *
     * @throws UsageException if there is none
     */
    static TraceFormat find(String name) throws UsageException {
        for (TraceFormat format : TraceFormats.ALL) {
            if (format.name().equals(name)) {
                return format;
            }
        }
        throw new UsageException(
                "--input-format: there is no format '" + name + "'; expected " + String.join(", ", names()));
    }
}

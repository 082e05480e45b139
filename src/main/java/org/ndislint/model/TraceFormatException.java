package org.ndislint.model;

import java.io.IOException;

/** Input that cannot be read further: says where, what was expected and what was found. */
public final class TraceFormatException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient SourcePosition position;
    private final String reason;

    public TraceFormatException(SourcePosition position, String reason) {
        super(position + ": " + reason);
        this.position = position;
        this.reason = reason;
    }

    public SourcePosition position() {
        return position;
    }

    /** The message without the place. */
    public String reason() {
        return reason;
    }
}

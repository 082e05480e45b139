package org.ndislint.timeline;

import java.io.IOException;

/** A written state cannot be read back: it is none, is damaged, or belongs to other rules. */
public final class StateException extends IOException {
    private static final long serialVersionUID = 1;

    public StateException(String message) {
        super(message);
    }
}

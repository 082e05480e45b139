package org.ndislint.report.baseline;

/** A baseline that cannot be used; the message says where in it, what was expected and what found. */
public final class BaselineException extends Exception {
    private static final long serialVersionUID = 1L;

    BaselineException(String message) {
        super(message);
    }
}

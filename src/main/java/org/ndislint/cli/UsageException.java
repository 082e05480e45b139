package org.ndislint.cli;

/** The command line, or a file that it names to steer the run, is wrong. The message says what and what would be right. */
public final class UsageException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;

    public UsageException(String reason) {
        super(reason);
        this.reason = reason;
    }

    /** What is wrong: the message, never null. */
    public String reason() {
        return reason;
    }
}

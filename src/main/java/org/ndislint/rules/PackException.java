package org.ndislint.rules;

/** A rule pack that cannot be used: names file, line and column, what was expected and what was found. */
public final class PackException extends Exception {
    private static final long serialVersionUID = 1L;

    public PackException(String file, int line, int column, String reason) {
        super(file + ":" + line + ":" + column + ": " + reason);
    }
}

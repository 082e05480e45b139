package org.ndislint.cli;

import java.io.IOException;

/**
 * Output could not be written. Unchecked, so that it passes through decoders, which take an {@link IOException} for
 * trouble with their input.
 */
final class OutputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OutputException(IOException cause) {
        super(cause.getMessage(), cause);
    }
}

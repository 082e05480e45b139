package org.ndislint.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** A text of the catalogue's own, read whole. A missing or damaged one is a fault of the build. */
final class Resource {
    private Resource() {}

    static byte[] bytes(String name) {
        try (InputStream in = Resource.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("resource " + name + " is missing");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read resource " + name, e);
        }
    }

    /** What to throw for a line that does not read as expected. */
    static IllegalStateException damaged(String name, String line, String expected) {
        return new IllegalStateException("resource " + name + ": expected " + expected + ", found \"" + line + "\"");
    }
}

package org.ndislint.cli;

import java.io.IOException;
import java.io.OutputStream;

/** A file's stream whose failures name the file. */
final class NamedStream extends OutputStream {
    private final String name;
    private final OutputStream out;

    /**
     * A stream to a file.
     *
     * @param name the file's as given
     */
    NamedStream(String name, OutputStream out) {
        this.name = name;
        this.out = out;
    }

    /** Why something could not be written, with the file's name. */
    static IOException failure(String name, IOException why) {
        return new IOException(name + " cannot be written: " + Reasons.of(why), why);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        try {
            out.write(bytes, from, length);
        } catch (IOException e) {
            throw failure(name, e);
        }
    }

    @Override
    public void flush() throws IOException {
        try {
            out.flush();
        } catch (IOException e) {
            throw failure(name, e);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            out.close();
        } catch (IOException e) {
            throw failure(name, e);
        }
    }
}

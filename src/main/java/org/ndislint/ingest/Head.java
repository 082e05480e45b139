package org.ndislint.ingest;

/** The beginning of a source, for detection: up to 64 KiB after decompression; text is UTF-8 without BOM. */
public final class Head {
    private final String name;
    private final byte[] bytes;
    private final int length;

    /** Does not copy {@code bytes}; of them the first {@code length} are valid. */
    public Head(String name, byte[] bytes, int length) {
        this.name = name;
        this.bytes = bytes;
        this.length = length;
    }

    /** The path as given; only a tie-breaker. */
    public String name() {
        return name;
    }

    /** The buffer itself, not a copy: do not change it. */
    public byte[] bytes() {
        return bytes;
    }

    /** How many bytes are valid. */
    public int length() {
        return length;
    }
}

package org.ndislint.ingest;

/** The beginning of a source, for detection: up to 64 KiB after decompression; text is UTF-8 without BOM. */
public final class Head {
    /** How much is looked at. */
    public static final int MOST = 64 << 10;

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

    /** Whether there is more than was looked at. */
    public boolean isFull() {
        return length >= MOST;
    }

    /** Where the first byte stands that is neither blank, tab nor line end; {@link #length} if there is none. */
    public int firstText() {
        return firstText(0);
    }

    /** As {@link #firstText()}, from {@code start} on. */
    public int firstText(int start) {
        int at = start;
        while (at < length && (bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '\r' || bytes[at] == '\n')) {
            at++;
        }
        return at;
    }

    /** Where the line ends that {@code start} is on: at its LF, or at {@link #length}. */
    public int lineEnd(int start) {
        int at = start;
        while (at < length && bytes[at] != '\n') {
            at++;
        }
        return at;
    }

    /** How many bytes are valid. */
    public int length() {
        return length;
    }
}

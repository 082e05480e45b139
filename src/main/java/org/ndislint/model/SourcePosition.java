package org.ndislint.model;

/**
 * A place in a source.
 *
 * @param source the path as given, or {@code -} for standard input
 * @param line physical line or record number, 1-based; 0 when the place is a byte offset or the whole source
 * @param offset byte offset, or -1
 */
public record SourcePosition(String source, long line, long offset) {
    public static SourcePosition whole(String source) {
        return new SourcePosition(source, 0, -1);
    }

    public static SourcePosition line(String source, long line) {
        return new SourcePosition(source, line, -1);
    }

    public static SourcePosition offset(String source, long offset) {
        return new SourcePosition(source, 0, offset);
    }

    @Override
    public String toString() {
        if (line > 0) {
            return source + ":" + line;
        }
        return offset >= 0 ? source + " at byte " + offset : source;
    }
}

package org.ndislint.ingest;

/**
 * What a format says of the beginning of a source.
 *
 * @param confidence 0: not this format; 100: certain. The highest wins; the file's name only breaks ties
 * @param reason why, for {@code -v}
 */
public record Probe(int confidence, String reason) {
    public static final Probe NO = new Probe(0, "");

    public static Probe of(int confidence, String reason) {
        return new Probe(confidence, reason);
    }
}

package org.ndislint.ingest.etl.event;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Bytes of a manifest. Parts of equal bytes are equal; ordered, so that parts made to collide cost little. */
final class ManifestPart implements Comparable<ManifestPart> {
    private final byte[] bytes;
    private final int hash;

    private ManifestPart(byte[] bytes) {
        this.bytes = bytes;
        this.hash = Arrays.hashCode(bytes);
    }

    static ManifestPart copyOf(byte[] bytes, int from, int length) {
        return new ManifestPart(Arrays.copyOfRange(bytes, from, from + length));
    }

    int length() {
        return bytes.length;
    }

    /** The bytes of several, one behind the other. */
    static InputStream streamOf(List<ManifestPart> parts) {
        List<ByteArrayInputStream> streams =
                parts.stream().map(part -> new ByteArrayInputStream(part.bytes)).toList();
        return new SequenceInputStream(Collections.enumeration(streams));
    }

    @Override
    public int compareTo(ManifestPart other) {
        return Arrays.compare(bytes, other.bytes);
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof ManifestPart part && hash == part.hash && Arrays.equals(bytes, part.bytes));
    }

    @Override
    public int hashCode() {
        return hash;
    }
}

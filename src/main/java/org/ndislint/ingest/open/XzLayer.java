package org.ndislint.ingest.open;

import java.io.IOException;
import java.io.InputStream;
import org.tukaani.xz.XZInputStream;

/** Unpacks xz, any number of streams in one file. */
final class XzLayer {
    /** Enough for every preset of the usual tool; the largest takes 65 MiB. */
    private static final int MOST_MEMORY_KIB = 96 << 10;

    private XzLayer() {}

    static InputStream open(InputStream in) throws IOException {
        return new XZInputStream(in, MOST_MEMORY_KIB);
    }
}

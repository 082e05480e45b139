package org.ndislint.ingest.open;

import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;

/** Unpacks bzip2, any number of streams in one file. */
final class Bzip2Layer {
    private Bzip2Layer() {}

    static InputStream open(InputStream in) throws IOException {
        return new BZip2CompressorInputStream(in, true);
    }
}

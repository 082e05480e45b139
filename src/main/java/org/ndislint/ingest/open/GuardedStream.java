package org.ndislint.ingest.open;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.ndislint.model.SourcePosition;
import org.ndislint.model.TraceFormatException;

/**
 * What comes out of a layer of compression: counted against the limit, and with every fault of the data (whatever a
 * library throws for it) turned into one that names the place. Data is asked for in pieces, because a library that finds
 * a fault may drop what it had unpacked in the same call.
 */
final class GuardedStream extends InputStream {
    /** A piece that is all that is asked for: for streams that lose nothing. */
    static final int WHOLE = Integer.MAX_VALUE;

    private final Compression compression;
    private final PeekStream packed;
    private final String name;
    private final Expansion expansion;
    private final int layer;
    private final int piece;
    private @Nullable InputStream unpacked;
    private @Nullable TraceFormatException fault;

    /** Over packed data, which is not touched before the first read. */
    GuardedStream(Compression compression, PeekStream packed, String name, Expansion expansion, int layer) {
        this.compression = compression;
        this.packed = packed;
        this.name = name;
        this.expansion = expansion;
        this.layer = layer;
        this.piece = switch (compression) {
            case GZIP, ZIP, EMPTY_ZIP -> WHOLE;
            case XZ, ZSTD -> 32;
            case BZIP2 -> 1;
        };
    }

    /** Over the data of an archive's entry, already unpacked. */
    GuardedStream(InputStream entry, String name, Expansion expansion, int layer) {
        this(Compression.ZIP, new PeekStream(entry), name, expansion, layer);
        unpacked = packed;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        if (fault != null) {
            throw fault;
        }
        int done = 0;
        try {
            if (unpacked == null) {
                unpacked = unpack();
            }
            int count;
            do {
                count = unpacked.read(bytes, from + done, Math.min(piece, length - done));
                done += Math.max(count, 0);
            } while (count > 0 && piece != WHOLE && done < length);
        } catch (TraceFormatException e) {
            fault = e;
        } catch (IOException | RuntimeException e) {
            // Libraries report bad data by unchecked exceptions, too.
            fault = fault(describe(e));
        } catch (OutOfMemoryError e) {
            // One large array, for a window, was refused: nothing else has suffered.
            fault = fault("expected " + compression.label()
                    + " data that can be unpacked in the memory there is, found that it needs more (raise -Xmx)");
        }
        if (fault == null && done > 0 && !expansion.add(layer, done)) {
            fault = fault(
                    "expected " + expansion.words() + " to come out of " + compression.label() + " data, found more");
        }
        if (done > 0) {
            return done;
        }
        if (fault != null) {
            throw fault;
        }
        return -1;
    }

    @Override
    public void close() throws IOException {
        if (unpacked != null) {
            unpacked.close();
        }
    }

    private InputStream unpack() throws IOException {
        return switch (compression) {
            case GZIP -> new GzipMembers(packed);
            case XZ -> XzLayer.open(packed);
            case ZSTD -> new ZstdLayer(packed);
            case BZIP2 -> Bzip2Layer.open(packed);
            case ZIP, EMPTY_ZIP -> packed;
        };
    }

    private TraceFormatException fault(String reason) {
        return new TraceFormatException(SourcePosition.offset(name, packed.position()), reason);
    }

    private String describe(Exception e) {
        if (e instanceof EOFException) {
            return "expected more " + compression.label() + " data, found the end of the file";
        }
        String message = e.getMessage();
        return "expected sound " + compression.label() + " data, found "
                + (message == null ? "damage" : "damage: " + message);
    }
}

package org.ndislint.ingest.open;

import java.io.File;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ndislint.ingest.Contents;
import org.ndislint.model.SourcePosition;
import org.ndislint.model.TraceFormatException;

/**
 * Opens what stands at a path: finds out by content how it is packed (gzip, xz, zstd, bzip2, zip, in one another up to
 * four deep), unpacks it while it is read, and decodes text to UTF-8. Whatever cannot be opened is told to the receiver
 * and does not keep it from the rest.
 */
public final class SourceOpener {
    /** The name of standard input. */
    public static final String STANDARD_INPUT = "-";

    private final ExpansionLimit limit;
    private final Consumer<String> remarks;

    /**
     * An opener.
     *
     * @param remarks receives what a user should know of how a file was read, one sentence each, the file's name first
     */
    public SourceOpener(ExpansionLimit limit, Consumer<String> remarks) {
        this.limit = limit;
        this.remarks = remarks;
    }

    /**
     * Opens a path and hands what is there to the receiver, which reads it during the call.
     *
     * @param path a file, or {@code -}
     * @param standardInput read if the path is {@code -}; not closed
     * @throws IOException only what the receiver throws
     */
    public void open(String path, InputStream standardInput, SourceReceiver receiver) throws IOException {
        if (path.equals(STANDARD_INPUT)) {
            PeekStream in = new PeekStream(standardInput);
            unpack(new Packed(path, in, 0, new Expansion(limit, in), new Siblings(), null), receiver);
            return;
        }
        File file = new File(path);
        FileInputStream opened;
        try {
            opened = new FileInputStream(file);
        } catch (FileNotFoundException e) {
            receiver.unreadable(path, notOpened(file));
            return;
        }
        try (opened) {
            PeekStream in = new PeekStream(opened);
            unpack(new Packed(path, in, 0, new Expansion(limit, in), new Siblings.OfFile(path), file), receiver);
        }
    }

    /**
     * Opens text that is still being written and hands it to the receiver, which reads it during the call. It is not
     * unpacked: packed data says little before its end.
     *
     * @param name for messages and results
     * @param growing gives what there is, and has its reader wait for more; what can be read at once is what it tells as
     *     {@link InputStream#available}
     * @throws IOException only what the receiver throws
     */
    public void openGrowing(String name, InputStream growing, SourceReceiver receiver) throws IOException {
        PeekStream in = PeekStream.ofGrowing(growing);
        Packed packed = new Packed(name, in, 0, new Expansion(limit, in), new Siblings(), null);
        in.peek();
        if (Compression.of(in.head(), in.headLength()) != null) {
            receiver.unreadable(name, fault(packed, "expected text that can be followed, found packed data"));
        } else if (Contents.isRawTrace(in.head(), in.headLength())) {
            receiver.unreadable(name, fault(packed, "expected text that can be followed, found a raw log file"));
        } else {
            content(packed, receiver);
        }
    }

    /** Opens what is still packed, or may be. */
    void unpack(Packed packed, SourceReceiver receiver) throws IOException {
        PeekStream in = packed.in();
        in.peek();
        Compression compression = Compression.of(in.head(), in.headLength());
        if (compression == null) {
            content(packed, receiver);
        } else if (packed.layer() == Expansion.DEEPEST) {
            receiver.unreadable(
                    packed.name(),
                    fault(packed, "expected at most " + Expansion.DEEPEST + " layers of packing, found more"));
        } else if (compression == Compression.ZIP || compression == Compression.EMPTY_ZIP) {
            new ZipLayer(this, limit, packed).open(receiver);
        } else {
            try (GuardedStream unpacked =
                    new GuardedStream(compression, in, packed.name(), packed.expansion(), packed.layer())) {
                unpack(packed.within(new PeekStream(unpacked)), receiver);
            }
        }
    }

    private void content(Packed packed, SourceReceiver receiver) throws IOException {
        PeekStream in = packed.in();
        String foreign = Contents.foreign(in.head(), in.headLength());
        if (foreign != null) {
            receiver.unreadable(packed.name(), fault(packed, "expected a trace, found " + foreign));
            return;
        }
        boolean text = !Contents.isRawTrace(in.head(), in.headLength());
        PeekStream content = text ? OpenedSource.decode(in, packed.name()) : in;
        content.peek();
        if (content.headLength() == 0) {
            IOException fault = content.fault();
            receiver.unreadable(
                    packed.name(),
                    fault instanceof TraceFormatException known
                            ? known
                            : fault(
                                    packed,
                                    fault == null
                                            ? "expected a trace, found nothing in it"
                                            : "expected bytes, found " + fault.getMessage()));
            return;
        }
        receiver.source(new OpenedSource(
                packed.name(), content, text, packed.siblings(), remarks, text ? null : packed.plainFile()));
    }

    private static TraceFormatException notOpened(File file) {
        String found = "expected a file that can be read, found ";
        if (file.isDirectory()) {
            found += "a directory";
        } else {
            found += file.exists() ? "one that may not be read" : "none of that name";
        }
        return new TraceFormatException(SourcePosition.whole(file.getPath()), found);
    }

    private static TraceFormatException fault(Packed packed, String reason) {
        return new TraceFormatException(SourcePosition.whole(packed.name()), reason);
    }

    /**
     * Something to be opened.
     *
     * @param name for messages and results
     * @param in its bytes
     * @param layer how many layers of packing have been taken off
     * @param expansion what came out so far
     * @param siblings what stands beside it
     * @param file where its bytes are on disk as they are, or null
     */
    record Packed(
            String name,
            PeekStream in,
            int layer,
            Expansion expansion,
            Siblings siblings,
            @Nullable File file) {
        /** The file, if it can be read again: a pipe cannot. */
        @Nullable
        Path plainFile() {
            return file != null && file.isFile() ? file.toPath() : null;
        }

        /** What is inside, one layer further. */
        Packed within(PeekStream inner) {
            return new Packed(name, inner, layer + 1, expansion, siblings, null);
        }
    }
}

package org.ndislint.ingest.open;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.ndislint.ingest.Excerpt;
import org.ndislint.ingest.open.SourceOpener.Packed;
import org.ndislint.model.SourcePosition;
import org.ndislint.model.TraceFormatException;

/**
 * A zip archive: a file of one entry is that entry; of several, each entry is a source of its own. On disk the archive's
 * directory is used; in a stream, or where the directory is missing because the file was cut off, the entries are taken
 * as they come.
 */
final class ZipLayer {
    private static final int LONGEST_NAME = 200;

    private final SourceOpener opener;
    private final ExpansionLimit limit;
    private final Packed archive;

    ZipLayer(SourceOpener opener, ExpansionLimit limit, Packed archive) {
        this.opener = opener;
        this.limit = limit;
        this.archive = archive;
    }

    void open(SourceReceiver receiver) throws IOException {
        File file = archive.file();
        ZipFile zip = null;
        if (file != null) {
            try {
                zip = ZipFile.builder().setFile(file).get();
            } catch (IOException | RuntimeException e) {
                receiver.unreadable(
                        archive.name(),
                        fault("expected the directory at the end of the zip archive, found none that can be read;"
                                + " its entries are read without it"));
            }
        }
        if (zip == null || file == null) {
            openStream(receiver);
            return;
        }
        try (ZipFile closed = zip) {
            openFile(closed, file.length(), receiver);
        }
    }

    private void openFile(ZipFile zip, long size, SourceReceiver receiver) throws IOException {
        List<ZipArchiveEntry> entries = new ArrayList<>();
        for (ZipArchiveEntry entry : Collections.list(zip.getEntriesInPhysicalOrder())) {
            if (isFile(entry)) {
                entries.add(entry);
            }
        }
        if (entries.isEmpty()) {
            receiver.unreadable(archive.name(), fault("expected a trace, found a zip archive without files"));
        }
        Expansion expansion = new Expansion(limit, size);
        for (ZipArchiveEntry entry : entries) {
            String name = entries.size() == 1 ? archive.name() : name(entry);
            InputStream data;
            try {
                data = zip.getInputStream(entry);
            } catch (IOException | RuntimeException e) {
                receiver.unreadable(name, unpackable(name, e));
                continue;
            }
            try (data) {
                open(name, new CheckedEntry(data, entry), expansion, new InArchive(zip, entry), receiver);
            }
        }
    }

    private void openStream(SourceReceiver receiver) throws IOException {
        ZipArchiveInputStream zip =
                new ZipArchiveInputStream(archive.in(), StandardCharsets.UTF_8.name(), true, true, false);
        int files = 0;
        while (true) {
            ZipArchiveEntry entry;
            try {
                entry = zip.getNextEntry();
            } catch (IOException | RuntimeException e) {
                receiver.unreadable(archive.name(), unpackable(archive.name(), e));
                return;
            }
            if (entry == null) {
                break;
            }
            if (isFile(entry)) {
                files++;
                String name = name(entry);
                if (zip.canReadEntryData(entry)) {
                    open(name, zip, archive.expansion(), new Siblings(), receiver);
                } else {
                    receiver.unreadable(name, unpackable(name, null));
                }
            }
        }
        if (files == 0) {
            receiver.unreadable(archive.name(), fault("expected a trace, found a zip archive without files"));
        }
    }

    private void open(String name, InputStream data, Expansion expansion, Siblings siblings, SourceReceiver receiver)
            throws IOException {
        PeekStream entry = new PeekStream(new GuardedStream(data, name, expansion, archive.layer()));
        opener.unpack(new Packed(name, entry, archive.layer() + 1, expansion, siblings, null), receiver);
    }

    // Folders, and what macOS puts beside each file, are no traces.
    private static boolean isFile(ZipArchiveEntry entry) {
        String name = entry.getName();
        return !entry.isDirectory() && !name.startsWith("__MACOSX/") && !name.endsWith(".DS_Store");
    }

    private String name(ZipArchiveEntry entry) {
        byte[] name = entry.getName().getBytes(StandardCharsets.UTF_8);
        return archive.name() + "!" + Excerpt.of(name, 0, name.length, LONGEST_NAME);
    }

    private TraceFormatException fault(String reason) {
        return new TraceFormatException(SourcePosition.whole(archive.name()), reason);
    }

    private static TraceFormatException unpackable(String name, @Nullable Exception cause) {
        String message = cause == null ? null : cause.getMessage();
        return new TraceFormatException(
                SourcePosition.whole(name),
                "expected an entry that can be unpacked, found "
                        + (message == null ? "one that is encrypted or packed by an unusual method" : message));
    }

    /** Entries beside an entry. */
    private static final class InArchive extends Siblings {
        private final ZipFile zip;
        private final ZipArchiveEntry entry;

        InArchive(ZipFile zip, ZipArchiveEntry entry) {
            this.zip = zip;
            this.entry = entry;
        }

        @Override
        @Nullable
        InputStream open(String extension) throws IOException {
            for (String name : names(entry.getName(), extension)) {
                ZipArchiveEntry sibling = zip.getEntry(name);
                if (sibling != null) {
                    return zip.getInputStream(sibling);
                }
            }
            return null;
        }

        @Override
        @Nullable
        InputStream openNamed(String fileName) throws IOException {
            String own = entry.getName();
            ZipArchiveEntry named = zip.getEntry(own.substring(0, own.lastIndexOf('/') + 1) + fileName);
            return named == null ? null : zip.getInputStream(named);
        }
    }

    /** An entry's data, compared at its end with the checksum of the directory: the library does not. */
    private static final class CheckedEntry extends CheckedInputStream {
        private final long checksum;

        CheckedEntry(InputStream data, ZipArchiveEntry entry) {
            super(data, new CRC32());
            checksum = entry.getCrc();
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int count = super.read(bytes, from, length);
            if (count < 0 && getChecksum().getValue() != checksum) {
                throw new IOException("another checksum than the archive's directory tells");
            }
            return count;
        }
    }
}

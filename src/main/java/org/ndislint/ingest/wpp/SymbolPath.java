package org.ndislint.ingest.wpp;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.jspecify.annotations.Nullable;
import org.ndislint.ingest.wpp.pdb.PdbException;
import org.ndislint.ingest.wpp.pdb.PdbFormats;
import org.ndislint.model.Guid;

/**
 * Folders, zip files, message files and program databases in which wordings are looked for, in the order given. A file
 * named after a GUID is read when a message of that GUID is met; all others when a message is met that no such file
 * words. What cannot be read is told as a problem, with its name, and does not keep the rest from being used.
 */
public final class SymbolPath implements MessageFormats.FormatSource {
    private static final int DEEPEST = 8;
    private static final int MOST_FILES = 200_000;
    private static final long MOST_ZIPPED_PDB_BYTES = 256L << 20;
    private static final String TMF = ".tmf";
    private static final String PDB = ".pdb";
    private static final String ZIP = ".zip";

    private final List<Path> roots;
    private final Map<Guid, List<Item>> named = new HashMap<>();
    private final List<Item> others = new ArrayList<>();
    private final List<ControlGuid> controls = new ArrayList<>();
    private boolean listed;
    /** Of the place that is being listed. */
    private int listedItems;

    private boolean othersRead;

    /** Something that may hold wordings: a file, or an entry of a zip file. */
    private record Item(Path file, @Nullable String entry) {
        String name() {
            return entry == null ? file.toString() : file + "!" + entry;
        }

        boolean endsWith(String extension) {
            return (entry == null ? file.toString() : entry)
                    .toLowerCase(Locale.ROOT)
                    .endsWith(extension);
        }
    }

    public SymbolPath(List<Path> roots) {
        this.roots = List.copyOf(roots);
    }

    /** Whether nothing was given to look in. */
    public boolean isEmpty() {
        return roots.isEmpty();
    }

    @Override
    public void load(Guid guid, MessageFormats into) {
        list(into);
        for (Item item : named.getOrDefault(guid, List.of())) {
            read(item, into);
        }
        named.remove(guid);
        if (!into.knows(guid) && !othersRead) {
            othersRead = true;
            for (Item item : others) {
                read(item, into);
            }
        }
    }

    /** Reads everything at once. */
    public void loadAll(MessageFormats into) {
        list(into);
        new TreeMap<>(named).values().forEach(items -> items.forEach(item -> read(item, into)));
        named.clear();
        if (!othersRead) {
            othersRead = true;
            others.forEach(item -> read(item, into));
        }
    }

    /** The providers that the program databases read so far tell of. */
    public List<ControlGuid> controls() {
        return List.copyOf(controls);
    }

    private void list(MessageFormats into) {
        if (listed) {
            return;
        }
        listed = true;
        for (Path root : roots) {
            int before = into.problems().size();
            if (Files.isDirectory(root)) {
                listFolder(root, into);
            } else if (Files.isRegularFile(root)) {
                addFile(root, into);
            } else {
                into.problem("expected symbols at " + root + ", found no file or folder of that name");
            }
            if (listedItems == 0 && into.problems().size() == before) {
                into.problem("expected message files (.tmf) or program databases (.pdb) in " + root + ", found none");
            }
            listedItems = 0;
        }
    }

    private void listFolder(Path root, MessageFormats into) {
        try (Stream<Path> files = Files.walk(root, DEEPEST, FileVisitOption.FOLLOW_LINKS)) {
            List<Path> found = files.filter(SymbolPath::maybeSymbols)
                    .limit(MOST_FILES + 1L)
                    .sorted()
                    .toList();
            if (found.size() > MOST_FILES) {
                into.problem("expected at most " + MOST_FILES + " symbol files under " + root
                        + ", found more: the rest is not used");
            }
            found.stream().limit(MOST_FILES).forEach(file -> addFile(file, into));
        } catch (IOException | UncheckedIOException e) {
            into.problem("could not list the symbols in " + root + ": " + e.getMessage());
        }
    }

    private static boolean maybeSymbols(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return (name.endsWith(TMF) || name.endsWith(PDB) || name.endsWith(ZIP)) && Files.isRegularFile(file);
    }

    private void addFile(Path file, MessageFormats into) {
        if (!file.toString().toLowerCase(Locale.ROOT).endsWith(ZIP)) {
            addItem(new Item(file, null), String.valueOf(file.getFileName()));
            return;
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            List<String> entries = new ArrayList<>();
            Enumeration<? extends ZipEntry> all = zip.entries();
            while (all.hasMoreElements() && entries.size() < MOST_FILES) {
                entries.add(all.nextElement().getName());
            }
            entries.sort(null);
            for (String entry : entries) {
                Item item = new Item(file, entry);
                if (item.endsWith(TMF) || item.endsWith(PDB)) {
                    addItem(item, entry.substring(Math.max(entry.lastIndexOf('/'), entry.lastIndexOf('\\')) + 1));
                }
            }
        } catch (IOException e) {
            into.problem("expected a zip file of symbols at " + file + ", found " + e.getMessage());
        }
    }

    private void addItem(Item item, String fileName) {
        listedItems++;
        Guid guid = item.endsWith(TMF) && fileName.length() == Guid.TEXT_LENGTH + TMF.length()
                ? Guid.parse(fileName, 0)
                : null;
        if (guid == null) {
            others.add(item);
        } else {
            named.computeIfAbsent(guid, key -> new ArrayList<>()).add(item);
        }
    }

    private void read(Item item, MessageFormats into) {
        try {
            String entry = item.entry();
            if (entry == null) {
                readFile(item, into);
            } else {
                readEntry(item, entry, into);
            }
        } catch (PdbException | ZipException e) {
            into.problem(item.name() + ": " + e.getMessage());
        } catch (IOException e) {
            into.problem("could not read " + item.name() + ": " + e.getMessage());
        }
    }

    private void readFile(Item item, MessageFormats into) throws IOException {
        try (SeekableByteChannel file = Files.newByteChannel(item.file())) {
            if (item.endsWith(PDB) || PdbFormats.begins(file)) {
                readPdb(item, file, into);
                return;
            }
        }
        try (InputStream in = Files.newInputStream(item.file())) {
            MessageFile.read(item.name(), in, into);
        }
    }

    private void readEntry(Item item, String entryName, MessageFormats into) throws IOException {
        try (ZipFile zip = new ZipFile(item.file().toFile())) {
            ZipEntry entry = zip.getEntry(entryName);
            if (entry == null) {
                throw new IOException("the entry is gone");
            }
            try (InputStream in = zip.getInputStream(entry)) {
                if (!item.endsWith(PDB)) {
                    MessageFile.read(item.name(), in, into);
                    return;
                }
                byte[] bytes = in.readNBytes((int) MOST_ZIPPED_PDB_BYTES + 1);
                if (bytes.length > MOST_ZIPPED_PDB_BYTES) {
                    throw new IOException("it is larger than " + MOST_ZIPPED_PDB_BYTES + " bytes; unpack it first");
                }
                try (SeekableByteChannel file = new SeekableInMemoryByteChannel(bytes)) {
                    readPdb(item, file, into);
                }
            }
        }
    }

    private void readPdb(Item item, SeekableByteChannel file, MessageFormats into) throws IOException {
        PdbFormats found = PdbFormats.read(file, problem -> into.problem(item.name() + ": " + problem));
        found.formats().forEach(into::add);
        controls.addAll(found.controls());
    }
}

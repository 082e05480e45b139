package org.ndislint.cli;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * The captures that the operands of a batch mean, in their order: files as given; folders with all that is below them,
 * sorted by name; patterns; lists of these. Each capture once. In folders, what is hidden (its name begins with a dot)
 * and symbols that stand beside captures are left out.
 */
final class Captures {
    private static final List<String> COMPANIONS = List.of(".pdb", ".tmf", ".tmc", ".mof");
    private static final String WILD = "*?[{";
    private static final int DEEPEST = 64;

    private final InputStream standardInput;
    private final Remarks remarks;
    /** Not to be read, though they stand where captures do: what the run writes. */
    private final Set<Path> excluded;

    private final Set<String> found = new LinkedHashSet<>();
    private final Set<Path> open = new HashSet<>();

    private Captures(InputStream standardInput, Remarks remarks, Set<Path> excluded) {
        this.standardInput = standardInput;
        this.remarks = remarks;
        this.excluded = excluded;
    }

    /**
     * The captures, as paths.
     *
     * @param excluded real paths of files and folders that are passed over in folders and by patterns
     * @throws UsageException if a list cannot be read or a pattern is none
     */
    static List<String> of(List<String> operands, InputStream standardInput, Remarks remarks, Set<Path> excluded)
            throws UsageException {
        Captures captures = new Captures(standardInput, remarks, excluded);
        for (String operand : operands) {
            if (operand.startsWith("@") && operand.length() > 1 && !isThere(operand)) {
                captures.list(operand.substring(1));
            } else {
                captures.add(operand);
            }
        }
        return new ArrayList<>(captures.found);
    }

    private void add(String operand) throws UsageException {
        Path path = path(operand);
        if (operand.equals("-")) {
            throw new UsageException(
                    "batch: expected files, found standard input (-); @- reads a list of them from it");
        }
        if (path != null && Files.isDirectory(path)) {
            int before = found.size();
            folder(path, 0, null);
            if (found.size() == before) {
                remarks.remark(operand, "there is no capture in this folder");
            }
        } else if (isPattern(operand) && (path == null || !Files.exists(path))) {
            pattern(operand);
        } else {
            found.add(operand);
        }
    }

    private void list(String name) throws UsageException {
        try (Reader in = name.equals("-")
                        ? new InputStreamReader(standardInput, StandardCharsets.UTF_8)
                        : Files.newBufferedReader(Path.of(name));
                BufferedReader lines = new BufferedReader(in)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String entry = line.strip();
                if (!entry.isEmpty() && !entry.startsWith("#")) {
                    add(entry);
                }
            }
        } catch (IOException | InvalidPathException e) {
            throw new UsageException("@" + name + ": the list cannot be read: " + Reasons.of(e));
        }
    }

    /** All files below a folder, or those of them that match. */
    private void folder(Path folder, int depth, @Nullable PathMatcher matcher) {
        Path real;
        try {
            real = folder.toRealPath();
        } catch (IOException e) {
            unreadable(folder, e);
            return;
        }
        if (depth > DEEPEST || !open.add(real)) {
            remarks.remark(folder.toString(), "the folder holds itself, or is too deep: passed over");
            return;
        }
        try {
            for (Path entry : entries(folder)) {
                String name = entry.getFileName().toString();
                if (name.startsWith(".") || isExcluded(entry)) {
                    continue;
                }
                if (Files.isDirectory(entry)) {
                    folder(entry, depth + 1, matcher);
                } else if (matcher != null ? matcher.matches(entry) : !isCompanion(name)) {
                    found.add(entry.toString());
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            unreadable(folder, e);
        } finally {
            open.remove(real);
        }
    }

    /** A folder that cannot be listed is a capture that cannot be read: it is in the results. */
    private void unreadable(Path folder, Exception why) {
        remarks.remark(folder.toString(), "the folder cannot be listed: " + Reasons.of(why));
        found.add(folder.toString());
    }

    private static List<Path> entries(Path folder) throws IOException {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            for (Path entry : stream) {
                entries.add(entry);
            }
        }
        entries.sort(
                (a, b) -> a.getFileName().toString().compareTo(b.getFileName().toString()));
        return entries;
    }

    /** As the shell has it, with {@code **} for any folders, none included. A pattern without match is a file that is missing. */
    private void pattern(String text) throws UsageException {
        String slashed = File.separatorChar == '\\' ? text.replace('\\', '/') : text;
        int wild = 0;
        while (WILD.indexOf(slashed.charAt(wild)) < 0) {
            wild++;
        }
        int slash = slashed.lastIndexOf('/', wild);
        String base = slash < 0 ? "" : slash == 0 ? "/" : slashed.substring(0, slash);
        int before = found.size();
        Path folder = path(base);
        if (folder != null && Files.isDirectory(folder)) {
            FileSystem files = folder.getFileSystem();
            try {
                PathMatcher whole = files.getPathMatcher("glob:" + slashed);
                PathMatcher shallow = files.getPathMatcher("glob:" + slashed.replace("**/", ""));
                folder(folder, 0, path -> whole.matches(path) || shallow.matches(path));
            } catch (PatternSyntaxException e) {
                throw new UsageException("batch: expected a pattern, found '" + text + "': " + e.getDescription());
            }
        }
        if (found.size() == before) {
            found.add(text);
        }
    }

    private boolean isExcluded(Path entry) {
        try {
            return !excluded.isEmpty() && excluded.contains(entry.toRealPath());
        } catch (IOException e) {
            return false; // what is wrong with it is said when it is read
        }
    }

    private static boolean isCompanion(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        for (String companion : COMPANIONS) {
            if (lower.endsWith(companion)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPattern(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (WILD.indexOf(text.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean isThere(String operand) {
        Path path = path(operand);
        return path != null && Files.exists(path);
    }

    private static @Nullable Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            return null; // no file has such a name
        }
    }
}

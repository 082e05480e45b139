package org.ndislint.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.ndislint.ingest.wpp.ControlGuid;
import org.ndislint.ingest.wpp.MessageFormat;
import org.ndislint.ingest.wpp.MessageFormats;
import org.ndislint.ingest.wpp.SymbolPath;
import org.ndislint.model.Guid;

/**
 * All wordings in some folders, zips, message files and program databases.
 *
 * @param formats by message GUID, each list by number
 * @param controls the providers that program databases tell of
 * @param problems what could not be read, a sentence each
 */
record SymbolFiles(TreeMap<Guid, List<MessageFormat>> formats, List<ControlGuid> controls, List<String> problems) {
    /** Problems that are said; a folder of other files can cause any number. */
    private static final int MOST_SAID = 20;

    /**
     * Reads all of it.
     *
     * @param asked what named the places, for messages
     * @throws UsageException if one of them is not there
     */
    static SymbolFiles read(String asked, List<String> places) throws UsageException {
        SymbolPath path = new SymbolPath(paths(asked, places));
        MessageFormats found = new MessageFormats(path);
        path.loadAll(found);
        TreeMap<Guid, List<MessageFormat>> formats = new TreeMap<>();
        for (MessageFormat format : found.all()) {
            formats.computeIfAbsent(format.guid(), guid -> new ArrayList<>()).add(format);
        }
        return new SymbolFiles(formats, path.controls(), found.problems());
    }

    /**
     * Places given by the user, all of which must be there.
     *
     * @param asked what named them, for messages
     */
    static List<Path> paths(String asked, List<String> places) throws UsageException {
        if (places.isEmpty()) {
            return List.of();
        }
        List<Path> paths = new ArrayList<>();
        for (String text : places) {
            try {
                Path path = Path.of(text);
                if (!Files.exists(path)) {
                    throw new UsageException(asked + ": there is no file or folder " + text);
                }
                paths.add(path);
            } catch (InvalidPathException e) {
                throw new UsageException(asked + ": expected a file or folder, found '" + text + "'");
            }
        }
        return paths;
    }

    /** Says what could not be read, also under {@code -q}. */
    void tellProblems(Streams streams) {
        problems.stream().limit(MOST_SAID).forEach(streams::say);
        if (problems.size() > MOST_SAID) {
            streams.say("and " + (problems.size() - MOST_SAID) + " more problems with symbols");
        }
    }

    /** The status of a command that found these. */
    ExitCode exit() {
        if (!formats.isEmpty() || !controls.isEmpty()) {
            return ExitCode.OK;
        }
        return problems.isEmpty() ? ExitCode.NOTHING_CHECKED : ExitCode.UNREADABLE;
    }
}

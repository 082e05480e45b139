package org.ndislint.cli;

import java.io.Console;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the process knows of where its output goes, and where symbols and settings are. The only place that looks at the environment.
 *
 * @param terminal whether standard output is a terminal, as far as can be told
 * @param errorTerminal whether standard error is one, as far as can be told
 * @param processors how many there are to work with
 * @param noColor whether the user asked all programs not to use colours
 * @param columns width of the terminal, or 0 if it is not known
 * @param symbolPath where the tools for WPP look for {@code .tmf} files
 * @param folder the working directory, absolute; null if no configuration is looked for
 * @param variables those that are settings, by name
 */
record Environment(
        boolean terminal,
        boolean errorTerminal,
        int processors,
        boolean noColor,
        int columns,
        List<Path> symbolPath,
        @Nullable Path folder,
        Map<String, String> variables) {
    private static final String OWN = "NDISLINT_";

    /** Output into a file or pipe. */
    static final Environment PLAIN = new Environment(false, false, 0);

    Environment(boolean terminal, boolean noColor, int columns) {
        this(terminal, noColor, columns, List.of());
    }

    Environment(boolean terminal, boolean noColor, int columns, List<Path> symbolPath) {
        this(terminal, noColor, columns, symbolPath, null, Map.of());
    }

    Environment(
            boolean terminal,
            boolean noColor,
            int columns,
            List<Path> symbolPath,
            @Nullable Path folder,
            Map<String, String> variables) {
        this(terminal, false, 1, noColor, columns, symbolPath, folder, variables);
    }

    /** The day of the run, in UTC. */
    LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    private static final int MOST_COLUMNS = 1000;

    static Environment ofProcess() {
        String noColor = System.getenv("NO_COLOR");
        boolean dumb = "dumb".equals(System.getenv("TERM"));
        return new Environment(
                isTerminal(),
                isTerminal(Path.of("/proc/self/fd/2")),
                Runtime.getRuntime().availableProcessors(),
                dumb || (noColor != null && !noColor.isEmpty()),
                columns(System.getenv("COLUMNS")),
                symbolPath(System.getenv("TRACE_FORMAT_SEARCH_PATH"), File.pathSeparatorChar),
                Path.of("").toAbsolutePath(),
                settings(System.getenv()));
    }

    private static Map<String, String> settings(Map<String, String> all) {
        Map<String, String> settings = new TreeMap<>();
        for (Map.Entry<String, String> variable : all.entrySet()) {
            if (variable.getKey().startsWith(OWN)) {
                settings.put(variable.getKey(), variable.getValue());
            }
        }
        return settings;
    }

    /**
     * The parts of a search path that can be paths; they need not exist.
     *
     * @param separator that of this system; Windows' own is taken as well
     */
    static List<Path> symbolPath(@Nullable String text, char separator) {
        if (text == null || text.isEmpty()) {
            return List.of();
        }
        List<Path> paths = new ArrayList<>();
        int from = 0;
        for (int at = 0; at <= text.length(); at++) {
            if (at == text.length() || text.charAt(at) == separator || text.charAt(at) == ';') {
                String part = text.substring(from, at).strip();
                from = at + 1;
                if (!part.isEmpty()) {
                    try {
                        paths.add(Path.of(part));
                    } catch (InvalidPathException e) {
                        // no file can have that name: nothing is there
                    }
                }
            }
        }
        return paths;
    }

    private static int columns(@Nullable String text) {
        if (text == null || text.isEmpty() || text.length() > 4) {
            return 0;
        }
        int columns = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return 0;
            }
            columns = columns * 10 + c - '0';
        }
        return Math.min(columns, MOST_COLUMNS);
    }

    /** Java 17 can only say whether input and output both are; Linux tells of output alone. */
    @SuppressWarnings("SystemConsoleNull") // newer versions are asked with isTerminal
    private static boolean isTerminal() {
        Path output = Path.of("/proc/self/fd/1");
        if (Files.isSymbolicLink(output)) {
            return isTerminal(output);
        }
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (NoSuchMethodException e) {
            return true; // before Java 22 there is a console only if there is a terminal
        } catch (IllegalAccessException | InvocationTargetException e) {
            return false;
        }
    }

    /** Whether an open file of the process is a terminal, where Linux tells; false elsewhere. */
    private static boolean isTerminal(Path opened) {
        if (!Files.isSymbolicLink(opened)) {
            return false;
        }
        try {
            String target = Files.readSymbolicLink(opened).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException e) {
            return false;
        }
    }
}

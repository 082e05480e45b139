import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * Makes the image: a folder with the program, a Java runtime of just what it needs, with the classes of a start archived,
 * launchers, completions and pages of the manual. Started by the profile {@code image} as a source file: it is part of the
 * build and not of the program.
 *
 * <p>Arguments: the project, where the build writes, the version, and the time of the build.
 */
public final class Image {
    private static final String MAIN = "org.ndislint.cli.Main";
    /** Charsets are for traces in the code pages of Windows. */
    private static final String MODULES = "org.ndislint,jdk.charsets";

    private final Path project;
    private final Path build;
    private final Path image;
    private final Path work;
    private final boolean windows = File.separatorChar == '\\';

    private Image(Path project, Path build) {
        this.project = project;
        this.build = build;
        this.image = build.resolve("image");
        this.work = build.resolve("image-work");
    }

    public static void main(String[] args) throws Exception {
        Image maker = new Image(Path.of(args[0]), Path.of(args[1]));
        maker.make(args[2], args[3]);
    }

    private void make(String version, String time) throws Exception {
        delete(image);
        delete(work);
        Files.createDirectories(work);
        Path module = module(version, time);
        tool("jlink", "--module-path", module.toString(), "--add-modules", MODULES, "--strip-debug",
                "--no-header-files", "--no-man-pages", "--compress=0", "--output", image.resolve("runtime").toString());
        Files.deleteIfExists(runtime("keytool"));
        archive();
        launchers();
        copy(build.resolve("share"), image.resolve("share"));
        Files.copy(project.resolve("LICENSE"), image.resolve("LICENSE"));
        Files.copy(project.resolve("src/image/THIRD-PARTY.txt"), image.resolve("THIRD-PARTY.txt"));
        check(version);
    }

    /** The jar with everything inside, with a descriptor. */
    private Path module(String version, String time) throws IOException {
        Path jar = Files.copy(build.resolve("ndislint.jar"), work.resolve("org.ndislint.jar"));
        tool("javac", "--release", "17", "-d", work.toString(), "--module-version", version, "--patch-module",
                "org.ndislint=" + jar, project.resolve("src/image/module-info.java").toString());
        tool("jar", "--update", "--file", jar.toString(), "--date=" + time, "-C", work.toString(), "module-info.class");
        return jar;
    }

    /** Takes the classes of some usual runs into the archive of the runtime: it is then found without being asked for. */
    private void archive() throws Exception {
        String trace = project.resolve("src/test/resources/org/ndislint/cli/start-up.trace").toString();
        String samples = project.resolve("samples").toString() + File.separator;
        List<List<String>> runs = List.of(
                List.of("--version"),
                List.of("--help"),
                List.of(trace),
                List.of("check", "--format", "jsonl", samples + "close-never-completed.ndjson"),
                List.of("check", "--format", "concise", samples + "close-completed-in-interrupt.csv"),
                List.of("check", "--symbols", samples + "close-never-completed.tmf", samples + "close-never-completed.etl"),
                List.of("explain", "AF-CLOSE-TWICE"));
        TreeSet<String> classes = new TreeSet<>();
        for (List<String> run : runs) {
            Path list = work.resolve("classes.lst");
            List<String> command = new ArrayList<>(List.of(runtime("java").toString(), "-XX:DumpLoadedClassList=" + list, MAIN));
            command.addAll(run);
            run(command);
            for (String line : Files.readAllLines(list)) {
                if (!line.startsWith("#")) {
                    classes.add(line);
                }
            }
        }
        Path all = work.resolve("all.lst");
        Files.write(all, classes);
        expect(0, run(List.of(runtime("java").toString(), "-Xshare:dump", "-XX:SharedClassListFile=" + all, "-Xlog:disable")));
    }

    private void launchers() throws IOException {
        List<String> flags = new ArrayList<>();
        for (String line : Files.readAllLines(project.resolve("src/image/flags.txt"))) {
            if (line.startsWith("-")) {
                flags.add(line.strip());
            }
        }
        Path bin = Files.createDirectories(image.resolve("bin"));
        String all = String.join(" ", flags);
        Path sh = bin.resolve("ndislint");
        Files.writeString(sh, Files.readString(project.resolve("src/image/ndislint")).replace("@FLAGS@", all));
        sh.toFile().setExecutable(true, false);
        String bat = Files.readString(project.resolve("src/image/ndislint.bat")).replace("@FLAGS@", all);
        Files.writeString(bin.resolve("ndislint.bat"), bat.replace("\r", "").replace("\n", "\r\n"));
    }

    /** Tries what was made: elsewhere, without an environment, and with the archive in use. */
    private void check(String version) throws Exception {
        Path moved = work.resolve("moved");
        Files.move(image, moved);
        try {
            String launcher = moved.resolve("bin").resolve(windows ? "ndislint.bat" : "ndislint").toString();
            Result said = run(List.of(launcher, "--version"));
            if (!said.text().strip().equals("ndislint " + version)) {
                throw new IllegalStateException("expected the version, found: " + said.text());
            }
            expect(0, run(List.of(launcher, project.resolve("samples/clean-session.ndjson").toString())));
            expect(1, run(List.of(launcher, project.resolve("samples/close-never-completed.ndjson").toString())));
            expect(0, run(List.of(launcher, "mapping", "test", project.resolve("samples/acme-wording.yaml").toString())));
            String java = moved.resolve("runtime").resolve("bin").resolve("java").toString();
            Result loaded = run(List.of(java, "-Xlog:class+load", MAIN, "--version"));
            if (!loaded.text().contains(MAIN + " source: shared objects file")) {
                throw new IllegalStateException("the archive is not in use");
            }
        } finally {
            Files.move(moved, image);
        }
    }

    private Path runtime(String program) {
        return image.resolve("runtime").resolve("bin").resolve(windows ? program + ".exe" : program);
    }

    /** What a process said on either stream, and how it ended. */
    private record Result(List<String> command, int status, String text) {}

    /** Runs a command in another folder, with an environment that is empty. */
    private Result run(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(work.toFile()).redirectErrorStream(true);
        if (!windows) {
            builder.environment().clear();
        }
        Process process = builder.start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(command, process.waitFor(), text);
    }

    private static void expect(int status, Result result) {
        if (result.status() != status) {
            throw new IllegalStateException("expected status " + status + ", found " + result.status() + " of "
                    + String.join(" ", result.command()) + "\n" + result.text());
        }
    }

    private static void tool(String name, String... args) {
        ToolProvider tool = ToolProvider.findFirst(name)
                .orElseThrow(() -> new IllegalStateException("expected a JDK with " + name + ", found none"));
        PrintStream out = System.out;
        if (tool.run(out, System.err, args) != 0) {
            throw new IllegalStateException(name + " " + String.join(" ", args));
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                    Files.delete(file);
                }
            }
        }
    }
}

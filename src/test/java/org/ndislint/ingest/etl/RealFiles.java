package org.ndislint.ingest.etl;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** The real captures that stand beside the project, where they do. */
public final class RealFiles {
    private RealFiles() {}

    /** The folder of the samples; the test is skipped, with a message, if it is not there. */
    public static Path folder() {
        Path folder = Path.of(System.getProperty("ndislint.shared", "../shared"), "samples-real");
        assumeThat(Files.isDirectory(folder))
                .as("SKIPPED: no real captures at %s (set -Dndislint.shared)", folder.toAbsolutePath())
                .isTrue();
        return folder;
    }

    /** The bytes of one file, unpacked. */
    public static byte[] bytes(String name) throws IOException {
        Path file = folder().resolve(name);
        try (InputStream in =
                name.endsWith(".gz") ? new GZIPInputStream(Files.newInputStream(file)) : Files.newInputStream(file)) {
            return in.readAllBytes();
        }
    }

    /** A reader of bytes. */
    public static EtlReader reader(byte[] bytes) {
        return new EtlReader("trace.etl", new ByteArrayInputStream(bytes), null);
    }

    /** The names of all raw log files, relative to the folder. */
    public static List<String> names() throws IOException {
        Path folder = folder();
        List<String> names = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> name.endsWith(".etl") || name.endsWith(".etl.gz"))
                    .sorted()
                    .forEach(names::add);
        }
        return names;
    }
}

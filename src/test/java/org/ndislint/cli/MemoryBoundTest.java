package org.ndislint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ndislint.ingest.etl.LogFile;
import org.ndislint.ingest.etl.Mutator;
import org.ndislint.ingest.etl.RealFiles;

/**
 * Log files that were made to cost memory do not: each would take more than the heap here if what it asks for were kept. The
 * heap of this Java is larger, so another one reads them.
 */
final class MemoryBoundTest {
    private static final int MUTANTS = 39;

    @TempDir
    Path folder;

    @Test
    void filesThatAskForMuchAreReadInAHeapOf256Mebibytes() throws Exception {
        List<String> files = new ArrayList<>();
        files.add(write("names", CostlyFiles.sharedNames()));
        files.add(write("schemas", CostlyFiles.manySchemas()));
        files.add(write("elements", CostlyFiles.longNamesOfElements()));
        files.add(write("template", CostlyFiles.messageOfManyFields()));
        files.add(write("processors", CostlyFiles.processorsWithDpcs()));
        files.add(write("crowd", CostlyFiles.overlappingBuffers()));
        files.add(write("packed", CostlyFiles.packedRuns()));
        assertThat(exitOf("-Xmx256m", "dump", files, "--order", "time", "--format", "ndjson"))
                .isZero();
    }

    @Test
    void oneFileThatAsksForAllOfThatAtOnceIsReadInAHeapOf200Mebibytes() throws Exception {
        List<String> files = List.of(write("all", CostlyFiles.allAtOnce()));
        assertThat(exitOf("-Xmx200m", "dump", files, "--order", "time", "--format", "ndjson"))
                .isZero();
    }

    @Test
    void messagesOfManySourcesAreCheckedInAHeapOf128Mebibytes() throws Exception {
        assertThat(exitOf("-Xmx128m", "check", List.of(write("strangers", CostlyFiles.strangers()))))
                .isEqualTo(4);
    }

    @Test
    void damagedRealFilesAreCheckedInAHeapOf256Mebibytes() throws Exception {
        List<String> files = new ArrayList<>();
        List<String> names = RealFiles.names();
        for (int seed = 0; seed < MUTANTS; seed++) {
            byte[] bytes = RealFiles.bytes(names.get(seed % names.size()));
            files.add(Files.write(folder.resolve("m" + seed + ".etl"), Mutator.mutate(bytes, seed))
                    .toString());
        }
        assertThat(exitOf("-Xmx256m", "check", files, "--fail-on", "never")).isIn(3, 4);
    }

    private static int exitOf(String heap, String command, List<String> files, String... options) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(heap, Main.class.getName(), command));
        arguments.addAll(List.of(options));
        arguments.addAll(files);
        Process process = ChildJava.start(arguments);
        process.getInputStream().transferTo(OutputStream.nullOutputStream());
        return process.waitFor();
    }

    private String write(String name, LogFile file) throws IOException {
        return write(name, file.bytes());
    }

    private String write(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name + ".etl"), bytes).toString();
    }
}

package org.ndislint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a killed run leaves beside its target is removed by the next; what a running one writes is not. */
class UnfinishedFileTest {
    @TempDir
    Path folder;

    private Path target() {
        return folder.resolve("report.txt").toAbsolutePath();
    }

    private Path leftBy(long pid, String rest) throws IOException {
        return Files.createFile(folder.resolve(".report.txt." + pid + rest));
    }

    private List<Path> left() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".tmp")).toList();
        }
    }

    @Test
    void whatAProcessThatIsNoMoreHasLeftIsRemoved() throws Exception {
        Process gone = ChildJava.start(List.of("-version"));
        gone.waitFor();
        Path left = leftBy(gone.pid(), "-1.1.tmp");
        UnfinishedFile.beside(target()).stream().close();
        assertThat(left).doesNotExist();
    }

    @Test
    void aProcessThatHasTheNumberOfADeadOneButBeganAtAnotherTimeIsAnother() throws IOException {
        Path left = leftBy(ProcessHandle.current().pid(), "-1.1.tmp");
        UnfinishedFile.beside(target()).stream().close();
        assertThat(left).doesNotExist();
    }

    @Test
    void whatARunningProcessWritesStays() throws IOException {
        UnfinishedFile first = UnfinishedFile.beside(target());
        UnfinishedFile second = UnfinishedFile.beside(target());
        assertThat(first.path()).exists().isNotEqualTo(second.path());
        first.stream().close();
        second.stream().close();
    }

    @Test
    void whatOthersHaveNamedAlikeStays() throws IOException {
        Path numbered = leftBy(1, ".tmp");
        Path worded = Files.createFile(folder.resolve(".report.txt.old-new.1.tmp"));
        Path ofAnother = Files.createFile(folder.resolve(".report.html.999999999-1.1.tmp"));
        UnfinishedFile.beside(target()).stream().close();
        assertThat(numbered).exists();
        assertThat(worded).exists();
        assertThat(ofAnother).exists();
    }

    @Test
    void ofAKilledRunNothingIsLeftAfterTheNext() throws Exception {
        Process run = ChildJava.start(List.of(Main.class.getName(), "check", "-", "-o", "text=" + target()));
        try {
            for (int i = 0; i < 600 && left().isEmpty(); i++) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
            assertThat(left()).as("while it waits for its trace").hasSize(1);
        } finally {
            run.destroyForcibly().waitFor();
        }
        assertThat(left()).as("killed").hasSize(1);
        RunResult next = RunResult.ofProgram("", "check", "-q", "-", "-o", "text=" + target());
        assertThat(next.out()).isNotNull();
        assertThat(left()).isEmpty();
        assertThat(target()).exists();
    }
}

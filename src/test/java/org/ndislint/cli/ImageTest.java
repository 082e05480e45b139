package org.ndislint.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What the image is made of and is not program; the image itself is tried where it is made. */
class ImageTest {
    private static final Path SHELL = Path.of("/bin/sh");

    @TempDir
    private Path folder;

    @BeforeEach
    void putTheLauncherBesideAJavaThatTellsItsArguments() throws IOException {
        assumeTrue(Files.isExecutable(SHELL), "NOT CHECKED: there is no /bin/sh here to try the launcher");
        program(
                "home/bin/ndislint",
                Files.readString(Path.of("src/image/ndislint")).replace("@FLAGS@", "-Xflag"));
        program("home/runtime/bin/java", "#!/bin/sh\nprintf '[%s]' \"$@\"\nexit 3\n");
        Files.createDirectories(folder.resolve("links/more"));
        Files.createSymbolicLink(folder.resolve("links/ndislint"), Path.of("../home/bin/ndislint"));
        Files.createSymbolicLink(folder.resolve("links/more/nl"), folder.resolve("links/ndislint"));
    }

    @Test
    void theLauncherPassesArgumentsAndStatusOn() throws IOException, InterruptedException {
        Process process = run(folder, folder + "/home/bin/ndislint", "--zone", "a b", "", "*");
        assertThat(text(process)).isEqualTo("[-Xflag][org.ndislint.cli.Main][--zone][a b][][*]");
        assertThat(process.exitValue()).isEqualTo(3);
    }

    @Test
    void theLauncherFindsItsJavaThroughLinks() throws IOException, InterruptedException {
        assertThat(text(run(folder, folder + "/links/more/nl", "-V"))).isEqualTo("[-Xflag][org.ndislint.cli.Main][-V]");
        assertThat(text(run(folder.resolve("links"), "./ndislint", "-V")))
                .isEqualTo("[-Xflag][org.ndislint.cli.Main][-V]");
    }

    @Test
    void theLauncherWorksInItsOwnFolder() throws IOException, InterruptedException {
        assertThat(text(run(folder.resolve("home/bin"), "/bin/sh", "ndislint", "-V")))
                .isEqualTo("[-Xflag][org.ndislint.cli.Main][-V]");
    }

    @Test
    void everyFlagOfTheLauncherIsExplained() throws IOException {
        String page = Files.readString(Path.of("src/site/markdown/install.md"));
        List<String> flags = Files.readAllLines(Path.of("src/image/flags.txt")).stream()
                .filter(line -> line.startsWith("-"))
                .toList();
        assertThat(flags).isNotEmpty().allSatisfy(flag -> assertThat(page).contains(flag.replaceFirst("=.*", "")));
    }

    @Test
    void everyLibraryThatShipsIsAmongThoseOfOthers() throws Exception {
        String notice = Files.readString(Path.of("src/image/THIRD-PARTY.txt"));
        Element project = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Path.of("pom.xml").toFile())
                .getDocumentElement();
        List<String> shipped = new ArrayList<>();
        NodeList all = project.getElementsByTagName("dependency");
        for (int i = 0; i < all.getLength(); i++) {
            Element dependency = (Element) all.item(i);
            boolean isOurs = dependency.getParentNode().getParentNode() == project;
            if (isOurs && !"test".equals(text(dependency, "scope"))) {
                shipped.add(text(dependency, "artifactId"));
            }
        }
        assertThat(shipped)
                .contains("picocli")
                .allSatisfy(name -> assertThat(notice).contains("  " + name + " "));
    }

    private static String text(Element element, String tag) {
        NodeList found = element.getElementsByTagName(tag);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent();
    }

    private void program(String name, String text) throws IOException {
        Path path = folder.resolve(name);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
        assertThat(path.toFile().setExecutable(true)).isTrue();
    }

    private static Process run(Path in, String... command) throws IOException {
        Process process = new ProcessBuilder(command)
                .directory(in.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        return process;
    }

    private static String text(Process process) throws IOException, InterruptedException {
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return text;
    }
}

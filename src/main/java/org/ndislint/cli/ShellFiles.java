package org.ndislint.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * Completions and pages of the manual, as files for an installation. The build writes them, from the same words as the
 * help; no run of the program loads this class.
 */
public final class ShellFiles {
    private ShellFiles() {}

    /**
     * Writes the files.
     *
     * @param args the folder, the version, and the time of the build, of which pages show the day
     */
    public static void main(String[] args) throws IOException {
        for (Map.Entry<String, String> file :
                all(args[1], args[2].substring(0, 10)).entrySet()) {
            Path path = Path.of(args[0]).resolve(file.getKey());
            Files.createDirectories(path.toAbsolutePath().getParent());
            Files.writeString(path, file.getValue());
        }
    }

    /** The texts, by the path below where things are installed. */
    static Map<String, String> all(String version, String date) {
        Vocabulary words = Vocabulary.load();
        Map<String, String> files = new TreeMap<>();
        files.put("bash-completion/completions/ndislint", BashCompletion.of(words));
        files.put("zsh/site-functions/_ndislint", ZshCompletion.of(words));
        files.put("fish/vendor_completions.d/ndislint.fish", FishCompletion.of(words));
        String manual = "man/man1/";
        files.put(manual + ManPage.file("ndislint"), ManPage.ofProgram(words.commands(), version, date));
        for (CommandName command : CommandName.values()) {
            Syntax syntax = command.syntax();
            files.put(
                    manual + ManPage.file(ManPage.name(syntax)),
                    ManPage.of(syntax, Statuses.of(command), version, date));
        }
        return files;
    }
}

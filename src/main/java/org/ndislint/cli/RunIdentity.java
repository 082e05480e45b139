package org.ndislint.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/** What results depend on, apart from the traces, as a digest: version, options, and the files that steer the run. */
final class RunIdentity {
    private RunIdentity() {}

    static byte[] of(Arguments arguments, Environment environment) throws IOException {
        MessageDigest digest = sha256();
        add(digest, Version.text());
        for (Option option : Option.values()) {
            if (option.changesResults() && option != Option.SHARD && arguments.has(option)) {
                add(digest, option.option());
                for (String value : arguments.values(option)) {
                    add(digest, value);
                }
            }
        }
        for (Option steering : List.of(Option.RULES, Option.MAPPING, Option.BASELINE)) {
            for (String name : arguments.values(steering)) {
                digest.update(Files.readAllBytes(Path.of(name)));
            }
        }
        if (arguments.has(Option.BASELINE)) {
            add(digest, environment.today().toString());
        }
        for (String name : arguments.values(Option.SYMBOLS)) {
            add(digest, stamp(Path.of(name)));
        }
        for (Path path : environment.symbolPath()) {
            add(digest, path.toString());
        }
        return digest.digest();
    }

    /** Size and time of a file: others mean another content. */
    static String stamp(Path file) throws IOException {
        return Files.size(file) + " " + Files.getLastModifiedTime(file);
    }

    static void add(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

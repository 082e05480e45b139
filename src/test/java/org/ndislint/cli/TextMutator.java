package org.ndislint.cli;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.ndislint.ingest.etl.Mutator;

/** Damages traces in bytes, in structure and in what they say; the same for the same seed. */
public final class TextMutator {
    private static final List<String> ODD = List.of(
            "",
            "-1",
            "0",
            "99999999999999999999",
            "18446744073709551615",
            "1e400",
            "-0.0",
            "0x",
            "0x10000000000000000",
            "NaN",
            "null",
            "true",
            "\"",
            "\\",
            "\\ud800",
            "\u0000",
            "\u202e",
            "\ufeff",
            "[[[[[[[[[[[[[[[[",
            "{\"a\":{\"a\":{\"a\":",
            "]]>",
            "<!DOCTYPE x [<!ENTITY e \"e\">]>",
            "&e;",
            "<![CDATA[",
            ",,,,,,,,",
            "=SUM(A1)",
            "1.30E+17",
            "%s%n%p",
            "2026-13-45T99:99:99Z",
            "9999999-01-01T00:00:00Z");

    private final List<byte[]> others;

    /** The others lend lines to each other. */
    public TextMutator(List<byte[]> others) {
        this.others = others;
    }

    public byte[] mutate(byte[] bytes, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] damaged = bytes;
        int times = 1 + random.nextInt(3);
        for (int i = 0; i < times; i++) {
            damaged = random.nextInt(3) == 0 ? Mutator.mutate(damaged, random.nextLong()) : said(damaged, random);
        }
        return damaged;
    }

    // Bytes as characters one to one, so that any encoding comes through.
    private byte[] said(byte[] bytes, SplittableRandom random) {
        List<String> lines = lines(bytes);
        if (lines.isEmpty()) {
            return bytes;
        }
        int at = random.nextInt(lines.size());
        switch (random.nextInt(10)) {
            case 0 -> lines.remove(at);
            case 1 -> lines.add(at, lines.get(at));
            case 2 -> Collections.swap(lines, at, random.nextInt(lines.size()));
            case 3 -> lines.set(at, lines.get(at).repeat(1 + random.nextInt(4)));
            case 4 -> lines.add(at, line(random));
            case 5 ->
                lines.subList(at, Math.min(lines.size(), at + 1 + random.nextInt(5)))
                        .clear();
            case 6 -> lines.add(at, ODD.get(random.nextInt(ODD.size())).repeat(1 + random.nextInt(3000)));
            case 7 -> lines.set(at, withWord(lines.get(at), ODD.get(random.nextInt(ODD.size())), random));
            case 8 ->
                lines.set(at, withWord(lines.get(at), word(lines.get(random.nextInt(lines.size())), random), random));
            default -> Collections.rotate(lines.subList(at, lines.size()), 1);
        }
        return String.join("\n", lines).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static List<String> lines(byte[] bytes) {
        return new ArrayList<>(List.of(new String(bytes, StandardCharsets.ISO_8859_1).split("\n", -1)));
    }

    private String line(SplittableRandom random) {
        List<String> from = lines(others.get(random.nextInt(others.size())));
        return from.get(random.nextInt(from.size()));
    }

    private static String word(String line, SplittableRandom random) {
        String[] words = line.split("[^A-Za-z0-9_.:+-]+", -1);
        return words.length == 0 ? "" : words[random.nextInt(words.length)];
    }

    private static String withWord(String line, String word, SplittableRandom random) {
        String old = word(line, random);
        int at = old.isEmpty() ? line.length() / 2 : line.indexOf(old);
        return line.substring(0, at) + word + line.substring(at + old.length());
    }
}

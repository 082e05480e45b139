package org.ndislint.report.reference;

import org.ndislint.report.InertText;

/** Text made safe for Markdown: nothing that a pack says is taken for markup. */
final class MarkdownText {
    private static final String MARKUP = "\\`*<>[]|";

    private MarkdownText() {}

    /** Prose on one line. */
    static String prose(String text) {
        String inert = InertText.of(String.join(" ", text.strip().split("\\s+", 0)));
        StringBuilder out = new StringBuilder(inert.length() + 8);
        for (int i = 0; i < inert.length(); i++) {
            char c = inert.charAt(i);
            if (MARKUP.indexOf(c) >= 0) {
                out.append('\\');
            }
            out.append(c);
        }
        return out.toString();
    }

    /** A name or a pattern as code, also within a table. */
    static String code(String text) {
        String inert = InertText.of(text).replace('`', '\'');
        return "`" + inert.replace("|", "\\|") + "`";
    }

    /** An address in the round brackets of a link. */
    static String address(String url) {
        return InertText.of(url)
                .replace(" ", "%20")
                .replace("(", "%28")
                .replace(")", "%29")
                .replace("<", "%3C");
    }

    /** A block of text as it is. */
    static void fenced(StringBuilder to, String language, String text) {
        String fence = "```";
        while (text.contains(fence)) {
            fence += "`";
        }
        to.append(fence).append(language).append('\n');
        text.lines().forEach(line -> to.append(InertText.of(line)).append('\n'));
        to.append(fence).append("\n\n");
    }
}

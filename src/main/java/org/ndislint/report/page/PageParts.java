package org.ndislint.report.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/**
 * The page without its data: head, style and script, each joined from the resources beside this class, and a policy that
 * lets a browser run this script and this style and load nothing else.
 */
final class PageParts {
    private static final List<String> STYLES = List.of("page.css", "regions.css", "print.css");
    private static final List<String> SCRIPTS = List.of(
            "text.js",
            "decode.js",
            "trace.js",
            "pending.js",
            "view.js",
            "axis.js",
            "rows.js",
            "paint.js",
            "marks.js",
            "tree.js",
            "ruler.js",
            "lanes.js",
            "overview.js",
            "findings.js",
            "record.js",
            "detail.js",
            "events.js",
            "keys.js",
            "main.js");

    private static final String STYLE_MARK = "/*STYLE*/";
    private static final String POLICY_MARK = "POLICY";
    private static final String DATA_MARK = "<!--DATA-->";
    private static final String SCRIPT_MARK = "/*SCRIPT*/";

    private final String head;
    private final String tail;

    private PageParts(String head, String tail) {
        this.head = head;
        this.tail = tail;
    }

    static PageParts load() {
        String style = joined(STYLES);
        String script = joined(SCRIPTS);
        String policy = "default-src 'none'; script-src '" + hash(script) + "'; style-src '" + hash(style)
                + "'; base-uri 'none'; form-action 'none'";
        String page = read("page.html")
                .replace(POLICY_MARK, policy)
                .replace(STYLE_MARK, style)
                .replace(SCRIPT_MARK, script);
        int data = page.indexOf(DATA_MARK);
        return new PageParts(page.substring(0, data), page.substring(data + DATA_MARK.length()));
    }

    /** All before the data. */
    String head() {
        return head;
    }

    /** All after it. */
    String tail() {
        return tail;
    }

    private static String joined(List<String> names) {
        StringBuilder out = new StringBuilder();
        for (String name : names) {
            out.append(read(name));
        }
        return out.toString();
    }

    private static String read(String name) {
        try (InputStream in = PageParts.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + name + " is missing");
            }
            // A checkout may have changed the ends of lines; a browser hashes them as line feeds.
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}

package org.ndislint.report;

/** Places and messages as SARIF has them. */
final class SarifPlace {
    private SarifPlace() {}

    /** Writes {@code "physicalLocation": {...}}; without a region if {@code line} is 0. */
    static void append(JsonText json, String trace, long line) {
        json.open("physicalLocation")
                .open("artifactLocation")
                .member("uri", ArtifactUri.of(trace))
                .close();
        if (line > 0) {
            json.open("region").member("startLine", line).close();
        }
        json.close();
    }

    /** Writes {@code "message": {"text": ...}}: in text from traces nothing is a link. */
    static void message(JsonText json, String text) {
        json.open("message").member("text", plain(text)).close();
    }

    /** The text on one line, its hostile characters spelled out, and no {@code [link](target)} in it. */
    static String plain(String text) {
        return InertText.of(text).replace("](", "] (");
    }
}

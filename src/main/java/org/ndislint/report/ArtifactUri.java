package org.ndislint.report;

import java.nio.charset.StandardCharsets;

/** Paths as the URI references that SARIF asks for. */
final class ArtifactUri {
    /** What may stand in a path as it is: unreserved, sub-delimiters, and {@code @ /}. */
    private static final String PLAIN = "-._~!$&'()*+,;=@/";

    private static final String HEX = "0123456789ABCDEF";

    private ArtifactUri() {}

    /**
     * A path as given, of whichever system: absolute ones become {@code file:///}, relative ones stay relative. A path
     * with backslashes and no slash, or with a drive, is one of Windows.
     */
    static String of(String path) {
        boolean drive = path.length() > 2
                && isLetter(path.charAt(0))
                && path.charAt(1) == ':'
                && (path.charAt(2) == '\\' || path.charAt(2) == '/');
        boolean windows = drive || path.indexOf('/') < 0;
        String slashed = windows ? path.replace('\\', '/') : path;
        StringBuilder uri = new StringBuilder(slashed.length() + 16);
        int from = 0;
        if (drive) {
            uri.append("file:///").append(slashed, 0, 2);
            from = 2;
        } else if (slashed.startsWith("//")) {
            uri.append(windows ? "file:" : "file://");
        } else if (slashed.startsWith("/")) {
            uri.append("file://");
        }
        byte[] bytes = slashed.substring(from).getBytes(StandardCharsets.UTF_8);
        for (byte b : bytes) {
            char c = (char) (b & 0xff);
            if (isLetter(c) || (c >= '0' && c <= '9') || PLAIN.indexOf(c) >= 0) {
                uri.append(c);
            } else {
                uri.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
            }
        }
        return uri.toString();
    }

    private static boolean isLetter(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }
}

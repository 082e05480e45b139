package org.ndislint.report;

import org.ndislint.rules.Severity;

/** The colours of text output, by what they mean. */
enum Ink {
    ERROR("1;31"),
    WARNING("1;33"),
    INFO("1;36"),
    DOUBT("1;35"),
    GOOD("1;32"),
    STRONG("1"),
    /** Rulers, arrows and labels. */
    FRAME("34");

    private static final String ESCAPE = "\u001b[";

    private final String code;

    Ink(String code) {
        this.code = code;
    }

    static Ink of(Severity severity) {
        return switch (severity) {
            case ERROR -> ERROR;
            case WARNING -> WARNING;
            case INFO, OFF -> INFO;
        };
    }

    /** Appends the text, in colour if there is any. The text must be inert already. */
    void paint(StringBuilder to, boolean color, String text) {
        if (color) {
            to.append(ESCAPE)
                    .append(code)
                    .append('m')
                    .append(text)
                    .append(ESCAPE)
                    .append("0m");
        } else {
            to.append(text);
        }
    }
}

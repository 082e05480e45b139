package org.ndislint.recognise.mapping;

import java.util.Locale;

/** Foreign text in a YAML file that is written for people. */
final class YamlText {
    private static final int LONGEST = 240;

    private YamlText() {}

    /** A text that stays on its line, shortened. */
    static String line(String text) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < text.length() && line.length() < LONGEST; i++) {
            char c = text.charAt(i);
            boolean printable = c >= ' ' && c != 0x7F && !(c >= 0x80 && c < 0xA0) && c != '\u2028' && c != '\u2029';
            line.append(printable && !Character.isSurrogate(c) && c < 0xFFFE && c != 0xFEFF ? c : ' ');
        }
        return line.toString();
    }

    /** As a scalar: plain where YAML takes it for nothing else. */
    static String scalar(String text) {
        boolean plain = text.length() >= 2 && text.chars().allMatch(YamlText::isPlain);
        boolean word = switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "false", "null", "yes", "no", "on", "off" -> true;
            default -> false;
        };
        return plain && !word && Character.isLetter(text.charAt(0)) ? text : quoted(text);
    }

    /** In single quotes. */
    static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static boolean isPlain(int c) {
        return c < 0x80 && (Character.isLetterOrDigit(c) || c == '_');
    }
}

package org.ndislint.rules;

import java.util.ArrayList;
import java.util.List;

/** What is written between blanks. By hand, as packs are read at each start and a regular expression is slow at first. */
final class Words {
    private Words() {}

    /** The words of a text: with an empty word first if blanks come first. */
    static List<String> of(String text) {
        return List.of(array(text));
    }

    /** The same, as an array. */
    static String[] array(String text) {
        if (text.indexOf(' ') < 0 && text.indexOf('\t') < 0 && text.indexOf('\n') < 0 && text.indexOf('\r') < 0) {
            return new String[] {text};
        }
        List<String> words = new ArrayList<>(4);
        int from = 0;
        int at = 0;
        while (at < text.length()) {
            if (isBlank(text.charAt(at))) {
                words.add(text.substring(from, at));
                while (at < text.length() && isBlank(text.charAt(at))) {
                    at++;
                }
                from = at;
            } else {
                at++;
            }
        }
        if (from < text.length() || words.isEmpty()) {
            words.add(text.substring(from));
        }
        return words.toArray(new String[0]);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }
}

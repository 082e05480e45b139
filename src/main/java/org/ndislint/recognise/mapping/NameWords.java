package org.ndislint.recognise.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A function's name taken apart into words, in lower case and with the usual abbreviations spelled one way:
 * {@code MPSendNBLComplete} is {@code mp send net buffer lists complete}.
 */
final class NameWords {
    private static final List<String> NET_BUFFER_LISTS = List.of("net", "buffer", "lists");

    private NameWords() {}

    static List<String> of(String name) {
        List<String> words = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= name.length(); i++) {
            if (i == name.length() || (i > from && beginsWord(name, i))) {
                addWord(words, name.substring(from, i));
                from = i;
            }
        }
        return words;
    }

    private static boolean beginsWord(String name, int at) {
        char before = name.charAt(at - 1);
        char c = name.charAt(at);
        if (!isUpper(c)) {
            return !Character.isLetterOrDigit(before) || !Character.isLetterOrDigit(c);
        }
        boolean endsCapitals = at + 1 < name.length() && isLower(name.charAt(at + 1));
        boolean plural = endsCapitals && name.charAt(at + 1) == 's' && isEnd(name, at + 2);
        return !isUpper(before) || (endsCapitals && !plural);
    }

    /** Whether a word ends here: the {@code s} of {@code NBLs} belongs to the capitals. */
    private static boolean isEnd(String name, int at) {
        return at >= name.length() || isUpper(name.charAt(at));
    }

    private static boolean isUpper(char c) {
        return c >= 'A' && c <= 'Z';
    }

    private static boolean isLower(char c) {
        return c >= 'a' && c <= 'z';
    }

    private static void addWord(List<String> words, String part) {
        String word = part.toLowerCase(Locale.ROOT);
        int last = words.size() - 1;
        switch (word) {
            case "_", "$", "~", "" -> {
                // Parts words and is none.
            }
            case "nbl", "nbls" -> words.addAll(NET_BUFFER_LISTS);
            case "init" -> words.add("initialize");
            case "reg" -> words.add("register");
            case "dereg" -> words.add("deregister");
            case "list" -> words.add(last >= 0 && words.get(last).equals("buffer") ? "lists" : word);
            case "family" -> {
                if (last >= 0 && words.get(last).equals("address")) {
                    words.set(last, "af");
                } else {
                    words.add(word);
                }
            }
            default -> words.add(word);
        }
    }
}

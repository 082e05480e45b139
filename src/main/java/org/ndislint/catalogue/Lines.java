package org.ndislint.catalogue;

import java.nio.charset.StandardCharsets;

/**
 * Steps through the words of an ASCII text of the catalogue, line by line; lines that begin with {@code #} and empty
 * ones are passed over. Works on the bytes, so that the tables of start-up are read without a string a word.
 */
final class Lines {
    final byte[] text;
    int wordStart;
    int wordEnd;

    private final String name;
    private int lineStart;
    private int lineEnd = -1;

    Lines(String name) {
        this.name = name;
        this.text = Resource.bytes(name);
    }

    /** Goes to the next line; false at the end of the text. */
    boolean nextLine() {
        int at = lineEnd + 1;
        while (at < text.length) {
            int end = at;
            while (end < text.length && text[end] != '\n') {
                end++;
            }
            if (end > at && text[at] != '#') {
                lineStart = at;
                lineEnd = end;
                wordEnd = at;
                return true;
            }
            at = end + 1;
        }
        return false;
    }

    /** Goes to the next word of the line; false at the end of the line. */
    boolean nextWord() {
        int at = wordEnd;
        while (at < lineEnd && text[at] == ' ') {
            at++;
        }
        if (at == lineEnd) {
            return false;
        }
        wordStart = at;
        while (at < lineEnd && text[at] != ' ') {
            at++;
        }
        wordEnd = at;
        return true;
    }

    /** Goes to the next word, which must be there. */
    void needWord(String what) {
        if (!nextWord()) {
            throw damaged(what);
        }
    }

    /** Whether the word is the "-" that stands for nothing. */
    boolean isNone() {
        return wordEnd == wordStart + 1 && text[wordStart] == '-';
    }

    String word() {
        return new String(text, wordStart, wordEnd - wordStart, StandardCharsets.ISO_8859_1);
    }

    IllegalStateException damaged(String expected) {
        String line = new String(text, lineStart, lineEnd - lineStart, StandardCharsets.ISO_8859_1);
        return Resource.damaged(name, line, expected);
    }
}

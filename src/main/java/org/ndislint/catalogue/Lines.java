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

    Lines(String name) {
        this.name = name;
        this.text = Resource.bytes(name);
    }

    /** Goes to the next line; false at the end of the text. */
    boolean nextLine() {
        byte[] bytes = text;
        int at = wordEnd;
        if (at > 0) {
            at = lineEnd(at) + 1;
        }
        while (at < bytes.length) {
            if (bytes[at] != '#' && bytes[at] != '\n') {
                lineStart = at;
                wordEnd = at;
                return true;
            }
            at = lineEnd(at) + 1;
        }
        return false;
    }

    /** Goes to the next word of the line; false at the end of the line. */
    boolean nextWord() {
        byte[] bytes = text;
        int at = wordEnd;
        while (at < bytes.length && bytes[at] == ' ') {
            at++;
        }
        if (at == bytes.length || bytes[at] == '\n') {
            return false;
        }
        wordStart = at;
        while (at < bytes.length && bytes[at] > ' ') {
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
        String line = new String(text, lineStart, lineEnd(lineStart) - lineStart, StandardCharsets.ISO_8859_1);
        return Resource.damaged(name, line, expected);
    }

    private int lineEnd(int from) {
        int at = from;
        while (at < text.length && text[at] != '\n') {
            at++;
        }
        return at;
    }
}

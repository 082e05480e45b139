package org.ndislint.recognise.mapping;

/**
 * What is wrong at one place of a mapping file.
 *
 * @param source the file's path as given
 * @param line 1-based
 * @param column 1-based
 * @param text expected and found, in one sentence
 */
public record MappingProblem(String source, int line, int column, String text) {
    @Override
    public String toString() {
        return source + ":" + line + ":" + column + ": " + text;
    }
}

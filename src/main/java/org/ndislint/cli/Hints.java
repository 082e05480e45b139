package org.ndislint.cli;

import java.util.List;

/** The end of a message about a misspelt name. */
final class Hints {
    private Hints() {}

    /** {@code ; did you mean A, B or C?}, or nothing if there is nothing near. */
    static String of(List<String> near) {
        if (near.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder("; did you mean ");
        for (int i = 0; i < near.size(); i++) {
            if (i > 0) {
                text.append(i == near.size() - 1 ? " or " : ", ");
            }
            text.append(near.get(i));
        }
        return text.append('?').toString();
    }
}

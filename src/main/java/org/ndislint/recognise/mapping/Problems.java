package org.ndislint.recognise.mapping;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong with a file while it is read. */
final class Problems {
    private static final int MOST = 50;

    private final String source;
    private final List<MappingProblem> problems = new ArrayList<>();

    Problems(String source) {
        this.source = source;
    }

    String source() {
        return source;
    }

    void add(YamlNode node, String text) {
        if (problems.size() < MOST) {
            problems.add(new MappingProblem(source, node.line, node.column, text));
        }
    }

    /** Throws if there is any. */
    void raise() throws MappingException {
        if (!problems.isEmpty()) {
            problems.sort(Comparator.comparingInt(MappingProblem::line).thenComparingInt(MappingProblem::column));
            throw new MappingException(problems);
        }
    }
}

package org.ndislint.recognise.mapping;

import java.util.List;
import java.util.stream.Collectors;

/** A mapping file that cannot be used: all that is wrong with it, in the order of the file. */
public final class MappingException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<MappingProblem> problems;

    public MappingException(List<MappingProblem> problems) {
        super(problems.stream().map(MappingProblem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** One or more. */
    public List<MappingProblem> problems() {
        return problems;
    }
}

package org.ndislint.compare;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What happened at the ends of one address family, object by object.
 *
 * @param name as in findings: {@code AF#1}
 * @param handle of the family in its capture; empty if it was not seen
 * @param strands in order of their first records
 * @param courses how often each course occurs among them
 */
public record Story(String name, String handle, List<Strand> strands, Map<Strand.Course, Integer> courses) {
    public Story {
        strands = List.copyOf(strands);
        courses = Map.copyOf(courses);
    }

    static Story of(String name, String handle, List<Strand> strands) {
        Map<Strand.Course, Integer> courses = new HashMap<>();
        strands.forEach(strand -> courses.merge(strand.course(), 1, Integer::sum));
        return new Story(name, handle, strands, courses);
    }
}

package org.ndislint.compare;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the records that have no like in the other capture. A strand may go on with a record as long as no more strands
 * of its capture went there before, at any time, than strands of the other capture go there at all: so which of them runs
 * before which does not matter, and what is first in a capture without a like is where it leaves the other.
 */
final class Alignment {
    private static final int CAPTURES = 2;

    private final Courses courses = new Courses();
    private final List<List<Course>> all = List.of(new ArrayList<>(), new ArrayList<>());

    /** A strand with its way, and the first of its records without a like. */
    private static final class Course {
        private final Story story;
        private final Strand strand;
        private final int[] path;
        private int parts = -1;
        private boolean isShown;

        Course(Story story, Strand strand, int[] path) {
            this.story = story;
            this.strand = strand;
            this.path = path;
        }

        Moment parting() {
            return strand.moments().get(parts);
        }

        Parting.Place place() {
            return new Parting.Place(story, strand, parts < 0 ? path.length : parts);
        }
    }

    /** A record of a strand. */
    private record Step(Course course, int index) {
        long event() {
            return course.strand.moments().get(index).event();
        }
    }

    /** Where strands part: what is the same before, and whether it is returns that differ. */
    private record Fork(int node, boolean returns) {}

    Alignment(List<Story> good, List<Story> bad) {
        add(good, 0);
        add(bad, 1);
    }

    private void add(List<Story> stories, int capture) {
        for (Story story : stories) {
            for (Strand strand : story.strands()) {
                all.get(capture).add(new Course(story, strand, courses.add(strand, capture)));
            }
        }
    }

    /** Where the captures part, the earliest first. */
    List<Parting> partings() {
        for (int capture = 0; capture < CAPTURES; capture++) {
            mark(capture);
        }
        Map<Fork, Deque<Course>> parted = new HashMap<>();
        for (Course course : marked(1)) {
            parted.computeIfAbsent(fork(course), k -> new ArrayDeque<>()).add(course);
        }
        List<Parting> partings = new ArrayList<>();
        List<Course> alone = new ArrayList<>();
        for (Course course : marked(0)) {
            Deque<Course> likes = parted.get(fork(course));
            Course like = likes == null ? null : likes.poll();
            if (like == null) {
                alone.add(course);
            } else {
                partings.add(parting(course, like));
                course.isShown = true;
                like.isShown = true;
            }
        }
        Ended endedBad = new Ended(1);
        for (Course course : alone) {
            partings.add(parting(course, endedBad.at(course)));
        }
        Ended endedGood = new Ended(0);
        for (Course course : marked(1)) {
            if (!course.isShown) {
                partings.add(parting(endedGood.at(course), course));
            }
        }
        partings.sort(Comparator.comparingLong(Parting::event));
        return partings;
    }

    /** Marks the first record of each strand that has no like. */
    private void mark(int capture) {
        List<Step> steps = new ArrayList<>();
        for (Course course : all.get(capture)) {
            for (int i = 0; i < course.path.length; i++) {
                steps.add(new Step(course, i));
            }
        }
        steps.sort(Comparator.comparingLong(Step::event));
        int[] passed = new int[courses.size()];
        for (Step step : steps) {
            int node = step.course().path[step.index()];
            if (++passed[node] > courses.strands(node, 1 - capture) && step.course().parts < 0) {
                step.course().parts = step.index();
            }
        }
    }

    private List<Course> marked(int capture) {
        return all.get(capture).stream()
                .filter(course -> course.parts >= 0)
                .sorted(Comparator.comparingLong(
                        (Course course) -> course.parting().event()))
                .toList();
    }

    private Fork fork(Course course) {
        return new Fork(
                courses.before(course.strand, course.path, course.parts),
                course.parting().returns());
    }

    private static Parting parting(@Nullable Course good, @Nullable Course bad) {
        return new Parting(good == null ? null : good.place(), bad == null ? null : bad.place());
    }

    /** Strands of a capture that went no further than where another parts. */
    private final class Ended {
        private final Map<Integer, Deque<Course>> byNode = new HashMap<>();

        Ended(int capture) {
            for (Course course : all.get(capture)) {
                if (course.parts < 0) {
                    int last = courses.before(course.strand, course.path, course.path.length);
                    byNode.computeIfAbsent(last, k -> new ArrayDeque<>()).add(course);
                }
            }
        }

        @Nullable
        Course at(Course other) {
            Deque<Course> ended = byNode.get(fork(other).node());
            return ended == null ? null : ended.poll();
        }
    }
}

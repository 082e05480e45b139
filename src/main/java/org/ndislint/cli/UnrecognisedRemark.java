package org.ndislint.cli;

import java.util.List;
import org.ndislint.recognise.ShapeCount;
import org.ndislint.recognise.ShapeCounts;

/** Says of a trace what its messages that nobody recognised look like. */
final class UnrecognisedRemark {
    private static final int MOST_SHAPES = 3;
    private static final int MOST_TEXT = 100;

    private UnrecognisedRemark() {}

    static String of(String trace, ShapeCounts shapes) {
        StringBuilder text = new StringBuilder();
        text.append("not recognised: ").append(shapes.total());
        text.append(shapes.total() == 1 ? " message in " : " messages in ").append(shapes.distinct());
        text.append(shapes.dropped() > 0 ? " shapes or more" : shapes.distinct() == 1 ? " shape" : " shapes");
        List<ShapeCount> top = shapes.top(MOST_SHAPES);
        for (int i = 0; i < top.size(); i++) {
            ShapeCount shape = top.get(i);
            text.append(i == 0 ? ", most often " : "; ").append('"');
            text.append(shape.shape(), 0, Math.min(MOST_TEXT, shape.shape().length()));
            text.append(shape.shape().length() > MOST_TEXT ? "..." : "")
                    .append("\" (")
                    .append(shape.count());
            text.append(", first in line ").append(shape.firstLine()).append(')');
        }
        return text.append("; ndislint mapping init ")
                .append(trace)
                .append(" proposes a mapping")
                .toString();
    }
}

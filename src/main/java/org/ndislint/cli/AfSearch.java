package org.ndislint.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which of the address families asked for were found in some trace of a run. */
final class AfSearch {
    /** The nearest names of those not found yet; null for those found. */
    private final Map<String, @Nullable List<String>> wanted = new LinkedHashMap<>();

    AfSearch(List<String> names) {
        for (String name : names) {
            wanted.put(name, List.of());
        }
    }

    /** Takes what one trace has. */
    void add(TimelineFollower trace) {
        List<String> names = new ArrayList<>(wanted.keySet());
        for (String name : names) {
            if (trace.hasFound(name)) {
                wanted.put(name, null);
            } else {
                List<String> near = wanted.get(name);
                if (near != null && near.isEmpty()) {
                    wanted.put(name, trace.near(name));
                }
            }
        }
    }

    /** What to say of each that was found in no trace. */
    List<String> complaints() {
        List<String> out = new ArrayList<>();
        wanted.forEach((name, near) -> {
            if (near != null) {
                out.add("--af: no address family is called '" + name + "'"
                        + (near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?"));
            }
        });
        return out;
    }
}

package org.ndislint.mutation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Records put behind a trace that they do not stand in: with the trace's names, and with other fields. */
final class Splice {
    private static final Set<String> HANDLES = Set.of(
            "af",
            "vc",
            "sap",
            "party",
            "binding",
            "adapter",
            "filter",
            "request",
            "nbl",
            "lock",
            "timer",
            "workItem",
            "object",
            "clientAf",
            "callMgrAf",
            "clientSap",
            "callMgrSap",
            "clientVc",
            "callMgrVc",
            "miniportVc",
            "clientParty",
            "callMgrParty",
            "bindingContext",
            "adapterContext",
            "bindContext",
            "unbindContext",
            "driver");
    private static final List<String> STATUSES = List.of("SUCCESS", "PENDING", "FAILURE");
    private static final List<String> LEVELS = List.of("0", "1", "2", "3", "31");
    private static final Pattern VALUE_TEST = Pattern.compile("(\\w+) !?= ([\\w|.]+)");
    private static final Pattern STATUS_TEST = Pattern.compile("status ([A-Z_|]{3,})");
    private static final Pattern RANGE_TEST = Pattern.compile("arg ([\\w|]+) (?:in|level) (\\d+)\\.\\.(\\d+)");
    private static final Pattern ONE_TEST = Pattern.compile("arg ([\\w|]+) level (\\d+)");
    private static final Pattern LEVEL_TEST = Pattern.compile("irql (\\d+)(?:\\.\\.(\\d+))?");
    private static final Pattern FLAG_TEST = Pattern.compile("(\\w+) has (\\w+)");
    private static final Pattern KEY_TEST = Pattern.compile("(\\w+) (?:recorded|given|null|address)");

    private Splice() {}

    static @Nullable String value(String line, String key) {
        int at = line.indexOf(" " + key + "=");
        if (at < 0) {
            return null;
        }
        int from = at + key.length() + 2;
        int end = line.indexOf(' ', from);
        return line.substring(from, end < 0 ? line.length() : end);
    }

    static String with(String line, String key, @Nullable String value) {
        String old = value(line, key);
        if (old == null) {
            return value == null ? line : line + " " + key + "=" + value;
        }
        return value == null
                ? line.replace(" " + key + "=" + old, "")
                : line.replace(" " + key + "=" + old, " " + key + "=" + value);
    }

    /** The record with the names that the trace uses last for the same keys, and on the thread of its entry. */
    static String fitted(List<String> before, String line) {
        String out = line;
        for (String token : line.split(" ", 0)) {
            int equal = token.indexOf('=');
            if (equal < 0 || !HANDLES.contains(token.substring(0, equal))) {
                continue;
            }
            String key = token.substring(0, equal);
            String last = null;
            boolean isThere = false;
            for (String other : before) {
                String value = value(other, key);
                if (value != null && !value.equals("NULL") && !value.contains(",")) {
                    last = value;
                    isThere |= value.equals(token.substring(equal + 1));
                }
            }
            if (last != null && !isThere && !token.endsWith("=NULL")) {
                out = with(out, key, last);
            }
        }
        if (line.startsWith("< ")) {
            String name = line.split(" ", 0)[1];
            for (int i = before.size() - 1; i >= 0; i--) {
                if (before.get(i).startsWith("> " + name + " ")) {
                    return with(out, "t", value(before.get(i), "t"));
                }
            }
        }
        return out;
    }

    /** The record with other fields: the usual ones, and those of which a mutant speaks. */
    static Set<String> variants(List<String> before, String line, String tests) {
        Set<String> out = new LinkedHashSet<>();
        spoken(line, tests, out);
        for (String status : STATUSES) {
            out.add(with(line, "status", "NDIS_STATUS_" + status));
        }
        out.add(with(line, "status", null));
        for (String token : line.split(" ", 0)) {
            int equal = token.indexOf('=');
            if (equal > 0) {
                String key = token.substring(0, equal);
                out.add(with(line, key, null));
                if (HANDLES.contains(key) && !key.equals("driver")) {
                    out.add(with(line, key, "NULL"));
                    out.add(with(line, key, "Z9"));
                }
            }
        }
        Set<String> drivers = new LinkedHashSet<>(List.of("other"));
        Set<String> threads = new LinkedHashSet<>(List.of("99"));
        for (String other : before) {
            add(drivers, value(other, "driver"));
            add(threads, value(other, "t"));
            for (String key : HANDLES) {
                String value = value(other, key);
                if (value != null && value(line, key) == null && !key.equals("driver")) {
                    out.add(with(line, key, value));
                }
            }
        }
        drivers.forEach(driver -> out.add(with(line, "driver", driver)));
        threads.forEach(thread -> out.add(with(line, "t", thread)));
        LEVELS.forEach(level -> out.add(with(line, "irql", level)));
        out.remove(line);
        return out;
    }

    private static void add(Set<String> set, @Nullable String value) {
        if (value != null) {
            set.add(value);
        }
    }

    private static void spoken(String line, String tests, Set<String> out) {
        Matcher values = VALUE_TEST.matcher(tests);
        while (values.find()) {
            for (String value : values.group(2).split("\\|", 0)) {
                out.add(with(line, values.group(1), value));
            }
            out.add(with(line, values.group(1), "OTHER_VALUE"));
        }
        Matcher statuses = STATUS_TEST.matcher(tests);
        while (statuses.find()) {
            for (String value : statuses.group(1).split("\\|", 0)) {
                out.add(with(line, "status", "NDIS_STATUS_" + value));
            }
        }
        for (Pattern pattern : List.of(RANGE_TEST, ONE_TEST)) {
            Matcher ranges = pattern.matcher(tests);
            while (ranges.find()) {
                for (String name : ranges.group(1).split("\\|", 0)) {
                    for (int i = 2; i <= ranges.groupCount(); i++) {
                        long bound = Long.parseLong(ranges.group(i));
                        out.add(with(line, name, Long.toString(bound)));
                        out.add(with(line, name, Long.toString(bound + 1)));
                        out.add(with(line, name, Long.toString(Math.max(0, bound - 1))));
                    }
                }
            }
        }
        Matcher levels = LEVEL_TEST.matcher(tests);
        while (levels.find()) {
            out.add(with(line, "irql", levels.group(1)));
            if (levels.group(2) != null) {
                out.add(with(line, "irql", levels.group(2)));
            }
        }
        Matcher flags = FLAG_TEST.matcher(tests);
        while (flags.find()) {
            out.add(with(line, flags.group(1), flags.group(2)));
            out.add(with(line, flags.group(1), "0x1"));
            out.add(with(line, flags.group(1), "0x2"));
            out.add(with(line, flags.group(1), "0"));
        }
        Matcher keys = KEY_TEST.matcher(tests);
        while (keys.find()) {
            if (value(line, keys.group(1)) == null
                    && !keys.group(1).equals("status")
                    && !keys.group(1).equals("irql")) {
                out.add(with(line, keys.group(1), "Z9"));
                out.add(with(line, keys.group(1), "NULL"));
                out.add(with(line, keys.group(1), "0xffffc804af2e3710"));
            }
        }
    }

    static List<String> lines(String trace) {
        List<String> out = new ArrayList<>();
        for (String line : trace.split("\n", 0)) {
            if (!line.isBlank() && !line.strip().startsWith("#")) {
                out.add(line.strip().replaceAll("\\s+", " "));
            }
        }
        return out;
    }
}

package org.ndislint.recognise;

import com.google.re2j.Pattern;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ndislint.model.EventKind;

/**
 * What a mapping file says, checked: every function, status, pattern and place in it is known. Immutable.
 *
 * @param source the file's path as given, for reports
 * @param conventions whether the built-in conventions are tried on what no rule takes
 * @param driver the driver whose log this is, or null to take the record's module or component
 * @param drivers names of drivers by module or component, ignoring case; before {@code driver}
 * @param handlers documented callbacks by the driver's own names of its handlers
 * @param parameters places by the driver's own names of parameters, for the built-in conventions
 * @param statuses statuses by the driver's own spellings
 * @param phases kinds of event by the words of a column or group
 * @param columns places by the headings of a table, or names of fields
 * @param timeUnit what a number in a time column counts
 * @param zone the zone of times that carry none, or null for that of the run
 * @param line what stands before the messages on each line, and is taken off first, or null
 * @param rules in the order in which they are tried
 */
public record Mapping(
        String source,
        boolean conventions,
        @Nullable String driver,
        Map<String, String> drivers,
        Map<String, String> handlers,
        Map<String, String> parameters,
        Map<String, String> statuses,
        Map<String, EventKind> phases,
        Map<String, String> columns,
        TimeUnit timeUnit,
        @Nullable ZoneId zone,
        @Nullable Pattern line,
        List<MappingRule> rules) {

    /** No mapping file: the built-in conventions alone. */
    public static final Mapping NONE = ofLine(null);

    public Mapping {
        drivers = Collections.unmodifiableMap(new LinkedHashMap<>(drivers));
        handlers = Collections.unmodifiableMap(new LinkedHashMap<>(handlers));
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        statuses = Collections.unmodifiableMap(new LinkedHashMap<>(statuses));
        phases = Collections.unmodifiableMap(new LinkedHashMap<>(phases));
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        rules = List.copyOf(rules);
    }

    /** The built-in conventions, behind what stands before the messages on each line if anything does. */
    public static Mapping ofLine(@Nullable Pattern line) {
        return new Mapping(
                "",
                true,
                null,
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                TimeUnit.NANOSECONDS,
                null,
                line,
                List.of());
    }

    /** The built-in conventions with a driver's own names. */
    public static Mapping ofNames(
            Map<String, String> handlers, Map<String, String> parameters, Map<String, String> statuses) {
        return new Mapping(
                "",
                true,
                null,
                Map.of(),
                handlers,
                parameters,
                statuses,
                Map.of(),
                Map.of(),
                TimeUnit.NANOSECONDS,
                null,
                null,
                List.of());
    }

    /** What a number in a time column counts. */
    public enum TimeUnit {
        /** Since 1970-01-01 UTC, as in the contract. */
        NANOSECONDS("ns", 1),
        MICROSECONDS("us", 1_000),
        MILLISECONDS("ms", 1_000_000),
        SECONDS("s", 1_000_000_000),
        /** 100 ns since 1601-01-01 UTC. */
        FILETIME("filetime", 100);

        private final String word;
        private final long nanos;

        TimeUnit(String word, long nanos) {
            this.word = word;
            this.nanos = nanos;
        }

        /** The spelling in mapping files. */
        public String word() {
            return word;
        }

        /** Length of one unit in nanoseconds. */
        public long nanos() {
            return nanos;
        }
    }

    /** This mapping and, where it says nothing, another: its rules are tried after this one's. */
    public Mapping or(Mapping other) {
        List<MappingRule> both = new ArrayList<>(rules);
        both.addAll(other.rules);
        return new Mapping(
                other.source.isEmpty() ? source : source + ", " + other.source,
                conventions && other.conventions,
                driver != null ? driver : other.driver,
                merged(drivers, other.drivers),
                merged(handlers, other.handlers),
                merged(parameters, other.parameters),
                merged(statuses, other.statuses),
                merged(phases, other.phases),
                merged(columns, other.columns),
                timeUnit != TimeUnit.NANOSECONDS ? timeUnit : other.timeUnit,
                zone != null ? zone : other.zone,
                line != null ? line : other.line,
                both);
    }

    private static <V> Map<String, V> merged(Map<String, V> first, Map<String, V> second) {
        Map<String, V> both = new LinkedHashMap<>(first);
        second.forEach(both::putIfAbsent);
        return both;
    }
}

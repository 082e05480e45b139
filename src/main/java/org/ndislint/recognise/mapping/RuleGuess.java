package org.ndislint.recognise.mapping;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.ndislint.catalogue.Catalogue;
import org.ndislint.model.EventKind;
import org.ndislint.model.Key;

/**
 * Guesses which call a worded line tells of. Certain is only a line that begins with the name of one function and goes on
 * with a word for its beginning or end.
 */
final class RuleGuess {
    private static final Pattern NAME = Pattern.compile("\\b[A-Za-z_]\\w{5,}\\b");
    private static final Pattern VERB = Pattern.compile("^\\s*(?:\\([^()]*\\))?\\s*[:,]?\\s*([A-Za-z]+)");
    /** What may stand before a name without being a sentence: parts in brackets, a module's name with a colon. */
    private static final String LEAD = "(?:\\[[^\\]]*\\]|\\w+(?:\\([^()]*\\))?:|\\s)*";

    private static final Pattern MODULE = Pattern.compile(LEAD);
    private static final Pattern ENTRY = Pattern.compile("(?i)" + LEAD + "(?:enter|entering|entry|begin):?\\s+");
    private static final Pattern EXIT = Pattern.compile("(?i)" + LEAD + "(?:leave|leaving|exit|exiting|end):?\\s+");
    private static final Set<String> BEGINNINGS = Set.of("called", "entered", "begins", "started", "starting");
    private static final Set<String> ENDS = Set.of("returned", "returns", "done", "finished", "left");
    private static final Set<String> STATUS_WORDS =
            Set.of("status", "ndisstatus", "ntstatus", "st", "sts", "rc", "ret", "returned", "returns");
    private static final int LEAST_WORDS = 3;

    private final Catalogue catalogue;
    private final HandlerGuess handlers;
    private final Map<String, String> parameters;
    /** Functions whose returns are logged: without one, a line that says "called" is the only record of its call. */
    private final Set<Integer> returning = new HashSet<>();

    /**
     * What is thought of a line.
     *
     * @param function the documented name, or null
     * @param kind what it tells of the call, or null
     * @param pattern of lines of its shape
     * @param doubts why it is not certain, a sentence each; empty if it is
     */
    record Guess(@Nullable String function, @Nullable EventKind kind, ShapePattern pattern, List<String> doubts) {
        Guess {
            doubts = List.copyOf(doubts);
        }
    }

    /**
     * Guesses with what is known of a driver.
     *
     * @param parameters keys by its own names of parameters
     */
    RuleGuess(Catalogue catalogue, HandlerGuess handlers, Map<String, String> parameters) {
        this.catalogue = catalogue;
        this.handlers = handlers;
        this.parameters = Map.copyOf(parameters);
    }

    /** A line of the same logs is the return of a function. */
    void addReturn(int function) {
        returning.add(function);
    }

    /** Of a line and its shape. */
    Guess of(String shape, String line) {
        Map<Integer, int[]> named = named(line);
        List<String> doubts = new ArrayList<>();
        int function = -1;
        EventKind kind = null;
        if (named.size() == 1) {
            Map.Entry<Integer, int[]> one = named.entrySet().iterator().next();
            function = one.getKey();
            String before = line.substring(0, one.getValue()[0]);
            if (ENTRY.matcher(before).matches()) {
                kind = EventKind.ENTER;
            } else if (EXIT.matcher(before).matches()) {
                kind = EventKind.EXIT;
            } else {
                kind = kind(function, line.substring(one.getValue()[1]));
                if (!MODULE.matcher(before).matches()) {
                    doubts.add("words stand before the name: the line may be a remark about the call");
                }
            }
            if (kind == null) {
                doubts.add("nothing says whether it is the entry (enter), the return (exit) or the only record (call)");
            }
        } else if (named.isEmpty()) {
            doubts.add("no documented function is named");
        } else {
            doubts.add("several functions are named");
        }
        int at = function;
        EventKind when = kind;
        ShapePattern pattern = ShapePattern.of(shape, label -> key(label, at, when));
        return new Guess(function < 0 ? null : catalogue.name(function), kind, pattern, doubts);
    }

    /** Functions named in a line, with the places of their names. */
    private Map<Integer, int[]> named(String line) {
        Map<Integer, int[]> named = new TreeMap<>();
        Matcher words = NAME.matcher(line);
        while (words.find()) {
            int function = find(words.group());
            if (function >= 0) {
                named.putIfAbsent(function, new int[] {words.start(), words.end()});
            }
        }
        return named;
    }

    private int find(String word) {
        int function = catalogue.find(word);
        if (function >= 0 || NameWords.of(word).size() < LEAST_WORDS) {
            return function;
        }
        HandlerGuess.Guess handler = handlers.of(word);
        return handler.certain() ? catalogue.find(handler.names().get(0)) : -1;
    }

    private @Nullable EventKind kind(int function, String behindName) {
        Matcher verb = VERB.matcher(behindName);
        if (!verb.find()) {
            return null;
        }
        String word = verb.group(1).toLowerCase(Locale.ROOT);
        if (word.equals("called") && !returning.contains(function)) {
            return EventKind.CALL;
        }
        return BEGINNINGS.contains(word) ? EventKind.ENTER : ENDS.contains(word) ? EventKind.EXIT : null;
    }

    /** The key of a value by the word before it; null if that does not tell. */
    private @Nullable String key(String label, int function, @Nullable EventKind kind) {
        boolean ofReturn = kind == EventKind.EXIT && function >= 0 && find(label) == function;
        if (ofReturn || STATUS_WORDS.contains(label.toLowerCase(Locale.ROOT))) {
            return function < 0 || tellsStatus(function, kind) ? "status" : null;
        }
        if (label.equalsIgnoreCase("irql")) {
            return "irql";
        }
        String own = parameters.get(label);
        if (own != null) {
            return own;
        }
        Key key = function < 0 ? null : catalogue.keyOf(function, label, kind == null ? EventKind.EXIT : kind);
        if (key == null) {
            key = Key.find(label);
        }
        return key != null && key.isHandleLike() && key != Key.VC_VAR ? key.json() : null;
    }

    private boolean tellsStatus(int function, @Nullable EventKind kind) {
        return kind == EventKind.EXIT
                ? catalogue.returnsStatus(function) || catalogue.returnsBoolean(function)
                : catalogue.isStatus(function, "Status", EventKind.ENTER);
    }
}

package org.ndislint.recognise.mapping;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.ndislint.catalogue.Catalogue;
import org.ndislint.catalogue.Function;
import org.ndislint.model.EventKind;
import org.ndislint.model.Key;

/**
 * Guesses which handle or context a driver's own name of a parameter stands for: by the object that the name speaks of,
 * whether it says handle or context, and what the functions have at whose entries and exits it was seen.
 */
final class ParameterGuess {
    private static final Pattern PAIR =
            Pattern.compile("\\b([A-Za-z_]\\w*)\\s*[=:]\\s*(?:0[xX][0-9A-Fa-f`]+|[0-9A-Fa-f]{16}|[0-9A-Fa-f]{8})\\b");
    private static final Set<String> CONTEXT_WORDS = Set.of("ctx", "context", "cx", "ctxt");
    private static final Set<String> HANDLE_WORDS = Set.of("h", "handle", "hdl", "hnd", "ndis");
    private static final Set<String> STATUS_WORDS = Set.of("status", "st", "sts", "rc", "ret", "result", "error");
    private static final Map<String, Key> OBJECTS = Map.of(
            "af", Key.AF,
            "vc", Key.VC,
            "sap", Key.SAP,
            "party", Key.PARTY,
            "binding", Key.BINDING,
            "adapter", Key.ADAPTER,
            "filter", Key.FILTER);

    private final Catalogue catalogue;
    private final Map<String, Seen> seen = new TreeMap<>();

    /** One name: what it can be by each place where it was seen. */
    private static final class Seen {
        final Set<String> certain = new TreeSet<>();
        final Set<String> possible = new TreeSet<>();
        final Set<String> places = new TreeSet<>();
        boolean anyDoubt;
    }

    /**
     * What one name stands for.
     *
     * @param name the driver's
     * @param key of a call event; the likeliest, if it is not certain
     * @param doubt why it is not certain, or null if it is
     */
    record Guess(String name, String key, @Nullable String doubt) {}

    ParameterGuess(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Takes the names in a line that is an entry or exit of a function. */
    void take(int function, EventKind kind, String line) {
        Matcher pairs = PAIR.matcher(line);
        while (pairs.find()) {
            String name = pairs.group(1);
            boolean known = catalogue.keyOf(function, name, kind) != null
                    || catalogue.parameter(function, name) >= 0
                    || Key.find(name) != null
                    || STATUS_WORDS.contains(name.toLowerCase(Locale.ROOT));
            if (!known) {
                take(function, kind, name, seen.computeIfAbsent(name, unseen -> new Seen()));
            }
        }
    }

    private void take(int function, EventKind kind, String name, Seen into) {
        List<String> words = NameWords.of(name);
        Key object = null;
        boolean context = false;
        boolean handle = name.length() > 1 && name.charAt(0) == 'h' && Character.isUpperCase(name.charAt(1));
        for (String word : words) {
            object = OBJECTS.getOrDefault(word, object);
            context |= CONTEXT_WORDS.contains(word);
            handle |= HANDLE_WORDS.contains(word);
        }
        if (words.contains("lists") || words.contains("packet")) {
            object = Key.NBL;
            handle = true;
        } else if (words.contains("request") || words.contains("req")) {
            object = Key.REQUEST;
            handle = true;
        }
        EnumSet<Key> possible = EnumSet.noneOf(Key.class);
        for (Key key : keys(function, kind)) {
            boolean ofObject = object == null || isOf(key, object);
            boolean ofKind = (!context || isContext(key)) && (!handle || !isContext(key));
            if (ofObject && ofKind) {
                possible.add(key);
            }
        }
        into.places.add(catalogue.name(function));
        possible.forEach(key -> into.possible.add(key.json()));
        boolean telling = context || handle;
        if (telling && possible.size() == 1) {
            into.certain.add(possible.iterator().next().json());
        } else {
            into.anyDoubt = true;
        }
    }

    private static boolean isContext(Key key) {
        return key.type() == Key.Type.CONTEXT;
    }

    /** Whether a context is one of the object: {@code callMgrAf} of {@code af}, {@code bindingContext} of {@code binding}. */
    private static boolean isOf(Key key, Key object) {
        String word = object.json();
        return key.json().startsWith(word)
                || key.json().endsWith(Character.toUpperCase(word.charAt(0)) + word.substring(1));
    }

    /** Handles and contexts that a record can show; at an exit those that the call has just given, if there are any. */
    private EnumSet<Key> keys(int function, EventKind kind) {
        EnumSet<Key> before = EnumSet.noneOf(Key.class);
        EnumSet<Key> after = EnumSet.noneOf(Key.class);
        for (Function.Parameter parameter : catalogue.function(function).parameters()) {
            Key key = catalogue.keyOf(function, parameter.name(), EventKind.ENTER);
            Key out = catalogue.keyOf(function, parameter.name(), EventKind.EXIT);
            if (key != null && key.isHandleLike()) {
                before.add(key);
            } else if (out != null && out.isHandleLike()) {
                after.add(out);
            }
        }
        return kind == EventKind.EXIT && !after.isEmpty() ? after : before;
    }

    /** What was guessed, by name; names that nothing fits are left out. */
    List<Guess> all() {
        List<Guess> all = new ArrayList<>();
        seen.forEach((name, one) -> {
            if (one.certain.size() == 1 && !one.anyDoubt) {
                all.add(new Guess(name, one.certain.iterator().next(), null));
            } else if (!one.possible.isEmpty()) {
                String first = (one.certain.isEmpty() ? one.possible : one.certain)
                        .iterator()
                        .next();
                Set<String> others = new TreeSet<>(one.possible);
                others.remove(first);
                String doubt = others.isEmpty()
                        ? "its name does not say that it is"
                        : "or " + String.join(", ", others) + ": its name does not tell which";
                all.add(new Guess(name, first, doubt + ", seen at " + String.join(", ", one.places)));
            }
        });
        return all;
    }
}

package org.ndislint.recognise.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.ndislint.catalogue.Catalogue;

/**
 * Guesses which documented callback a driver's own handler is, by the words at the end of its name: {@code MPHaltEx} is
 * MiniportHaltEx, {@code AcmeCmCloseAf} is ProtocolCmCloseAf. For people to check, never for recognition.
 */
final class HandlerGuess {
    private static final int MOST = 3;
    private static final Set<String> MINIPORT = Set.of("mp", "mini", "miniport", "adapter", "nic");
    private static final Set<String> PROTOCOL = Set.of("pt", "prot", "proto", "protocol", "ndisprot", "prt");
    private static final Set<String> FILTER = Set.of("filter", "flt", "lwf", "ndislwf", "sx");
    private static final Set<String> ENDINGS = Set.of("ex", "handler", "callback", "routine", "fn");

    private final List<Callback> callbacks = new ArrayList<>();

    /** A documented callback: the kind of driver that serves it, and the words of its name without that and "Ex". */
    private record Callback(String name, Set<String> hints, List<String> core) {}

    /**
     * What a handler may be.
     *
     * @param names documented callbacks, the likeliest first; empty if none is like it
     * @param certain whether the first is the only one whose words all end the handler's name, and enough of them
     */
    record Guess(List<String> names, boolean certain) {
        Guess {
            names = List.copyOf(names);
        }
    }

    private record Scored(Callback callback, int common, boolean whole, boolean hinted) {}

    HandlerGuess(Catalogue catalogue) {
        for (int id = 0; id < catalogue.size(); id++) {
            String name = catalogue.name(id);
            Set<String> hints = hints(name);
            if (catalogue.isCallback(id) && !hints.isEmpty()) {
                List<String> words = withoutEndings(NameWords.of(name));
                callbacks.add(new Callback(name, hints, List.copyOf(words.subList(1, words.size()))));
            }
        }
    }

    private static Set<String> hints(String name) {
        if (name.startsWith("Miniport")) {
            return MINIPORT;
        }
        if (name.startsWith("Protocol")) {
            return PROTOCOL;
        }
        return name.startsWith("Filter") ? FILTER : Set.of();
    }

    private static List<String> withoutEndings(List<String> words) {
        int end = words.size();
        while (end > 1 && ENDINGS.contains(words.get(end - 1))) {
            end--;
        }
        return words.subList(0, end);
    }

    Guess of(String handler) {
        List<String> words = withoutEndings(NameWords.of(handler));
        List<Scored> scored = new ArrayList<>();
        for (Callback callback : callbacks) {
            int common = common(words, callback.core);
            boolean whole = common == callback.core.size();
            List<String> prefix = words.subList(0, words.size() - common);
            boolean hinted = prefix.stream().anyMatch(callback.hints::contains);
            if (whole || common >= 2) {
                scored.add(new Scored(callback, common, whole, hinted));
            }
        }
        scored.sort((a, b) -> {
            int byWhole = Boolean.compare(b.whole, a.whole);
            int byCommon = Integer.compare(b.common, a.common);
            int byHint = Boolean.compare(b.hinted, a.hinted);
            return byWhole != 0 ? byWhole : byCommon != 0 ? byCommon : byHint;
        });
        List<String> names =
                scored.stream().limit(MOST).map(one -> one.callback.name).toList();
        return new Guess(names, isCertain(scored));
    }

    private static boolean isCertain(List<Scored> scored) {
        if (scored.isEmpty() || !scored.get(0).whole) {
            return false;
        }
        Scored best = scored.get(0);
        if (best.common < 2 && !best.hinted) {
            return false;
        }
        for (Scored other : scored.subList(1, scored.size())) {
            if (other.whole && other.common == best.common && other.hinted == best.hinted) {
                return false;
            }
        }
        return true;
    }

    /** How many words at the end are the same. */
    private static int common(List<String> words, List<String> core) {
        int common = 0;
        while (common < core.size()
                && common < words.size()
                && words.get(words.size() - 1 - common).equals(core.get(core.size() - 1 - common))) {
            common++;
        }
        return common;
    }
}

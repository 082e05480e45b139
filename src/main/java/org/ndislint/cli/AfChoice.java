package org.ndislint.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.ndislint.catalogue.NearestNames;
import org.ndislint.model.Symbols;
import org.ndislint.model.Value;
import org.ndislint.timeline.Lives;

/** The objects that {@code --af} names, by handle or name, in one trace; all if it names none. */
final class AfChoice implements Lives.Choice {
    private static final int MOST_NAMES = 10_000;
    private static final int MOST_NEAR = 3;

    private final List<String> wanted;
    private final Symbols symbols;
    private final Set<String> found = new LinkedHashSet<>();
    private final Set<String> seen = new LinkedHashSet<>();

    AfChoice(List<String> wanted, Symbols symbols) {
        this.wanted = wanted;
        this.symbols = symbols;
    }

    @Override
    public boolean takes(String object, byte tag, long bits) {
        if (wanted.isEmpty()) {
            return true;
        }
        String handle = Value.text(tag, bits, symbols);
        if (seen.size() < MOST_NAMES) {
            seen.add(object);
            seen.add(handle);
        }
        boolean takes = false;
        for (String one : wanted) {
            if (one.equalsIgnoreCase(object) || canonical(one).equals(handle)) {
                found.add(one);
                takes = true;
            }
        }
        return takes;
    }

    /** Those of the wanted that the trace has. */
    Set<String> found() {
        return found;
    }

    /** Names and handles of the trace that are near to one that it does not have. */
    List<String> near(String missing) {
        List<String> names = new ArrayList<>(seen);
        return NearestNames.of(missing, names, MOST_NEAR);
    }

    /** A handle as results spell it: of numbers {@code 0x} and lower-case hex without leading zeros. */
    private static String canonical(String handle) {
        boolean prefixed = handle.length() > 2 && handle.regionMatches(true, 0, "0x", 0, 2);
        String digits = prefixed ? handle.substring(2) : handle;
        if ((!prefixed && digits.length() != 8 && digits.length() != 16)
                || digits.chars().anyMatch(c -> Character.digit(c, 16) < 0 || c > 'f')) {
            return handle;
        }
        int zeros = 0;
        while (zeros < digits.length() - 1 && digits.charAt(zeros) == '0') {
            zeros++;
        }
        return "0x" + digits.substring(zeros).toLowerCase(Locale.ROOT);
    }
}

package org.ndislint.mutation;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Changes of tests as packs write them: a part left out, a {@code not} removed, a set or a number changed. */
final class GuardText {
    private static final Pattern SEPARATOR = Pattern.compile("\\s*,\\s*| or | & ");
    private static final Pattern STATES = Pattern.compile("\\b(?:not )?in ([A-Za-z][\\w+-]*(?: [A-Za-z][\\w+-]*)*)$");
    private static final Pattern VALUES = Pattern.compile("[^\\s|{}]+(?:\\|[^\\s|{}]+)+");
    private static final Pattern RANGE = Pattern.compile("\\b(\\d+)\\.\\.(\\d+)\\b");
    private static final Pattern COUNT = Pattern.compile("\\bat least (\\d+)\\b");
    private static final Pattern BRACES = Pattern.compile("\\{([^}]*)\\}");

    private GuardText() {}

    /** A change: what it is, and the text with it. */
    record Change(String what, String text) {}

    /** All changes of some tests; the last part is left out only if {@code mayBeEmpty}. */
    static List<Change> of(String text, boolean mayBeEmpty) {
        List<Change> out = new ArrayList<>();
        List<int[]> atoms = atoms(text);
        for (int i = 0; i < atoms.size(); i++) {
            without(text, atoms, i, mayBeEmpty, out);
            int from = atoms.get(i)[0];
            int to = atoms.get(i)[1];
            String atom = text.substring(from, to);
            for (Change change : atom(atom)) {
                out.add(new Change(change.what(), text.substring(0, from) + change.text() + text.substring(to)));
            }
        }
        return out;
    }

    /** The places of the parts between the separators; braces belong to their part. */
    private static List<int[]> atoms(String text) {
        List<int[]> out = new ArrayList<>();
        Matcher matcher = SEPARATOR.matcher(text);
        int from = 0;
        while (matcher.find()) {
            out.add(new int[] {from, matcher.start()});
            from = matcher.end();
        }
        out.add(new int[] {from, text.length()});
        return out;
    }

    /** Where a part begins after {@code via LINK:} and the like, which other parts may share. */
    private static int core(String atom) {
        int colon = atom.lastIndexOf(": ");
        int with = atom.lastIndexOf(" with (");
        return Math.max(colon < 0 ? 0 : colon + 2, with < 0 ? 0 : with + 7);
    }

    private static void without(String text, List<int[]> atoms, int index, boolean mayBeEmpty, List<Change> out) {
        int from = atoms.get(index)[0];
        int to = atoms.get(index)[1];
        String atom = text.substring(from, to);
        boolean isLast = index + 1 == atoms.size();
        int core = core(atom);
        if (atoms.size() == 1) {
            if (mayBeEmpty) {
                out.add(new Change("without '" + atom + "'", ""));
            }
            return;
        }
        boolean closes = atom.endsWith(")") && core == 0;
        if (core > 0) {
            out.add(new Change(
                    "without '" + atom + "'",
                    index == 0
                            ? text.substring(atoms.get(1)[0])
                            : text.substring(0, atoms.get(index - 1)[1]) + text.substring(to)));
            if (!isLast) {
                out.add(new Change(
                        "without '" + atom.substring(core) + "'",
                        text.substring(0, from + core) + text.substring(atoms.get(index + 1)[0])));
            }
        } else if (index == 0) {
            out.add(new Change("without '" + atom + "'", text.substring(atoms.get(1)[0])));
        } else {
            out.add(new Change(
                    "without '" + atom + "'",
                    text.substring(0, atoms.get(index - 1)[1]) + (closes ? ")" : "") + text.substring(to)));
        }
    }

    private static List<Change> atom(String atom) {
        List<Change> out = new ArrayList<>();
        String core = atom.substring(core(atom));
        for (String word : List.of("not ", "certainly ")) {
            int at = atom.indexOf(word);
            while (at >= 0) {
                if (at == 0 || !Character.isLetterOrDigit(atom.charAt(at - 1))) {
                    out.add(new Change(
                            "without '" + word.strip() + "' in '" + core + "'",
                            atom.substring(0, at) + atom.substring(at + word.length())));
                }
                at = atom.indexOf(word, at + 1);
            }
        }
        Matcher states = STATES.matcher(atom.endsWith(")") ? atom.substring(0, atom.length() - 1) : atom);
        if (states.find()) {
            members(atom, states.start(1), states.end(1), " ", out);
        }
        Matcher values = VALUES.matcher(atom);
        while (values.find()) {
            members(atom, values.start(), values.end(), "|", out);
        }
        either(atom, out);
        numbers(atom, out);
        Matcher braces = BRACES.matcher(atom);
        while (braces.find()) {
            members(atom, braces.start(1), braces.end(1), "; ", out);
        }
        int equal = atom.indexOf(" = ");
        if (equal > 0 && !atom.contains("record ")) {
            out.add(new Change("'" + core + "' turned", atom.substring(0, equal) + " != " + atom.substring(equal + 3)));
        }
        return out;
    }

    /** {@code Ndis(M)CmX} is two functions. */
    private static void either(String atom, List<Change> out) {
        int at = atom.indexOf("Ndis(M)");
        while (at >= 0) {
            String rest = atom.substring(at + 7);
            out.add(new Change("NdisM only in '" + atom + "'", atom.substring(0, at) + "NdisM" + rest));
            out.add(new Change("Ndis only in '" + atom + "'", atom.substring(0, at) + "Ndis" + rest));
            at = atom.indexOf("Ndis(M)", at + 1);
        }
    }

    private static void members(String atom, int from, int to, String separator, List<Change> out) {
        List<String> members = List.of(atom.substring(from, to).split(Pattern.quote(separator), 0));
        for (int i = 0; members.size() > 1 && i < members.size(); i++) {
            List<String> rest = new ArrayList<>(members);
            rest.remove(i);
            out.add(new Change(
                    "without '" + members.get(i) + "' in '" + atom + "'",
                    atom.substring(0, from) + String.join(separator, rest) + atom.substring(to)));
        }
    }

    private static void numbers(String atom, List<Change> out) {
        Matcher range = RANGE.matcher(atom);
        while (range.find()) {
            long low = Long.parseLong(range.group(1));
            long high = Long.parseLong(range.group(2));
            if (low < high) {
                number(atom, range.start(1), range.end(1), low + 1, out);
                number(atom, range.start(2), range.end(2), high - 1, out);
            }
        }
        Matcher count = COUNT.matcher(atom);
        while (count.find()) {
            number(atom, count.start(1), count.end(1), Long.parseLong(count.group(1)) + 1, out);
        }
        int over = atom.indexOf("> limit + 1");
        if (over >= 0) {
            out.add(new Change("'limit + 2'", atom.substring(0, over) + "> limit + 2" + atom.substring(over + 11)));
        }
    }

    private static void number(String atom, int from, int to, long other, List<Change> out) {
        out.add(new Change(
                "'" + atom.substring(from, to) + "' -> '" + other + "' in '" + atom + "'",
                atom.substring(0, from) + other + atom.substring(to)));
    }
}

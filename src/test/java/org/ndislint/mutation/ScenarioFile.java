package org.ndislint.mutation;

import java.util.ArrayList;
import java.util.List;

/**
 * Scenarios as they are written: {@code given}, the records that lead there and what then {@code is}; for each
 * {@code then} a record and what follows. Lines that begin with {@code #} are comments.
 */
final class ScenarioFile {
    private ScenarioFile() {}

    static List<Scenario> read(String file, List<String> lines) {
        List<Scenario> out = new ArrayList<>();
        Scenario scenario = null;
        Scenario.Then then = null;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            String position = file + ":" + (i + 1);
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            if (line.equals("given")) {
                scenario = new Scenario(position, List.of());
                then = null;
                out.add(scenario);
            } else if (scenario == null) {
                throw new IllegalArgumentException(position + ": expected 'given', found '" + line + "'");
            } else if (line.equals("then end")) {
                then = add(scenario, new Scenario.Then(null));
            } else if (line.startsWith("then ")) {
                then = add(scenario, new Scenario.Then(line.substring(5)));
            } else if (then == null) {
                given(scenario, line);
            } else {
                follows(then, line, position);
            }
        }
        return out;
    }

    private static Scenario.Then add(Scenario scenario, Scenario.Then then) {
        scenario.thens().add(then);
        return then;
    }

    private static void given(Scenario scenario, String line) {
        if (line.startsWith("is ")) {
            scenario.is().add(line.substring(3));
        } else if (line.startsWith("breaks ")) {
            scenario.brokenBefore().add(line.substring(7));
        } else {
            scenario.given().add(line);
        }
    }

    private static void follows(Scenario.Then then, String line, String position) {
        int blank = line.indexOf(' ');
        String rest = line.substring(blank + 1);
        List<String> list = switch (blank < 0 ? line : line.substring(0, blank)) {
            case "is" -> then.is;
            case "breaks" -> then.breaks;
            case "doubts" -> then.doubts;
            case "silent" -> then.silent;
            case "owes" -> then.owes;
            default ->
                throw new IllegalArgumentException(
                        position + ": expected 'is', 'breaks', 'doubts', 'silent' or 'owes', found '" + line + "'");
        };
        list.add(rest);
    }

    static List<String> write(List<Scenario> scenarios) {
        List<String> out = new ArrayList<>();
        for (Scenario scenario : scenarios) {
            out.add("given");
            scenario.given().forEach(line -> out.add("  " + line));
            scenario.is().forEach(line -> out.add("  is " + line));
            scenario.brokenBefore().forEach(line -> out.add("  breaks " + line));
            for (Scenario.Then then : scenario.thens()) {
                out.add("then " + (then.record == null ? "end" : then.record));
                then.is.forEach(line -> out.add("  is " + line));
                then.breaks.forEach(line -> out.add("  breaks " + line));
                then.doubts.forEach(line -> out.add("  doubts " + line));
                then.silent.forEach(line -> out.add("  silent " + line));
                then.owes.forEach(line -> out.add("  owes " + line));
            }
            out.add("");
        }
        return out;
    }
}

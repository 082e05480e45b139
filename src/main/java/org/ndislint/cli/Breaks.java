package org.ndislint.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.ndislint.catalogue.NearestNames;
import org.ndislint.replay.Wanted;
import org.ndislint.rules.Kind;
import org.ndislint.rules.Program;
import org.ndislint.rules.Region;

/** Reads what a replay is to stop at: a rule, or a state of an object. */
final class Breaks {
    private static final int MOST_HINTS = 3;

    private Breaks() {}

    /**
     * What a text means: {@code AF-CLOSE-TWICE}, {@code AF#1=closing}, {@code af.client=closing}.
     *
     * @param asked what the text was given for, for messages
     */
    static Wanted of(String asked, String text, Program program) throws UsageException {
        int equals = text.indexOf('=');
        return equals < 0 ? rule(asked, text, program) : state(asked, text, equals, program);
    }

    private static Wanted rule(String asked, String text, Program program) throws UsageException {
        List<String> ids = new ArrayList<>();
        for (Program.CompiledRule rule : program.rules()) {
            ids.add(rule.info().id());
        }
        if (ids.contains(text)) {
            return new Wanted.Rule(text);
        }
        throw new UsageException(
                asked + ": expected a rule, or a state such as af.client=closing or AF#1=closing, found '" + text + "'"
                        + Hints.of(NearestNames.of(text, ids, MOST_HINTS)));
    }

    private static Wanted state(String asked, String text, int equals, Program program) throws UsageException {
        int dot = text.lastIndexOf('.', equals);
        String object = text.substring(0, dot < 0 ? equals : dot);
        String region = dot < 0 ? null : text.substring(dot + 1, equals);
        String state = text.substring(equals + 1);
        int hash = object.indexOf('#');
        String kindName = (hash < 0 ? object : object.substring(0, hash)).toLowerCase(Locale.ROOT);
        List<String> names = new ArrayList<>();
        for (Kind kind : program.kinds()) {
            names.add(kind.name());
            if (kind.name().toLowerCase(Locale.ROOT).equals(kindName)) {
                check(asked, kind, region, state);
                return new Wanted.InState(object, region, state);
            }
        }
        throw new UsageException(
                asked + ": there is no kind of object '" + kindName + "'; expected " + String.join(", ", names));
    }

    private static void check(String asked, Kind kind, @Nullable String region, String state) throws UsageException {
        List<String> known = new ArrayList<>();
        for (Region of : kind.regions()) {
            if (region != null && !of.name().equals(region)) {
                continue;
            }
            if (of.find(state) >= 0) {
                return;
            }
            for (int i = 0; i < of.size(); i++) {
                known.add(of.name() + "=" + of.state(i));
            }
        }
        throw new UsageException(asked + ": " + kind.name() + " has no state '"
                + (region == null ? "" : region + "=") + state + "'"
                + (known.isEmpty() ? "" : "; it has " + String.join(", ", known)));
    }
}

package org.ndislint.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ndislint.catalogue.Catalogue;
import org.ndislint.model.Irql;
import org.ndislint.rules.PackNode.BlockLine;

/**
 * Function names as packs write them: alternatives with {@code |}, {@code Ndis(M)CmX} for both spellings, {@code *} at
 * the end, or a set by properties in braces: {@code {functions macros; max PASSIVE_LEVEL; except A B}}.
 */
final class FunctionNames {
    private final Calls calls;
    private final Catalogue catalogue;
    /** The same sets are written again and again. */
    private final Map<String, FunctionSet> parsed = new HashMap<>();

    FunctionNames(Calls calls) {
        this.calls = calls;
        this.catalogue = calls.catalogue();
    }

    /** The catalogue numbers of what is written. All calls must be declared by then. */
    FunctionSet parse(String written, BlockLine line, int column) throws PackException {
        FunctionSet known = parsed.get(written);
        if (known == null) {
            known = new FunctionSet(members(written, line, column));
            parsed.put(written, known);
        }
        return known;
    }

    private boolean[] members(String written, BlockLine line, int column) throws PackException {
        boolean[] out = new boolean[calls.size()];
        if (written.startsWith("{")) {
            select(written, line, column, out);
            return out;
        }
        for (String name : written.split("\\|", 0)) {
            if (name.contains("(M)")) {
                one(name.replace("(M)", ""), line, column, out);
                one(name.replace("(M)", "M"), line, column, out);
            } else {
                one(name, line, column, out);
            }
        }
        return out;
    }

    private void one(String name, BlockLine line, int column, boolean[] out) throws PackException {
        if (name.endsWith("*")) {
            String prefix = name.substring(0, name.length() - 1);
            boolean any = false;
            for (int id = 0; id < calls.size(); id++) {
                if (calls.name(id).startsWith(prefix)) {
                    out[id] = true;
                    any = true;
                }
            }
            if (!any) {
                throw line.error(column, "no function is called '" + name + "'");
            }
            return;
        }
        int id = calls.find(name);
        if (id < 0) {
            throw line.error(
                    column, "unknown function '" + name + "'; did you mean " + catalogue.nearest(name, 3) + "?");
        }
        out[id] = true;
    }

    private void select(String written, BlockLine line, int column, boolean[] out) throws PackException {
        if (!written.endsWith("}")) {
            throw line.error(column, "expected '}' at the end of the set, found '" + written + "'");
        }
        List<Clause> clauses = new ArrayList<>();
        for (String clause : written.substring(1, written.length() - 1).split(";", 0)) {
            List<String> words = Words.of(clause.strip());
            clauses.add(clause(words, line, column));
        }
        for (int id = 0; id < catalogue.size(); id++) {
            boolean fits = true;
            for (Clause clause : clauses) {
                fits &= clause.fits(id);
            }
            out[id] = fits;
        }
    }

    private interface Clause {
        boolean fits(int function);
    }

    private Clause clause(List<String> words, BlockLine line, int column) throws PackException {
        switch (words.get(0)) {
            case "functions", "macros", "callbacks" -> {
                Set<String> kinds = Set.copyOf(words);
                return f -> kinds.contains(
                        switch (catalogue.kind(f)) {
                            case FUNCTION -> "functions";
                            case MACRO -> "macros";
                            case CALLBACK -> "callbacks";
                        });
            }
            case "max" -> {
                int level = level(words, line, column);
                return f -> catalogue.irqlMax(f) == level;
            }
            case "min" -> {
                int level = level(words, line, column);
                return f -> catalogue.irqlMin(f) == level;
            }
            case "flags" -> {
                return catalogue::hasDispatchFlags;
            }
            case "except" -> {
                boolean[] out = new boolean[calls.size()];
                for (String name : words.subList(1, words.size())) {
                    one(name, line, column, out);
                }
                return f -> !out[f];
            }
            default ->
                throw line.error(
                        column,
                        "expected functions, macros, callbacks, min, max, flags or except, found '" + words.get(0)
                                + "'");
        }
    }

    private static int level(List<String> words, BlockLine line, int column) throws PackException {
        int level = words.size() == 2 ? Irql.parse(words.get(1)) : -1;
        if (level < 0) {
            throw line.error(column, "expected an IRQL, found '" + String.join(" ", words) + "'");
        }
        return level;
    }
}

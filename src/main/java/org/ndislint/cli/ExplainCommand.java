package org.ndislint.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.ndislint.catalogue.CallPage;
import org.ndislint.catalogue.Catalogue;
import org.ndislint.catalogue.Function;
import org.ndislint.catalogue.NearestNames;
import org.ndislint.catalogue.PlainText;
import org.ndislint.catalogue.StatusName;
import org.ndislint.catalogue.StatusNames;
import org.ndislint.rules.RuleInfo;

/** {@code explain}: what is known of a rule, a call or a status. */
final class ExplainCommand implements Command {
    private static final int MOST_HINTS = 3;

    private final EngineLoader engines;

    ExplainCommand(EngineLoader engines) {
        this.engines = engines;
    }

    @Override
    public ExitCode run(Arguments arguments, Streams streams) throws UsageException, IOException {
        Catalogue catalogue = Catalogue.load();
        StatusNames statuses = StatusNames.load();
        List<RuleInfo> rules = RuleSelection.configured(
                arguments,
                engines.load(catalogue, statuses, RuleSources.of(arguments)).rules());
        int width = Appearance.of(arguments, streams.environment()).proseWidth();
        StringBuilder text = new StringBuilder();
        for (String name : arguments.operands()) {
            String sheet = sheet(name, rules, catalogue, statuses, width);
            if (sheet == null) {
                throw new UsageException("there is no rule, call or status '" + name + "'"
                        + Hints.of(nearest(name, rules, catalogue, statuses)));
            }
            text.append(text.isEmpty() ? "" : "\n").append(sheet);
        }
        Outputs.print(text, streams);
        return ExitCode.OK;
    }

    private static @Nullable String sheet(
            String name, List<RuleInfo> rules, Catalogue catalogue, StatusNames statuses, int width) {
        for (RuleInfo rule : rules) {
            if (rule.id().equalsIgnoreCase(name)) {
                return RuleSheet.of(rule, width);
            }
        }
        int id = function(name, catalogue);
        if (id >= 0) {
            return CallPage.of(catalogue, id, spelling(name, catalogue.function(id)), width)
                    + rulesOf(catalogue.function(id), rules, width);
        }
        StatusName status = StatusSheet.find(name, statuses);
        if (status == null) {
            status = StatusSheet.find(name.toUpperCase(Locale.ROOT), statuses);
        }
        return status == null ? null : StatusSheet.of(status, width);
    }

    /** The number of a function spelled in any case, or -1. */
    private static int function(String name, Catalogue catalogue) {
        int id = catalogue.find(name);
        for (int i = 0; i < catalogue.size() && id < 0; i++) {
            if (catalogue.name(i).equalsIgnoreCase(name)) {
                id = i;
            }
        }
        return id;
    }

    /** The name as the catalogue spells it, if it is one of the call's in another case. */
    private static String spelling(String name, Function function) {
        return name.equalsIgnoreCase(function.name()) ? function.name() : name;
    }

    /** The rules that cite a page of the call. */
    private static String rulesOf(Function function, List<RuleInfo> rules, int width) {
        List<String> ids = new ArrayList<>();
        for (RuleInfo rule : rules) {
            for (String source : rule.sources()) {
                int anchor = source.indexOf('#');
                String page = anchor < 0 ? source : source.substring(0, anchor);
                if (page.equals(function.page()) || function.otherPages().contains(page)) {
                    ids.add(rule.id());
                    break;
                }
            }
        }
        if (ids.isEmpty()) {
            return "";
        }
        PlainText text = new PlainText(width);
        text.heading("Rules that cite its page");
        text.item(String.join(", ", ids));
        return text.toString();
    }

    private static List<String> nearest(String name, List<RuleInfo> rules, Catalogue catalogue, StatusNames statuses) {
        List<String> names = new ArrayList<>();
        for (RuleInfo rule : rules) {
            names.add(rule.id());
        }
        names.addAll(catalogue.nearest(name, MOST_HINTS));
        for (StatusName status : statuses.all()) {
            names.add(status.name());
        }
        return NearestNames.of(name, names, MOST_HINTS);
    }
}

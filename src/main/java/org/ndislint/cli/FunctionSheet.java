package org.ndislint.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ndislint.catalogue.Function;
import org.ndislint.catalogue.Function.Completion;
import org.ndislint.catalogue.Function.HandleEffect;
import org.ndislint.catalogue.Function.HeaderIrql;
import org.ndislint.catalogue.Function.IrqlRange;
import org.ndislint.catalogue.Function.Parameter;
import org.ndislint.catalogue.Function.StatusOut;
import org.ndislint.model.Irql;
import org.ndislint.report.SourcePage;
import org.ndislint.rules.RuleInfo;

/** What {@code explain} says of a documented call. */
final class FunctionSheet {
    private FunctionSheet() {}

    /**
     * Everything that the catalogue knows.
     *
     * @param asked the name that was asked for, perhaps an alias
     * @param rules among which those are named that cite the call's page
     */
    static String of(Function function, String asked, List<RuleInfo> rules, int width) {
        FactSheet sheet = new FactSheet(width);
        sheet.heading(function.name());
        sheet.paragraph(asked.equals(function.name()) ? null : asked + " is another name of it.");
        sheet.fact(
                "kind",
                function.kind().word() + " of the family " + function.family()
                        + (function.connectionOriented() ? ", connection-oriented" : ""));
        sheet.fact("callback type", function.typeName())
                .fact("also called", function.aliases())
                .fact("called by", function.calledBy())
                .fact("implemented by", function.implementedBy())
                .fact("called from", function.calledFrom());
        levels(sheet, function);
        sheet.fact("flags for DISPATCH", function.dispatchFlags());
        results(sheet, function);
        sheet.fact("causes", function.causes())
                .fact("triggered by", function.triggeredBy())
                .fact("turns into", function.expandsTo())
                .fact("replaces", function.supersedes())
                .fact("replaced by", function.supersededBy())
                .fact("versions", function.versions());
        parameters(sheet, function);
        sheet.blank().fact("page", SourcePage.url(function.page()));
        for (String page : function.otherPages()) {
            sheet.fact("page", SourcePage.url(page));
        }
        for (String note : function.notes()) {
            sheet.fact("note", note);
        }
        sheet.fact("checked by", citing(function, rules));
        sheet.fact("published rules", function.checkedBy());
        return sheet.toString();
    }

    private static void levels(FactSheet sheet, Function function) {
        IrqlRange range = function.irql();
        sheet.fact("IRQL", range == null ? "the page gives none" : text(range.min(), range.max()));
        sheet.fact("depends on", function.irqlCondition());
        HeaderIrql header = function.headerIrql();
        if (header != null && !header.agrees()) {
            sheet.fact("IRQL in header", text(header.min(), header.max()));
        }
        for (Map.Entry<String, IrqlRange> alias : function.aliasIrql().entrySet()) {
            sheet.fact(
                    "IRQL of alias",
                    alias.getKey() + ": "
                            + text(alias.getValue().min(), alias.getValue().max()));
        }
    }

    private static String text(int min, int max) {
        if (min == Irql.PASSIVE && max == Irql.HIGHEST) {
            return "any level";
        }
        return min == max ? Irql.text(min) : Irql.text(min) + " to " + Irql.text(max);
    }

    private static void results(FactSheet sheet, Function function) {
        sheet.fact("returns", function.returnType());
        sheet.fact("may return", statuses(function.statuses(), function.otherStatuses()));
        sheet.fact("as returned by", function.statusesLike());
        StatusOut out = function.statusOut();
        if (out != null) {
            sheet.fact("reports in", out.parameter() + ": " + statuses(out.statuses(), false));
        }
        sheet.fact("may pend", function.mayPend() ? "yes" : null)
                .fact("completed by", function.completedBy())
                .fact("completes", function.completes());
        Completion completion = function.completion();
        if (completion != null) {
            String allowed = statuses(completion.statuses(), completion.others());
            sheet.fact(
                    "completes with",
                    completion.parameter()
                            + (allowed.isEmpty() ? "" : ": " + allowed)
                            + (completion.pendingForbidden() ? "; never NDIS_STATUS_PENDING" : ""));
        }
        for (HandleEffect effect : function.effects()) {
            sheet.fact(
                    "handle",
                    effect.parameter() + ": " + effect.effect() + (effect.note() == null ? "" : ", " + effect.note()));
        }
    }

    private static String statuses(List<String> named, boolean others) {
        String text = String.join(", ", named);
        return others ? (text.isEmpty() ? "other values" : text + " and other values") : text;
    }

    private static void parameters(FactSheet sheet, Function function) {
        for (Parameter parameter : function.parameters()) {
            List<String> facts = new ArrayList<>();
            if (!parameter.type().isEmpty()) {
                facts.add(parameter.type());
            }
            if (parameter.optional()) {
                facts.add("optional");
            }
            String context = parameter.contextOf();
            String handle = parameter.handleKind();
            if (context != null) {
                facts.add("context of the " + context
                        + (parameter.contextOwner().isEmpty()
                                ? ""
                                : ", by " + String.join(" or ", parameter.contextOwner())));
            } else if (handle != null) {
                facts.add("handle: " + handle);
            }
            String direction = parameter.direction().isEmpty() ? "" : '[' + parameter.direction() + "] ";
            sheet.fact(
                    "parameter",
                    direction + parameter.headerName() + (facts.isEmpty() ? "" : ": " + String.join(", ", facts)));
        }
    }

    private static List<String> citing(Function function, List<RuleInfo> rules) {
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
        return ids;
    }
}

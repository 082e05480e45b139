package org.ndislint.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.ndislint.model.EventKind;
import org.ndislint.model.Irql;
import org.ndislint.model.Key;

/** Everything that the catalogue knows of a call, as plain text for people. */
public final class CallPage {
    private static final String SITE = "https://learn.microsoft.com/windows-hardware/drivers/ddi/";

    private final Catalogue catalogue;
    private final Function function;
    private final PlainText text;

    private CallPage(Catalogue catalogue, int id, int width) {
        this.catalogue = catalogue;
        this.function = catalogue.function(id);
        this.text = new PlainText(width);
    }

    /**
     * The text, ending in a line feed; no line is longer than {@code width} columns (40 at least), unless a single word
     * is.
     *
     * @param spelling what was asked for: an alias is explained as one
     */
    public static String of(Catalogue catalogue, int id, String spelling, int width) {
        CallPage page = new CallPage(catalogue, id, width);
        page.write(spelling);
        return page.text.toString();
    }

    /** The address of a page, given its id such as {@code ndis/nf-ndis-ndisclcloseaddressfamily}. */
    public static String url(String page) {
        int duplicate = page.indexOf('~');
        return SITE + (duplicate < 0 ? page : page.substring(0, duplicate) + "-" + page.substring(duplicate + 1));
    }

    private void write(String spelling) {
        text.line(function.name());
        text.line(what());
        if (!spelling.equals(function.name())) {
            text.line(spelledOtherwise(spelling));
        }
        text.heading("Call");
        writeRoles();
        writeIrql();
        writeResult();
        text.row("versions", function.versions());
        text.row("supersedes", join(function.supersedes(), " and "));
        text.row("superseded by", function.supersededBy() == null ? "" : function.supersededBy());
        text.row("page", url(function.page()));
        for (String other : function.otherPages()) {
            text.row("also", url(other));
        }
        text.row("compliance", String.join(", ", function.checkedBy()));
        writeParameters();
        writeConsequences();
        if (!function.notes().isEmpty()) {
            text.heading("Notes");
            function.notes().forEach(text::item);
        }
    }

    private String what() {
        String what = function.kind().word() + " of family " + function.family();
        String type = function.typeName() == null ? "" : ", type " + function.typeName();
        return what + (function.connectionOriented() ? ", connection-oriented" : "") + type;
    }

    private String spelledOtherwise(String spelling) {
        return spelling.equals(function.typeName())
                ? spelling + " is its function type."
                : spelling + " is another or an earlier name of it.";
    }

    private void writeRoles() {
        text.row("called by", drivers(function.calledBy()));
        text.row("implemented by", drivers(function.implementedBy()));
        text.row("also called", String.join(", ", function.aliases()));
        if (function.expandsTo() != null) {
            text.row("expands to", function.expandsTo() + ", the name that a capture of imported functions shows");
        }
        text.row("called from", join(function.calledFrom(), " or "));
        List<String> kinds = new ArrayList<>();
        int mask = catalogue.kindsMaking(function.id());
        for (DriverKind kind : DriverKind.values()) {
            if ((mask & kind.bit()) != 0) {
                kinds.add(kind.word());
            }
        }
        text.row("seen where", "a capture covers " + join(kinds, " or "));
    }

    private void writeIrql() {
        Function.IrqlRange irql = function.irql();
        if (irql == null) {
            text.row("IRQL", "the page gives none");
        } else {
            String page = irql.text().isEmpty() ? "from the remarks" : "page: " + irql.text();
            text.row("IRQL", range(irql.min(), irql.max()) + " (" + page + ")");
        }
        text.row("  depends", function.irqlCondition() == null ? "" : function.irqlCondition());
        Function.HeaderIrql header = function.headerIrql();
        if (header != null) {
            String says = header.agrees() ? "says the same" : "says " + range(header.min(), header.max());
            String condition = header.condition() == null ? "" : "; " + header.condition();
            text.row("  header", says + condition + " (" + header.source() + ")");
        }
        function.aliasIrql().forEach((alias, range) -> text.row("  " + alias, "as " + range(range.min(), range.max())));
        if (!function.dispatchFlags().isEmpty()) {
            text.row("  flag", join(function.dispatchFlags(), " or ") + " asserts DISPATCH_LEVEL");
        }
    }

    private void writeResult() {
        String type = function.returnType();
        if (type != null) {
            Key key = catalogue.returnedKey(function.id());
            String recorded = key == null ? "" : ", recorded as " + key.json();
            text.row("returns", type.equals("VOID") ? "nothing" : type + recorded);
        }
        text.row("  values", statuses(function.statuses(), function.otherStatuses()));
        text.row("  as", function.statusesLike() == null ? "" : "what " + function.statusesLike() + " returns");
        Function.StatusOut out = function.statusOut();
        if (out != null) {
            String values = out.statuses().isEmpty() ? "" : ": " + statuses(out.statuses(), false);
            text.row("status", "through " + out.parameter() + values);
        }
        if (function.mayPend()) {
            text.row(
                    "may pend",
                    function.completedBy().isEmpty()
                            ? "yes; the page names no completion"
                            : "yes; completed by " + join(function.completedBy(), " or "));
        } else if (!function.completedBy().isEmpty()) {
            text.row("completed by", join(function.completedBy(), " or "));
        }
        if (!function.completes().isEmpty()) {
            text.row("completes", join(function.completes(), " or ") + afterPending());
        }
        Function.Completion completion = function.completion();
        if (completion != null) {
            String values = statuses(completion.statuses(), completion.others());
            String pending = completion.pendingForbidden() ? "never NDIS_STATUS_PENDING" : "";
            String both = values.isEmpty() || pending.isEmpty() ? values + pending : values + "; " + pending;
            String parameter =
                    name(function.parameters().get(catalogue.parameter(function.id(), completion.parameter())));
            text.row("  status", parameter + (both.isEmpty() ? "" : ": " + both));
        }
    }

    /** A send is completed whatever it returned; what returns a status is completed only when it pended. */
    private String afterPending() {
        for (String completed : function.completes()) {
            if (!catalogue.mayPend(catalogue.find(completed))) {
                return "";
            }
        }
        return ", after it returned NDIS_STATUS_PENDING";
    }

    private void writeParameters() {
        text.heading("Parameters");
        if (function.parameters().isEmpty()) {
            text.line("  none");
        }
        List<List<String>> rows = new ArrayList<>();
        for (Function.Parameter parameter : function.parameters()) {
            rows.add(List.of(parameter.direction(), name(parameter), parameter.type(), carries(parameter)));
        }
        text.table(rows);
    }

    private void writeConsequences() {
        if (function.causes().isEmpty()
                && function.triggeredBy().isEmpty()
                && function.effects().isEmpty()) {
            return;
        }
        text.heading("Consequences");
        text.row("NDIS calls", join(function.causes(), ", "));
        text.row("follows from", join(function.triggeredBy(), ", "));
        for (Function.HandleEffect effect : function.effects()) {
            text.row(effect.parameter(), effect(effect.effect()) + (effect.note() == null ? "" : ": " + effect.note()));
        }
    }

    private String carries(Function.Parameter parameter) {
        List<String> parts = new ArrayList<>();
        String object = object(parameter);
        if (!object.isEmpty()) {
            parts.add(object);
        }
        if (parameter.name().equals(function.completionStatusParameter())) {
            parts.add("the status");
        }
        long keys = catalogue.keysOf(function.id(), parameter.name());
        if (keys != 0) {
            boolean late = catalogue.keysOf(function.id(), parameter.name(), EventKind.ENTER) == 0;
            parts.add("recorded as " + join(names(keys), " or ") + (late ? " at the return" : ""));
        }
        if (parameter.optional()) {
            parts.add("optional");
        }
        return String.join(", ", parts);
    }

    private static String name(Function.Parameter parameter) {
        return parameter.realName() == null ? parameter.name() : parameter.name() + " (" + parameter.realName() + ")";
    }

    private static List<String> names(long keys) {
        List<String> names = new ArrayList<>();
        for (long rest = keys; rest != 0; rest &= rest - 1) {
            names.add(Key.of(Long.numberOfTrailingZeros(rest)).json());
        }
        return names;
    }

    private static String object(Function.Parameter parameter) {
        String context = parameter.contextOf();
        if (context != null) {
            return contextName(context) + " context of the " + join(named(parameter.contextOwner()), " or ");
        }
        String kind = parameter.handleKind();
        if (kind == null) {
            return "";
        }
        return switch (kind) {
            case "oid-request" -> "OID request";
            case "nbl" -> "NET_BUFFER_LIST chain";
            case "miniport-adapter" -> "miniport adapter handle";
            default -> contextName(kind) + " handle";
        };
    }

    private static String contextName(String object) {
        return switch (object) {
            case "af", "vc", "sap" -> object.toUpperCase(Locale.ROOT);
            default -> object.replace('-', ' ');
        };
    }

    private static String effect(String effect) {
        return switch (effect) {
            case "created" -> "handed out";
            case "invalid-on-call" -> "invalid from the call on";
            case "invalid-on-return" -> "invalid once the call has returned";
            case "closing" -> "closing";
            case "deactivated" -> "deactivated";
            case "released" -> "released";
            case "no-transfers-on-call" -> "no transfers from the call on";
            default -> effect;
        };
    }

    private static String statuses(List<String> statuses, boolean others) {
        String named = join(statuses, " or ");
        if (!others) {
            return named;
        }
        return named.isEmpty() ? "any" : String.join(", ", statuses) + " or others";
    }

    private static String range(int min, int max) {
        return min == max || (min == 3 && max > 3) ? level(min) : level(min) + " to " + level(max);
    }

    private static String level(int irql) {
        if (irql <= Irql.DISPATCH) {
            return Irql.text(irql);
        }
        return irql == Irql.HIGHEST ? "HIGH_LEVEL" : "DIRQL";
    }

    private static String drivers(Set<String> roles) {
        return join(named(List.copyOf(roles)), ", ");
    }

    private static List<String> named(List<String> roles) {
        List<String> names = new ArrayList<>();
        for (String role : roles) {
            names.add(
                    switch (role) {
                        case "mcm" -> "MCM";
                        case "ndis" -> "NDIS";
                        case "call-manager" -> "call manager";
                        case "intermediate" -> "intermediate driver";
                        default -> role.equals("client") ? role : role + " driver";
                    });
        }
        return names;
    }

    private static String join(List<String> words, String last) {
        if (words.size() < 2) {
            return String.join("", words);
        }
        String head = String.join(", ", words.subList(0, words.size() - 1));
        return head + last + words.get(words.size() - 1);
    }
}

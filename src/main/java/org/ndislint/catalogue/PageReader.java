package org.ndislint.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ndislint.model.Key;

/** Reads one block of {@link FamilyPages} together with the entry's line of {@link FunctionIndex}. */
final class PageReader {
    private static final Set<String> CONNECTION_ORIENTED =
            Set.of("client", "call-manager", "mcm", "co-common", "co-miniport");
    private static final String OTHERS = "others";
    private static final String NEVER_PENDING = "never-pending";

    private final FamilyPages pages;
    private final String name;

    private @Nullable String irqlText;
    private @Nullable String irqlCondition;
    private Function.@Nullable IrqlRange header;
    private String headerSource = "";
    private @Nullable String headerCondition;
    private final Map<String, Function.IrqlRange> aliasIrql = new LinkedHashMap<>();
    private final List<String> dispatchFlags = new ArrayList<>();
    private final List<Function.Parameter> parameters = new ArrayList<>();
    private final List<@Nullable Key> facts = new ArrayList<>();
    private @Nullable Key returned;
    private List<String> statuses = new ArrayList<>();
    private boolean otherStatuses;
    private @Nullable String statusesLike;
    private Function.@Nullable StatusOut statusOut;
    private List<String> completedBy = List.of();
    private List<String> completes = List.of();
    private Function.@Nullable Completion completion;
    private List<String> causes = List.of();
    private List<String> triggeredBy = List.of();
    private List<String> calledFrom = List.of();
    private final List<Function.HandleEffect> effects = new ArrayList<>();
    private @Nullable String expandsTo;
    private List<String> supersedes = List.of();
    private @Nullable String supersededBy;
    private List<String> checkedBy = List.of();
    private Function.Availability availability = new Function.Availability(null, null, false, false, null);
    private @Nullable String page;
    private final List<String> otherPages = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    PageReader(FamilyPages pages, String name) {
        this.pages = pages;
        this.name = name;
        for (String line : pages.lines(name)) {
            readLine(line);
        }
    }

    /** The fact or object key that a parameter carries by the catalogue's own word, in parameter order. */
    List<@Nullable Key> facts() {
        return facts;
    }

    /** What the returned value is, or null. */
    @Nullable
    Key returned() {
        return returned;
    }

    Function function(int id, FunctionIndex index) {
        String family = index.families.word(index.family[id]);
        String[] typeAndAliases = index.typeAndAliases(id).split(" ", 2);
        String typeName = absent(typeAndAliases[0]);
        String aliases = absent(typeAndAliases[1]);
        Function.Kind kind = index.kind(id);
        Function.IrqlRange irql = index.irqlMin[id] < 0
                ? null
                : new Function.IrqlRange(index.irqlMin[id], index.irqlMax[id], irqlText == null ? "" : irqlText);
        return new Function(
                id,
                name,
                typeName,
                aliases == null ? List.of() : List.of(aliases.split(",")),
                kind,
                family,
                CONNECTION_ORIENTED.contains(family),
                words(index.calledBy[id]),
                words(index.implementedBy[id]),
                irql,
                irqlCondition,
                headerIrql(irql),
                aliasIrql,
                dispatchFlags,
                parameters,
                absent(index.returnType(id)),
                statuses,
                otherStatuses,
                statusesLike,
                statusOut,
                index.pends[id],
                completedBy,
                completes,
                completion,
                causes,
                triggeredBy,
                calledFrom,
                effects,
                expandsTo,
                supersedes,
                supersededBy,
                checkedBy,
                availability,
                page == null ? defaultPage(kind, typeName) : page,
                otherPages,
                notes);
    }

    static boolean isConnectionOriented(String family) {
        return CONNECTION_ORIENTED.contains(family);
    }

    private String defaultPage(Function.Kind kind, @Nullable String typeName) {
        return kind == Function.Kind.CALLBACK && typeName != null
                ? "ndis/nc-ndis-" + typeName.toLowerCase(Locale.ROOT)
                : "ndis/nf-ndis-" + name.toLowerCase(Locale.ROOT);
    }

    private Function.@Nullable HeaderIrql headerIrql(Function.@Nullable IrqlRange irql) {
        if (header == null) {
            return null;
        }
        boolean agrees = irql != null && irql.min() == header.min() && irql.max() == header.max();
        return new Function.HeaderIrql(header.min(), header.max(), headerSource, agrees, headerCondition);
    }

    private void readLine(String line) {
        String text = line.strip();
        int blank = text.indexOf(' ');
        String what = blank < 0 ? text : text.substring(0, blank);
        String value = blank < 0 ? "" : text.substring(blank + 1);
        switch (what) {
            case "page" -> page = value;
            case "also-page" -> otherPages.add(value);
            case "irql" -> irqlText = value;
            case "irql-when" -> irqlCondition = value;
            case "header" -> readHeader(value);
            case "header-when" -> headerCondition = value;
            case "alias-irql" -> readAliasIrql(line, value);
            case "dispatch-flag" -> dispatchFlags.addAll(list(value));
            case "param" -> readParameter(line, value);
            case "returned" -> returned = key(line, value);
            case "status" -> {
                statuses = new ArrayList<>(list(value));
                otherStatuses = statuses.remove(OTHERS);
            }
            case "status-like" -> statusesLike = value;
            case "status-out" -> {
                List<String> words = list(value);
                statusOut = new Function.StatusOut(words.get(0), words.subList(1, words.size()));
            }
            case "completed-by" -> completedBy = list(value);
            case "completes" -> completes = list(value);
            case "completion-status" -> readCompletion(value);
            case "causes" -> causes = list(value);
            case "triggered-by" -> triggeredBy = list(value);
            case "called-from" -> calledFrom = list(value);
            case "effect" -> readEffect(line, value);
            case "expands-to" -> expandsTo = value;
            case "supersedes" -> supersedes = list(value);
            case "superseded-by" -> supersededBy = value;
            case "checked-by" -> checkedBy = list(value);
            case "versions" -> readVersions(line, value);
            case "note" -> notes.add(value);
            default -> throw damaged(line, "a known word");
        }
    }

    private void readHeader(String value) {
        int blank = value.indexOf(' ');
        header = FunctionIndex.range(value.substring(0, blank), "");
        headerSource = value.substring(blank + 1);
    }

    private void readAliasIrql(String line, String value) {
        String[] words = value.split(" ", 3);
        if (words.length != 3) {
            throw damaged(line, "an alias, a range and a source");
        }
        aliasIrql.put(words[0], FunctionIndex.range(words[1], words[2]));
    }

    /** {@code direction[?] name[=headerName] type [: what it carries]}; a type may have blanks. */
    private void readParameter(String line, String value) {
        int colon = value.indexOf(" : ");
        String carries = colon < 0 ? "" : value.substring(colon + 3);
        String[] words = (colon < 0 ? value : value.substring(0, colon)).split(" ", 3);
        if (words.length != 3) {
            throw damaged(line, "a direction, a name and a type");
        }
        boolean optional = words[0].endsWith("?");
        String direction = optional ? words[0].substring(0, words[0].length() - 1) : words[0];
        int equals = words[1].indexOf('=');
        String handleKind = null;
        String contextOf = null;
        List<String> owners = List.of();
        Key fact = null;
        int context = carries.indexOf(" context of ");
        if (context >= 0) {
            contextOf = carries.substring(0, context);
            owners =
                    List.of(carries.substring(context + " context of ".length()).split(","));
            handleKind = owners.equals(List.of("client"))
                    ? "client-context"
                    : owners.equals(List.of("call-manager", "mcm")) ? "call-manager-context" : null;
        } else if (carries.startsWith("key ")) {
            fact = key(line, carries.substring(4));
        } else if (!carries.isEmpty()) {
            handleKind = carries;
        }
        parameters.add(new Function.Parameter(
                equals < 0 ? words[1] : words[1].substring(0, equals),
                equals < 0 ? null : words[1].substring(equals + 1),
                direction.equals("-") ? "" : direction,
                words[2].equals("-") ? "" : words[2],
                optional,
                handleKind,
                contextOf,
                owners));
        facts.add(fact);
    }

    private void readCompletion(String value) {
        List<String> words = new ArrayList<>(list(value));
        String parameter = words.remove(0);
        boolean neverPending = words.remove(NEVER_PENDING);
        boolean others = words.remove(OTHERS);
        completion = new Function.Completion(parameter, words, others, neverPending);
    }

    private void readEffect(String line, String value) {
        int colon = value.indexOf(" : ");
        String[] words = (colon < 0 ? value : value.substring(0, colon)).split(" ", -1);
        if (words.length != 2) {
            throw damaged(line, "a parameter and an effect");
        }
        effects.add(new Function.HandleEffect(words[0], words[1], colon < 0 ? null : value.substring(colon + 3)));
    }

    private void readVersions(String line, String value) {
        String from = null;
        String to = null;
        String windows = null;
        boolean ndis5 = false;
        boolean obsolete = false;
        List<String> words = list(value);
        for (int i = 0; i < words.size(); i++) {
            switch (words.get(i)) {
                case "from" -> from = words.get(++i);
                case "to" -> to = words.get(++i);
                case "windows" -> windows = words.get(++i);
                case "ndis5" -> ndis5 = true;
                case "obsolete" -> obsolete = true;
                default -> throw damaged(line, "versions");
            }
        }
        availability = new Function.Availability(from, to, ndis5, obsolete, windows);
    }

    private Key key(String line, String json) {
        Key key = Key.find(json);
        if (key == null) {
            throw damaged(line, "a key of a call event");
        }
        return key;
    }

    private IllegalStateException damaged(String line, String expected) {
        return Resource.damaged(pages.resource(), name + ": " + line, expected);
    }

    private static List<String> list(String value) {
        return value.isEmpty() ? List.of() : List.of(value.split(" "));
    }

    private static @Nullable String absent(String word) {
        return word.equals("-") ? null : word;
    }

    private static Set<String> words(int roles) {
        Set<String> words = new LinkedHashSet<>();
        for (Role role : Role.values()) {
            if ((roles & role.bit()) != 0) {
                words.add(role.word());
            }
        }
        return words;
    }
}

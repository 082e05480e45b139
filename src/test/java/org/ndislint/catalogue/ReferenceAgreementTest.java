package org.ndislint.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Holds the catalogue to the reference, field by field. Where the catalogue knows better the difference is written out
 * here, so that no other slips in.
 */
class ReferenceAgreementTest {
    /** Spellings that pages use and the reference does not list. */
    private static final Map<String, List<String>> MORE_ALIASES = Map.of(
            "NdisCmDeregisterSapComplete", List.of("NdisCmDegisterSapComplete"),
            "NdisMCmDeregisterSapComplete", List.of("NdisMCmDegisterSapComplete"));
    /** Types that the reference took over together with the annotation before them. */
    private static final Map<String, String> MENDED_TYPES = Map.of(
            "\\ ) \\ EXPORT VOID NdisMSetAttributesEx( NDIS_HANDLE", "NDIS_HANDLE",
            "(return==NDIS_STATUS_SUCCESS, ) PNDIS_HANDLE", "PNDIS_HANDLE");

    private final Catalogue catalogue = Catalogue.load();

    private interface Check {
        void of(Function function, JsonNode entry, Differences differences);
    }

    private static final class Differences {
        private final List<String> found = new ArrayList<>();

        void compare(Function function, @Nullable Object actual, @Nullable Object expected) {
            if (!Objects.equals(actual, expected)) {
                found.add(function.name() + ": expected " + expected + ", found " + actual);
            }
        }
    }

    private void forEvery(Check check) {
        JsonNode reference = Reference.read("ndis-functions.json");
        Differences differences = new Differences();
        for (JsonNode entry : reference) {
            int id = catalogue.find(text(entry, "name"));
            assertThat(id).as(text(entry, "name")).isNotNegative();
            check.of(catalogue.function(id), entry, differences);
        }
        assertThat(differences.found).isEmpty();
    }

    @Test
    void holdsTheSameEntriesInTheSameOrder() {
        JsonNode reference = Reference.read("ndis-functions.json");
        List<String> expected = new ArrayList<>();
        reference.forEach(entry -> expected.add(text(entry, "name")));
        List<String> found = new ArrayList<>();
        for (int id = 0; id < catalogue.size(); id++) {
            found.add(catalogue.name(id));
            assertThat(catalogue.function(id).id()).isEqualTo(id);
        }
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void everyEntryIsCalledAndSortedAsTheReferenceSays() {
        forEvery((function, entry, differences) -> {
            String name = text(entry, "name");
            differences.compare(function, function.name(), name);
            differences.compare(function, function.typeName(), optional(entry, "typeName"));
            List<String> aliases = new ArrayList<>(words(entry, "aliases"));
            aliases.addAll(MORE_ALIASES.getOrDefault(name, List.of()));
            differences.compare(function, function.aliases(), aliases);
            differences.compare(function, function.kind().word(), text(entry, "kind"));
            differences.compare(function, function.family(), text(entry, "family"));
            differences.compare(
                    function,
                    function.connectionOriented(),
                    entry.get("connectionOriented").booleanValue());
            differences.compare(function, function.calledBy(), Set.copyOf(words(entry, "calledBy")));
            differences.compare(function, function.implementedBy(), Set.copyOf(words(entry, "implementedBy")));
            differences.compare(function, function.supersedes(), words(entry, "supersedes"));
            differences.compare(function, function.supersededBy(), optional(entry, "supersededBy"));
            differences.compare(function, function.checkedBy(), words(entry, "ddiCompliance"));
        });
    }

    @Test
    void everyIrqlRangeIsTheReferences() {
        forEvery((function, entry, differences) -> {
            JsonNode irql = entry.get("irql");
            differences.compare(function, function.irql(), range(irql, "raw"));
            differences.compare(function, function.irqlCondition(), optional(irql, "conditional"));
            differences.compare(function, function.dispatchFlags(), words(entry, "dispatchFlags"));
            JsonNode annotation = irql.get("annotation");
            Function.IrqlRange header = annotation == null ? null : range(annotation, "source");
            differences.compare(
                    function,
                    function.headerIrql(),
                    header == null
                            ? null
                            : new Function.HeaderIrql(
                                    header.min(),
                                    header.max(),
                                    header.text(),
                                    annotation.get("agrees").booleanValue(),
                                    optional(annotation, "conditional")));
            Map<String, Function.IrqlRange> aliases = new LinkedHashMap<>();
            entry.path("aliasIrql")
                    .properties()
                    .forEach(each -> aliases.put(each.getKey(), range(each.getValue(), "source")));
            differences.compare(function, function.aliasIrql(), aliases);
            int id = function.id();
            differences.compare(
                    function,
                    catalogue.irqlMin(id),
                    function.irql() == null ? -1 : function.irql().min());
            differences.compare(
                    function,
                    catalogue.irqlMax(id),
                    function.irql() == null ? -1 : function.irql().max());
        });
    }

    @Test
    void everyParameterIsTheReferences() {
        forEvery((function, entry, differences) -> {
            List<Function.Parameter> expected = new ArrayList<>();
            for (JsonNode parameter : entry.get("parameters")) {
                String type = orEmpty(optional(parameter, "type"));
                expected.add(new Function.Parameter(
                        text(parameter, "name"),
                        optional(parameter, "realName"),
                        orEmpty(optional(parameter, "direction")),
                        MENDED_TYPES.getOrDefault(type, type),
                        parameter.path("optional").asBoolean(false),
                        optional(parameter, "handleKind"),
                        optional(parameter, "contextOf"),
                        words(parameter, "contextOwner")));
            }
            differences.compare(function, function.parameters(), expected);
        });
    }

    @Test
    void everyStatusSetIsTheReferences() {
        forEvery((function, entry, differences) -> {
            differences.compare(
                    function,
                    function.returnsStatus(),
                    entry.get("returnsStatus").booleanValue());
            differences.compare(function, catalogue.returnsStatus(function.id()), function.returnsStatus());
            differences.compare(function, function.statuses(), words(entry, "statuses"));
            differences.compare(
                    function,
                    function.otherStatuses(),
                    entry.path("otherStatuses").asBoolean(false));
            differences.compare(function, function.statusesLike(), optional(entry, "returnsLike"));
            JsonNode out = entry.get("statusOut");
            differences.compare(
                    function,
                    function.statusOut(),
                    out == null ? null : new Function.StatusOut(text(out, "param"), words(out, "values")));
            JsonNode completion = entry.get("completionStatus");
            differences.compare(
                    function,
                    function.completion(),
                    completion == null
                            ? null
                            : new Function.Completion(
                                    text(completion, "param"),
                                    words(completion, "values"),
                                    completion.get("otherAllowed").booleanValue(),
                                    completion.get("pendingForbidden").booleanValue()));
        });
    }

    @Test
    void everyLinkIsTheReferences() {
        forEvery((function, entry, differences) -> {
            differences.compare(
                    function, function.mayPend(), entry.get("mayPend").booleanValue());
            differences.compare(function, catalogue.mayPend(function.id()), function.mayPend());
            differences.compare(function, function.completedBy(), words(entry, "completedBy"));
            if (entry.has("completes")) {
                differences.compare(function, function.completes(), words(entry, "completes"));
            }
            differences.compare(function, function.causes(), words(entry, "causes"));
            differences.compare(function, function.triggeredBy(), words(entry, "triggeredBy"));
            differences.compare(function, function.calledFrom(), words(entry, "calledFrom"));
            differences.compare(function, function.expandsTo(), optional(entry, "expandsTo"));
            List<Function.HandleEffect> effects = new ArrayList<>();
            for (JsonNode effect : entry.path("handleEffects")) {
                effects.add(new Function.HandleEffect(
                        text(effect, "param"), text(effect, "effect"), optional(effect, "note")));
            }
            differences.compare(function, function.effects(), effects);
        });
    }

    @Test
    void everyVersionPageAndNoteIsTheReferences() {
        forEvery((function, entry, differences) -> {
            JsonNode versions = entry.get("versions");
            differences.compare(
                    function,
                    function.availability(),
                    new Function.Availability(
                            optional(versions, "ndisMin"),
                            optional(versions, "ndisMax"),
                            versions.get("ndis5").booleanValue(),
                            versions.get("obsolete").booleanValue(),
                            optional(versions, "windowsMin")));
            differences.compare(function, function.page(), text(entry, "doc"));
            differences.compare(function, function.otherPages(), words(entry, "otherDocs"));
            differences.compare(function, function.notes(), words(entry, "notes"));
        });
    }

    @Test
    void everyStatusValueIsTheReferences() {
        Map<String, String> sources = Map.of(
                "ndis.h, WDK 7 era copy", "wdk7",
                "km/ndis.h", "ndis.h",
                "km/ndis.h (symbol)", "ndis.h-symbol",
                "win32 COM error list (same low 16 bits)", "win32-com");
        List<StatusName> expected = new ArrayList<>();
        for (JsonNode entry : Reference.read("ndis-status.json")) {
            StatusName status = new StatusName(
                    Long.decode(text(entry, "value")),
                    text(entry, "name"),
                    optional(entry, "ntstatus"),
                    words(entry, "aliases"),
                    StatusName.Use.valueOf(text(entry, "kind").toUpperCase(java.util.Locale.ROOT)),
                    words(entry, "sources").stream().map(sources::get).toList());
            assertThat(status.severity().name()).isEqualToIgnoringCase(text(entry, "severity"));
            expected.add(status);
        }
        assertThat(StatusNames.load().all()).isEqualTo(expected);
    }

    private static Function.@Nullable IrqlRange range(JsonNode irql, String textKey) {
        return irql.isNull() || !irql.has("min")
                ? null
                : new Function.IrqlRange(
                        level(text(irql, "min"), 3), level(text(irql, "max"), 26), text(irql, textKey));
    }

    private static int level(String name, int device) {
        return switch (name) {
            case "PASSIVE_LEVEL" -> 0;
            case "APC_LEVEL" -> 1;
            case "DISPATCH_LEVEL" -> 2;
            case "DIRQL" -> device;
            case "HIGH_LEVEL" -> 31;
            default -> throw new AssertionError("unknown level " + name);
        };
    }

    private static String text(JsonNode node, String key) {
        return node.get(key).stringValue();
    }

    private static @Nullable String optional(JsonNode node, String key) {
        JsonNode value = node.get(key);
        return value == null || value.isNull() ? null : value.stringValue();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static List<String> words(JsonNode node, String key) {
        List<String> words = new ArrayList<>();
        node.path(key).forEach(word -> words.add(word.stringValue()));
        return words;
    }
}

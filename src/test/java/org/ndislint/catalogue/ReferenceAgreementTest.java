package org.ndislint.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
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
        void of(Function function, JsonNode entry, SoftAssertions softly);
    }

    private void forEvery(Check check) {
        JsonNode reference = Reference.read("ndis-functions.json");
        SoftAssertions softly = new SoftAssertions();
        for (JsonNode entry : reference) {
            int id = catalogue.find(text(entry, "name"));
            assertThat(id).as(text(entry, "name")).isNotNegative();
            check.of(catalogue.function(id), entry, softly);
        }
        softly.assertAll();
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
        forEvery((function, entry, softly) -> {
            String name = text(entry, "name");
            softly.assertThat(function.name()).isEqualTo(name);
            softly.assertThat(function.typeName()).as(name).isEqualTo(optional(entry, "typeName"));
            List<String> aliases = new ArrayList<>(words(entry, "aliases"));
            aliases.addAll(MORE_ALIASES.getOrDefault(name, List.of()));
            softly.assertThat(function.aliases()).as(name).isEqualTo(aliases);
            softly.assertThat(function.kind().word()).as(name).isEqualTo(text(entry, "kind"));
            softly.assertThat(function.family()).as(name).isEqualTo(text(entry, "family"));
            softly.assertThat(function.connectionOriented())
                    .as(name)
                    .isEqualTo(entry.get("connectionOriented").booleanValue());
            softly.assertThat(function.calledBy()).as(name).isEqualTo(Set.copyOf(words(entry, "calledBy")));
            softly.assertThat(function.implementedBy()).as(name).isEqualTo(Set.copyOf(words(entry, "implementedBy")));
            softly.assertThat(function.supersedes()).as(name).isEqualTo(words(entry, "supersedes"));
            softly.assertThat(function.supersededBy()).as(name).isEqualTo(optional(entry, "supersededBy"));
            softly.assertThat(function.checkedBy()).as(name).isEqualTo(words(entry, "ddiCompliance"));
        });
    }

    @Test
    void everyIrqlRangeIsTheReferences() {
        forEvery((function, entry, softly) -> {
            String name = text(entry, "name");
            JsonNode irql = entry.get("irql");
            softly.assertThat(function.irql()).as(name).isEqualTo(range(irql, "raw"));
            softly.assertThat(function.irqlCondition()).as(name).isEqualTo(optional(irql, "conditional"));
            softly.assertThat(function.dispatchFlags()).as(name).isEqualTo(words(entry, "dispatchFlags"));
            JsonNode annotation = irql.get("annotation");
            Function.IrqlRange header = annotation == null ? null : range(annotation, "source");
            softly.assertThat(function.headerIrql())
                    .as(name)
                    .isEqualTo(
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
            softly.assertThat(function.aliasIrql()).as(name).isEqualTo(aliases);
            int id = function.id();
            softly.assertThat(catalogue.irqlMin(id))
                    .as(name)
                    .isEqualTo(function.irql() == null ? -1 : function.irql().min());
            softly.assertThat(catalogue.irqlMax(id))
                    .as(name)
                    .isEqualTo(function.irql() == null ? -1 : function.irql().max());
        });
    }

    @Test
    void everyParameterIsTheReferences() {
        forEvery((function, entry, softly) -> {
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
            softly.assertThat(function.parameters()).as(function.name()).isEqualTo(expected);
        });
    }

    @Test
    void everyStatusSetIsTheReferences() {
        forEvery((function, entry, softly) -> {
            String name = text(entry, "name");
            softly.assertThat(function.returnsStatus())
                    .as(name)
                    .isEqualTo(entry.get("returnsStatus").booleanValue());
            softly.assertThat(catalogue.returnsStatus(function.id())).as(name).isEqualTo(function.returnsStatus());
            softly.assertThat(function.statuses()).as(name).isEqualTo(words(entry, "statuses"));
            softly.assertThat(function.otherStatuses())
                    .as(name)
                    .isEqualTo(entry.path("otherStatuses").asBoolean(false));
            softly.assertThat(function.statusesLike()).as(name).isEqualTo(optional(entry, "returnsLike"));
            JsonNode out = entry.get("statusOut");
            softly.assertThat(function.statusOut())
                    .as(name)
                    .isEqualTo(out == null ? null : new Function.StatusOut(text(out, "param"), words(out, "values")));
            JsonNode completion = entry.get("completionStatus");
            softly.assertThat(function.completion())
                    .as(name)
                    .isEqualTo(
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
        forEvery((function, entry, softly) -> {
            String name = text(entry, "name");
            softly.assertThat(function.mayPend())
                    .as(name)
                    .isEqualTo(entry.get("mayPend").booleanValue());
            softly.assertThat(catalogue.mayPend(function.id())).as(name).isEqualTo(function.mayPend());
            softly.assertThat(function.completedBy()).as(name).isEqualTo(words(entry, "completedBy"));
            if (entry.has("completes")) {
                softly.assertThat(function.completes()).as(name).isEqualTo(words(entry, "completes"));
            }
            softly.assertThat(function.causes()).as(name).isEqualTo(words(entry, "causes"));
            softly.assertThat(function.triggeredBy()).as(name).isEqualTo(words(entry, "triggeredBy"));
            softly.assertThat(function.calledFrom()).as(name).isEqualTo(words(entry, "calledFrom"));
            softly.assertThat(function.expandsTo()).as(name).isEqualTo(optional(entry, "expandsTo"));
            List<Function.HandleEffect> effects = new ArrayList<>();
            for (JsonNode effect : entry.path("handleEffects")) {
                effects.add(new Function.HandleEffect(
                        text(effect, "param"), text(effect, "effect"), optional(effect, "note")));
            }
            softly.assertThat(function.effects()).as(name).isEqualTo(effects);
        });
    }

    @Test
    void everyVersionPageAndNoteIsTheReferences() {
        forEvery((function, entry, softly) -> {
            String name = text(entry, "name");
            JsonNode versions = entry.get("versions");
            softly.assertThat(function.availability())
                    .as(name)
                    .isEqualTo(new Function.Availability(
                            optional(versions, "ndisMin"),
                            optional(versions, "ndisMax"),
                            versions.get("ndis5").booleanValue(),
                            versions.get("obsolete").booleanValue(),
                            optional(versions, "windowsMin")));
            softly.assertThat(function.page()).as(name).isEqualTo(text(entry, "doc"));
            softly.assertThat(function.otherPages()).as(name).isEqualTo(words(entry, "otherDocs"));
            softly.assertThat(function.notes()).as(name).isEqualTo(words(entry, "notes"));
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

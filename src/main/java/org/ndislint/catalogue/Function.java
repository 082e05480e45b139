package org.ndislint.catalogue;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One documented entry point. Sets and maps keep the order of the catalogue.
 *
 * @param id its number, from 0, stable within a run only
 * @param name the documented name
 * @param typeName the callback type's name, or null
 * @param aliases other spellings without an entry of their own
 * @param kind function, macro or callback
 * @param family one word: {@code call-manager}, {@code nbl}, {@code lock}…
 * @param connectionOriented whether it belongs to CoNDIS
 * @param calledBy who calls it: client, call-manager, mcm, miniport, protocol, filter, intermediate, ndis
 * @param implementedBy who implements it
 * @param irql the documented range, or null if the page gives none
 * @param irqlCondition when the range depends on something: on what
 * @param headerIrql what the header's annotation says, or null if none was found
 * @param aliasIrql ranges of those aliases whose range is not the entry's
 * @param dispatchFlags flags by which the caller asserts that it runs at DISPATCH_LEVEL
 * @param parameters in order
 * @param returnType C type of the returned value, or null if neither page nor header says
 * @param statuses values that the page names as returned
 * @param otherStatuses whether the page allows further values
 * @param statusesLike the function to whose values the page refers, or null
 * @param statusOut the out parameter through which an NDIS 5 style call reports its status, or null
 * @param mayPend whether it may return {@code NDIS_STATUS_PENDING}
 * @param completedBy what completes it when pended
 * @param completes what it completes
 * @param completion the status that a completion call carries, or null if it is none
 * @param causes callbacks that NDIS invokes in consequence, perhaps later
 * @param triggeredBy inverse of causes, where the pages tell it
 * @param calledFrom documented calling contexts
 * @param effects what happens to handles
 * @param expandsTo the exported function a macro turns into, or null
 * @param supersedes predecessors that have an entry of their own
 * @param supersededBy the successor, or null
 * @param checkedBy names of the published compliance rules that cover it
 * @param availability versions that have it
 * @param page the page's id, such as {@code ndis/nf-ndis-ndisclcloseaddressfamily}
 * @param otherPages further pages that describe the same entry
 * @param notes contradictions and remarks
 */
public record Function(
        int id,
        String name,
        @Nullable String typeName,
        List<String> aliases,
        Kind kind,
        String family,
        boolean connectionOriented,
        Set<String> calledBy,
        Set<String> implementedBy,
        @Nullable IrqlRange irql,
        @Nullable String irqlCondition,
        @Nullable HeaderIrql headerIrql,
        Map<String, IrqlRange> aliasIrql,
        List<String> dispatchFlags,
        List<Parameter> parameters,
        @Nullable String returnType,
        List<String> statuses,
        boolean otherStatuses,
        @Nullable String statusesLike,
        @Nullable StatusOut statusOut,
        boolean mayPend,
        List<String> completedBy,
        List<String> completes,
        @Nullable Completion completion,
        List<String> causes,
        List<String> triggeredBy,
        List<String> calledFrom,
        List<HandleEffect> effects,
        @Nullable String expandsTo,
        List<String> supersedes,
        @Nullable String supersededBy,
        List<String> checkedBy,
        Availability availability,
        String page,
        List<String> otherPages,
        List<String> notes) {

    public Function {
        aliases = List.copyOf(aliases);
        calledBy = Collections.unmodifiableSet(new LinkedHashSet<>(calledBy));
        implementedBy = Collections.unmodifiableSet(new LinkedHashSet<>(implementedBy));
        aliasIrql = Collections.unmodifiableMap(new LinkedHashMap<>(aliasIrql));
        dispatchFlags = List.copyOf(dispatchFlags);
        parameters = List.copyOf(parameters);
        statuses = List.copyOf(statuses);
        completedBy = List.copyOf(completedBy);
        completes = List.copyOf(completes);
        causes = List.copyOf(causes);
        triggeredBy = List.copyOf(triggeredBy);
        calledFrom = List.copyOf(calledFrom);
        effects = List.copyOf(effects);
        supersedes = List.copyOf(supersedes);
        checkedBy = List.copyOf(checkedBy);
        otherPages = List.copyOf(otherPages);
        notes = List.copyOf(notes);
    }

    /** What kind of entry point. */
    public enum Kind {
        FUNCTION("function"),
        MACRO("macro"),
        CALLBACK("callback");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** The catalogue's spelling. */
        public String word() {
            return word;
        }
    }

    /**
     * A documented IRQL range, both ends included, as numbers of {@link org.ndislint.model.Irql}. Device levels are 3
     * to 26 (the widest of any architecture) and "any level" ends at 31: a recorded level between 12 and 26 is a
     * device level on x86 and a higher one elsewhere, so it is taken for either.
     *
     * @param min lowest level
     * @param max highest level
     * @param text as the page words it; may be empty
     */
    public record IrqlRange(int min, int max, String text) {}

    /**
     * An IRQL annotation of the header.
     *
     * @param min lowest level
     * @param max highest level
     * @param source the header and how the annotation was found
     * @param agrees whether it is the page's range
     * @param condition what part of it depends on, or null
     */
    public record HeaderIrql(
            int min,
            int max,
            String source,
            boolean agrees,
            @Nullable String condition) {}

    /**
     * A documented parameter.
     *
     * @param name as documented (of a macro: as the page spells it)
     * @param realName the header's name where it differs, or null
     * @param direction {@code in}, {@code out}, {@code inout}, or the empty string
     * @param type C type, or the empty string
     * @param optional whether it may be absent or NULL
     * @param handleKind which handle it carries ({@code af}, {@code vc}…; {@code client-context} or {@code
     *     call-manager-context} for a context of one role), or null
     * @param contextOf the object that a context handle stands for, or null
     * @param contextOwner roles of the driver whose context it is
     */
    public record Parameter(
            String name,
            @Nullable String realName,
            String direction,
            String type,
            boolean optional,
            @Nullable String handleKind,
            @Nullable String contextOf,
            List<String> contextOwner) {
        public Parameter {
            contextOwner = List.copyOf(contextOwner);
        }

        /** The header's name if it differs from the page's, else the page's. */
        public String headerName() {
            return realName == null ? name : realName;
        }
    }

    /**
     * The status that a completion call carries.
     *
     * @param parameter its documented name
     * @param statuses values that the page names
     * @param others whether the page allows further values
     * @param pendingForbidden whether the page forbids {@code NDIS_STATUS_PENDING} there
     */
    public record Completion(String parameter, List<String> statuses, boolean others, boolean pendingForbidden) {
        public Completion {
            statuses = List.copyOf(statuses);
        }
    }

    /**
     * The out parameter through which an NDIS 5 style call reports its status.
     *
     * @param parameter its documented name
     * @param statuses values that the page names
     */
    public record StatusOut(String parameter, List<String> statuses) {
        public StatusOut {
            statuses = List.copyOf(statuses);
        }
    }

    /**
     * What happens to a handle.
     *
     * @param parameter the handle, by its documented or the header's name
     * @param effect created, invalid-on-call, invalid-on-return, closing, deactivated, released, no-transfers-on-call
     * @param note under what condition, or null
     */
    public record HandleEffect(
            String parameter, String effect, @Nullable String note) {}

    /**
     * Versions that have an entry point.
     *
     * @param ndisMin lowest NDIS 6 version, or null if it never was in NDIS 6
     * @param ndisMax highest version, or null if it still is
     * @param ndis5 whether NDIS 5 drivers have it
     * @param obsolete whether the page calls it obsolete
     * @param windowsMin lowest version of Windows where it is newer than its NDIS version, or null
     */
    public record Availability(
            @Nullable String ndisMin,
            @Nullable String ndisMax,
            boolean ndis5,
            boolean obsolete,
            @Nullable String windowsMin) {}

    /** Whether it returns an {@code NDIS_STATUS}. */
    public boolean returnsStatus() {
        return "NDIS_STATUS".equals(returnType);
    }

    /** The status parameter of a completion call, or null. */
    public @Nullable String completionStatusParameter() {
        return completion == null ? null : completion.parameter();
    }

    /** Statuses that a completion may report, where the page names them. */
    public List<String> completionStatuses() {
        return completion == null ? List.of() : completion.statuses();
    }

    /** Whether the page forbids the pending status in a completion. */
    public boolean completionPendingForbidden() {
        return completion != null && completion.pendingForbidden();
    }

    /** The words of {@link #effects}: {@code created}, {@code invalid-on-call}… */
    public List<String> handleEffects() {
        return effects.stream().map(HandleEffect::effect).toList();
    }

    /** What the page says of versions, for people. */
    public String versions() {
        StringBuilder text = new StringBuilder();
        if (availability.ndis5()) {
            text.append("NDIS 5");
        }
        if (availability.ndisMin() != null) {
            text.append(text.isEmpty() ? "NDIS " : ", NDIS ").append(availability.ndisMin());
            if (availability.ndisMax() == null) {
                text.append(" and later");
            } else if (!availability.ndisMax().equals(availability.ndisMin())) {
                text.append(" to ").append(availability.ndisMax());
            }
        } else if (availability.ndisMax() != null) {
            text.append(" up to ").append(availability.ndisMax());
        }
        if (availability.windowsMin() != null) {
            text.append(", Windows ").append(availability.windowsMin().replace("-", " version "));
        }
        if (availability.obsolete()) {
            text.append(", obsolete");
        }
        return text.toString();
    }
}

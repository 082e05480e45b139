package org.ndislint.catalogue;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One documented entry point.
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
 * @param dispatchFlags flags by which the caller asserts that it runs at DISPATCH_LEVEL
 * @param parameters in order
 * @param returnsStatus whether it returns an {@code NDIS_STATUS}
 * @param statuses values that the page names
 * @param otherStatuses whether the page allows further values
 * @param mayPend whether it may return {@code NDIS_STATUS_PENDING}
 * @param completedBy what completes it when pended
 * @param completes what it completes
 * @param completionStatusParameter the status parameter of a completion call, or null
 * @param completionStatuses statuses that a completion may report, where the page names them
 * @param completionPendingForbidden whether the page forbids the pending status there
 * @param causes callbacks that NDIS invokes in consequence
 * @param triggeredBy inverse of causes
 * @param calledFrom documented calling contexts
 * @param handleEffects what happens to handles: {@code created}, {@code invalid-on-call}…, as the data says
 * @param expandsTo the exported function a macro turns into, or null
 * @param versions what the page says of versions, for people
 * @param page the page's id, such as {@code ndis/nf-ndis-ndisclcloseaddressfamily}
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
        List<String> dispatchFlags,
        List<Parameter> parameters,
        boolean returnsStatus,
        List<String> statuses,
        boolean otherStatuses,
        boolean mayPend,
        List<String> completedBy,
        List<String> completes,
        @Nullable String completionStatusParameter,
        List<String> completionStatuses,
        boolean completionPendingForbidden,
        List<String> causes,
        List<String> triggeredBy,
        List<String> calledFrom,
        List<String> handleEffects,
        @Nullable String expandsTo,
        String versions,
        String page,
        List<String> notes) {

    /** What kind of entry point. */
    public enum Kind {
        FUNCTION,
        MACRO,
        CALLBACK
    }

    /**
     * A documented IRQL range, both ends included, as numbers of {@link org.ndislint.model.Irql}: above DISPATCH_LEVEL
     * only "device level" (3) and "the highest" (31) are told apart.
     *
     * @param min lowest level
     * @param max highest level
     * @param text as the page words it
     */
    public record IrqlRange(int min, int max, String text) {}

    /**
     * A documented parameter.
     *
     * @param name as documented (of a macro: as the page spells it)
     * @param realName the header's name where it differs, or null
     * @param direction {@code in}, {@code out}, {@code inout}, or the empty string
     * @param type C type, or the empty string
     * @param optional whether it may be absent or NULL
     * @param handleKind which handle it carries ({@code af}, {@code vc}…), or null
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
            List<String> contextOwner) {}
}

package org.ndislint.report;

import org.ndislint.catalogue.CallPage;

/** Where a cited page can be read. */
public final class SourcePage {
    private static final String BASE = "https://learn.microsoft.com/windows-hardware/drivers/";

    private SourcePage() {}

    /**
     * The address of a source such as {@code ndis/nf-ndis-ndisclcloseaddressfamily#remarks}: pages of functions,
     * callbacks, structures and enumerations stand under {@code ddi/}, guides do not. An address stays as it is.
     */
    public static String url(String source) {
        if (source.startsWith("https://") || source.startsWith("http://")) {
            return source;
        }
        int slash = source.indexOf('/');
        return slash > 0 && isDdiPage(source, slash + 1) ? CallPage.url(source) : BASE + source;
    }

    /** Their names begin with {@code nf-}, {@code nc-}, {@code ns-}, {@code ne-} or {@code ni-}. */
    private static boolean isDdiPage(String source, int at) {
        return source.length() > at + 3
                && source.charAt(at) == 'n'
                && "fcsei".indexOf(source.charAt(at + 1)) >= 0
                && source.charAt(at + 2) == '-';
    }
}

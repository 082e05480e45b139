package org.ndislint.model;

/**
 * How a status is kept in a {@code long}: 0 to 2^32-1 is an {@code NDIS_STATUS} or {@code NTSTATUS} by number; the
 * constants below; anything less than {@link #FALSE} is a name that no table knows, by symbol id. An unknown name is
 * final: neither success nor pending.
 */
public final class Status {
    public static final long ABSENT = Long.MIN_VALUE;
    /** {@code NDIS_STATUS_SUCCESS}. */
    public static final long SUCCESS = 0;
    /** {@code NDIS_STATUS_PENDING}. */
    public static final long PENDING = 0x103;
    /** {@code NDIS_STATUS_NOT_ACCEPTED}. */
    public static final long NOT_ACCEPTED = 0x00010003L;
    /** {@code NDIS_STATUS_FAILURE}. */
    public static final long FAILURE = 0xC0000001L;
    /** {@code TRUE} of a function that returns BOOLEAN. */
    public static final long TRUE = -1;
    /** {@code FALSE} of a function that returns BOOLEAN. */
    public static final long FALSE = -2;

    private Status() {}

    public static long ofUnknownName(int symbol) {
        return FALSE - symbol;
    }

    public static boolean isUnknownName(long status) {
        return status < FALSE && status != ABSENT;
    }

    /** The symbol id of an unknown name. */
    public static int symbol(long status) {
        return (int) (FALSE - status);
    }

    /** Known and not pending: the operation is over, whatever its outcome. */
    public static boolean isFinal(long status) {
        return status != ABSENT && status != PENDING;
    }

    /** Known, not success and not pending. */
    public static boolean isError(long status) {
        return status != ABSENT && status != PENDING && status != SUCCESS;
    }
}

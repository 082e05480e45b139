package org.ndislint.model;

/** What an argument of a message is, whatever its width and its format say. */
public enum ArgumentType {
    /** A number; the sign is part of it. */
    INTEGER(true),
    /** A number of 0 to 2^64-1. */
    UNSIGNED(true),
    /** A pointer: the value of a handle or context. */
    POINTER(true),
    /** An {@code NTSTATUS} or {@code NDIS_STATUS} by number. */
    STATUS(true),
    /** A Win32 error or {@code HRESULT} by number. */
    ERROR(true),
    /** An NDIS object identifier by number. */
    OID(true),
    /** A number with a name: a list such as {@code Low,APC,DPC} or {@code false,true}, or an enumeration. The text is the name. */
    NAMED(true),
    /** A set of bits. The text names those that are set. */
    FLAGS(true),
    /** A FILETIME: steps of 100 ns since 1601-01-01T00:00:00Z. */
    TIME(true),
    /** Steps of 100 ns. */
    DURATION(true),
    /** Text. */
    TEXT(false),
    /** A GUID as text: lower case, dashes, no braces. */
    GUID(false),
    /** A number with a fraction as text. */
    FRACTION(false),
    /** Bytes as hex digits. */
    BYTES(false),
    /** Any other value, as text. */
    OTHER(false);

    private final boolean number;

    ArgumentType(boolean number) {
        this.number = number;
    }

    /** Whether the value is a number; else it is text alone. */
    public boolean isNumber() {
        return number;
    }
}

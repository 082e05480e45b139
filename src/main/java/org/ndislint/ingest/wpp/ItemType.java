package org.ndislint.ingest.wpp;

import java.util.HashMap;
import java.util.Map;
import org.ndislint.model.ArgumentType;

/** The types of arguments in message files: how many bytes each takes, and what it is. */
public enum ItemType {
    CHAR(1, ArgumentType.INTEGER, "ItemChar"),
    UCHAR(1, ArgumentType.UNSIGNED, "ItemUChar"),
    SHORT(2, ArgumentType.INTEGER, "ItemShort"),
    USHORT(2, ArgumentType.UNSIGNED, "ItemUShort"),
    LONG(4, ArgumentType.INTEGER, "ItemLong"),
    ULONG(4, ArgumentType.UNSIGNED, "ItemULong"),
    LONGLONG(8, ArgumentType.INTEGER, "ItemLongLong"),
    ULONGLONG(8, ArgumentType.UNSIGNED, "ItemULongLong"),
    /** As wide as the pointers of whatever logged it. */
    POINTER(ItemType.POINTER_WIDTH, ArgumentType.POINTER, "ItemPtr"),
    /** ANSI up to a NUL. */
    STRING(ItemType.OWN_LENGTH, ArgumentType.TEXT, "ItemString"),
    /** UTF-16 up to a NUL. */
    WIDE_STRING(ItemType.OWN_LENGTH, ArgumentType.TEXT, "ItemWString"),
    /** A count of bytes, then ANSI. */
    COUNTED_STRING(ItemType.OWN_LENGTH, ArgumentType.TEXT, "ItemPString"),
    /** A count of bytes, then UTF-16. */
    COUNTED_WIDE_STRING(ItemType.OWN_LENGTH, ArgumentType.TEXT, "ItemPWString"),
    NTSTATUS(4, ArgumentType.STATUS, "ItemNTSTATUS"),
    NDIS_STATUS(4, ArgumentType.STATUS, "ItemNDIS_STATUS"),
    HRESULT(4, ArgumentType.ERROR, "ItemHRESULT"),
    WIN_ERROR(4, ArgumentType.ERROR, "ItemWINERROR"),
    NDIS_OID(4, ArgumentType.OID, "ItemNDIS_OID"),
    GUID(16, ArgumentType.GUID, "ItemGuid"),
    /** A revision, a count, six bytes, and four for each of the count. */
    SID(ItemType.OWN_LENGTH, ArgumentType.OTHER, "ItemSid"),
    IP_ADDRESS(4, ArgumentType.OTHER, "ItemIPAddr"),
    PORT(2, ArgumentType.UNSIGNED, "ItemPort"),
    DOUBLE(8, ArgumentType.FRACTION, "ItemDouble"),
    FLOAT(4, ArgumentType.FRACTION, "ItemFloat"),
    TIMESTAMP(8, ArgumentType.TIME, "ItemTimestamp"),
    TIME_DELTA(8, ArgumentType.DURATION, "ItemTimeDelta"),
    /** Four characters. */
    CHAR4(4, ArgumentType.OTHER, "ItemChar4"),
    /** A count, then as many bytes. */
    HEX_DUMP(ItemType.OWN_LENGTH, ArgumentType.BYTES, "ItemHexDump"),
    LIST_BYTE(1, ArgumentType.NAMED, "ItemListByte"),
    LIST_SHORT(2, ArgumentType.NAMED, "ItemListShort"),
    LIST_LONG(4, ArgumentType.NAMED, "ItemListLong"),
    SET_BYTE(1, ArgumentType.FLAGS, "ItemSetByte"),
    SET_SHORT(2, ArgumentType.FLAGS, "ItemSetShort"),
    SET_LONG(4, ArgumentType.FLAGS, "ItemSetLong"),
    ENUM(4, ArgumentType.NAMED, "ItemEnum"),
    FLAGS_ENUM(4, ArgumentType.FLAGS, "ItemFlagsEnum"),
    /** A type that is not known, nor how many bytes it takes: nothing behind it can be read. */
    UNKNOWN(ItemType.NO_WIDTH, ArgumentType.OTHER, "");

    static final int POINTER_WIDTH = 0;
    static final int OWN_LENGTH = -1;
    static final int NO_WIDTH = -2;

    private static final Map<String, ItemType> BY_NAME = new HashMap<>();

    static {
        for (ItemType type : values()) {
            BY_NAME.put(type.label, type);
        }
        BY_NAME.put("ItemULongX", ULONG);
        BY_NAME.put("ItemLongLongX", ULONGLONG);
        BY_NAME.put("ItemLongLongXX", ULONGLONG);
        BY_NAME.put("ItemLongLongO", ULONGLONG);
        BY_NAME.put("ItemULongLongX", ULONGLONG);
        BY_NAME.put("ItemULongLongXX", ULONGLONG);
        BY_NAME.put("ItemULongLongO", ULONGLONG);
        BY_NAME.put("ItemRString", STRING);
        BY_NAME.put("ItemRWString", WIDE_STRING);
        BY_NAME.put("ItemCLSID", GUID);
        BY_NAME.put("ItemIID", GUID);
        BY_NAME.put("ItemLIBID", GUID);
        BY_NAME.put("ItemWaitTime", TIMESTAMP);
    }

    private final int width;
    private final ArgumentType argument;
    private final String label;

    ItemType(int width, ArgumentType argument, String label) {
        this.width = width;
        this.argument = argument;
        this.label = label;
    }

    /** The type called {@code name} in message files; {@link #UNKNOWN} if none is. */
    public static ItemType of(String name) {
        ItemType type = BY_NAME.get(name);
        return type == null ? UNKNOWN : type;
    }

    /** What an argument of this type is. */
    public ArgumentType argument() {
        return argument;
    }

    /** The first of its names in message files; empty for {@link #UNKNOWN}. */
    public String label() {
        return label;
    }

    /** Bytes that it takes, or one of the constants above. */
    int width() {
        return width;
    }

    boolean isList() {
        return this == LIST_BYTE || this == LIST_SHORT || this == LIST_LONG;
    }

    boolean isSet() {
        return this == SET_BYTE || this == SET_SHORT || this == SET_LONG;
    }

    /** Whether its names stand in an enumeration of their own. */
    boolean isEnumeration() {
        return this == ENUM || this == FLAGS_ENUM;
    }
}

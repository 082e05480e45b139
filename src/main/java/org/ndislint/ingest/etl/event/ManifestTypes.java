package org.ndislint.ingest.etl.event;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The types that manifests name, as numbers of {@link FieldType}. */
final class ManifestTypes {
    private static final String[] IN = {
        "UnicodeString", "AnsiString", "Int8", "UInt8", "Int16", "UInt16", "Int32", "UInt32", "Int64", "UInt64",
        "Float", "Double", "Boolean", "Binary", "GUID", "Pointer", "FILETIME", "SYSTEMTIME", "SID", "HexInt32",
        "HexInt64", "CountedUnicodeString", "CountedAnsiString"
    };
    private static final Map<String, Integer> BY_IN = numbered();
    /** Only those that change what is shown. */
    private static final Map<String, Integer> BY_OUT = Map.ofEntries(
            Map.entry("xs:string", FieldType.OUT_STRING),
            Map.entry("xs:boolean", FieldType.OUT_BOOLEAN),
            Map.entry("win:HexInt8", FieldType.OUT_HEX8),
            Map.entry("win:HexInt16", FieldType.OUT_HEX8 + 1),
            Map.entry("win:HexInt32", FieldType.OUT_HEX64 - 1),
            Map.entry("win:HexInt64", FieldType.OUT_HEX64),
            Map.entry("win:Port", FieldType.OUT_PORT),
            Map.entry("win:IPv4", FieldType.OUT_IPV4),
            Map.entry("win:IPv6", FieldType.OUT_IPV6),
            Map.entry("win:SocketAddress", FieldType.OUT_SOCKET_ADDRESS),
            Map.entry("win:Xml", FieldType.OUT_XML),
            Map.entry("win:ErrorCode", FieldType.OUT_ERROR),
            Map.entry("win:Win32Error", FieldType.OUT_WIN32_ERROR),
            Map.entry("win:NTSTATUS", FieldType.OUT_NTSTATUS),
            Map.entry("win:HResult", FieldType.OUT_HRESULT),
            Map.entry("win:Json", FieldType.OUT_JSON),
            Map.entry("win:Utf8", FieldType.OUT_UTF8),
            Map.entry("win:CodePointer", FieldType.OUT_CODE_POINTER));

    private ManifestTypes() {}

    private static Map<String, Integer> numbered() {
        Map<String, Integer> numbers = new HashMap<>();
        for (int i = 0; i < IN.length; i++) {
            numbers.put("win:" + IN[i], FieldType.WIDE_STRING + i);
        }
        return Map.copyOf(numbers);
    }

    /** What stands in the payload; null if it is not known how. */
    static @Nullable Integer in(String name) {
        return BY_IN.get(name);
    }

    /** How it is meant; 0 if that makes no difference. */
    static int out(String name) {
        return BY_OUT.getOrDefault(name, 0);
    }
}

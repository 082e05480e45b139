package org.ndislint.ingest.etl.event;

/** Numbers of the types in schemas, as TDH_INTYPE and TDH_OUTTYPE of the Windows SDK have them. */
final class FieldType {
    static final int NULL = 0;
    static final int WIDE_STRING = 1;
    static final int STRING = 2;
    static final int INT8 = 3;
    static final int UINT8 = 4;
    static final int INT16 = 5;
    static final int UINT16 = 6;
    static final int INT32 = 7;
    static final int UINT32 = 8;
    static final int INT64 = 9;
    static final int UINT64 = 10;
    static final int FLOAT = 11;
    static final int DOUBLE = 12;
    static final int BOOLEAN = 13;
    static final int BINARY = 14;
    static final int GUID = 15;
    static final int POINTER = 16;
    static final int FILE_TIME = 17;
    static final int SYSTEM_TIME = 18;
    static final int SID = 19;
    static final int HEX32 = 20;
    static final int HEX64 = 21;
    static final int COUNTED_WIDE_STRING = 22;
    static final int COUNTED_STRING = 23;
    static final int STRUCTURE = 24;
    static final int COUNTED_BINARY = 25;

    /** Out-types that change what a number or text is. */
    static final int OUT_STRING = 1;

    static final int OUT_BOOLEAN = 13;
    static final int OUT_HEX8 = 16;
    static final int OUT_HEX64 = 19;
    static final int OUT_PORT = 22;
    static final int OUT_IPV4 = 23;
    static final int OUT_IPV6 = 24;
    static final int OUT_SOCKET_ADDRESS = 25;
    static final int OUT_XML = 28;
    static final int OUT_ERROR = 29;
    static final int OUT_WIN32_ERROR = 30;
    static final int OUT_NTSTATUS = 31;
    static final int OUT_HRESULT = 32;
    static final int OUT_JSON = 34;
    static final int OUT_UTF8 = 35;
    static final int OUT_CODE_POINTER = 37;

    private FieldType() {}

    /** Bytes of one value; 0 where its length is told otherwise. */
    static int width(int type, int pointerBytes) {
        return switch (type) {
            case INT8, UINT8 -> 1;
            case INT16, UINT16 -> 2;
            case INT32, UINT32, FLOAT, BOOLEAN, HEX32 -> 4;
            case INT64, UINT64, DOUBLE, FILE_TIME, HEX64 -> 8;
            case GUID, SYSTEM_TIME -> 16;
            case POINTER -> pointerBytes;
            default -> 0;
        };
    }

    /**
     * The out-type that a TraceLogging schema tells. Its in-types are those of manifests, but its out-types up to 18 have
     * numbers of their own: enum TlgOut_t of the Windows SDK's TraceLoggingProvider.h.
     */
    static int outTypeOfTraceLogging(int told) {
        return switch (told) {
            case 2 -> OUT_STRING;
            case 3 -> OUT_BOOLEAN;
            case 4 -> OUT_HEX64;
            case 7 -> OUT_PORT;
            case 8 -> OUT_IPV4;
            case 9 -> OUT_IPV6;
            case 10 -> OUT_SOCKET_ADDRESS;
            case 11 -> OUT_XML;
            case 12 -> OUT_JSON;
            case 13 -> OUT_WIN32_ERROR;
            case 14 -> OUT_NTSTATUS;
            case 15 -> OUT_HRESULT;
            default -> told > 18 ? told : 0;
        };
    }

    static boolean isSigned(int type) {
        return type == INT8 || type == INT16 || type == INT32 || type == INT64;
    }
}

package org.ndislint.ingest.etl.event;

import org.ndislint.ingest.LittleEndian;

/** Addresses of the internet as they stand in payloads. */
final class NetworkAddress {
    private static final int INET = 2;
    private static final int INET6 = 23;
    private static final int SOCKET_IPV4 = 8;
    private static final int SOCKET_IPV6 = 24;
    private static final int WORDS = 8;

    private NetworkAddress() {}

    /** Four bytes as {@code 192.168.0.1}. */
    static void appendIpv4(StringBuilder out, LittleEndian data, int from) {
        for (int i = 0; i < 4; i++) {
            out.append(i == 0 ? "" : ".").append(data.u8(from + i));
        }
    }

    /** Sixteen bytes as RFC 5952 wants them: {@code fe80::1}. */
    static void appendIpv6(StringBuilder out, LittleEndian data, int from) {
        int gap = -1;
        int gapWords = 1;
        for (int i = 0; i < WORDS; i++) {
            int zeros = 0;
            while (i + zeros < WORDS && word(data, from, i + zeros) == 0) {
                zeros++;
            }
            if (zeros > gapWords) {
                gap = i;
                gapWords = zeros;
            }
        }
        for (int i = 0; i < WORDS; i++) {
            if (i == gap) {
                out.append("::");
                i += gapWords - 1;
            } else {
                out.append(i == 0 || i == gap + gapWords ? "" : ":").append(Integer.toHexString(word(data, from, i)));
            }
        }
    }

    /** A socket address as {@code 192.168.0.1:80} or {@code [fe80::1]:80}; false if it is of another family. */
    static boolean appendSocket(StringBuilder out, LittleEndian data, int from, int to) {
        int family = to - from < SOCKET_IPV4 ? 0 : data.u16(from);
        if (family == INET) {
            appendIpv4(out, data, from + 4);
        } else if (family == INET6 && to - from >= SOCKET_IPV6) {
            out.append('[');
            appendIpv6(out, data, from + 8);
            out.append(']');
        } else {
            return false;
        }
        out.append(':').append(data.u8(from + 2) << 8 | data.u8(from + 3));
        return true;
    }

    // In the order of the network.
    private static int word(LittleEndian data, int from, int position) {
        return data.u8(from + 2 * position) << 8 | data.u8(from + 2 * position + 1);
    }
}

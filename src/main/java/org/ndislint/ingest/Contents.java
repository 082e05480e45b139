package org.ndislint.ingest;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.ndislint.ingest.etl.EtlFormat;

/** Tells text from other things by its first bytes, and names the other things. */
public final class Contents {
    private static final Signature[] SIGNATURES = {
        new Signature("\u0089PNG\r\n\u001a\n", "a PNG picture"),
        new Signature("\u00ff\u00d8\u00ff", "a JPEG picture"),
        new Signature("GIF8", "a GIF picture"),
        new Signature("%PDF-", "a PDF document"),
        new Signature("\u007fELF", "a program for Linux (ELF)"),
        new Signature("MZ", "a program or driver for Windows"),
        new Signature("ElfFile\0", "an event log (.evtx); export it from Event Viewer as XML"),
        new Signature("MSCF", "a cabinet (.cab); unpack it first"),
        new Signature("7z\u00bc\u00af'\u001c", "a 7z archive; unpack it first"),
        new Signature("Rar!\u001a\u0007", "a RAR archive; unpack it first"),
        new Signature("SQLite format 3\0", "an SQLite database"),
        new Signature("\n\r\r\n", "a packet capture (pcapng)"),
        new Signature("\u00d4\u00c3\u00b2\u00a1", "a packet capture (pcap)"),
        new Signature("PAGEDU", "a memory dump of Windows"),
        new Signature("MDMP", "a memory dump of a process"),
        new Signature("Microsoft C/C++ MSF 7.00\r\n", "a symbol file (.pdb)"),
        new Signature("\u0004\"M\u0018", "data compressed with lz4; unpack it first"),
        new Signature("\u00ff\u00fe\0\0", "text in UTF-32; convert it to UTF-8")
    };

    private static final int TAR_MARK = 257;

    private Contents() {}

    /** What the bytes are if they are no text and no trace; null if they may be one. */
    public static @Nullable String foreign(byte[] bytes, int length) {
        for (Signature signature : SIGNATURES) {
            if (signature.begins(bytes, length)) {
                // A text may begin with the letters MZ; a program is not text further on.
                return signature.magic.length > 2 || !isText(bytes, length) ? signature.name : null;
            }
        }
        if (length > TAR_MARK + 5 && new String(bytes, TAR_MARK, 5, StandardCharsets.ISO_8859_1).equals("ustar")) {
            return "a tar archive; unpack it first";
        }
        return null;
    }

    /** Whether the bytes are a raw trace: binary, but not foreign. */
    public static boolean isRawTrace(byte[] bytes, int length) {
        return EtlFormat.isLogFile(bytes, length);
    }

    /** Whether hardly any byte is a control character that text does not have; some damage is tolerated. */
    public static boolean isText(byte[] bytes, int length) {
        int odd = 0;
        for (int i = 0; i < length; i++) {
            byte b = bytes[i];
            if (b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t' && b != '\f' && b != 0x1B) {
                odd++;
            }
        }
        return odd * 20L <= length;
    }

    private static final class Signature {
        final byte[] magic;
        final String name;

        Signature(String latin1, String name) {
            this.magic = latin1.getBytes(StandardCharsets.ISO_8859_1);
            this.name = name;
        }

        boolean begins(byte[] bytes, int length) {
            if (length < magic.length) {
                return false;
            }
            for (int i = 0; i < magic.length; i++) {
                if (bytes[i] != magic[i]) {
                    return false;
                }
            }
            return true;
        }
    }
}

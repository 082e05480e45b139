package org.ndislint.ingest.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ndislint.model.RecordSink;

/**
 * Counts messages that a decoder wrote without text because it lacked their format, such as
 *
 * <pre>Unknown( 76): GUID=ac5ec775-ccdb-3c2c-6150-28b4eacacbc4 (No Format Information found).</pre>
 *
 * <p>and says at the end which files would have held them. Bounded: GUIDs past the first {@value #MOST_GUIDS} are
 * counted together.
 */
public final class UnknownFormats {
    private static final int MOST_GUIDS = 10_000;
    private static final int MOST_SAID = 20;
    private static final int GUID_LENGTH = 36;
    private static final String START = "Unknown(";
    private static final String MIDDLE = "): GUID=";

    private final Map<String, long[]> counts = new HashMap<>();
    private final NameCache names = new NameCache();
    private long further;

    /** Whether the text is such a message; it is then counted. */
    public boolean take(byte[] b, int from, int to) {
        if (from >= to || b[from] != 'U' || !LineText.startsWith(b, from, to, START)) {
            return false;
        }
        int at = from + START.length();
        while (at < to && (b[at] == ' ' || (b[at] >= '0' && b[at] <= '9'))) {
            at++;
        }
        int guid = at + MIDDLE.length();
        if (!LineText.startsWith(b, at, to, MIDDLE) || to - guid < GUID_LENGTH || !isGuid(b, guid)) {
            return false;
        }
        long[] count = counts.get(names.of(b, guid, guid + GUID_LENGTH));
        if (count != null) {
            count[0]++;
        } else if (counts.size() < MOST_GUIDS) {
            counts.put(names.of(b, guid, guid + GUID_LENGTH), new long[] {1});
        } else {
            further++;
        }
        return true;
    }

    /** Says which formats were missing, the most missed first. */
    public void finish(RecordSink sink) {
        List<Map.Entry<String, long[]>> all = new ArrayList<>(counts.entrySet());
        all.sort(Comparator.<Map.Entry<String, long[]>>comparingLong(e -> -e.getValue()[0])
                .thenComparing(Map.Entry::getKey));
        long rest = further;
        for (int i = 0; i < all.size(); i++) {
            long count = all.get(i).getValue()[0];
            if (i < MOST_SAID) {
                sink.remark("no " + all.get(i).getKey() + ".tmf: " + count + (count == 1 ? " message" : " messages")
                        + " without text");
            } else {
                rest += count;
            }
        }
        if (rest > 0) {
            sink.remark("no .tmf for further GUIDs: " + rest + " messages");
        }
    }

    private static boolean isGuid(byte[] b, int from) {
        for (int i = 0; i < GUID_LENGTH; i++) {
            byte c = b[from + i];
            boolean isDash = i == 8 || i == 13 || i == 18 || i == 23;
            boolean isHex = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
            if (isDash ? c != '-' : !isHex) {
                return false;
            }
        }
        return true;
    }
}

package org.ndislint.ingest.json;

import java.util.Arrays;
import org.ndislint.ingest.WordBuffer;

/**
 * The member names of the objects of one record, to find duplicates in linear time. Names are ranges of the line, or of
 * the buffer of unescaped names; they are compared by content. Emptied in constant time.
 */
public final class MemberNames {
    /** A record with more members is refused: a bound on memory. */
    public static final int MOST = 1 << 16;

    private int[] record = new int[64];
    private int[] scope = new int[64];
    private int[] from = new int[64];
    private int[] length = new int[64];
    private WordBuffer[] text = new WordBuffer[64];
    private int count;
    private int current;

    /** Forgets all names: the next record begins. */
    public void clear() {
        count = 0;
        if (++current == 0) {
            Arrays.fill(record, 0);
            current = 1;
        }
    }

    /** Whether the record has as many names as it may. */
    public boolean isFull() {
        return count >= MOST;
    }

    /** Adds a name to an object, which goes by its number; false if it has that name already. */
    public boolean add(int object, WordBuffer buffer, int start, int size) {
        if (count * 2 >= record.length) {
            grow();
        }
        int at = find(object, buffer, start, size);
        if (record[at] == current) {
            return false;
        }
        put(at, object, buffer, start, size);
        count++;
        return true;
    }

    private void put(int at, int object, WordBuffer buffer, int start, int size) {
        record[at] = current;
        scope[at] = object;
        from[at] = start;
        length[at] = size;
        text[at] = buffer;
    }

    private int find(int object, WordBuffer buffer, int start, int size) {
        int mask = record.length - 1;
        int at = hash(object, buffer.bytes(), start, size) & mask;
        while (record[at] == current
                && !(scope[at] == object
                        && length[at] == size
                        && Arrays.equals(
                                text[at].bytes(), from[at], from[at] + size, buffer.bytes(), start, start + size))) {
            at = (at + 1) & mask;
        }
        return at;
    }

    private void grow() {
        int[] oldRecord = record;
        int[] oldScope = scope;
        int[] oldFrom = from;
        int[] oldLength = length;
        WordBuffer[] oldText = text;
        int size = oldRecord.length * 2;
        record = new int[size];
        scope = new int[size];
        from = new int[size];
        length = new int[size];
        text = new WordBuffer[size];
        for (int i = 0; i < oldRecord.length; i++) {
            if (oldRecord[i] == current) {
                int at = find(oldScope[i], oldText[i], oldFrom[i], oldLength[i]);
                put(at, oldScope[i], oldText[i], oldFrom[i], oldLength[i]);
            }
        }
    }

    private static int hash(int object, byte[] bytes, int start, int size) {
        int hash = object;
        for (int i = start; i < start + size; i++) {
            hash = hash * 31 + bytes[i];
        }
        hash *= 0x9E3779B1;
        return hash ^ (hash >>> 15);
    }
}

package org.ndislint.timeline;

import java.util.LinkedHashMap;
import java.util.Map;

/** A map that forgets what it was told first when there is too much. */
final class Remembered<K, V> extends LinkedHashMap<K, V> {
    private static final long serialVersionUID = 1;
    private static final int MOST = 1 << 15;

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > MOST;
    }
}

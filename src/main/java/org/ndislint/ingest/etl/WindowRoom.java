package org.ndislint.ingest.etl;

/** How much the windows of several cursors may take together. */
final class WindowRoom {
    private long left;

    WindowRoom(long bytes) {
        left = bytes;
    }

    /** Takes bytes for ever; false if there are not as many left. */
    boolean take(int bytes) {
        if (bytes > left) {
            return false;
        }
        left -= bytes;
        return true;
    }
}

package org.ndislint.ingest.wpp;

/** What only the record of a message knows, for a prefix. A reused holder. */
public final class PrefixFields {
    /** Not recorded: shown as 0. */
    public static final long NONE = -1;

    public long cpu = NONE;
    public long pid = NONE;
    public long tid = NONE;
    public long sequence = NONE;
    /** FILETIME, or {@link FileTimeText#NONE}. */
    public long fileTime = FileTimeText.NONE;
}

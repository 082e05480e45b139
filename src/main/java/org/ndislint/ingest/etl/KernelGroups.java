package org.ndislint.ingest.etl;

import org.jspecify.annotations.Nullable;

/** The groups of the kernel's own events. */
public final class KernelGroups {
    private static final String[] NAMES = {
        "header", "disk", "memory", "process", "file", "thread", "tcp", "job", "udp", "registry", "dbgprint", "config",
    };

    private KernelGroups() {}

    /** The name of a group, or null if it is not known. */
    public static @Nullable String name(int group) {
        if (group < NAMES.length) {
            return NAMES[group];
        }
        return switch (group) {
            case 0x0D -> "wnf";
            case 0x0E -> "pool";
            case 0x0F -> "perfinfo";
            case 0x10 -> "heap";
            case 0x11 -> "object";
            case 0x12 -> "power";
            case 0x14 -> "image";
            case 0x15 -> "dpc";
            case 0x16 -> "cache";
            case 0x17 -> "critical-section";
            case 0x18 -> "stackwalk";
            case 0x1A -> "alpc";
            case 0x1B -> "split-io";
            case 0x1C -> "thread-pool";
            case 0x1D, 0x1E -> "hypervisor";
            default -> null;
        };
    }
}

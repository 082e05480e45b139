package org.ndislint.cli;

import java.lang.module.ModuleDescriptor;

/** The version of the program. */
final class Version {
    private Version() {}

    /** As the jar's manifest or, in an image, the module says it; {@code unpackaged} if the classes come from elsewhere. */
    static String text() {
        String version = Version.class.getPackage().getImplementationVersion();
        ModuleDescriptor module = Version.class.getModule().getDescriptor();
        if (version == null && module != null) {
            version = module.rawVersion().orElse(null);
        }
        return version == null ? "unpackaged" : version;
    }
}

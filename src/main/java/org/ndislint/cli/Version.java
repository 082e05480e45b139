package org.ndislint.cli;

/** The version of the program. */
final class Version {
    private Version() {}

    /** As the jar's manifest says it; {@code unpackaged} if the classes come from elsewhere. */
    static String text() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "unpackaged" : version;
    }
}

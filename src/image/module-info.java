/**
 * The jar with everything inside as one module, so that it can be linked into a runtime: linking takes no library without
 * a descriptor, and classes of a linked module can be archived wherever the image is put later.
 */
module org.ndislint {
    exports org.ndislint.api;

    requires java.logging;
    requires java.xml;
    // Not linked: the libraries do without where these are missing.
    requires static java.desktop;
    requires static java.sql;
    requires jdk.unsupported;

    // What META-INF/services says to the class path.
    uses org.slf4j.spi.SLF4JServiceProvider;

    provides org.slf4j.spi.SLF4JServiceProvider with
            org.slf4j.nop.NOPServiceProvider;
}

/**
 * Checks traces of NDIS calls against the documented rules. Programs use {@link org.ndislint.api}; all else may change.
 */
@SuppressWarnings("requires-automatic") // tomlj, JLine, RE2/J and aircompressor have no descriptor of their own
module org.ndislint {
    exports org.ndislint.api;

    requires static transitive org.jspecify;
    requires java.xml;
    requires aircompressor;
    requires com.networknt.schema;
    requires info.picocli;
    requires org.apache.commons.compress;
    requires org.apache.commons.csv;
    requires org.jline.reader;
    requires org.jline.terminal;
    requires org.tomlj;
    requires org.tukaani.xz;
    requires re2j;
    requires tools.jackson.core;
    requires tools.jackson.databind;
    requires tools.jackson.dataformat.yaml;
}

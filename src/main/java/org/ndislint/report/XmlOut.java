package org.ndislint.report;

import java.io.IOException;
import java.io.Writer;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * XML 1.0 onto an {@link Appendable}, by the JDK's writer. That one lets characters through that no XML may hold: here
 * they become U+FFFD.
 */
final class XmlOut {
    private static final char REPLACEMENT = '\ufffd';

    private final XMLStreamWriter xml;

    XmlOut(Appendable out) {
        try {
            xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(new Target(out));
        } catch (XMLStreamException e) {
            throw new IllegalStateException("nothing was written yet", e);
        }
    }

    void startDocument() throws IOException {
        run(() -> xml.writeStartDocument("UTF-8", "1.0"));
        newLine();
    }

    void start(String element) throws IOException {
        run(() -> xml.writeStartElement(element));
    }

    /** An element without content: no {@link #end} follows. */
    void empty(String element) throws IOException {
        run(() -> xml.writeEmptyElement(element));
    }

    void attribute(String name, String value) throws IOException {
        String legal = legal(value);
        run(() -> xml.writeAttribute(name, legal));
    }

    void attribute(String name, long value) throws IOException {
        attribute(name, Long.toString(value));
    }

    void text(String text) throws IOException {
        String legal = legal(text);
        run(() -> xml.writeCharacters(legal));
    }

    void newLine() throws IOException {
        run(() -> xml.writeCharacters("\n"));
    }

    void end() throws IOException {
        run(xml::writeEndElement);
    }

    /** Closes what is open and hands everything on. */
    void endDocument() throws IOException {
        run(xml::writeEndDocument);
        newLine();
        flush();
    }

    /** Hands on what was written. */
    void flush() throws IOException {
        run(xml::flush);
    }

    /** The text with U+FFFD for each character that XML 1.0 does not allow, half a surrogate pair included. */
    static String legal(String text) {
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            if (!isLegal(c)) {
                return replaced(text, i);
            }
            i += Character.charCount(c);
        }
        return text;
    }

    private static String replaced(String text, int from) {
        StringBuilder legal = new StringBuilder(text.length()).append(text, 0, from);
        for (int i = from; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            legal.appendCodePoint(isLegal(c) ? c : REPLACEMENT);
        }
        return legal.toString();
    }

    private static boolean isLegal(int c) {
        return c >= ' '
                ? c <= 0xd7ff || (c >= 0xe000 && c <= 0xfffd) || c >= 0x10000
                : c == '\t' || c == '\n' || c == '\r';
    }

    private static void run(Step step) throws IOException {
        try {
            step.run();
        } catch (XMLStreamException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e);
        }
    }

    /** One call of the JDK's writer. */
    private interface Step {
        void run() throws XMLStreamException;
    }

    /** Hands on text; does not flush or close what it goes to. */
    private static final class Target extends Writer {
        private final Appendable out;

        Target(Appendable out) {
            this.out = out;
        }

        @Override
        public void write(char[] buffer, int from, int length) throws IOException {
            write(new String(buffer, from, length), 0, length);
        }

        @Override
        public void write(String text, int from, int length) throws IOException {
            out.append(text, from, from + length);
        }

        @Override
        public void flush() {
            // nothing is held back
        }

        @Override
        public void close() {
            // what it goes to is the caller's
        }
    }
}

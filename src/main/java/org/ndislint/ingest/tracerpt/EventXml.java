package org.ndislint.ingest.tracerpt;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Walks one event with the JDK's StAX parser and tells its leaves to an {@link XmlRecord}. Document types and external
 * entities are off. One parser reads many events; a new one is made after a fault, and now and then so that the names
 * it has seen do not pile up.
 */
final class EventXml {
    private static final int MOST_DEPTH = 64;
    /** More than any event has. */
    private static final int MOST_ELEMENTS = 10_000;

    private static final int EVENTS_PER_PARSER = 4096;
    /** Depth of an event's sections such as System: root, event, section. */
    private static final int SECTION = 3;

    private final XMLInputFactory factory;
    private final XmlText text = new XmlText();
    private final StringBuilder content = new StringBuilder();
    private @Nullable XMLStreamReader parser;
    private int eventsRead;
    private int depth;

    EventXml() {
        factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    }

    /** Reads one event into the record; null if that went well, else what was wrong. */
    @Nullable
    String read(byte[] bytes, int from, int to, XmlRecord record) {
        try {
            if (eventsRead++ % EVENTS_PER_PARSER == 0) {
                restart();
            }
            text.set(bytes, from, to);
            XMLStreamReader reader = parser;
            if (reader == null) {
                reader = factory.createXMLStreamReader(text);
                parser = reader;
                depth = 0;
            }
            walk(reader, record);
            return null;
        } catch (XMLStreamException e) {
            restart();
            return "expected a well-formed <Event>, found: " + reason(e);
        }
    }

    private void walk(XMLStreamReader reader, XmlRecord record) throws XMLStreamException {
        String section = "";
        boolean isLeaf = false;
        int elements = 0;
        while (true) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++depth > MOST_DEPTH) {
                        throw new XMLStreamException("elements nested more than " + MOST_DEPTH + " deep");
                    }
                    if (++elements > MOST_ELEMENTS) {
                        throw new XMLStreamException("more than " + MOST_ELEMENTS + " elements");
                    }
                    if (depth == SECTION) {
                        section = reader.getLocalName();
                    }
                    if (depth >= SECTION) {
                        record.start(section, reader.getLocalName(), reader);
                    }
                    content.setLength(0);
                    isLeaf = true;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    content.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
                case XMLStreamConstants.END_ELEMENT -> {
                    if (depth >= SECTION && isLeaf) {
                        record.leaf(section, reader.getLocalName(), content);
                    }
                    isLeaf = false;
                    content.setLength(0);
                    depth--;
                    if (depth < SECTION - 1) {
                        return;
                    }
                }
                case XMLStreamConstants.END_DOCUMENT -> throw new XMLStreamException("the end of the event");
                default -> {
                    // Comments and processing instructions say nothing.
                }
            }
        }
    }

    private void restart() {
        parser = null;
        depth = 0;
        text.restart();
    }

    /** The parser's message without its place, which counts from the root we put before the event. */
    private static String reason(XMLStreamException e) {
        String message = String.valueOf(e.getMessage());
        int at = message.indexOf("Message: ");
        String bare = at < 0 ? message : message.substring(at + "Message: ".length());
        return bare.lines().findFirst().orElse("");
    }
}

package org.ndislint.ingest.etl.event;

import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.ndislint.ingest.etl.event.EventField.Amount;
import org.ndislint.ingest.wpp.ValueNames;
import org.ndislint.model.Guid;

/**
 * Reads one instrumentation manifest, as the Windows SDK describes its elements. Document types and external entities are
 * off. What is not understood of a template leaves the events without schema that use it; what contradicts itself, such
 * as an event described twice, makes the manifest useless.
 */
final class ManifestXml {
    private static final int MOST_ELEMENTS = 30_000;
    private static final int OBJECT_BYTES = 64;
    private static final int MOST_NAME = 1024;
    private static final int MOST_MESSAGE = 16 << 10;
    private static final int MOST_ID = 0xFFFF;
    private static final int MOST_VERSION = 0xFF;

    private final Guid provider;
    private final SchemaPool pool;
    private final List<Event> events = new ArrayList<>();
    private final Map<String, Template> templates = new HashMap<>();
    private final Map<String, Values> maps = new HashMap<>();
    private final Map<String, String> strings = new HashMap<>();
    private final Map<String, String> messages = new HashMap<>();
    private String name = "";
    private int providers;
    private int languages;
    private @Nullable Template template;
    private @Nullable Values map;
    private long bytes;

    private record Event(
            int key, String name, String message, @Nullable String template) {}

    private record Data(String name, String in, String out, String map, String count, String length) {}

    private record Value(long value, String message) {}

    private static final class Template {
        final List<Data> data = new ArrayList<>();
        boolean odd;
    }

    private static final class Values {
        final boolean flags;
        final List<Value> values = new ArrayList<>();
        /** By width of the field; each is made when it is first needed. */
        final Map<Integer, ValueNames> names = new HashMap<>();

        Values(boolean flags) {
            this.flags = flags;
        }
    }

    /**
     * A reader of one manifest.
     *
     * @param provider that logged it
     * @param pool of the parts of all manifests that may be compared
     */
    ManifestXml(Guid provider, SchemaPool pool) {
        this.provider = provider;
        this.pool = pool;
    }

    LoggedManifest read(InputStream in) {
        // Bytes that are no text fail here: the parser would print them, too.
        Reader text = new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder());
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setXMLReporter((message, type, about, where) -> {});
        try {
            walk(factory.createXMLStreamReader(text));
            if (providers == 0) {
                throw new XMLStreamException("expected a provider, found none");
            }
            return new LoggedManifest(name, schemas(), bytes);
        } catch (XMLStreamException e) {
            return new LoggedManifest(reason(e), bytes);
        }
    }

    private void walk(XMLStreamReader xml) throws XMLStreamException {
        int elements = 0;
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.DTD -> throw new XMLStreamException("expected no document type, found one");
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++elements > MOST_ELEMENTS) {
                        throw new XMLStreamException("expected at most " + MOST_ELEMENTS + " elements, found more");
                    }
                    start(xml);
                }
                case XMLStreamConstants.END_ELEMENT -> end(xml.getLocalName());
                default -> {
                    // All that counts stands in attributes.
                }
            }
        }
    }

    private void start(XMLStreamReader xml) throws XMLStreamException {
        switch (xml.getLocalName()) {
            case "provider" -> provider(xml);
            case "event" -> event(xml);
            case "template" -> {
                template = new Template();
                addOnce(templates, "template", text(xml, "tid"), template);
            }
            case "data" -> data(xml);
            case "struct" -> {
                if (template != null) {
                    template.odd = true;
                }
            }
            case "valueMap", "bitMap" -> {
                map = new Values(xml.getLocalName().equals("bitMap"));
                addOnce(maps, "map", text(xml, "name"), map);
            }
            case "map" -> {
                Long value = number(text(xml, "value"));
                if (map != null && value != null) {
                    map.values.add(new Value(value, text(xml, "message")));
                }
            }
            case "resources" -> languages++;
            case "string" -> {
                if (languages == 1) {
                    strings.putIfAbsent(text(xml, "id"), text(xml, "value"));
                }
            }
            default -> {
                // Keywords, levels, channels: the record has them as numbers. Names of tasks and opcodes stand at
                // events.
            }
        }
    }

    private void end(String element) {
        switch (element) {
            case "template" -> template = null;
            case "valueMap", "bitMap" -> map = null;
            default -> {
                // Nothing that was open.
            }
        }
    }

    private void provider(XMLStreamReader xml) throws XMLStreamException {
        name = pool.text(name(xml, "name"));
        String guid = text(xml, "guid");
        Guid told = guid.isEmpty() ? provider : Guid.parse(guid);
        if (++providers > 1 || told == null || !told.equals(provider)) {
            throw new XMLStreamException("expected the manifest of the provider that logged it, found "
                    + (providers > 1 ? "a second one" : "that of " + guid));
        }
        bytes += OBJECT_BYTES + 2L * name.length();
    }

    private void event(XMLStreamReader xml) throws XMLStreamException {
        Long id = number(text(xml, "value"));
        String told = text(xml, "version");
        Long version = told.isEmpty() ? Long.valueOf(0) : number(told);
        if (id == null || version == null || id < 0 || id > MOST_ID || version < 0 || version > MOST_VERSION) {
            throw new XMLStreamException(
                    "expected an event's number and version, found " + text(xml, "value") + " and " + told);
        }
        String task = name(xml, "task");
        String opcode = name(xml, "opcode");
        opcode = opcode.startsWith("win:") ? opcode.substring(4) : opcode;
        String shown = task.isEmpty() ? name(xml, "symbol") : task;
        if (!opcode.isEmpty() && !opcode.equals("Info")) {
            shown = task.isEmpty() && shown.isEmpty() ? opcode : shown + (task.isEmpty() ? "" : "/" + opcode);
        }
        events.add(new Event(
                LoggedManifest.key(id.intValue(), version.intValue()),
                pool.text(shown),
                text(xml, "message"),
                xml.getAttributeValue(null, "template")));
    }

    private void data(XMLStreamReader xml) {
        if (template != null) {
            template.data.add(new Data(
                    name(xml, "name"),
                    text(xml, "inType"),
                    text(xml, "outType"),
                    text(xml, "map"),
                    text(xml, "count"),
                    text(xml, "length")));
        }
    }

    private Map<Integer, EventSchema> schemas() throws XMLStreamException {
        Map<String, List<EventField>> fields = new HashMap<>();
        templates.forEach((tid, told) -> {
            List<EventField> read = told.odd ? null : fields(told.data);
            if (read != null) {
                fields.put(tid, read);
            }
        });
        Map<Integer, EventSchema> schemas = new HashMap<>();
        for (Event event : events) {
            List<EventField> own = event.template() == null ? List.of() : fields.get(event.template());
            String message = message(event.message());
            EventSchema schema = own == null ? null : new EventSchema(name, event.name(), message, own);
            if (schemas.containsKey(event.key())) {
                throw new XMLStreamException("expected each event once, found " + (event.key() >> 8) + " twice");
            }
            schemas.put(event.key(), schema);
            bytes += 3L * OBJECT_BYTES + 2L * event.name().length();
        }
        schemas.values().removeIf(schema -> schema == null);
        return schemas;
    }

    // Null where something is not understood.
    private @Nullable List<EventField> fields(List<Data> all) {
        List<EventField> fields = new ArrayList<>();
        Map<String, Integer> positions = new HashMap<>();
        for (Data data : all) {
            Integer type = ManifestTypes.in(data.in());
            Amount count = amount(data.count(), positions);
            Amount length = amount(data.length(), positions);
            if (type == null || count == null || length == null) {
                return null;
            }
            Values values = maps.get(data.map());
            fields.add(new EventField(
                    fields.size(),
                    data.name(),
                    type,
                    ManifestTypes.out(data.out()),
                    count,
                    length,
                    values == null
                            ? ValueNames.NONE
                            : values.names.computeIfAbsent(
                                    FieldType.width(type, Long.BYTES), width -> names(values, width)),
                    values != null && values.flags,
                    List.of()));
            positions.put(data.name(), fields.size() - 1);
            bytes += 2L * OBJECT_BYTES + 2L * data.name().length();
        }
        return pool.fields(fields);
    }

    // Enumerations are written with all the bits of a long, fields have as many as their type has.
    private ValueNames names(Values values, int width) {
        long mask = width >= Long.BYTES || width == 0 ? -1L : (1L << (8 * width)) - 1;
        List<ValueNames.Entry> entries = new ArrayList<>();
        for (Value value : values.values) {
            String shown = message(value.message());
            if (!shown.isEmpty()) {
                entries.add(new ValueNames.Entry(value.value() & mask, shown));
                bytes += OBJECT_BYTES;
            }
        }
        return pool.names(entries);
    }

    // A number, or the name of a field in front.
    private static @Nullable Amount amount(String told, Map<String, Integer> positions) {
        if (told.isEmpty()) {
            return Amount.NONE;
        }
        Integer position = positions.get(told);
        if (position != null) {
            return Amount.field(position);
        }
        Long number = number(told);
        return number == null || number < 0 || number > MOST_ID ? null : Amount.fixed(number.intValue());
    }

    private String message(String reference) {
        return messages.computeIfAbsent(reference, told -> {
            boolean named = told.startsWith("$(string.") && told.endsWith(")");
            String found = named ? strings.getOrDefault(told.substring(9, told.length() - 1), "") : told;
            String shown = found.length() > MOST_MESSAGE ? found.substring(0, MOST_MESSAGE) : found;
            bytes += OBJECT_BYTES + 2L * shown.length();
            return pool.text(shown);
        });
    }

    private static <T> void addOnce(Map<String, T> map, String what, String name, T value) throws XMLStreamException {
        if (map.putIfAbsent(name, value) != null) {
            throw new XMLStreamException("expected each " + what + " once, found " + name + " twice");
        }
    }

    // The parser's own texts are two lines, the second with a word in front.
    private static String reason(XMLStreamException e) {
        if (e.getNestedException() instanceof CharacterCodingException) {
            return "expected text in UTF-8, found other bytes";
        }
        String all = e.getMessage() == null ? "expected XML, found a fault" : e.getMessage();
        String last = all.substring(all.lastIndexOf('\n') + 1);
        return last.startsWith("Message: ") ? last.substring("Message: ".length()) : last;
    }

    private static String text(XMLStreamReader xml, String attribute) {
        String value = xml.getAttributeValue(null, attribute);
        return value == null ? "" : value;
    }

    private static String name(XMLStreamReader xml, String attribute) {
        String whole = text(xml, attribute);
        return whole.length() > MOST_NAME ? whole.substring(0, MOST_NAME) : whole;
    }

    private static @Nullable Long number(String text) {
        try {
            boolean hex = text.startsWith("0x") || text.startsWith("0X");
            return hex ? Long.parseUnsignedLong(text, 2, text.length(), 16) : Long.parseLong(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }
}

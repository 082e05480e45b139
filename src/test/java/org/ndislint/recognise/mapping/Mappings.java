package org.ndislint.recognise.mapping;

import java.time.ZoneOffset;
import org.ndislint.catalogue.Catalogue;
import org.ndislint.catalogue.EventText;
import org.ndislint.catalogue.StatusNames;
import org.ndislint.model.CallEvent;
import org.ndislint.model.MessageRecord;
import org.ndislint.model.Symbols;
import org.ndislint.recognise.Mapping;
import org.ndislint.recognise.Recogniser;

/** Loads mapping files from text blocks and runs messages through them. */
final class Mappings {
    static final Catalogue CATALOGUE = Catalogue.load();
    static final StatusNames STATUSES = StatusNames.load();

    final Symbols symbols = new Symbols();
    final MessageRecord message = new MessageRecord();
    final CallEvent event = new CallEvent();
    final Recogniser recogniser;

    Mappings(Mapping mapping) {
        recogniser = new Recogniser(CATALOGUE, STATUSES, symbols, mapping, ZoneOffset.UTC);
    }

    static Mapping read(String yaml) throws MappingException {
        return new MappingReader(CATALOGUE, STATUSES).read("acme.yaml", yaml);
    }

    /** The problems of a file, one a line. */
    static String problems(String yaml) {
        try {
            read(yaml);
            return "";
        } catch (MappingException wrong) {
            return String.valueOf(wrong.getMessage());
        }
    }

    static Mappings of(String yaml) throws MappingException {
        return new Mappings(read(yaml));
    }

    /** The event of a line, or {@code -}. */
    String event(String text) {
        message.text = text;
        return event();
    }

    String event() {
        return recogniser.recognise(message, event) ? new EventText(CATALOGUE, STATUSES, symbols).whole(event) : "-";
    }

    Mappings field(String name, String value) {
        message.fields.add(new MessageRecord.Field(name, value));
        return this;
    }
}

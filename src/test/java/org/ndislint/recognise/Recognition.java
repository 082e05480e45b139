package org.ndislint.recognise;

import java.time.ZoneOffset;
import org.ndislint.catalogue.Catalogue;
import org.ndislint.catalogue.EventText;
import org.ndislint.catalogue.StatusNames;
import org.ndislint.model.CallEvent;
import org.ndislint.model.MessageRecord;
import org.ndislint.model.Symbols;

/** Runs one message through a recogniser and tells the event as shorthand. */
final class Recognition {
    static final Catalogue CATALOGUE = Catalogue.load();
    static final StatusNames STATUSES = StatusNames.load();

    final Symbols symbols = new Symbols();
    final CallEvent event = new CallEvent();
    final MessageRecord message = new MessageRecord();
    final Recogniser recogniser;

    Recognition() {
        this(Mapping.NONE);
    }

    Recognition(Mapping mapping) {
        recogniser = new Recogniser(CATALOGUE, STATUSES, symbols, mapping, ZoneOffset.UTC);
    }

    /** The event of a line, or {@code -} if it is not recognised. */
    static String of(String text) {
        return new Recognition().read(text);
    }

    /** The same for a line that a function logged, as {@code %!FUNC!} tells. */
    static String of(String function, String text) {
        Recognition recognition = new Recognition();
        recognition.message.function = function;
        return recognition.read(text);
    }

    String read(String text) {
        message.text = text;
        return read();
    }

    String read() {
        return recogniser.recognise(message, event) ? new EventText(CATALOGUE, STATUSES, symbols).whole(event) : "-";
    }
}

package org.ndislint.ingest.tracerpt;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.ndislint.ingest.Head;
import org.ndislint.ingest.Probe;
import org.ndislint.ingest.ReadContext;
import org.ndislint.ingest.TraceFormat;
import org.ndislint.ingest.TraceSource;
import org.ndislint.ingest.text.LineText;
import org.ndislint.ingest.text.StampClock;
import org.ndislint.ingest.text.UnknownFormats;
import org.ndislint.model.CallEvent;
import org.ndislint.model.EventKind;
import org.ndislint.model.MessageRecord;
import org.ndislint.model.MessageRecord.Field;
import org.ndislint.model.RecordSink;
import org.ndislint.model.RecordSink.LineKind;

/** The XML of tracerpt, Event Viewer and wevtutil, with the root element {@code <Events>} or none. */
public final class TracerptXmlFormat implements TraceFormat {
    @Override
    public String name() {
        return "tracerpt-xml";
    }

    @Override
    public Probe probe(Head head) {
        byte[] b = head.bytes();
        int at = head.firstText();
        if (head.length() - at < 2 || b[at] != '<' || !(isLetter(b[at + 1]) || b[at + 1] == '?' || b[at + 1] == '!')) {
            return Probe.NO;
        }
        boolean isEvents = LineText.indexOf(b, at, head.length(), "<Events") >= 0
                || LineText.indexOf(b, at, head.length(), "<Event ") >= 0
                || LineText.indexOf(b, at, head.length(), "<Event>") >= 0;
        return isEvents
                ? Probe.of(95, "XML with <Event> elements")
                : Probe.of(40, "XML, though no <Event> element was seen yet");
    }

    @Override
    public void read(TraceSource source, ReadContext context, RecordSink sink) throws IOException {
        StampClock clock = new StampClock(context.zone(), context.dayFirst(), sink);
        Reading reading = new Reading(sink, new XmlRecord(clock));
        EventSlices slices = new EventSlices(source.stream(), source.name(), sink);
        try {
            while (slices.next()) {
                reading.event(slices);
            }
        } finally {
            reading.unknown.finish(sink);
        }
    }

    private static boolean isLetter(byte b) {
        return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z');
    }

    /** The reading of one source: event by event to the sink. */
    private static final class Reading {
        final UnknownFormats unknown = new UnknownFormats();
        private final EventXml xml = new EventXml();
        private final CallEvent lost = new CallEvent();
        private final RecordSink sink;
        private final XmlRecord event;

        Reading(RecordSink sink, XmlRecord event) {
            this.sink = sink;
            this.event = event;
        }

        void event(EventSlices slices) throws IOException {
            event.begin(slices.line());
            String problem = xml.read(slices.bytes(), slices.from(), slices.to(), event);
            if (problem != null) {
                sink.malformed(slices.line(), problem, slices.quoted());
                return;
            }
            event.end();
            MessageRecord record = event.record;
            if (isSession()) {
                SessionHeader.lost(number(record, "EventsLost"), number(record, "BuffersLost"), sink);
                sink.other(LineKind.BANNER, slices.line(), slices.quoted());
            } else if (SessionHeader.isGuid(event.providerGuid(), SessionHeader.LOST_EVENT_GUID)
                    || event.className().equals("RT_LostEvent")) {
                lost.clear();
                lost.kind = EventKind.LOST;
                lost.line = slices.line();
                sink.event(lost);
            } else if (isUnknown(record.text)) {
                sink.other(LineKind.UNKNOWN_FORMAT, slices.line(), record.text);
            } else {
                String bad = event.badReason();
                if (bad != null) {
                    sink.badField(slices.line(), bad, slices.quoted());
                }
                sink.message(record);
            }
        }

        /** Whether the event is one that the session wrote about itself. */
        private boolean isSession() {
            return SessionHeader.isGuid(event.providerGuid(), SessionHeader.EVENT_TRACE_GUID)
                    || (event.className().equals("EventTrace") && value(event.record, "BuffersWritten") != null);
        }

        private boolean isUnknown(String text) {
            if (!text.startsWith("Unknown(")) {
                return false;
            }
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return unknown.take(bytes, 0, bytes.length);
        }

        private static long number(MessageRecord record, String field) {
            String value = value(record, field);
            CellNumber number = new CellNumber();
            if (value == null) {
                return -1;
            }
            byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
            return number.read(bytes, 0, bytes.length) ? number.value() : -1;
        }

        private static @Nullable String value(MessageRecord record, String name) {
            for (Field field : record.fields) {
                if (field.name().equals(name)) {
                    return field.value();
                }
            }
            return null;
        }
    }
}

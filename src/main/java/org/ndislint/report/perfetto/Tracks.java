package org.ndislint.report.perfetto;

import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Writes tracks and what happens on them as packets of a Perfetto trace. */
final class Tracks {
    /** {@code TrackEvent.Type}. */
    static final int BEGIN = 1;

    static final int END = 2;
    static final int INSTANT = 3;

    private static final int TRACE_PACKET = 1;
    private static final int PACKET_TIMESTAMP = 8;
    private static final int PACKET_SEQUENCE = 10;
    private static final int PACKET_EVENT = 11;
    private static final int PACKET_DESCRIPTOR = 60;
    private static final int DESCRIPTOR_UUID = 1;
    private static final int DESCRIPTOR_NAME = 2;
    private static final int DESCRIPTOR_PARENT = 5;
    private static final int EVENT_ANNOTATION = 4;
    private static final int EVENT_TYPE = 9;
    private static final int EVENT_TRACK = 11;
    private static final int EVENT_CATEGORY = 22;
    private static final int EVENT_NAME = 23;
    private static final int EVENT_FLOW = 47;
    private static final int EVENT_FLOW_END = 48;
    private static final int ANNOTATION_TEXT = 6;
    private static final int ANNOTATION_NAME = 10;
    private static final int OUR_SEQUENCE = 1;

    private final OutputStream out;
    private final ProtoMessage trace = new ProtoMessage();
    private final ProtoMessage packet = new ProtoMessage();
    private final ProtoMessage event = new ProtoMessage();
    private final ProtoMessage annotation = new ProtoMessage();

    Tracks(OutputStream out) {
        this.out = out;
    }

    /** Declares a track before anything happens on it; below another, or at the top with {@code above} 0. */
    void track(long uuid, long above, String name) throws IOException {
        event.clear().number(DESCRIPTOR_UUID, uuid).text(DESCRIPTOR_NAME, name);
        if (above != 0) {
            event.number(DESCRIPTOR_PARENT, above);
        }
        packet.clear().number(PACKET_SEQUENCE, OUR_SEQUENCE).message(PACKET_DESCRIPTOR, event);
        write();
    }

    /** Begins an event of a type on a track; what belongs to it follows up to {@link #write(long)}. */
    Tracks event(int type, long track, @Nullable String name, String category) {
        event.clear().number(EVENT_TYPE, type).number(EVENT_TRACK, track);
        if (name != null) {
            event.text(EVENT_CATEGORY, category).text(EVENT_NAME, name);
        }
        return this;
    }

    /** A fact about the event. */
    Tracks note(String name, String value) {
        if (!value.isEmpty()) {
            annotation.clear().text(ANNOTATION_NAME, name).text(ANNOTATION_TEXT, value);
            event.message(EVENT_ANNOTATION, annotation);
        }
        return this;
    }

    /** An arrow begins at the event, or goes on. */
    Tracks flow(long id) {
        event.fixed(EVENT_FLOW, id);
        return this;
    }

    /** An arrow ends at the event. */
    Tracks flowEnd(long id) {
        event.fixed(EVENT_FLOW_END, id);
        return this;
    }

    /** Writes the event at a time in nanoseconds. */
    void write(long time) throws IOException {
        packet.clear()
                .number(PACKET_TIMESTAMP, time)
                .number(PACKET_SEQUENCE, OUR_SEQUENCE)
                .message(PACKET_EVENT, event);
        write();
    }

    private void write() throws IOException {
        trace.clear().message(TRACE_PACKET, packet);
        out.write(trace.bytes(), 0, trace.length());
    }
}

package org.ndislint.ingest.tracerpt;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.ndislint.ingest.text.LineText;
import org.ndislint.model.RecordSink;
import org.ndislint.model.SourcePosition;
import org.ndislint.model.TraceFormatException;

/**
 * Cuts XML into its {@code <Event>} elements, so that each can be parsed alone: with or without a root, and after
 * damage again from the next one. Only enough of XML is known here to find where an element ends: comments and CDATA
 * are passed over, and inside {@code <UserData>} an element may itself be called Event.
 *
 * <p>Policy for damage: an event that another one interrupts, that the file ends in, or that is longer than
 * {@value #MOST_BYTES} bytes is malformed, and so is each run of anything but white space and comments between events.
 * A document type declaration ends the reading: no trace has one, and it is where entity bombs live.
 */
final class EventSlices {
    /** The longest event, in bytes. */
    static final int MOST_BYTES = 1 << 22;

    private static final int MOST_NAME = 100;
    private static final String NAMESPACE = "http://schemas.microsoft.com/win/2004/08/events/event";

    private final ByteWindow in;
    private final String name;
    private final RecordSink sink;

    private int sliceFrom;
    private int sliceTo;
    private long sliceLine;

    private boolean sawEvents;
    private boolean rootIsOpen;
    private @Nullable String wrapper;
    private boolean inGap;

    EventSlices(InputStream in, String name, RecordSink sink) {
        this.in = new ByteWindow(in, MOST_BYTES);
        this.name = name;
        this.sink = sink;
    }

    /** The buffer that holds the event from {@link #from} to {@link #to}; valid until the next call of {@link #next}. */
    byte[] bytes() {
        return in.buffer();
    }

    int from() {
        return sliceFrom;
    }

    int to() {
        return sliceTo;
    }

    /** The line at which the event begins, from 1. */
    long line() {
        return sliceLine;
    }

    /** The beginning of the event, for a report. */
    String quoted() {
        return LineText.quoted(bytes(), sliceFrom, sliceTo);
    }

    /**
     * Moves to the next event; false at the end.
     *
     * @throws TraceFormatException at a document type declaration, and if this is XML of something else
     */
    boolean next() throws IOException {
        while (skipSpace()) {
            if (in.isTag(0, "<Event")) {
                inGap = false;
                sawEvents = true;
                if (event()) {
                    return true;
                }
            } else if (in.isTag(0, "<Events")) {
                sawEvents = true;
                rootIsOpen = !skipTag();
            } else if (in.isTag(0, "</Events")) {
                rootIsOpen = false;
                skipTag();
            } else if (in.startsWith(0, "<!DOCTYPE")) {
                throw new TraceFormatException(
                        here(), "expected events, found a document type declaration: refused, no trace has one");
            } else if (!inGap && in.startsWith(0, "<!--")) {
                skipPast("-->");
            } else if (!inGap && in.startsWith(0, "<?")) {
                skipPast("?>");
            } else {
                otherTag();
            }
        }
        atEnd();
        return false;
    }

    private void atEnd() throws IOException {
        IOException failure = in.failure();
        if (failure instanceof TraceFormatException damage) {
            sink.cutOff(in.line(), damage.reason());
        } else if (failure != null) {
            sink.cutOff(in.line(), "expected more bytes, found " + failure.getMessage());
        } else if (!sawEvents) {
            throw new TraceFormatException(
                    here(), "expected <Events> or <Event>, found " + (wrapper == null ? "none" : "<" + wrapper + ">"));
        } else if (rootIsOpen) {
            rootIsOpen = false;
            sink.cutOff(in.line(), "expected </Events>, found the end of the file");
        }
    }

    /** An element that is neither Event nor Events: one may be a root of someone's own, anything else is damage. */
    private void otherTag() throws IOException {
        in.has(MOST_NAME + 2);
        boolean isEnd = in.length() > 1 && in.at(1) == '/';
        int from = isEnd ? 2 : 1;
        int to = from;
        while (to < in.length() && to < MOST_NAME && ByteWindow.isNameByte(in.at(to))) {
            to++;
        }
        String tag = to > from ? LineText.of(bytes(), in.start() + from, in.start() + to) : "";
        if (isEnd && !tag.isEmpty() && tag.equals(wrapper)) {
            skipTag();
        } else if (!isEnd && wrapper == null && !sawEvents && !tag.isEmpty()) {
            wrapper = tag;
            skipTag();
        } else {
            gap();
            in.cut(1);
        }
    }

    /** Reports what stands between events, once a run. */
    private void gap() throws IOException {
        if (!sawEvents && in.failure() == null) {
            throw new TraceFormatException(here(), "expected <Events> or <Event>, found " + in.quoted(40));
        }
        if (!inGap) {
            inGap = true;
            sink.malformed(in.line(), "expected <Event>, found something else", in.quoted(in.length()));
        }
    }

    /** Finds the end of the event at offset 0; false if it has none, which is then reported. */
    private boolean event() throws IOException {
        sliceLine = in.line();
        int close = in.indexOf('>', 0);
        if (close > 0 && in.at(close - 1) == '/') {
            return slice(close + 1);
        }
        int depth = 0;
        boolean inUserData = false;
        int at = 1;
        while (true) {
            at = in.indexOf('<', at);
            if (at < 0) {
                return unclosed();
            }
            if (in.isTag(at, "</Event") && depth-- == 0) {
                close = in.indexOf('>', at);
                return close < 0 ? unclosed() : slice(close + 1);
            }
            if (in.isTag(at, "<Event")) {
                if (!inUserData || isNamespaced(at)) {
                    return interrupted(at);
                }
                depth++;
            } else if (in.isTag(at, "</Events")) {
                return interrupted(at);
            } else if (in.isTag(at, "<UserData")) {
                inUserData = true;
            } else if (in.isTag(at, "</UserData")) {
                inUserData = false;
                depth = 0;
            } else if (in.startsWith(at, "<![CDATA[")) {
                at = in.indexOf("]]>", at);
            } else if (in.startsWith(at, "<!--")) {
                at = in.indexOf("-->", at);
            }
            if (at < 0) {
                return unclosed();
            }
            at++;
        }
    }

    private boolean slice(int length) {
        in.cut(length);
        sliceTo = in.start();
        sliceFrom = sliceTo - length;
        return true;
    }

    private boolean interrupted(int at) throws IOException {
        sink.malformed(
                sliceLine,
                "expected </Event>, found " + (in.at(at + 1) == '/' ? "</Events>" : "<Event>"),
                in.quoted(at));
        in.cut(at);
        return false;
    }

    private boolean unclosed() throws IOException {
        boolean isLong = in.isFull();
        String found = isLong
                ? "more than " + MOST_BYTES + " bytes"
                : in.failure() == null ? "the end of the file" : "the end of what could be read";
        sink.malformed(sliceLine, "expected </Event>, found " + found, in.quoted(in.length()));
        in.cut(in.length());
        if (isLong) {
            inGap = true;
        } else if (in.failure() == null) {
            rootIsOpen = false;
            sink.cutOff(sliceLine, "expected </Event>, found the end of the file");
        }
        return false;
    }

    /** Whether an element names the namespace of events: tracerpt and Event Viewer do so on every event. */
    private boolean isNamespaced(int at) {
        int close = in.indexOf('>', at);
        int to = close < 0 ? in.length() : close;
        return LineText.indexOf(bytes(), in.start() + at, in.start() + to, NAMESPACE) >= 0;
    }

    /** Skips white space, and up to the next tag what is none; false at the end. */
    private boolean skipSpace() throws IOException {
        while (in.has(1)) {
            byte b = in.at(0);
            if (b == '<') {
                return true;
            }
            if (b != ' ' && b != '\t' && b != '\r' && b != '\n') {
                gap();
            }
            in.cut(1);
        }
        return false;
    }

    /** Skips a tag; true if it closes itself. */
    private boolean skipTag() throws IOException {
        byte last = 0;
        while (in.has(1) && in.at(0) != '>') {
            last = in.at(0);
            in.cut(1);
        }
        if (in.has(1)) {
            in.cut(1);
        }
        return last == '/';
    }

    private void skipPast(String wanted) throws IOException {
        while (in.has(wanted.length())) {
            if (in.startsWith(0, wanted)) {
                in.cut(wanted.length());
                return;
            }
            in.cut(1);
        }
        in.cut(in.length());
        if (in.failure() == null) {
            rootIsOpen = false;
            sink.cutOff(in.line(), "expected " + wanted + ", found the end of the file");
        }
    }

    private SourcePosition here() {
        return SourcePosition.line(name, in.line());
    }
}

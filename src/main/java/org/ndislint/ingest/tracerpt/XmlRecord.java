package org.ndislint.ingest.tracerpt;

import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.ndislint.ingest.text.Stamp;
import org.ndislint.ingest.text.StampClock;
import org.ndislint.model.CallEvent;
import org.ndislint.model.MessageRecord;
import org.ndislint.model.MessageRecord.Field;

/**
 * Gathers the message of one event from its elements. What the record has a place for goes there; the event's own data
 * become fields; unknown elements of the System block and of RenderingInfo are passed over.
 */
final class XmlRecord {
    private static final long NONE = 0xFFFF_FFFFL;
    private static final long FILETIME_STEP_NANOS = 100;
    private static final int MOST_STAMP = 64;

    final MessageRecord record = new MessageRecord();
    private final Stamp stamp = new Stamp();
    private final StampClock clock;
    private final byte[] stampBytes = new byte[MOST_STAMP];
    private @Nullable String providerName;
    private @Nullable String providerGuid;
    private @Nullable String dataName;
    private @Nullable String className;
    private @Nullable String task;
    private @Nullable String opcode;
    private @Nullable String badReason;
    private boolean hasDebugText;

    XmlRecord(StampClock clock) {
        this.clock = clock;
    }

    void begin(long line) {
        record.clear();
        record.line = line;
        providerName = null;
        providerGuid = null;
        dataName = null;
        className = null;
        task = null;
        opcode = null;
        badReason = null;
        hasDebugText = false;
    }

    /** What was wrong with a value that was then taken as not recorded; the last of them, or null. */
    @Nullable
    String badReason() {
        return badReason;
    }

    String providerGuid() {
        return providerGuid == null ? "" : providerGuid;
    }

    /** Name of the event's class, such as EventTrace; empty if it has none. */
    String className() {
        return className == null ? "" : className;
    }

    /** An element begins; its attributes are the reader's. */
    void start(String section, String name, XMLStreamReader xml) {
        if (section.equals("System")) {
            system(name, xml);
        } else if (section.equals("EventData") || section.equals("UserData")) {
            dataName = xml.getAttributeValue(null, "Name");
        }
    }

    /** An element without elements inside ends. */
    void leaf(String section, String name, CharSequence content) {
        switch (section) {
            case "System" -> systemLeaf(name, content);
            case "EventData", "UserData" -> {
                if (!name.equals(section)) {
                    String field = dataName != null ? dataName : name.equals("Data") ? "" : name;
                    record.fields.add(new Field(field, trimmed(content)));
                    dataName = null;
                }
            }
            case "DebugData" -> debugLeaf(name, content);
            case "RenderingInfo" -> renderingLeaf(name, content);
            case "BinaryEventData", "ProcessingErrorData" -> addField(name, trimmed(content));
            default -> {
                // ExtendedTracingInfo and what later versions add: nothing that a message is made of.
            }
        }
    }

    /** Settles what depends on several elements. */
    void end() {
        record.module = providerName != null ? providerName : providerGuid;
        String what = className != null ? className : task;
        if (opcode != null && !opcode.equals("Info")) {
            what = what == null ? opcode : what + "/" + opcode;
        }
        record.eventName = what;
    }

    private void system(String name, XMLStreamReader xml) {
        switch (name) {
            case "Provider" -> {
                providerName = xml.getAttributeValue(null, "Name");
                providerGuid = xml.getAttributeValue(null, "Guid");
            }
            case "TimeCreated" -> time(xml.getAttributeValue(null, "SystemTime"));
            case "Correlation" -> {
                addField("ActivityID", xml.getAttributeValue(null, "ActivityID"));
                addField("RelatedActivityID", xml.getAttributeValue(null, "RelatedActivityID"));
            }
            case "Execution" -> {
                record.pid = id("ProcessID", xml);
                record.tid = id("ThreadID", xml);
                record.cpu = id("ProcessorID", xml);
            }
            default -> {
                // The rest has its value as text.
            }
        }
    }

    private void systemLeaf(String name, CharSequence content) {
        String value = trimmed(content);
        switch (name) {
            case "EventID", "Opcode", "Task" -> {
                if (!value.equals("0")) {
                    addField(name, value);
                }
            }
            case "Level" -> record.level = value;
            case "Keywords" -> record.flags = value;
            case "EventRecordID" -> record.sequence = orNothing(value, name);
            default -> {
                // Version, Channel, Computer, Security: not of the message.
            }
        }
    }

    private void debugLeaf(String name, CharSequence content) {
        switch (name) {
            case "SequenceNumber" -> record.sequence = orNothing(trimmed(content), name);
            case "FlagsName" -> record.flags = orNull(content);
            case "LevelName" -> record.level = orNull(content);
            case "Component" -> record.component = orNull(content);
            case "SubComponent" -> addField("SUBCOMP", orNull(content));
            case "FileLine" -> record.tag = orNull(content);
            case "Function" -> record.function = orNull(content);
            case "Message" -> {
                record.text = withoutEdges(content);
                hasDebugText = true;
            }
            default -> {
                // Later versions may add more.
            }
        }
    }

    private void renderingLeaf(String name, CharSequence content) {
        switch (name) {
            case "Message" -> {
                if (!hasDebugText) {
                    record.text = withoutEdges(content);
                }
            }
            case "EventName" -> className = orNull(content);
            case "Task" -> task = orNull(content);
            case "Opcode" -> opcode = orNull(content);
            default -> {
                // Level, keywords, channel and provider stand in the System block, not localised.
            }
        }
    }

    private void time(@Nullable String value) {
        if (value == null || value.isEmpty()) {
            return;
        }
        int length = Math.min(value.length(), MOST_STAMP);
        for (int i = 0; i < length; i++) {
            char c = value.charAt(i);
            stampBytes[i] = c < 0x80 ? (byte) c : (byte) '?';
        }
        if (length < value.length() || stamp.parse(stampBytes, 0, length) != length) {
            badReason = "expected a SystemTime such as 2023-03-29T12:33:05.621016900-07:00, found " + value;
            return;
        }
        record.timeNanos = clock.nanos(stamp, record.line);
        if (clock.problem() != null) {
            badReason = clock.problem();
        }
        if (record.timeNanos != CallEvent.NO_TIME) {
            record.timeStepNanos = Math.max(FILETIME_STEP_NANOS, stamp.stepNanos());
        }
    }

    private long id(String attribute, XMLStreamReader xml) {
        String value = xml.getAttributeValue(null, attribute);
        long n = value == null ? CallEvent.NOT_RECORDED : orNothing(value, attribute);
        return n == NONE ? CallEvent.NOT_RECORDED : n;
    }

    private long orNothing(String value, String what) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        CellNumber number = new CellNumber();
        if (value.isEmpty()) {
            return CallEvent.NOT_RECORDED;
        }
        boolean isNumber = number.read(bytes, 0, bytes.length) && number.isExact() && number.value() >= 0;
        if (!isNumber || (number.value() > NONE && !what.equals("EventRecordID"))) {
            badReason = "expected a number of 32 bits as " + what + ", found " + value;
            return CallEvent.NOT_RECORDED;
        }
        return number.value();
    }

    private void addField(String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            record.fields.add(new Field(name, value));
        }
    }

    private static @Nullable String orNull(CharSequence content) {
        String value = trimmed(content);
        return value.isEmpty() ? null : value;
    }

    private static String trimmed(CharSequence content) {
        return content.toString().strip();
    }

    /** Without the line ends at its edges; blanks inside the lines stay. */
    private static String withoutEdges(CharSequence content) {
        int from = 0;
        int to = content.length();
        while (from < to && (content.charAt(from) == '\n' || content.charAt(from) == '\r')) {
            from++;
        }
        while (to > from && (content.charAt(to - 1) == '\n' || content.charAt(to - 1) == '\r')) {
            to--;
        }
        return content.subSequence(from, to).toString();
    }
}

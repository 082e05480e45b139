package org.ndislint.report.events;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ndislint.model.CallEvent;
import org.ndislint.model.EventKind;
import org.ndislint.model.Guid;
import org.ndislint.model.Key;
import org.ndislint.model.Status;
import org.ndislint.model.Value;
import org.ndislint.report.etl.LogFileWriter;
import org.ndislint.report.etl.RecordBytes;
import org.ndislint.report.etl.SessionFacts;

/**
 * Call events as a raw log file of WPP messages, and the message file that words them: entry, return and call of each
 * function, with the event's values as typed arguments. Drivers are modules, each with a message GUID of its own. Cannot
 * say: {@code lost} and {@code capture} records, several net buffer lists, parts of 100 ns, an unknown processor, and the status of a single record,
 * which is not taken for a returned one.
 */
public final class CallLogWriter implements EventWriter {
    private static final Guid FIRST_GUID = new Guid(0x6E646973_6C69_6E74L, 0x8000_0000_0000_0000L);
    private static final long EPOCH = 116_444_736_000_000_000L;
    private static final long STEP_NANOS = 100;
    private static final int FIRST_NUMBER = 10;
    private static final int SYSTEM_INFO = 0x20;
    private static final int OPTIONS = 0x8A;
    private static final int BUFFER_BYTES = 8 << 10;

    private final SeekableByteChannel out;
    private final Appendable messageFile;
    private final EventNames names;
    private final String session;
    private final int processors;
    /** By driver, then by what stands in the message file. */
    private final Map<Integer, Map<String, Integer>> wordings = new LinkedHashMap<>();

    private final RecordBytes record = new RecordBytes();
    private final RecordBytes arguments = new RecordBytes();
    private final StringBuilder format = new StringBuilder();
    private final StringBuilder types = new StringBuilder();
    private @Nullable LogFileWriter log;
    private int argument;
    private long lastTick;
    private boolean exact;
    private long altered;

    /**
     * Begins a log file; {@link #finish} ends it.
     *
     * @param out the log file; stays open
     * @param messageFile takes the wordings when all is written
     * @param session name of the session
     * @param processors number of processors, more than any event's
     */
    public CallLogWriter(
            SeekableByteChannel out, Appendable messageFile, EventNames names, String session, int processors) {
        this.out = out;
        this.messageFile = messageFile;
        this.names = names;
        this.session = session;
        this.processors = processors;
    }

    @Override
    public void event(CallEvent event) throws IOException {
        if (!event.kind.isCall()) {
            altered++;
            return;
        }
        boolean returned = event.kind == EventKind.CALL && event.status != Status.ABSENT;
        exact = event.extraLength() == 0 && !returned && event.cpu != CallEvent.NOT_RECORDED;
        word(event);
        LogFileWriter file = log(event);
        if (event.timeNanos == CallEvent.NO_TIME) {
            lastTick++;
            exact = false;
        } else {
            lastTick = fileTime(event);
            exact &= event.timeNanos % STEP_NANOS == 0;
        }
        boolean placed = event.tid != CallEvent.NOT_RECORDED;
        record.clear().u16(0).u16(0x9000).u16(number(event.driver)).u16(placed ? OPTIONS | SYSTEM_INFO : OPTIONS);
        record.guid(guid(event.driver)).u64(lastTick);
        if (placed) {
            record.u32(event.tid).u32(Math.max(0, event.pid));
        }
        record.put(arguments.bytes(), 0, arguments.length());
        record.setU16(0, record.length());
        file.record((int) Math.max(0, event.cpu), lastTick, record.bytes(), 0, record.length());
        altered += exact ? 0 : 1;
    }

    @Override
    public void finish() throws IOException {
        LogFileWriter file = log;
        if (file == null) {
            file = new LogFileWriter(facts(EPOCH), out);
            log = file;
        }
        file.close();
        for (Map.Entry<Integer, Map<String, Integer>> driver : wordings.entrySet()) {
            String module = driver.getKey() == 0 ? "ndis" : names.symbols().text(driver.getKey());
            messageFile.append(guid(driver.getKey()).toString()).append(' ').append(module);
            messageFile.append(" // SRC=calls.c MJ= MN=\n");
            for (Map.Entry<String, Integer> wording : driver.getValue().entrySet()) {
                int number = wording.getValue();
                messageFile
                        .append("#typev calls_c")
                        .append(Integer.toString(number))
                        .append(' ');
                messageFile.append(Integer.toString(number)).append(wording.getKey());
            }
        }
    }

    @Override
    public long altered() {
        return altered;
    }

    private LogFileWriter log(CallEvent event) throws IOException {
        LogFileWriter file = log;
        if (file == null) {
            long start = event.timeNanos == CallEvent.NO_TIME ? EPOCH : fileTime(event);
            file = new LogFileWriter(facts(start), out);
            log = file;
            lastTick = start;
        }
        return file;
    }

    // Ticks are FILETIMEs: a performance counter of 10 MHz that began in 1601.
    private SessionFacts facts(long start) {
        return SessionFacts.of(session, processors, start)
                .withBuffers(BUFFER_BYTES)
                .withClock(1, start, 10_000_000);
    }

    private static long fileTime(CallEvent event) {
        return EPOCH + Math.floorDiv(event.timeNanos, STEP_NANOS);
    }

    private static Guid guid(int driver) {
        return new Guid(FIRST_GUID.high(), FIRST_GUID.low() + driver);
    }

    private int number(int driver) {
        Map<String, Integer> known = wordings.computeIfAbsent(driver, key -> new LinkedHashMap<>());
        format.append("\" //   FUNC=\n{\n").append(types).append("}\n");
        return known.computeIfAbsent(format.toString(), key -> FIRST_NUMBER + known.size());
    }

    private void word(CallEvent event) {
        arguments.clear();
        types.setLength(0);
        argument = FIRST_NUMBER;
        format.setLength(0);
        format.append(" \"%0");
        format.append(event.kind == EventKind.ENTER ? "--> " : event.kind == EventKind.EXIT ? "<-- " : "DDI: Calling ");
        format.append(names.function(event));
        long present = event.present();
        while (present != 0) {
            Key key = Key.of(Long.numberOfTrailingZeros(present));
            present &= present - 1;
            if (key != Key.NBL) {
                value(key.json(), event.tag(key), event.bits(key));
            } else if (event.nblCount() == 1) {
                value(key.json(), event.nblTag(0), event.nblBits(0));
            } else {
                exact = false;
            }
        }
        for (int i = 0; i < event.argCount(); i++) {
            value(names.symbols().text(event.argName(i)), event.argTag(i), event.argBits(i));
        }
        if (event.status != Status.ABSENT) {
            status(event.status);
        }
        if (event.irql >= 0) {
            begin("irql", "d", "ItemLong");
            arguments.u32(event.irql);
        }
    }

    private void value(String name, byte tag, long bits) {
        if (tag == Value.NUMBER) {
            begin(name, "p", "ItemPtr");
            arguments.u64(bits);
        } else {
            begin(name, "s", "ItemString");
            text(Value.text(tag, bits, names.symbols()));
        }
    }

    private void status(long status) {
        if (status == Status.TRUE || status == Status.FALSE || Status.isUnknownName(status)) {
            begin("Status", "s", "ItemString");
            text(names.status(status));
        } else {
            begin("Status", "s", "ItemNDIS_STATUS");
            arguments.u32(status);
        }
    }

    private void begin(String name, String conversion, String type) {
        format.append(' ')
                .append(name)
                .append("=%")
                .append(argument)
                .append('!')
                .append(conversion)
                .append('!');
        types.append(name)
                .append(", ")
                .append(type)
                .append(" -- ")
                .append(argument++)
                .append('\n');
    }

    private void text(String text) {
        arguments.text(text, StandardCharsets.UTF_8).u8(0);
    }
}

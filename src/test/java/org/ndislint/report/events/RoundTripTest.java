package org.ndislint.report.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ndislint.ingest.DecodedTrace;
import org.ndislint.ingest.TraceFormat;
import org.ndislint.ingest.csv.CsvFormat;
import org.ndislint.ingest.ndjson.NdjsonFormat;
import org.ndislint.ingest.shorthand.ShorthandFormat;
import org.ndislint.model.CallEvent;
import org.ndislint.model.CaptureFacts;
import org.ndislint.model.EventKind;
import org.ndislint.model.Key;
import org.ndislint.model.Status;
import org.ndislint.model.Symbols;
import org.ndislint.model.Value;

/** What is written reads back as the same event, in each form. */
class RoundTripTest {
    private interface Form {
        EventWriter open(OutputStream out, EventNames names);
    }

    private final Random random = new Random();
    private final Symbols symbols = new Symbols();
    private final EventNames names = new EventNames(DecodedTrace.CATALOGUE, symbols, DecodedTrace.STATUSES);

    static Stream<Arguments> forms() {
        Form ndjson = NdjsonEventWriter::new;
        Form shorthand = ShorthandEventWriter::new;
        Form csv = CsvEventWriter::new;
        List<Arguments> all = new ArrayList<>();
        for (int seed = 1; seed <= 3; seed++) {
            all.add(Arguments.of(new NdjsonFormat(), ndjson, seed));
            all.add(Arguments.of(new ShorthandFormat(), shorthand, seed));
            all.add(Arguments.of(new CsvFormat(), csv, seed));
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void decodingWhatWasEncodedIsTheSame(TraceFormat format, Form form, int seed) throws IOException {
        random.setSeed(seed);
        List<CallEvent> events = new ArrayList<>();
        for (int i = 0; i < 1500; i++) {
            events.add(event(format));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        EventWriter writer = form.open(bytes, names);
        for (CallEvent event : events) {
            writer.event(event);
        }
        writer.finish();
        DecodedTrace trace = DecodedTrace.of(format, bytes.toByteArray());
        assertThat(trace.problems).isEmpty();
        assertThat(writer.altered()).isZero();
        assertThat(trace.events).hasSameSizeAs(events);
        DecodedTrace own = new DecodedTrace();
        for (int i = 0; i < events.size(); i++) {
            String expected = text(own, events.get(i));
            assertThat(trace.text(trace.events.get(i))).isEqualTo(expected);
        }
    }

    // Renders an event that was made with our symbols.
    private String text(DecodedTrace own, CallEvent event) {
        for (int id = own.symbols.size() + 1; id <= symbols.size(); id++) {
            own.symbols.id(symbols.text(id));
        }
        return own.text(event);
    }

    private CallEvent event(TraceFormat format) {
        CallEvent event = new CallEvent();
        event.kind = EventKind.values()[random.nextInt(20) == 0 ? 3 + random.nextInt(2) : random.nextInt(3)];
        if (event.kind.isCall()) {
            function(event);
        }
        if (random.nextBoolean()) {
            event.timeNanos =
                    random.nextInt(3) == 0 ? random.nextInt() & 0xFFFFFFFFL : random.nextLong(Long.MAX_VALUE / 2);
        }
        event.cpu = random.nextBoolean() ? random.nextInt(64) : -1;
        event.pid = random.nextBoolean() ? random.nextInt() & 0xFFFFFFFFL : -1;
        event.tid = random.nextBoolean() ? random.nextInt() & 0xFFFFFFFFL : -1;
        event.irql = random.nextBoolean() ? random.nextInt(32) : -1;
        event.driver = random.nextBoolean() ? symbols.id(name()) : 0;
        if (random.nextBoolean()) {
            event.status = status();
        }
        for (int i = 0; i < Key.count(); i++) {
            if (random.nextInt(8) == 0) {
                keyed(event, Key.of(i), format);
            }
        }
        if (event.kind == EventKind.LOST) {
            event.lostCount = random.nextBoolean() ? random.nextInt(1000) : -1;
            event.unset(Key.COUNT);
        }
        for (int i = random.nextInt(6); i > 3; i--) {
            byte tag = Value.NUMBER;
            long bits = random.nextLong();
            if (random.nextBoolean()) {
                String text = name();
                tag = tag(text);
                bits = bits(text);
            }
            event.addArg(symbols.id("Arg" + i + random.nextInt(1000)), tag, bits);
        }
        if (event.kind == EventKind.CAPTURE) {
            event.capture = facts();
        }
        if (format instanceof NdjsonFormat && random.nextInt(5) == 0) {
            byte[] extra = ("\"x" + random.nextInt(10) + "\":[1,{\"a\":null}]").getBytes(StandardCharsets.UTF_8);
            event.addExtra(extra, 0, extra.length);
        }
        return event;
    }

    private void function(CallEvent event) {
        String[] known = {"NdisClCloseAddressFamily", "ProtocolCmOpenAf", "MINIPORT_HALT", "MiniportPause"};
        String name = random.nextInt(3) == 0 ? "My\u00e4Fn" + random.nextInt(9) : known[random.nextInt(known.length)];
        event.function = DecodedTrace.CATALOGUE.find(name);
        if (event.function < 0) {
            event.unknownFunction = symbols.id(name);
        } else if (!DecodedTrace.CATALOGUE.name(event.function).equals(name)) {
            event.spelling = symbols.id(name);
        }
    }

    private long status() {
        return switch (random.nextInt(6)) {
            case 0 -> Status.TRUE;
            case 1 -> Status.FALSE;
            case 2 -> Status.ofUnknownName(symbols.id("MY_" + name()));
            case 3 -> random.nextInt() & 0xFFFFFFFFL;
            case 4 -> Status.PENDING;
            default -> Status.SUCCESS;
        };
    }

    private void keyed(CallEvent event, Key key, TraceFormat format) {
        boolean number = random.nextBoolean();
        switch (key) {
            case INTERNAL, NULL_HANDLERS -> number = true;
            case PORT, COUNT -> number |= !(format instanceof NdjsonFormat);
            case CALLER -> number = false;
            default -> {}
        }
        String text = name();
        byte tag = number ? Value.NUMBER : tag(text);
        long bits = number ? random.nextLong() >>> random.nextInt(64) : bits(text);
        if (key == Key.NBL) {
            event.addNbl(tag, bits);
            for (int i = random.nextInt(3); i > 0; i--) {
                event.addNbl(Value.NUMBER, random.nextLong());
            }
        } else {
            event.set(key, tag, bits);
        }
    }

    private CaptureFacts facts() {
        return new CaptureFacts(
                random.nextBoolean() ? random.nextBoolean() : null,
                random.nextBoolean() ? random.nextBoolean() : null,
                random.nextBoolean() ? Set.of("client", "mcm", "filter") : null,
                random.nextBoolean() ? "source" : null,
                random.nextBoolean() ? random.nextLong(Long.MAX_VALUE) : null,
                random.nextBoolean() ? name() : null,
                random.nextBoolean() ? name() : null,
                random.nextBoolean() ? name() : null,
                random.nextBoolean() ? List.of("a.sys", "b c", "\u00e4#\"") : null);
    }

    // A name that is not read as a number.
    private String name() {
        String alphabet = "ABxyz_-.:;|#=\"\\/'{}[]\t\u00e4\u4e2d";
        StringBuilder name = new StringBuilder("n");
        for (int i = random.nextInt(14); i > 0; i--) {
            name.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return name.append('z').toString();
    }

    private byte tag(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        return Value.pack(bytes, 0, bytes.length) == 0 ? Value.SYMBOL : Value.SHORT_NAME;
    }

    private long bits(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        long packed = Value.pack(bytes, 0, bytes.length);
        return packed == 0 ? symbols.id(name) : packed;
    }
}

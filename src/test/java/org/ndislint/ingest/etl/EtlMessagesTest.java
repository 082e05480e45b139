package org.ndislint.ingest.etl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ndislint.ingest.BytesSource;
import org.ndislint.ingest.DecodedTrace;
import org.ndislint.ingest.ReadContext;
import org.ndislint.ingest.wpp.MessageFormats;
import org.ndislint.ingest.wpp.TmfReader;
import org.ndislint.model.ArgumentType;
import org.ndislint.model.CallEvent;
import org.ndislint.model.Guid;
import org.ndislint.model.MessageRecord;
import org.ndislint.model.RecordSink;
import org.ndislint.report.etl.RecordBytes;

final class EtlMessagesTest {
    private static final Guid PROVIDER = new Guid(0x1234, 0x5678);
    private static final int MAXIMUM_FILE_SIZE = 72 + 32 + 0x1C;
    private static final int BUFFERS_WRITTEN = 72 + 32 + 0x24;
    private static final List<String> TMF = List.of(
            Records.MESSAGES + " driver // SRC=Close.c MJ= MN=",
            "#typev Close_c7 10 \"%0--> %!FUNC! af=%10!p! status=%11!s!\" //   LEVEL=INFO FLAGS=CO FUNC=MpClose",
            "{",
            "Af->NdisAfHandle, ItemPtr -- 10",
            "Status, ItemNDIS_STATUS -- 11",
            "}");

    @Test
    void aWordedMessageComesWithTextPlaceAndTypedArguments() throws IOException {
        byte[] arguments = new RecordBytes().u64(0xFFFFC804AF2E3710L).u32(0x103).toArray();
        MessageRecord message = onlyMessage(LogFile.small()
                .add(3, Records.message(LogFile.FIRST_TICK + 5, 77, 4, Records.MESSAGES, 10, arguments)));
        assertThat(message.text).isEqualTo("--> MpClose af=FFFFC804AF2E3710 status=0x00000103(NDIS_STATUS_PENDING)");
        assertThat(message.timeNanos).isEqualTo(1_767_225_600_000_000_500L);
        assertThat(List.of(message.cpu, message.pid, message.tid, message.line)).containsExactly(3L, 4L, 77L, 2L);
        assertThat(List.of(
                        String.valueOf(message.module),
                        String.valueOf(message.tag),
                        String.valueOf(message.function),
                        String.valueOf(message.level),
                        String.valueOf(message.flags)))
                .containsExactly("driver", "Close_c7", "MpClose", "INFO", "CO");
        assertThat(message.arguments.type(0)).isEqualTo(ArgumentType.POINTER);
        assertThat(message.arguments.number(0)).isEqualTo(0xFFFFC804AF2E3710L);
        assertThat(message.arguments.name(0)).isEqualTo("Af->NdisAfHandle");
        assertThat(message.arguments.type(1)).isEqualTo(ArgumentType.STATUS);
        assertThat(message.arguments.number(1)).isEqualTo(0x103);
    }

    @Test
    void aMessageInsideADpcCarriesTheProof() throws IOException {
        LogFile file = LogFile.small()
                .add(0, Records.message(LogFile.FIRST_TICK + 150, 1, 10))
                .add(
                        0,
                        Records.perf(
                                0x0F44,
                                LogFile.FIRST_TICK + 200,
                                new RecordBytes()
                                        .u64(LogFile.FIRST_TICK + 100)
                                        .u64(0)
                                        .toArray()));
        assertThat(onlyMessage(file).irqlFloor).isEqualTo(2);
    }

    @Test
    void whereBuffersBelongToNoProcessorNeitherProcessorNorLevelIsKnown() throws IOException {
        LogFile file = LogFile.of(LogFile.facts().withMode(0x1000_0001))
                .add(0, Records.message(LogFile.FIRST_TICK + 150, 1, 10))
                .add(
                        0,
                        Records.perf(
                                0x0F44,
                                LogFile.FIRST_TICK + 200,
                                new RecordBytes()
                                        .u64(LogFile.FIRST_TICK + 100)
                                        .u64(0)
                                        .toArray()));
        MessageRecord message = onlyMessage(file);
        assertThat(message.irqlFloor).isEqualTo(-1);
        assertThat(message.cpu).isEqualTo(CallEvent.NOT_RECORDED);
    }

    @Test
    void anUnknownMessageIsNamedCountedAndBoundInTime() throws IOException {
        Guid other = new Guid(0xAAAA0000_0000_0000L, 1);
        DecodedTrace trace = decode(LogFile.small()
                .add(0, Records.message(LogFile.FIRST_TICK, 1, 4, other, 76, new byte[0]))
                .add(0, Records.message(LogFile.FIRST_TICK + 10_000_000, 1, 4, other, 7, new byte[0]))
                .bytes());
        assertThat(trace.others)
                .contains(
                        "2 UNKNOWN_FORMAT: Unknown( 76): GUID=" + other + " (No Format Information found).",
                        "3 UNKNOWN_FORMAT: Unknown(  7): GUID=" + other + " (No Format Information found).");
        assertThat(trace.remarks)
                .containsExactly(
                        "no " + other + ".tmf: 2 messages between 2026-01-01T00:00:00.0000000Z and"
                                + " 2026-01-01T00:00:01.0000000Z",
                        "2 of 2 WPP messages (100%) could not be read; --symbols tells where their .tmf files or the"
                                + " driver's .pdb are");
    }

    @Test
    void anotherBuildsSymbolsAreSuspectedWhenOnlySomeMessagesAreKnown() throws IOException {
        DecodedTrace trace = decode(LogFile.small()
                .add(0, Records.message(LogFile.FIRST_TICK, 1, 99))
                .add(0, Records.message(LogFile.FIRST_TICK, 1, 10))
                .bytes());
        assertThat(trace.remarks.get(1))
                .isEqualTo("not all of " + Records.MESSAGES + ".tmf: 1 message at 2026-01-01T00:00:00.0000000Z; the"
                        + " symbols may be of another build");
        assertThat(trace.remarks.get(2)).startsWith("1 of 2 WPP messages (50%)");
    }

    @Test
    void messagesThatDoNotFitTheirWordingAreCounted() throws IOException {
        DecodedTrace trace = decode(LogFile.small()
                .add(0, Records.message(LogFile.FIRST_TICK, 1, 10))
                .add(0, Records.message(LogFile.FIRST_TICK, 1, 10))
                .bytes());
        assertThat(trace.problems)
                .containsExactly(
                        "message 2: --> MpClose af=<missing> status=<missing>",
                        "message 3: --> MpClose af=<missing> status=<missing>");
        assertThat(trace.remarks)
                .containsExactly(
                        "2 messages or events do not fit their wording or schema and are shown as far as they go;"
                                + " first: message 10 of " + Records.MESSAGES
                                + " (record 2): expected 8 bytes of argument 10, found 0");
    }

    @Test
    void aTraceLoggingEventIsDecodedBySchema() throws IOException {
        byte[] schema = new RecordBytes()
                .u16(0)
                .u8(0)
                .narrow("FunctionEntry")
                .narrow("Func")
                .u8(1)
                .narrow("Line")
                .u8(8)
                .narrow("af")
                .u8(21)
                .narrow("status")
                .u8(0x88)
                .u8(14)
                .toArray();
        schema[0] = (byte) schema.length;
        byte[] items = new RecordBytes()
                .put(Records.item(ExtendedItems.TRACE_LOGGING_SCHEMA, false, schema))
                .put(Records.item(
                        ExtendedItems.PROVIDER_TRAITS,
                        true,
                        new RecordBytes().u16(8).narrow("OvpnD").toArray()))
                .toArray();
        byte[] payload = new RecordBytes()
                .wide("OvpnEvtIoStop")
                .u32(12)
                .u64(0xABC)
                .u32(0xC0000022L)
                .toArray();
        MessageRecord message = onlyMessage(
                LogFile.small().add(0, Records.event(0x13, PROVIDER, 0, 11, LogFile.FIRST_TICK, items, payload)));
        assertThat(message.module).isEqualTo("OvpnD");
        assertThat(message.eventName).isEqualTo("FunctionEntry");
        assertThat(message.fields)
                .containsExactly(
                        new MessageRecord.Field("Func", "OvpnEvtIoStop"),
                        new MessageRecord.Field("Line", "12"),
                        new MessageRecord.Field("af", "0xabc"),
                        new MessageRecord.Field("status", "0xc0000022(STATUS_ACCESS_DENIED)"));
        assertThat(message.arguments.type(3)).isEqualTo(ArgumentType.STATUS);
        assertThat(message.arguments.number(3)).isEqualTo(0xC0000022L);
    }

    @Test
    void anEventWithoutSchemaShowsItsHeader() throws IOException {
        MessageRecord message = onlyMessage(LogFile.small()
                .add(0, Records.event(0x13, PROVIDER, 5001, 0, LogFile.FIRST_TICK, new byte[0], new byte[] {1})));
        assertThat(message.module).isEqualTo(PROVIDER.toString());
        assertThat(message.fields).containsExactly(new MessageRecord.Field("EventID", "5001"));
        assertThat(message.level).isEqualTo("4");
        assertThat(message.flags).isEqualTo("0x8000000000000000");
    }

    @Test
    void theLossInTheHeaderIsToldBeforeTheFirstRecord() throws IOException {
        DecodedTrace trace = decode(LogFile.of(LogFile.facts().withLoss(3, 1))
                .add(0, Records.message(LogFile.FIRST_TICK, 1, 10))
                .bytes());
        assertThat(trace.all.get(0)).isEqualTo("lost in all: 4");
        assertThat(trace.remarks)
                .startsWith(
                        "the session lost 3 events",
                        "the session lost 1 buffer: each is counted as one lost record, but held more");
    }

    @Test
    void gapsInLocalSequenceNumbersAreLosses() throws IOException {
        LogFile file = LogFile.of(LogFile.facts().withMode(0x8001))
                .add(0, Records.messageWith(0xAB, 5, 0, LogFile.FIRST_TICK, new byte[0]))
                .add(0, Records.messageWith(0xAB, 9, 0, LogFile.FIRST_TICK, new byte[0]));
        DecodedTrace trace = decode(file.bytes());
        assertThat(trace.all.get(0)).isEqualTo("lost in all: 3");
        assertThat(trace.remarks).contains("gaps in the sequence numbers: 3 messages missing");
    }

    @Test
    void aNoticeOfLossIsAMark() throws IOException {
        DecodedTrace trace = decode(LogFile.small()
                .add(0, Records.classic(0x14, KnownGuids.LOST_EVENT, 32, LogFile.FIRST_TICK, new byte[0]))
                .bytes());
        assertThat(trace.texts()).containsExactly("lost time=1767225600000000000");
        assertThat(trace.problems).containsExactly("lost in all: 1");
    }

    @Test
    void aSessionThatNeverEndedLeavesAGapBehindEachProcessorsLastRecord() throws IOException {
        byte[] bytes = LogFile.small()
                .add(0, Records.message(LogFile.FIRST_TICK + 10, 1, 10))
                .add(0, Records.message(LogFile.FIRST_TICK + 30, 1, 10))
                .bytes();
        int endTime = 72 + 32 + 0x10;
        Arrays.fill(bytes, endTime, endTime + 8, (byte) 0);
        DecodedTrace trace = decode(bytes);
        assertThat(trace.texts()).containsExactly("lost cpu=1", "lost time=1767225600000003000 cpu=0");
        assertThat(trace.all.get(trace.all.size() - 2)).startsWith("3 lost time=");
    }

    @Test
    void aCircularFileBeginsWithAGapOnEachProcessor() throws IOException {
        byte[] bytes = LogFile.of(LogFile.facts().withMode(2))
                .add(0, Records.message(LogFile.FIRST_TICK + 10, 1, 10))
                .flush(0)
                .add(1, Records.message(LogFile.FIRST_TICK + 30, 1, 10))
                .bytes();
        bytes[BUFFERS_WRITTEN] = 20;
        DecodedTrace trace = decode(bytes);
        assertThat(trace.texts()).containsExactly("lost cpu=0", "lost cpu=1");
        assertThat(trace.remarks).contains("a circular log file: 17 buffers have been overwritten by later ones");
        assertThat(trace.problems).noneMatch(problem -> problem.startsWith("cut off"));
    }

    @Test
    void aCircularFileThatNeverBecameFullIsWhole() throws IOException {
        byte[] bytes = LogFile.of(LogFile.facts().withMode(2))
                .add(0, Records.message(LogFile.FIRST_TICK + 10, 1, 10))
                .bytes();
        bytes[MAXIMUM_FILE_SIZE] = 1;
        DecodedTrace trace = decode(bytes);
        assertThat(trace.texts()).isEmpty();
        assertThat(trace.remarks).noneMatch(remark -> remark.contains("circular"));
    }

    @Test
    void aFileWithFewerBuffersThanWereWrittenIsCutOff() throws IOException {
        byte[] bytes = LogFile.small()
                .add(0, Records.message(LogFile.FIRST_TICK + 10, 1, 10))
                .bytes();
        bytes[BUFFERS_WRITTEN] = 20;
        assertThat(decode(bytes).problems).contains("cut off 2: expected 20 buffers, found 2");
    }

    @Test
    void aMessageThatCameThroughAnEventIsWordedAsOne() throws IOException {
        byte[] arguments = new RecordBytes().u64(0xABC).u32(0).toArray();
        byte[] event = Records.event(0x13, Records.MESSAGES, 10, 0, LogFile.FIRST_TICK + 5, new byte[0], arguments);
        event[4] = 8;
        MessageRecord message = onlyMessage(LogFile.small().add(3, event));
        assertThat(message.text).isEqualTo("--> MpClose af=0000000000000ABC status=0x00000000(NDIS_STATUS_SUCCESS)");
    }

    @Test
    void anEventIsDecodedThroughTheManifestThatTheFileCarries() throws IOException {
        byte[] info = Manifests.event(
                PROVIDER,
                7,
                0,
                "Port %1 of %2 (%3)%n",
                2,
                List.of(Manifests.Property.of("Port", 8), Manifests.Property.of("af", 16)));
        MessageRecord message = onlyMessage(LogFile.of(LogFile.facts().withBuffers(8192))
                .add(
                        0,
                        Records.event(
                                0x13,
                                PROVIDER,
                                7,
                                0,
                                LogFile.FIRST_TICK,
                                new byte[0],
                                new RecordBytes().u32(9).u64(0xABC).toArray()))
                .add(0, info));
        assertThat(message.text).isEqualTo("Port 9 of 0xabc ()\n");
        assertThat(message.module).isEqualTo("Maker");
        assertThat(message.eventName).isEqualTo("Task/Open");
        assertThat(message.arguments.type(1)).isEqualTo(ArgumentType.POINTER);
        assertThat(message.arguments.number(1)).isEqualTo(0xABC);
        assertThat(message.arguments.name(1)).isEqualTo("af");
    }

    @Test
    void aFileThatIsCutSaysSoAndGivesWhatItHas() throws IOException {
        byte[] bytes = LogFile.small()
                .add(0, Records.message(LogFile.FIRST_TICK + 10, 1, 10))
                .flush(0)
                .add(1, Records.message(LogFile.FIRST_TICK + 20, 1, 10))
                .add(1, Records.message(LogFile.FIRST_TICK + 30, 1, 10))
                .bytes();
        DecodedTrace trace = decode(Arrays.copyOf(bytes, 2048 + 72 + 60));
        assertThat(trace.problems)
                .containsExactly(
                        "message 2: --> MpClose af=<missing> status=<missing>",
                        "message 3: --> MpClose af=<missing> status=<missing>",
                        "cut off 3: expected a buffer of 1024 bytes at byte 2048, found the end of the file after 132");
    }

    @Test
    void recordsOfTheSessionItselfAreNoMessages() throws IOException {
        DecodedTrace trace = decode(LogFile.small()
                .add(0, Records.perf(0x0005, LogFile.FIRST_TICK, new byte[4]))
                .add(0, Records.classic(0x14, KnownGuids.EVENT_TRACE, 8, LogFile.FIRST_TICK, new byte[4]))
                .add(0, Records.perf(0x0524, LogFile.FIRST_TICK, new byte[4]))
                .bytes());
        assertThat(trace.others)
                .containsExactly(
                        "1 NO_MESSAGE: session",
                        "2 NO_MESSAGE: session",
                        "3 NO_MESSAGE: session",
                        "4 NO_MESSAGE: kernel thread");
    }

    private static MessageRecord onlyMessage(LogFile file) throws IOException {
        List<MessageRecord> messages = new ArrayList<>();
        read(file.bytes(), new Messages(messages));
        assertThat(messages).hasSize(1);
        return messages.get(0);
    }

    private static DecodedTrace decode(byte[] bytes) throws IOException {
        DecodedTrace trace = new DecodedTrace();
        read(bytes, trace);
        return trace;
    }

    private static void read(byte[] bytes, RecordSink sink) throws IOException {
        MessageFormats wordings = new MessageFormats((guid, into) -> {});
        byte[] tmf = String.join("\n", TMF).getBytes(StandardCharsets.US_ASCII);
        TmfReader.read(tmf, wordings::add, problem -> {
            throw new AssertionError(problem);
        });
        DecodedTrace owner = new DecodedTrace();
        ReadContext context = new ReadContext(
                owner.symbols, DecodedTrace.CATALOGUE, DecodedTrace.STATUSES, ZoneOffset.UTC, null, false, wordings);
        new EtlFormat().read(new BytesSource(bytes), context, sink);
    }

    /** Copies what the reused record holds. */
    private record Messages(List<MessageRecord> into) implements RecordSink {
        @Override
        public void message(MessageRecord message) {
            MessageRecord copy = new MessageRecord();
            copy.line = message.line;
            copy.timeNanos = message.timeNanos;
            copy.cpu = message.cpu;
            copy.pid = message.pid;
            copy.tid = message.tid;
            copy.module = message.module;
            copy.tag = message.tag;
            copy.function = message.function;
            copy.level = message.level;
            copy.flags = message.flags;
            copy.eventName = message.eventName;
            copy.text = message.text;
            copy.fields.addAll(message.fields);
            copy.arguments.copyFrom(message.arguments);
            copy.irqlFloor = message.irqlFloor;
            into.add(copy);
        }

        @Override
        public void event(CallEvent event) {
            throw new AssertionError("an event");
        }

        @Override
        public void malformed(long line, String reason, String text) {
            throw new AssertionError(reason);
        }

        @Override
        public void badField(long line, String reason, String text) {
            throw new AssertionError(reason);
        }

        @Override
        public void other(LineKind kind, long line, String text) {
            assertThat(kind).isNotEqualTo(LineKind.UNKNOWN_FORMAT);
        }

        @Override
        public void lostInAll(long count) {
            throw new AssertionError("a loss");
        }

        @Override
        public void remark(String text) {
            assertThat(text).contains("do not fit");
        }

        @Override
        public void cutOff(long line, String reason) {
            throw new AssertionError(reason);
        }
    }
}

package org.ndislint.ingest.etl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ndislint.ingest.BytesSource;
import org.ndislint.ingest.DecodedTrace;
import org.ndislint.ingest.wpp.MessageFormats;
import org.ndislint.model.Guid;
import org.ndislint.model.MessageRecord;
import org.ndislint.report.etl.RecordBytes;

/** Manifests as .NET's EventSource logs them: XML in an envelope, in parts, as events of the provider. */
final class LoggedManifestsTest {
    private static final Guid PROVIDER = new Guid(0x1122334455667788L, 0x99AABBCCDDEEFF00L);
    private static final int PROCESS = 4;
    private static final String RAW = "EventID=%d";

    private static final String MANIFEST = manifest("""
              <event value="1" version="0" level="win:LogAlways" symbol="VcOpened" message="$(string.event_VcOpened)"
                  task="Vc" opcode="win:Start" template="VcOpenedArgs" keywords="Calls"/>
              <event value="2" version="0" level="win:Error" symbol="Failed" task="Failed" template="FailedArgs"/>
              <event value="3" version="0" level="win:Error" symbol="Tick"/>
              <event value="4" version="0" symbol="Odd" task="Odd" template="OddArgs"/>
            """, """
              <template tid="VcOpenedArgs">
               <data name="vc" inType="win:Pointer"/>
               <data name="name" inType="win:UnicodeString"/>
               <data name="incoming" inType="win:Boolean"/>
               <data name="state" inType="win:UInt8" map="State"/>
               <data name="flags" inType="win:UInt32" map="Flags"/>
               <data name="id" inType="win:GUID"/>
               <data name="when" inType="win:FILETIME"/>
               <data name="dataSize" inType="win:UInt32"/>
               <data name="data" inType="win:Binary" length="dataSize"/>
               <data name="list.Count" inType="win:UInt16"/>
               <data name="list" inType="win:Int32" count="list.Count"/>
               <data name="share" inType="win:Double"/>
              </template>
              <template tid="FailedArgs">
               <data name="status" inType="win:UInt32" outType="win:NTSTATUS"/>
               <data name="size" inType="win:UInt64"/>
              </template>
              <template tid="OddArgs"><data name="x" inType="win:Decimal"/></template>
            """);

    @Test
    void aPayloadIsReadAsTheManifestSays() throws IOException {
        byte[] payload = new RecordBytes()
                .u64(0xFFFFC804AF2E3710L)
                .wide("größer")
                .u32(1)
                .u8(0xFF)
                .u32(5)
                .guid(PROVIDER)
                .u64(LogFile.START)
                .u32(2)
                .u8(0xAB)
                .u8(0xCD)
                .u16(2)
                .u32(-1)
                .u32(7)
                .u64(Double.doubleToLongBits(0.5))
                .toArray();
        assertThat(read(file().add(0, part(MANIFEST)).add(0, event(1, PROCESS, payload))))
                .containsExactly("Test-Driver Vc/Start \"größer is Lost, 100%\"", """
                        vc=0xffffc804af2e3710 POINTER, name=größer TEXT, incoming=true NAMED, state=Lost NAMED,\
                         flags=One|Four FLAGS, id=11223344-5566-7788-99aa-bbccddeeff00 GUID,\
                         when=2026-01-01T00:00:00.0000000Z TIME, dataSize=2 UNSIGNED, data=abcd BYTES,\
                         list.Count=2 UNSIGNED, list=[-1,7] OTHER, share=0.5 FRACTION""");
    }

    @Test
    void aStatusIsOneAndAnEventWithoutTaskGoesByItsSymbol() throws IOException {
        byte[] payload = new RecordBytes().u32(0xC0000022L).u64(-1).toArray();
        assertThat(read(file().add(0, part(MANIFEST))
                        .add(0, event(2, PROCESS, payload))
                        .add(0, event(3, PROCESS, new byte[0]))))
                .containsExactly(
                        "Test-Driver Failed",
                        "status=0xc0000022(STATUS_ACCESS_DENIED) STATUS, size=18446744073709551615 UNSIGNED",
                        "Test-Driver Tick",
                        "");
    }

    @Test
    void theManifestMayComeBehindItsEvents() throws IOException {
        assertThat(read(file().add(0, event(3, PROCESS, new byte[0])).add(0, part(MANIFEST))))
                .contains("Test-Driver Tick");
    }

    @Test
    void partsMayComeInAnyOrderAndTwice() throws IOException {
        List<byte[]> parts = parts(MANIFEST, 700, PROCESS);
        assertThat(parts).hasSizeGreaterThan(3);
        LogFile file = file();
        for (int i = parts.size() - 1; i >= 0; i--) {
            file.add(i % 2, parts.get(i)).flush(i % 2);
        }
        parts.forEach(part -> file.add(0, part));
        assertThat(read(file.add(0, event(3, PROCESS, new byte[0])))).containsExactly("Test-Driver Tick", "");
    }

    @Test
    void withoutOneOfItsPartsAManifestSaysNothing() throws IOException {
        List<byte[]> parts = parts(MANIFEST, 700, PROCESS);
        LogFile file = file();
        parts.subList(1, parts.size()).forEach(part -> file.add(0, part));
        assertThat(read(file.add(0, event(3, PROCESS, new byte[0]))))
                .containsExactly(
                        PROVIDER.toString(),
                        RAW.formatted(3),
                        "manifests that providers logged and that lack parts: 1; the payloads of their events stay bytes");
    }

    @Test
    void oneThatComesWholeLaterMakesUpForOneInPieces() throws IOException {
        List<byte[]> parts = parts(MANIFEST, 700, PROCESS);
        assertThat(read(file().add(0, parts.get(0)).add(0, part(MANIFEST)).add(0, event(3, PROCESS, new byte[0]))))
                .containsExactly("Test-Driver Tick", "");
    }

    @Test
    void eachProcessIsReadByItsOwnManifest() throws IOException {
        String other = MANIFEST.replace("symbol=\"Tick\"", "symbol=\"Tock\"");
        LogFile file = file();
        parts(MANIFEST, 60_000, 4).forEach(part -> file.add(0, part));
        parts(other, 60_000, 5).forEach(part -> file.add(0, part));
        assertThat(read(file.add(0, event(3, 5, new byte[0])).add(0, event(3, 4, new byte[0]))))
                .containsExactly("Test-Driver Tock", "", "Test-Driver Tick", "");
    }

    @Test
    void aProcessThatLoggedNoneIsReadByThoseOfOthersUnlessTheyContradict() throws IOException {
        byte[] payload = new RecordBytes().u32(0).u64(1).toArray();
        String other = MANIFEST.replace("symbol=\"Tick\"", "symbol=\"Tock\"");
        LogFile file = file();
        parts(MANIFEST, 60_000, 4).forEach(part -> file.add(0, part));
        parts(other, 60_000, 5).forEach(part -> file.add(0, part));
        assertThat(read(file.add(0, event(3, 6, new byte[0])).add(0, event(2, 6, payload))))
                .containsExactly(
                        "Test-Driver",
                        RAW.formatted(3),
                        "Test-Driver Failed",
                        "status=0x00000000(STATUS_SUCCESS) STATUS, size=1 UNSIGNED",
                        "events that manifests in the file describe in different ways: 1; their payloads stay bytes");
    }

    @Test
    void anEventOfTypesThatAreNotKnownStaysBytes() throws IOException {
        assertThat(read(file().add(0, part(MANIFEST)).add(0, event(4, PROCESS, new byte[9]))))
                .containsExactly("Test-Driver", RAW.formatted(4));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><provider name=\"&x;\"/>",
                "<!DOCTYPE a [<!ENTITY x \"yyyy\"><!ENTITY z \"&x;&x;&x;\">]><provider name=\"&z;\"/>",
                "<provider name=\"&x;\"/>",
                "<provider name=\"a\"/ >",
                "<a><provider name=\"a\"/><provider name=\"b\"/></a>",
                "<provider name=\"a\" guid=\"{00000000-0000-0000-0000-000000000001}\"/>",
                "<provider name=\"a\"><event value=\"3\"/><event value=\"3\" symbol=\"x\"/></provider>",
                "<provider name=\"a\"><event value=\"-3\"/></provider>",
                "<provider name=\"a\"><template tid=\"t\"/><template tid=\"t\"/></provider>",
                "<a/>",
                "",
                "\u0000\u0000"
            })
    void whatCannotBeReadIsSaidAndReadsNothingElse(String xml) throws IOException {
        List<String> seen = read(file().add(0, part(xml)).add(0, event(3, PROCESS, new byte[0])));
        assertThat(seen).hasSize(3).startsWith(PROVIDER.toString(), RAW.formatted(3));
        assertThat(seen.get(2))
                .startsWith("manifests that providers logged and that cannot be read: 1; first: of provider " + PROVIDER
                        + ", process 4: ")
                .doesNotContain("\n", "root:");
    }

    @Test
    void bytesThatAreNoTextAreRefused() throws IOException {
        byte[] xml = "<provider name=\"?\"><event value=\"3\"/></provider>".getBytes(StandardCharsets.UTF_8);
        xml["<provider name=\"".length()] = (byte) 0xFF;
        assertThat(read(file().add(0, part(xml, 0, xml.length, 1, 0, PROCESS)).add(0, event(3, PROCESS, new byte[0]))))
                .endsWith("manifests that providers logged and that cannot be read: 1; first: of provider " + PROVIDER
                        + ", process 4: expected text in UTF-8, found other bytes");
    }

    @Test
    void lengthsMustStandInFrontOfWhatTheyMeasure() throws IOException {
        String xml = manifest("<event value=\"3\" template=\"t\"/>", """
                <template tid="t"><data name="x" inType="win:Binary" length="n"/><data name="n" inType="win:UInt8"/></template>
                """);
        assertThat(read(file().add(0, part(xml)).add(0, event(3, PROCESS, new byte[2]))))
                .containsExactly("Test-Driver", RAW.formatted(3));
    }

    @Test
    void onePartInManyPlacesCostsNoMoreThanTheBoundsAllow() throws IOException {
        byte[] content = "<a>".repeat(10_000).getBytes(StandardCharsets.US_ASCII);
        LogFile file = file();
        for (int i = 0; i < 2000; i++) {
            file.add(0, part(content, 0, content.length, 2000, i, PROCESS));
        }
        assertThat(read(file.add(0, event(3, PROCESS, new byte[0]))))
                .containsExactly(
                        PROVIDER.toString(),
                        RAW.formatted(3),
                        "manifests that providers logged, or parts, that are not used because there are too many: 1");
    }

    @Test
    void namesOfValuesThatManyFieldsShareStandThereOnce() throws IOException {
        StringBuilder values = new StringBuilder("<valueMap name=\"m\">");
        StringBuilder data = new StringBuilder();
        for (int i = 0; i < 14_000; i++) {
            values.append("<map value=\"").append(i).append("\" message=\"v\"/>");
            data.append("<data name=\"n\" inType=\"win:UInt8\" map=\"m\"/>");
        }
        String xml =
                "<provider name=\"P\">" + values + "</valueMap><event value=\"3\" template=\"t\"/><template tid=\"t\">"
                        + data + "</template></provider>";
        LogFile file = file();
        parts(xml, 60_000, PROCESS).forEach(part -> file.add(0, part));
        parts(xml.replace("name=\"P\"", "name=\"P\" "), 60_000, PROCESS).forEach(part -> file.add(0, part));
        assertThat(read(file.add(0, event(3, PROCESS, new byte[1]))).get(1)).startsWith("n=v NAMED");
    }

    @Test
    void whereAProcessLoggedVeryManyNoneIsBelieved() throws IOException {
        LogFile file = file();
        for (int i = 0; i < 70; i++) {
            file.add(0, part("<provider name=\"P\"><event value=\"" + i + "\"/></provider>"));
        }
        assertThat(read(file.add(0, event(3, PROCESS, new byte[0]))))
                .containsExactly(
                        "P",
                        RAW.formatted(3),
                        "events that manifests in the file describe in different ways: 1; their payloads stay bytes");
    }

    @Test
    void damagedManifestsAreReadOrRefused() throws IOException {
        byte[] whole = MANIFEST.getBytes(StandardCharsets.UTF_8);
        int mutations = Integer.getInteger("ndislint.mutations", 2000);
        for (int seed = 0; seed < mutations; seed++) {
            byte[] damaged = Mutator.mutate(whole, seed);
            byte[] payload = Arrays.copyOf(whole, 100);
            LogFile file = file().add(0, part(damaged, 0, damaged.length, 1, 0, PROCESS))
                    .add(0, event(1, PROCESS, payload));
            List<String> seen = read(file);
            assertThat(seen).as("seed " + seed).hasSizeBetween(2, 3);
        }
    }

    private static String manifest(String events, String templates) {
        return """
                <instrumentationManifest xmlns="http://schemas.microsoft.com/win/2004/08/events">
                 <instrumentation xmlns:xs="http://www.w3.org/2001/XMLSchema"
                     xmlns:win="http://manifests.microsoft.com/win/2004/08/windows/events">
                  <events xmlns="http://schemas.microsoft.com/win/2004/08/events">
                <provider name="Test-Driver" guid="{11223344-5566-7788-99aa-bbccddeeff00}" symbol="TestDriver">
                 <tasks><task name="Vc" message="$(string.task_Vc)" value="65533"/></tasks>
                 <opcodes></opcodes>
                 <keywords><keyword name="Calls" message="$(string.keyword_Calls)" mask="0x1"/></keywords>
                 <maps>
                  <valueMap name="State">
                   <map value="0x0" message="$(string.map_StateOpen)"/>
                   <map value="0xffffffffffffffff" message="$(string.map_StateLost)"/>
                  </valueMap>
                  <bitMap name="Flags">
                   <map value="0x1" message="$(string.map_FlagsOne)"/>
                   <map value="0x4" message="$(string.map_FlagsFour)"/>
                  </bitMap>
                 </maps>
                 <events>
                %s </events>
                 <templates>
                %s </templates>
                </provider></events></instrumentation>
                <localization><resources culture="en-US"><stringTable>
                 <string id="event_VcOpened" value="%%2 is %%4, 100%%%%"/>
                 <string id="map_StateOpen" value="Open"/><string id="map_StateLost" value="Lost"/>
                 <string id="map_FlagsOne" value="One"/><string id="map_FlagsFour" value="Four"/>
                </stringTable></resources>
                <resources culture="de-DE"><stringTable><string id="map_StateLost" value="Weg"/></stringTable></resources>
                </localization></instrumentationManifest>
                """.formatted(events, templates);
    }

    private static LogFile file() {
        return LogFile.of(LogFile.facts().withBuffers(1 << 17));
    }

    private static byte[] part(String xml) {
        byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
        return part(bytes, 0, bytes.length, 1, 0, PROCESS);
    }

    private static List<byte[]> parts(String xml, int size, int process) {
        byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
        int total = (bytes.length + size - 1) / size;
        List<byte[]> parts = new ArrayList<>();
        for (int i = 0; i < total; i++) {
            parts.add(part(bytes, i * size, Math.min(bytes.length, (i + 1) * size), total, i, process));
        }
        return parts;
    }

    private static byte[] part(byte[] xml, int from, int to, int total, int number, int process) {
        byte[] payload = new RecordBytes()
                .u8(1)
                .u8(1)
                .u8(0)
                .u8(0x5B)
                .u16(total)
                .u16(number)
                .put(Arrays.copyOfRange(xml, from, to))
                .toArray();
        return event(0xFFFE, process, payload);
    }

    private static byte[] event(int id, int process, byte[] payload) {
        byte[] record = Records.event(0x13, PROVIDER, id, 0, LogFile.FIRST_TICK, new byte[0], payload);
        record[0x0C] = (byte) process;
        return record;
    }

    // Of each event who logged it, its name and text; then its fields. What could not be read comes last.
    private static List<String> read(LogFile file) throws IOException {
        List<String> seen = new ArrayList<>();
        byte[] bytes = file.bytes();
        EtlReader reader = LogFile.reader(bytes);
        Wordings wordings = new Wordings(new BytesSource(bytes), new MessageFormats((guid, into) -> {}));
        EtlDecoder decoder = new EtlDecoder(reader, wordings, DecodedTrace.STATUSES);
        reader.readByTime(decoder::inspect, record -> {
            EtlDecoder.Outcome outcome = decoder.decode(record);
            MessageRecord message = decoder.message();
            if (outcome == EtlDecoder.Outcome.MESSAGE) {
                String text = message.text.isEmpty() ? "" : " \"" + message.text + '"';
                seen.add(message.module + (message.eventName == null ? "" : " " + message.eventName) + text);
                seen.add(fields(message));
            } else if (outcome == EtlDecoder.Outcome.HEADER) {
                seen.add(message.module);
                seen.add(message.fields.get(0).name() + "="
                        + message.fields.get(0).value());
            }
        });
        decoder.tell(seen::add);
        return seen;
    }

    private static String fields(MessageRecord message) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < message.fields.size(); i++) {
            out.append(i == 0 ? "" : ", ")
                    .append(message.fields.get(i).name())
                    .append('=')
                    .append(message.fields.get(i).value())
                    .append(' ')
                    .append(message.arguments.type(i));
        }
        return out.toString();
    }
}

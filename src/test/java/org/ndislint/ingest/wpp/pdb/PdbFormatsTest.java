package org.ndislint.ingest.wpp.pdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.junit.jupiter.api.Test;
import org.ndislint.ingest.wpp.ControlGuid;
import org.ndislint.ingest.wpp.MessageFormat;
import org.ndislint.ingest.wpp.ValueNames;
import org.ndislint.ingest.wpp.pdb.DriverPdb.ValueOf;
import org.ndislint.model.Guid;

final class PdbFormatsTest {
    private static final String SECTION = "11223344-5566-7788-99aa-bbccddeeff00 driver // SRC=Send.c MJ= MN=";

    private final List<String> problems = new ArrayList<>();

    @Test
    void annotationsOfAModuleAreMessages() throws IOException {
        MessageFormat format = only(new DriverPdb()
                .annotate(
                        "TMF:",
                        SECTION,
                        "#typev Send_c4 10 \"%0sent %10!d!\" // LEVEL=X FUNC=MpSend",
                        "{",
                        "n, ItemLong -- 10",
                        "}"));
        assertThat(format.format()).isEqualTo("%0sent %10!d!");
        assertThat(format.trailer().function()).isEqualTo("MpSend");
        assertThat(format.arguments().get(0).expression()).isEqualTo("n");
    }

    @Test
    void aMessageWithoutFunctionBelongsToTheProcedureAroundIt() throws IOException {
        MessageFormat format = only(new DriverPdb()
                .procedure("MpPause")
                .annotate("TMF:", SECTION, "#typev Send_c4 10 \"x\" // LEVEL=X", "{", "}")
                .endProcedure());
        assertThat(format.trailer().function()).isEqualTo("MpPause");
    }

    @Test
    void behindAProcedureThereIsNone() throws IOException {
        MessageFormat format = only(new DriverPdb()
                .procedure("MpPause")
                .endProcedure()
                .annotate("TMF:", SECTION, "#typev Send_c4 10 \"x\" // LEVEL=X", "{", "}"));
        assertThat(format.trailer().function()).isNull();
    }

    @Test
    void publicSymbolsKeepTheirsOutsideOfModules() throws IOException {
        MessageFormat format = only(new DriverPdb()
                .annotateGlobally(
                        "TMF:",
                        SECTION,
                        "#typev Unknown_cxx00 10 \"x %10!p!\" //",
                        "{",
                        "Arg, ItemPtr -- 10",
                        "}",
                        "PUBLIC_TMF:"));
        assertThat(format.tag()).isEqualTo("Unknown_cxx00");
        assertThat(problems).isEmpty();
    }

    @Test
    void copiesOfAFunctionGiveOneMessage() throws IOException {
        String[] lines = {"TMF:", SECTION, "#typev Send_c4 10 \"x\" //", "{", "}"};
        only(new DriverPdb().annotate(lines).annotate(lines));
        assertThat(problems).isEmpty();
    }

    @Test
    void enumerationsComeFromTheTypes() throws IOException {
        MessageFormat format = only(new DriverPdb()
                .enumeration("_OTHER", new ValueOf("No", 0))
                .enumeration("_STATE", new ValueOf("Idle", 0), new ValueOf("Busy", 0x12345), new ValueOf("Bad", -1))
                .annotate("TMF:", SECTION, "#typev Send_c4 10 \"%10!s!\" //", "{", "s, ItemEnum(_STATE) -- 10", "}"));
        assertThat(format.arguments().get(0).names().entries())
                .containsExactly(
                        new ValueNames.Entry(0, "Idle"),
                        new ValueNames.Entry(0x12345, "Busy"),
                        new ValueNames.Entry(0xFFFFFFFFL, "Bad"));
    }

    @Test
    void aControlGuidHasItsNameAndFlags() throws IOException {
        PdbFormats found = read(new DriverPdb()
                .annotate("TMC:", "37dcd579-e844-4c80-9c8b-a10850b6fac6", "DriverTraceGuid", "INIT", "SEND")
                .bytes());
        Guid guid = Objects.requireNonNull(Guid.parse("37dcd579-e844-4c80-9c8b-a10850b6fac6"));
        assertThat(found.controls()).containsExactly(new ControlGuid(guid, "DriverTraceGuid", List.of("INIT", "SEND")));
    }

    @Test
    void anotherFileIsRefused() {
        assertThatThrownBy(() -> read(new byte[1000]))
                .isInstanceOf(PdbException.class)
                .hasMessage("expected a program database (MSF 7.00), found another file");
    }

    @Test
    void damageEndsInAResultOrARefusal() {
        byte[] sound = new DriverPdb()
                .enumeration("_STATE", new ValueOf("Idle", 0), new ValueOf("Busy", 0x12345))
                .procedure("F")
                .annotate("TMF:", SECTION, "#typev Send_c4 10 \"%10!s!\" //", "{", "s, ItemEnum(_STATE) -- 10", "}")
                .bytes();
        Random random = new Random(1);
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = sound.clone();
            for (int n = 1 + random.nextInt(4); n > 0; n--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            refused +=
                    endsInRefusal(random.nextInt(4) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes);
        }
        assertThat(refused).isBetween(100, 19_000);
    }

    private int endsInRefusal(byte[] bytes) {
        try {
            read(bytes);
            return 0;
        } catch (PdbException e) {
            assertThat(e.getMessage()).startsWith("expected ");
            return 1;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private MessageFormat only(DriverPdb pdb) throws IOException {
        PdbFormats found = read(pdb.bytes());
        assertThat(found.formats()).hasSize(1);
        return found.formats().get(0);
    }

    private PdbFormats read(byte[] bytes) throws IOException {
        return PdbFormats.read(new SeekableInMemoryByteChannel(bytes), problems::add);
    }
}

package org.ndislint.ingest.wpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ndislint.ingest.etl.RealFiles;

final class TmfReaderTest {
    private static final String HEAD = Wording.GUID + " driver // SRC=Send.c MJ= MN=";

    private final List<MessageFormat> formats = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    @Test
    void aFormatMayHoldQuotesBackslashesAndTheMarksOfAComment() {
        read(HEAD, "#typev Send_c1 10 \"%0path \"C:\\dir\" // not the end\" // LEVEL=X", "{", "}");
        assertThat(only().format()).isEqualTo("%0path \"C:\\dir\" // not the end");
        assertThat(only().trailer().level()).isEqualTo("X");
    }

    @Test
    void aFormatMayGoOnOverRealLineEnds() {
        read(HEAD, "#typev Send_c1 10 \"%0first", "second\" // FUNC=F", "{", "}");
        assertThat(only().format()).isEqualTo("%0first\nsecond");
    }

    @Test
    void anExpressionMayHoldCommasAndParentheses() {
        read(HEAD, "#typev Send_c1 10 \"%10!d!\" //", "{", "Max(a, b), Item(x), ItemLong -- 10", "}");
        assertThat(only().arguments().get(0).expression()).isEqualTo("Max(a, b), Item(x)");
        assertThat(only().arguments().get(0).type()).isEqualTo(ItemType.LONG);
    }

    @Test
    void valuesOfTheTrailerMayHoldBlanks() {
        read(
                HEAD,
                "#typev Send_c1 10 \"x\" //   LEVEL=A FUNC=ns::C<int, long>::operator ()::<lambda_1> COMPNAME=My part",
                "{",
                "}");
        assertThat(only().trailer().function()).isEqualTo("ns::C<int, long>::operator ()::<lambda_1>");
        assertThat(only().trailer().component()).isEqualTo("My part");
        assertThat(only().trailer().flags()).isNull();
    }

    @Test
    void severalSectionsKeepTheirOwnEnumerations() {
        String other = "22222222-0000-0000-0000-000000000000";
        read(
                HEAD,
                "#typev Send_c1 10 \"%10!s!\" //",
                "{",
                "s, ItemEnum(E) -- 10",
                "}",
                "#enumv E",
                "{",
                "One,1",
                "}",
                other + " driver // SRC=Recv.c",
                "#typev Recv_c1 10 \"%10!s!\" //",
                "{",
                "s, ItemEnum(E) -- 10",
                "}",
                "#enumv E",
                "{",
                "Uno,0x1",
                "}");
        assertThat(formats).hasSize(2);
        assertThat(formats.get(0).arguments().get(0).names().find(1)).isEqualTo("One");
        assertThat(formats.get(1).arguments().get(0).names().find(1)).isEqualTo("Uno");
        assertThat(formats.get(1).sourceFile()).isEqualTo("Recv.c");
    }

    @Test
    void anEnumerationOfAnotherSectionIsUsedIfTheOwnHasNone() {
        read(
                HEAD,
                "#typev Send_c1 10 \"%10!s!\" //",
                "{",
                "s, ItemEnum(E) -- 10",
                "}",
                "22222222-0000-0000-0000-000000000000 driver // SRC=Recv.c",
                "#enumv E",
                "{",
                "Uno,0x1",
                "}");
        assertThat(only().arguments().get(0).names().find(1)).isEqualTo("Uno");
    }

    @Test
    void theOlderSpellingWithoutVersionIsRead() {
        read(HEAD, "#type Send_c1 10 \"x\" //", "{", "}");
        assertThat(only().number()).isEqualTo(10);
    }

    @Test
    void whatDoesNotBelongIsToldAndTheRestIsRead() {
        read("stray", HEAD, "#typev nonsense", "{", "}", "#typev Send_c1 10 \"x\" //", "{", "no argument", "}");
        assertThat(only().number()).isEqualTo(10);
        assertThat(problems)
                .containsExactly(
                        "line 1: expected a GUID, #typev or #enumv, found \"stray\"",
                        "line 3: expected #typev, a tag, a number and a format in quotes, found \"#typev nonsense\"",
                        "line 8: expected an argument such as \"Adapter, ItemPtr -- 10\", found \"no argument\"");
    }

    @Test
    void bytesMayBeUtf16() {
        byte[] text = ("\uFEFF" + HEAD + "\r\n#typev Send_c1 10 \"größer\" //\r\n{\r\n}\r\n")
                .getBytes(StandardCharsets.UTF_16LE);
        TmfReader.read(text, formats::add, problems::add);
        assertThat(only().format()).isEqualTo("größer");
    }

    @Test
    void writingAndReadingGivesTheSame() throws IOException {
        for (String file : List.of(
                "wpp/tmf/035fd70f-a54a-3c13-f6c5-f7f2b19c92ec.tmf",
                "tmf-driver/1464502d-ef6e-356d-1893-f4983a74dc3b.tmf")) {
            formats.clear();
            TmfReader.read(RealFiles.bytes(file), formats::add, problems::add);
            StringBuilder out = new StringBuilder();
            TmfWriter.write(out, "driver.pdb", formats);
            List<MessageFormat> again = new ArrayList<>();
            TmfReader.read(out.toString().lines().toList(), again::add, problems::add);
            assertThat(problems).isEmpty();
            assertThat(again.stream().map(TmfReaderTest::everything))
                    .containsExactlyElementsOf(
                            formats.stream().map(TmfReaderTest::everything).toList());
        }
    }

    private static String everything(MessageFormat format) {
        StringBuilder out = new StringBuilder();
        out.append(List.of(format.guid(), format.number(), format.module(), format.sourceFile(), format.tag()));
        out.append(format.format()).append(format.trailer());
        for (ArgumentSpec argument : format.arguments()) {
            out.append(argument.index()).append(argument.expression()).append(argument.typeText());
            out.append(argument.names().entries());
        }
        return out.toString();
    }

    private void read(String... lines) {
        TmfReader.read(List.of(lines), formats::add, problems::add);
    }

    private MessageFormat only() {
        assertThat(formats).hasSize(1);
        return formats.get(0);
    }
}

package org.ndislint.ingest.wpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ndislint.ingest.wpp.Wording.bytes;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ndislint.model.ArgumentType;
import org.ndislint.model.Guid;
import org.ndislint.model.MessageArguments;

final class WppMessageTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = true,
            value = {
                "d    | -1          | -1",
                "u    | -1          | 4294967295",
                "x    | -1          | ffffffff",
                "X    | 48879       | BEEF",
                "08x  | 48879       | 0000beef",
                "#x   | 48879       | 0xbeef",
                "#010x| 48879       | 0x0000beef",
                "05d  | -42         | -0042",
                "+d   | 42          | +42",
                "6d   | 42          | '    42'",
                "-6d  | 42          | '42    '",
                ".5d  | 42          | 00042",
                "8.3d | 7           | '     007'",
                "o    | 8           | 10",
                "#o   | 8           | 010",
                "c    | 65          | A",
                "lu   | 7           | 7",
                "I64x | 255         | ff",
                "s    | -5          | -5"
            })
    void integersAreWrittenAsPrintfDoes(String spec, int value, String expected) {
        assertThat(Wording.of("%10!" + spec + "!", "ItemLong").text(bytes().u32(value)))
                .isEqualTo(expected);
    }

    @Test
    void wideIntegersKeepAllTheirBits() {
        Wording wording = Wording.of(
                "%10!I64d! %11!I64X! %12!I64u! %13!I64o!",
                "ItemLongLong", "ItemLongLongXX", "ItemULongLong", "ItemLongLongO");
        assertThat(wording.text(bytes().u64(Long.MIN_VALUE).u64(-1).u64(-1).u64(8)))
                .isEqualTo("-9223372036854775808 FFFFFFFFFFFFFFFF 18446744073709551615 10");
    }

    @Test
    void narrowIntegersAreAsWideAsTheirType() {
        Wording wording = Wording.of(
                "%10!d! %11!x! %12!d! %13!x! %14!u!", "ItemChar", "ItemChar", "ItemShort", "ItemShort", "ItemUShort");
        assertThat(wording.text(bytes().u8(-1).u8(-1).u16(-2).u16(-2).u16(-3))).isEqualTo("-1 ff -2 fffe 65533");
    }

    @Test
    void pointersAreAsWideAsTheEmittersAre() {
        Wording wording = Wording.of("%10!p!", "ItemPtr");
        assertThat(wording.text(bytes().u64(0xFFFFC804AF2E3710L), 8)).isEqualTo("FFFFC804AF2E3710");
        assertThat(wording.text(bytes().u32(0x8A2E3710L), 4)).isEqualTo("8A2E3710");
    }

    @Test
    void textComesInFourWrappings() {
        Wording wording =
                Wording.of("%10!s!|%11!s!|%12!s!|%13!s!", "ItemString", "ItemWString", "ItemPString", "ItemPWString");
        assertThat(wording.text(bytes().narrow("ansi")
                        .wide("wide")
                        .u16(3)
                        .text("abc", StandardCharsets.US_ASCII)
                        .u16(4)
                        .text("de", StandardCharsets.UTF_16LE)))
                .isEqualTo("ansi|wide|abc|de");
    }

    @Test
    void textOfAnUnknownCodePageIsReadAsUtf8OrLatin1() {
        Wording wording = Wording.of("%10!s!", "ItemString");
        assertThat(wording.text(bytes().narrow("Grüße"))).isEqualTo("Grüße");
        assertThat(wording.text(
                        bytes().text("Grüße", StandardCharsets.ISO_8859_1).u8(0)))
                .isEqualTo("Grüße");
    }

    @Test
    void textIsCutAndPadded() {
        assertThat(Wording.of("[%10!-8.3s!]", "ItemString").text(bytes().narrow("abcdef")))
                .isEqualTo("[abc     ]");
    }

    @Test
    void statusesAndIdentifiersHaveTheirNames() {
        Wording wording = Wording.of(
                "%10!s! %11!s! %12!s! %13!s! %14!s! %15!s!",
                "ItemNTSTATUS", "ItemNDIS_STATUS", "ItemNDIS_OID", "ItemHRESULT", "ItemHRESULT", "ItemWINERROR");
        assertThat(wording.text(bytes().u32(0xC0000022L)
                        .u32(0x00010003)
                        .u32(0x00010202)
                        .u32(0x80070005L)
                        .u32(0x80004005L)
                        .u32(2)))
                .isEqualTo(
                        "0xc0000022(STATUS_ACCESS_DENIED) 0x00010003(NDIS_STATUS_NOT_ACCEPTED)"
                                + " 0x00010202(OID_GEN_PHYSICAL_MEDIUM) 0x80070005(ERROR_ACCESS_DENIED) 0x80004005(E_FAIL) 2(ERROR_FILE_NOT_FOUND)");
    }

    @Test
    void statusesWithoutANameAreDigits() {
        assertThat(Wording.of("%10!s! %11!s!", "ItemNTSTATUS", "ItemWINERROR")
                        .text(bytes().u32(0xE1234567L).u32(65000)))
                .isEqualTo("0xe1234567 65000");
    }

    @Test
    void listsNameTheirValueAndStayDigitsOutside() {
        Wording wording = Wording.of(
                "%10!s! %11!s! %12!s!",
                "ItemListByte(Low,APC,DPC)", "ItemListLong(false,true)", "ItemListShort(A=0x5,B)");
        assertThat(wording.text(bytes().u8(2).u32(9).u16(6))).isEqualTo("0x00000002(DPC) 0x00000009 0x00000006(B)");
    }

    @Test
    void setsNameTheirBits() {
        assertThat(Wording.of("%10!s!", "ItemSetLong(1,2,3,4)").text(bytes().u32(0b101)))
                .isEqualTo("[1,3]");
    }

    @Test
    void enumerationsMayFollowTheMessagesThatUseThem() {
        Wording wording = Wording.of(
                        "%10!s! %11!s! %12!s!", "ItemEnum(_STATE)", "ItemEnum(_STATE)", "ItemFlagsEnum(_RIGHTS)")
                .withEnumeration("_STATE", "Idle,0x0", "Active,0x1")
                .withEnumeration("_RIGHTS", "Read,0x1", "Write,0x2", "Exec,0x4");
        assertThat(wording.text(bytes().u32(1).u32(7).u32(5))).isEqualTo("Active 0x7 Read | Exec(0x5)");
    }

    @Test
    void timesAreUtcInTracefmtsForm() {
        Wording wording = Wording.of("%10!s! %11!s!", "ItemTimestamp", "ItemTimeDelta");
        assertThat(wording.text(
                        bytes().u64(134_116_992_000_000_000L + 12_340_000).u64(50_000_000)))
                .isEqualTo("01/01/2026-00:00:01.234 5.000s");
    }

    @Test
    void otherTypesHaveTheFormsOfTheReference() {
        Wording wording = Wording.of(
                "%10!s! %11!s! %12!s! %13!s! %14!s! %15!s!",
                "ItemGuid", "ItemSid", "ItemIPAddr", "ItemPort", "ItemChar4", "ItemHexDump");
        Guid guid = new Guid(0x1122334455667788L, 0x99AABBCCDDEEFF00L);
        assertThat(wording.text(bytes().guid(guid)
                        .u8(1)
                        .u8(2)
                        .zeros(5)
                        .u8(5)
                        .u32(32)
                        .u32(544)
                        .u8(192)
                        .u8(168)
                        .u8(0)
                        .u8(1)
                        .u8(0x1F)
                        .u8(0x90)
                        .text("RGBA", StandardCharsets.US_ASCII)
                        .u16(3)
                        .u8(0xDE)
                        .u8(0xAD)
                        .u8(1)))
                .isEqualTo("11223344-5566-7788-99aa-bbccddeeff00 S-1-5-32-544 192.168.0.1 8080 RGBA de ad 01");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ItemChar                | ff                               | -1",
                "ItemUChar               | ff                               | 255",
                "ItemShort               | feff                             | -2",
                "ItemUShort              | feff                             | 65534",
                "ItemLong                | fdffffff                         | -3",
                "ItemULong               | fdffffff                         | 4294967293",
                "ItemULongX              | 05000000                         | 5",
                "ItemLongLong            | fcffffffffffffff                 | -4",
                "ItemULongLong           | ffffffffffffffff                 | 18446744073709551615",
                "ItemLongLongX           | 0700000000000000                 | 7",
                "ItemLongLongXX          | 0700000000000000                 | 7",
                "ItemLongLongO           | 0700000000000000                 | 7",
                "ItemPtr                 | 10372eaf04c8ffff                 | FFFFC804AF2E3710",
                "ItemString              | 616200                           | ab",
                "ItemRString             | 616200                           | ab",
                "ItemWString             | 610062000000                     | ab",
                "ItemRWString            | 610062000000                     | ab",
                "ItemPString             | 02006162                         | ab",
                "ItemPWString            | 040061006200                     | ab",
                "ItemNTSTATUS            | 220000c0                         | 0xc0000022(STATUS_ACCESS_DENIED)",
                "ItemHRESULT             | 05000780                         | 0x80070005(ERROR_ACCESS_DENIED)",
                "ItemWINERROR            | 02000000                         | 2(ERROR_FILE_NOT_FOUND)",
                "ItemNDIS_STATUS         | 0b000140                         | 0x4001000b(NDIS_STATUS_MEDIA_CONNECT)",
                "ItemNDIS_OID            | 01010100                         | 0x00010101(OID_GEN_SUPPORTED_LIST)",
                "ItemGuid                | 88776655443322110102030405060708 | 55667788-3344-1122-0102-030405060708",
                "ItemCLSID               | 88776655443322110102030405060708 | 55667788-3344-1122-0102-030405060708",
                "ItemIID                 | 88776655443322110102030405060708 | 55667788-3344-1122-0102-030405060708",
                "ItemLIBID               | 88776655443322110102030405060708 | 55667788-3344-1122-0102-030405060708",
                "ItemSid                 | 010100000000000512000000         | S-1-5-18",
                "ItemIPAddr              | c0a80001                         | 192.168.0.1",
                "ItemPort                | 1f90                             | 8080",
                "ItemDouble              | 0000000000000440                 | 2.5",
                "ItemFloat               | 00002040                         | 2.5",
                "ItemTimestamp           | 00803ed5deb19d01                 | 01/01/1970-00:00:00.000",
                "ItemWaitTime            | 00803ed5deb19d01                 | 01/01/1970-00:00:00.000",
                "ItemTimeDelta           | 80f0fa0200000000                 | 5.000s",
                "ItemChar4               | 52474241                         | RGBA",
                "ItemHexDump             | 0200dead                         | de ad",
                "ItemListByte(Low,APC,DPC) | 02                             | 0x00000002(DPC)",
                "ItemListShort(a,b)      | 0100                             | 0x00000001(b)",
                "ItemListLong(false,true) | 01000000                        | 0x00000001(true)",
                "ItemListLong(A=0x5,B)   | 06000000                         | 0x00000006(B)",
                "ItemListLong(A=0x5,B)   | 07000000                         | 0x00000007",
                "ItemSetByte(1,2,3)      | 05                               | [1,3]",
                "ItemSetShort(1,2,3)     | 0600                             | [2,3]",
                "ItemSetLong(1,2,3)      | 00000000                         | []"
            })
    void everyTypeOfTheReferenceHasItsBytesAndItsText(String type, String hex, String text) {
        byte[] value = HexFormat.of().parseHex(hex);
        Wording wording = Wording.of("%10!s!", type);
        assertThat(wording.text(bytes().put(value))).isEqualTo(text);
        assertThat(wording.message(bytes().put(value), 8).problem()).isNull();
        assertThat(wording.message(bytes().put(value, 0, value.length - 1), 8).problem())
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "0.0, 0", "1.0, 1", "0.1, 0.1", "100000.0, 100000", "1000000.0, 1e+06", "1234567.0, 1.23457e+06",
        "0.0001, 0.0001", "0.00001, 1e-05", "-2.5, -2.5", "1e300, 1e+300", "999999.5, 1e+06",
                "0.000123456789, 0.000123457"
    })
    void doublesWithoutAFormOfTheirOwnHaveSixFigures(double value, String expected) {
        assertThat(Wording.of("%10!s!", "ItemDouble").text(bytes().u64(Double.doubleToLongBits(value))))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "e, 12345.678, 1.234568e+04",
        "E, 0.00012, 1.200000E-04",
        ".2e, 0, 0.00e+00",
        "f, 2.5, 2.500000",
        ".0f, 2.5, 2",
        ".0f, 3.5, 4",
        "08.2f, -3.14159, -0003.14",
        "#.3g, 2, 2.00"
    })
    void fractionsFollowTheirForm(String spec, double value, String expected) {
        assertThat(Wording.of("%10!" + spec + "!", "ItemDouble").text(bytes().u64(Double.doubleToLongBits(value))))
                .isEqualTo(expected);
    }

    @Test
    void whatTheMessageFileKnowsStandsInTheText() {
        assertThat(Wording.of("[%!FUNC!] %!LEVEL! %!FLAGS! %!FILE!:%!LINE! %!COMPNAME!%!SUBCOMP!%!SPACE!%1!s! %2!s!")
                        .text(bytes()))
                .isEqualTo("[MpSend] INFO SENDING Send.c:412 Core driver Send_c412");
    }

    @Test
    void percentSignsAndLineEndsAreEscapes() {
        assertThat(Wording.of("100%% done%nnext%ttab %x 0x%10!08x!%", "ItemLong")
                        .text(bytes().u32(7)))
                .isEqualTo("100% done\nnext\ttab %x 0x00000007%");
    }

    @Test
    void argumentsMayBeUsedOutOfOrderAndTwice() {
        assertThat(Wording.of("%11!d! %10!d! %11!d!", "ItemLong", "ItemLong")
                        .text(bytes().u32(1).u32(2)))
                .isEqualTo("2 1 2");
    }

    @Test
    void missingArgumentsAreMarkedAndThoseBeforeThemShown() {
        Wording wording = Wording.of("a=%10!d! b=%11!d! c=%12!d!", "ItemLong", "ItemLong", "ItemLong");
        assertThat(wording.text(bytes().u32(1).u16(2))).isEqualTo("a=1 b=<missing> c=<missing>");
        assertThat(wording.message(bytes().u32(1).u16(2), 8).problem())
                .isEqualTo("expected 4 bytes of argument 11, found 2");
    }

    @Test
    void textThatIsCutOffIsShownAsFarAsItGoes() {
        assertThat(Wording.of("%10!s!", "ItemString").text(bytes().text("half a wo", StandardCharsets.US_ASCII)))
                .isEqualTo("half a wo<cut>");
    }

    @Test
    void nothingBehindAnUnknownTypeIsGuessed() {
        Wording wording = Wording.of("%10!d! %11!s! %12!d!", "ItemLong", "ItemNovelty(x)", "ItemLong");
        assertThat(wording.text(bytes().u32(1).u32(2).u32(3))).isEqualTo("1 <ItemNovelty(x)?> <missing>");
        assertThat(wording.message(bytes().u32(1).u32(2).u32(3), 8).problem())
                .isEqualTo("expected a known type of argument 11, found ItemNovelty(x)");
    }

    @Test
    void bytesLeftOverAreTold() {
        assertThat(Wording.of("%10!d!", "ItemLong")
                        .message(bytes().u32(1).u16(9), 8)
                        .problem())
                .isEqualTo("expected nothing behind the last argument, found 2 bytes");
    }

    @Test
    void argumentsComeAlongWithTheirTypes() {
        MessageArguments arguments = Wording.of(
                        "%10!p! %11!s! %12!s! %13!s! %14!d!",
                        "ItemPtr", "ItemNDIS_STATUS", "ItemString", "ItemListByte(Low,APC,DPC)", "ItemLong")
                .arguments(bytes().u64(0xFFFFC804AF2E3710L)
                        .u32(0x103)
                        .narrow("x")
                        .u8(2)
                        .u32(-1));
        assertThat(arguments.count()).isEqualTo(5);
        assertThat(arguments.type(0)).isEqualTo(ArgumentType.POINTER);
        assertThat(arguments.number(0)).isEqualTo(0xFFFFC804AF2E3710L);
        assertThat(arguments.name(0)).isEqualTo("value10");
        assertThat(arguments.index(1)).isEqualTo(11);
        assertThat(arguments.type(1)).isEqualTo(ArgumentType.STATUS);
        assertThat(arguments.number(1)).isEqualTo(0x103);
        assertThat(arguments.text(2)).isEqualTo("x");
        assertThat(arguments.text(3)).isEqualTo("DPC");
        assertThat(arguments.number(3)).isEqualTo(2);
        assertThat(arguments.number(4)).isEqualTo(-1);
    }
}

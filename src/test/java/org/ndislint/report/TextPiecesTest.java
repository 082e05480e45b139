package org.ndislint.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextPiecesTest {
    @Test
    void pagesOfFunctionsStandUnderDdiAndGuidesDoNot() {
        assertThat(SourcePage.url("ndis/nf-ndis-ndisclcloseaddressfamily#remarks"))
                .isEqualTo(
                        "https://learn.microsoft.com/windows-hardware/drivers/ddi/ndis/nf-ndis-ndisclcloseaddressfamily#remarks");
        assertThat(SourcePage.url("ndis/nc-ndis-protocol_cm_open_af")).contains("/drivers/ddi/ndis/nc-");
        assertThat(SourcePage.url("network/connection-oriented-ndis"))
                .isEqualTo("https://learn.microsoft.com/windows-hardware/drivers/network/connection-oriented-ndis");
        assertThat(SourcePage.url("network/ndis-drivers")).doesNotContain("/ddi/");
        assertThat(SourcePage.url("https://example.org/x")).isEqualTo("https://example.org/x");
    }

    @Test
    void harmlessTextStaysAsItIs() {
        assertThat(InertText.of("Grüße, 世界 \ud83d\ude00")).isEqualTo("Grüße, 世界 \ud83d\ude00");
    }

    @Test
    void anEndlessNameIsCutAndTheRestCounted() {
        assertThat(InertText.of("x".repeat(100_000))).hasSizeLessThan(2100).endsWith("... (98000 more characters)");
    }

    @Test
    void tagCharactersAreSpelledOut() {
        assertThat(InertText.of(new String(Character.toChars(0xe0041)))).isEqualTo("\\u{e0041}");
    }

    @Test
    void proseIsFoldedAtBlanksAndLongWordsStayWhole() {
        StringBuilder to = new StringBuilder("12");
        Folded.append(to, "aa bb ccccccccccccc dd", 2, 8);
        assertThat(to).hasToString("12aa bb\n  ccccccccccccc\n  dd");
    }

    @Test
    void jsonKeepsPairsAndReplacesLoneSurrogates() {
        JsonText json = new JsonText();
        json.open().member("k\"", "\ud83d\ude00\ud83d\\\t").close();
        assertThat(json.text()).hasToString("{\"k\\\"\":\"\ud83d\ude00\\ufffd\\\\\\t\"}");
    }
}

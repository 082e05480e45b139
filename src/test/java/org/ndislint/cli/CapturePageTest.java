package org.ndislint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What "How to capture" tells drivers to log is what is understood without a mapping. */
final class CapturePageTest {
    private static final Path PAGE = Path.of("src/site/markdown/how-to-capture.md");

    @Test
    void theMessagesOfItsMacrosAreCallsWithHandleStatusAndIrql() throws IOException {
        String page = Files.readString(PAGE);
        String log = line(between(page, "    CoEnter(\"", "\"") + between(page, "USESUFFIX(CoEnter, \"", "\""))
                + line(between(page, "    CoExit(\"", "\""));
        assertThat(RunResult.withInput(new ScriptedEngine(), log, "convert", "-q", "-")
                        .out())
                .isEqualTo("""
                        {"event":"enter","fn":"NdisClCloseAddressFamily","time":"2026-07-14T09:26:53.104000000Z","cpu":0,\
                        "pid":4,"tid":4,"irql":2,"driver":"mydrv","af":"0xffffa58c1b2d51a0"}
                        {"event":"exit","fn":"NdisClCloseAddressFamily","time":"2026-07-14T09:26:53.104000000Z","cpu":0,\
                        "pid":4,"tid":4,"driver":"mydrv","status":"NDIS_STATUS_PENDING","af":"0xffffa58c1b2d51a0"}
                        """);
    }

    // As tracefmt prints it.
    private static String line(String message) {
        return "[0]0004.0004::07/14/2026-09:26:53.104 [mydrv]"
                + message.replace("%p", "FFFFA58C1B2D51A0")
                        .replace("%!irql!", "0x00000002(DPC)")
                        .replace("%!NDIS_STATUS!", "0x00000103(NDIS_STATUS_PENDING)")
                + "\n";
    }

    private static String between(String text, String before, String after) {
        int from = text.indexOf(before) + before.length();
        return text.substring(from, text.indexOf(after, from));
    }
}

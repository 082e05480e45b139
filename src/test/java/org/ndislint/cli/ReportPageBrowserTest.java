package org.ndislint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/** The report page in a real browser; skipped where there is none. */
class ReportPageBrowserTest {
    @TempDir
    static Path folder;

    private static Browser browser;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        Path program = Browser.installed();
        if (program == null) {
            System.err.println("SKIPPED: the report page is not tried in a browser, Chromium is not installed");
            throw new TestAbortedException("Chromium is not installed: the report page is not tried in a browser");
        }
        browser = new Browser(program, Files.createDirectory(folder.resolve("browser")));
    }

    @AfterAll
    static void stop() throws IOException {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void thePageAsksForNothingButItself() throws IOException, InterruptedException {
        browser.open(page("double-close-in-unbind.trace"), "");
        browser.press("g");
        browser.press("x");

        assertThat(browser.requests())
                .singleElement()
                .asString()
                .startsWith("file:")
                .endsWith(".html");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void itOpensAtTheFirstFinding() throws IOException, InterruptedException {
        browser.open(page("double-close-in-unbind.trace"), "");

        assertThat(text("#detail h3")).isEqualTo("error AF-CLOSE-TWICE");
        assertThat(text("#findings [aria-selected=true] .rule")).isEqualTo("AF-CLOSE-TWICE");
        assertThat(text("#events tr[aria-selected=true] td")).isEqualTo("15 !");
        assertThat(text("#lane-labels [aria-selected=true]")).contains("AF#1");
    }

    @Test
    void theKeyboardAloneLeadsToAWitness() throws IOException, InterruptedException {
        browser.open(page("double-close-in-unbind.trace"), "");
        browser.press("Enter"); // the list of findings has the focus
        assertThat(focused("document.activeElement.id")).isEqualTo("detail-title");
        for (int i = 0; i < 20 && !focused("document.activeElement.textContent").equals("10"); i++) {
            browser.press("Tab");
        }
        browser.press("Enter");

        assertThat(text("#detail h3")).isEqualTo("Event 10");
        assertThat(text("#detail .record")).startsWith("> NdisClCloseAddressFamily af=A1");
        assertThat(focused("location.hash")).contains("e=10");
    }

    @Test
    void aZoomDrawsTheTimelineAndLeavesTheRestAsItIs() throws IOException, InterruptedException {
        browser.open(page("double-close-in-unbind.trace"), "");
        String before = focused("byId('range').textContent");
        browser.value("document.querySelectorAll('#findings li, #events-rows tr, #detail h3, #lane-labels div')"
                + ".forEach(each => { each.seen = true; })");
        browser.press("-");
        browser.settle();

        assertThat(focused("byId('range').textContent")).isNotEqualTo(before);
        assertThat(focused("location.hash")).contains("v=");
        assertThat(focused(
                        "[...document.querySelectorAll('#findings li, #events-rows tr, #detail h3, #lane-labels div')]"
                                + ".filter(each => !each.seen).length"))
                .isEqualTo("0");
    }

    @Test
    void aLinkOpensTheSamePlace() throws IOException, InterruptedException {
        Path page = page("double-close-in-unbind.trace");
        browser.open(page, "#e=12&v=8-16&g=thread&o=AF%231");

        assertThat(text("#detail h3")).isEqualTo("Event 12");
        assertThat(text("#range")).isEqualTo("events 8 to 16");
        assertThat(text("#lane-labels [role=treeitem]")).contains("Threads");
        assertThat(focused("location.hash")).contains("e=12").contains("v=8-16").contains("g=thread");
    }

    @Test
    void theRowsFoldAndUnfoldFromTheKeyboard() throws IOException, InterruptedException {
        browser.open(page("double-close-in-unbind.trace"), "");
        browser.press("o");
        browser.press("Home");
        browser.press("ArrowLeft");

        assertThat(focused("document.activeElement.getAttribute('aria-expanded')"))
                .isEqualTo("false");
        assertThat(browser.value("layout.rows.some(row => row.key === 'AF#1')").asBoolean())
                .isFalse();
        browser.press("ArrowRight");
        assertThat(browser.value("layout.rows.some(row => row.key === 'AF#1')").asBoolean())
                .isTrue();
    }

    @Test
    void theTableTellsEveryRecordAsTheWitnessesDo() throws IOException, InterruptedException {
        browser.open(page("double-close-in-unbind.trace"), "");

        assertThat(browser.value("currentTrace().findings[0].witness.every(step =>"
                                + " recordText(currentTrace(), indexOf(currentTrace(), step.event))"
                                + " === step.text.replace(/ irql=\\w+/, '').replace(/ t=\\d+/, ''))")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void hostileTextStaysText() throws IOException, InterruptedException {
        Path trace = folder.resolve("hostile.ndjson");
        Files.writeString(trace, ReportPageTest.HOSTILE);
        browser.open(page(trace), "");
        for (String key : new String[] {"g", "n", "j", "j", "j", "o"}) {
            browser.press(key);
        }

        assertThat(browser.value("window.hacked === undefined").asBoolean()).isTrue();
        assertThat(browser.value(
                                "document.querySelectorAll('img, iframe, object, svg, body script:not([id]):not(:last-of-type)').length")
                        .asInt())
                .isZero();
        assertThat(browser.value("/[\\u202e\\u0007\\u200b]/.test(document.body.innerText)")
                        .asBoolean())
                .isFalse();
        assertThat(focused("document.getElementById('events').innerText"))
                .contains("\\u{202e}")
                .contains("<img");
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.requests()).hasSize(1);
    }

    private static Path page(String sample) {
        return page(Path.of("samples", sample));
    }

    private static Path page(Path trace) {
        Path page = folder.resolve(trace.getFileName() + ".html");
        RunResult.ofProgram("", "check", "-q", "-o", "html=" + page, "--format", "concise", trace.toString());
        return page;
    }

    private static String text(String selector) throws IOException, InterruptedException {
        return focused("(document.querySelector('" + selector + "') || {textContent: 'none'}).textContent");
    }

    private static String focused(String expression) throws IOException, InterruptedException {
        return browser.value(expression).asString("");
    }
}

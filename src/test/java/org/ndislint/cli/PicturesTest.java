package org.ndislint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ndislint.report.Golden;
import org.w3c.dom.Document;

/** Pictures of lives, and diagrams of witnesses. */
class PicturesTest {
    private static final String SAMPLE = "samples/double-close-in-unbind.trace";

    @TempDir
    Path folder;

    @Test
    void aLifeIsDrawnAsSvg() throws Exception {
        Document picture = parsed(svg(SAMPLE));

        assertThat(picture.getDocumentElement().getTagName()).isEqualTo("svg");
        assertThat(picture.getDocumentElement().getTextContent())
                .contains("AF#1 (A1)")
                .contains("closing")
                .contains("AF-CLOSE pending")
                .contains("15: > NdisClCloseAddressFamily af=A1");
    }

    @Test
    void thePictureOfASampleIsTheCommittedOne() throws IOException {
        Golden.assertMatches("src/test/resources/org/ndislint/cli/life.svg", svg(SAMPLE));
    }

    @Test
    void hostileTextStaysTextInAPicture() throws Exception {
        Path trace = Files.writeString(folder.resolve("hostile.ndjson"), ReportPageTest.HOSTILE);
        Document picture = parsed(svg(trace.toString()));

        assertThat(picture.getElementsByTagName("img").getLength()).isZero();
        assertThat(picture.getElementsByTagName("script").getLength()).isZero();
        assertThat(picture.getDocumentElement().getTextContent())
                .contains("<img src=x onerror=hacked=1>")
                .doesNotContain("\u202e");
    }

    @Test
    void aPictureHoldsOneTrace() {
        RunResult run = RunResult.ofProgram("", "timeline", "--format", "svg", SAMPLE, SAMPLE);

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("svg: a picture holds one trace, not 2");
    }

    @Test
    void aWitnessIsDrawnAsASequence() throws IOException {
        assertThat(mermaid(SAMPLE))
                .startsWith("%% " + SAMPLE + ": AF-CLOSE-TWICE\nsequenceDiagram\n")
                .contains("  participant P1 as linecl thread 2\n")
                .contains("  P1->>P0: 10 NdisClCloseAddressFamily af=A1")
                .contains("  Note over P2,P0: AF-CLOSE-TWICE: AF#35;1 (A1)");
    }

    @Test
    void aRunWithoutFindingsIsADiagramThatSaysSo() throws IOException {
        assertThat(mermaid("samples/clean-session.ndjson")).contains("nothing was found");
    }

    @Test
    void hostileTextIsNoSyntaxOfADiagram() throws IOException {
        Path trace = Files.writeString(folder.resolve("hostile.ndjson"), ReportPageTest.HOSTILE);
        String diagram = mermaid(trace.toString());

        assertThat(diagram)
                .contains("#60;img src=x onerror=hacked=1#62;")
                .doesNotContain("<img")
                .doesNotContain("\u202e");
    }

    private String mermaid(String trace) throws IOException {
        Path file = folder.resolve("witness.mmd");
        RunResult.ofProgram("", "check", "-q", "--format", "concise", "-o", "mermaid=" + file, trace);
        return Files.readString(file);
    }

    private static String svg(String trace) {
        return RunResult.ofProgram("", "timeline", "-q", "--format", "svg", trace)
                .out();
    }

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }
}

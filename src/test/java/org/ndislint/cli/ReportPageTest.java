package org.ndislint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ndislint.report.Golden;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The report page as bytes: what a browser would be given. */
class ReportPageTest {
    /** Names that would be markup, script, or turn text around. */
    static final String HOSTILE = String.join(
            "\n",
            "{\"event\":\"enter\",\"fn\":\"NdisClCloseAddressFamily\",\"af\":\"</script><img src=x onerror=hacked=1>\",\"tid\":1,"
                    + "\"driver\":\"</ScRiPt><script>hacked=1</script>\"}",
            "{\"event\":\"exit\",\"fn\":\"NdisClCloseAddressFamily\",\"af\":\"</script><img src=x onerror=hacked=1>\",\"tid\":1,"
                    + "\"status\":\"NDIS_STATUS_PENDING\"}",
            "{\"event\":\"enter\",\"fn\":\"NdisClCloseAddressFamily\",\"af\":\"</script><img src=x onerror=hacked=1>\",\"tid\":1,"
                    + "\"driver\":\"\\u202e\\u0007gpj.exe<!--\"}",
            "{\"event\":\"exit\",\"fn\":\"<svg onload=hacked=1>\\u200b\",\"tid\":1,\"args\":{\"__proto__\":\"\\u2028]]>\"}}",
            "not a record <iframe src=javascript:hacked=1>",
            "");

    private static final Path SAMPLE = Path.of("samples", "double-close-in-unbind.trace");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    Path folder;

    @Test
    void thePolicyAllowsThisScriptAndThisStyleAlone() {
        String page = page(SAMPLE.toString());
        String script = between(page, "<script>", "</script>");
        String style = between(page, "<style>", "</style>");

        assertThat(between(page, "http-equiv=\"Content-Security-Policy\" content=\"", "\""))
                .isEqualTo("default-src 'none'; script-src '" + hash(script) + "'; style-src '" + hash(style)
                        + "'; base-uri 'none'; form-action 'none'");
    }

    @Test
    void nothingInThePageNamesAnotherFileToLoad() {
        assertThat(page(SAMPLE.toString()).replaceAll("\"url\":\"[^\"]*\"", ""))
                .doesNotContainPattern("(src|href)\\s*=\\s*[\"']?(?!\\.|x )[a-z/]")
                .doesNotContain("@import")
                .doesNotContain("url(")
                .doesNotContain("fetch(")
                .doesNotContain("XMLHttpRequest")
                .doesNotContain("innerHTML")
                .doesNotContain("document.write")
                .doesNotContain("eval(");
    }

    @Test
    void textOfATraceCannotBecomeMarkup() throws IOException {
        Path trace = Files.writeString(folder.resolve("hostile.ndjson"), HOSTILE);
        String page = page(trace.toString());
        String data = page.substring(page.indexOf("<script type="), page.lastIndexOf("<script>"));

        assertThat(data.replaceAll("<script type=\"application/json\" id=\"[a-z0-9-]+\">", "")
                        .replace("</script>\n", ""))
                .doesNotContain("<");
        assertThat(page)
                .doesNotContain("\u202e")
                .doesNotContain("\u0007")
                .doesNotContain("\u200b")
                .doesNotContain("\u2028");
        assertThat(data(page, 0).at("/findings/0/object/handle").asString())
                .isEqualTo("</script><img src=x onerror=hacked=1>");
    }

    @Test
    void theSameTraceGivesTheSameBytes() {
        assertThat(page(SAMPLE.toString())).isEqualTo(page(SAMPLE.toString()));
    }

    @Test
    void aPageCarriesTheResultsAsEveryOtherFormatDoes() {
        JsonNode data = data(page(SAMPLE.toString()), 0);
        String lines = RunResult.ofProgram("", "check", "-q", "--format", "jsonl", SAMPLE.toString())
                .out();

        for (JsonNode finding : data.get("findings")) {
            assertThat(lines).contains(JSON.writeValueAsString(finding));
        }
        assertThat(lines).contains(JSON.writeValueAsString(data.at("/summary/0")));
        assertThat(data.get("findings").size()).isEqualTo(1);
    }

    @Test
    void theDataOfASampleIsTheCommittedOne() throws IOException {
        String golden = "src/test/resources/org/ndislint/cli/report-page-data.json";
        String data = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(data(page(SAMPLE.toString()), 0)) + "\n";
        Golden.assertMatches(golden, data);
    }

    @Test
    void twentyThousandRecordsTakeLessThanAMegabyte() throws IOException {
        Path trace = generated(20_000);
        byte[] page = page(trace.toString()).getBytes(StandardCharsets.UTF_8);

        assertThat(page.length).isLessThan(1_000_000);
    }

    @Test
    void aRunOfSeveralTracesIsOnePage() {
        String page = page(SAMPLE.toString(), "samples/clean-session.ndjson", "samples/missing.trace");

        assertThat(data(page, 0).get("trace").asString()).isEqualTo(SAMPLE.toString());
        assertThat(data(page, 1).at("/summary/0/verdict").asString()).isNotEmpty();
        assertThat(data(page, 2).has("chunks")).isFalse();
        assertThat(page).doesNotContain("id=\"trace-3\"");
    }

    @Test
    void aTimelineAsAPageHasNoFindings() {
        String page = RunResult.ofProgram("", "timeline", "-q", "--format", "html", SAMPLE.toString())
                .out();
        JsonNode data = data(page, 0);

        assertThat(data.has("summary")).isFalse();
        assertThat(data.get("findings").size()).isZero();
        assertThat(data.get("records").asInt()).isEqualTo(22);
    }

    @Test
    void aTimelineOfOneFamilyHasNoRecordsOfOthers() throws IOException {
        String trace = generated(2_000).toString();
        JsonNode all = data(timelinePage(trace), 0);
        JsonNode one = data(timelinePage(trace, "--af", "AF#2"), 0);

        assertThat(one.get("records").asInt())
                .isPositive()
                .isLessThan(all.get("records").asInt());
        assertThat(families(all)).hasSizeGreaterThan(1);
        assertThat(families(one)).containsExactly(2);
    }

    private static String timelinePage(String trace, String... more) {
        List<String> arguments = new ArrayList<>(List.of("timeline", "-q", "--format", "html", trace));
        arguments.addAll(List.of(more));
        return RunResult.ofProgram("", arguments.toArray(String[]::new)).out();
    }

    /** The numbers of the address families that have a lane. */
    private static List<Integer> families(JsonNode data) {
        int kind = -1;
        for (JsonNode known : data.get("kinds")) {
            kind = known.get("name").asString().equals("af") ? known.get("i").asInt() : kind;
        }
        List<Integer> numbers = new ArrayList<>();
        JsonNode kinds = data.at("/lanes/kind");
        for (int i = 0; i < kinds.size(); i++) {
            if (kinds.get(i).asInt() == kind) {
                numbers.add(data.at("/lanes/number").get(i).asInt());
            }
        }
        return numbers;
    }

    private Path generated(int events) throws IOException {
        Path trace = folder.resolve("generated.ndjson");
        RunResult.ofProgram(
                "", "generate", "-q", "--seed", "5", "--events", Integer.toString(events), "-o", "ndjson=" + trace);
        return trace;
    }

    private static String page(String... traces) {
        String[] arguments = new String[traces.length + 4];
        System.arraycopy(new String[] {"check", "-q", "--format", "html"}, 0, arguments, 0, 4);
        System.arraycopy(traces, 0, arguments, 4, traces.length);
        return RunResult.ofProgram("", arguments).out();
    }

    private static JsonNode data(String page, int trace) {
        return JSON.readTree(between(page, "id=\"trace-" + trace + "\">", "</script>"));
    }

    private static String between(String text, String from, String to) {
        Matcher found = Pattern.compile(Pattern.quote(from) + "(.*?)" + Pattern.quote(to), Pattern.DOTALL)
                .matcher(text);
        assertThat(found.find()).as(from).isTrue();
        return found.group(1);
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}

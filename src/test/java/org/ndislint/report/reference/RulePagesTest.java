package org.ndislint.report.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ndislint.catalogue.Catalogue;
import org.ndislint.catalogue.StatusNames;
import org.ndislint.report.Golden;
import org.ndislint.rules.PackException;
import org.ndislint.rules.PackNode;
import org.ndislint.rules.PackYaml;
import org.ndislint.rules.Packs;
import org.ndislint.rules.Program;
import org.ndislint.rules.Program.CompiledRule;

/** The rule reference is what the packs say. */
class RulePagesTest {
    private static final String FOLDER = "src/site/markdown/rules";
    private static final Program PROGRAM = Packs.builtIn(Catalogue.load(), StatusNames.load());
    private static final Map<String, String> PAGES = new RulePages(PROGRAM).all();

    @Test
    void theCommittedPagesAreThoseOfThePacks() throws IOException {
        for (Map.Entry<String, String> page : PAGES.entrySet()) {
            Golden.assertMatches(FOLDER + "/" + page.getKey(), page.getValue());
        }
    }

    @Test
    void noCommittedPageIsOfAPackThatIsGone() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(FOLDER))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(PAGES.keySet());
        }
    }

    @Test
    void everyRuleHasOneAnchorOnThePageOfItsPack() {
        for (CompiledRule rule : PROGRAM.rules()) {
            String page = PAGES.get(RulePages.file(rule.info().pack()));
            assertThat(page)
                    .containsOnlyOnce("<a id=\"" + rule.info().id() + "\"></a>\n\n### "
                            + rule.info().id());
        }
    }

    @Test
    void everyLinkBetweenThePagesLeadsToAnAnchor() {
        Pattern link = Pattern.compile("\\]\\(([a-z-]+\\.md)(?:#([^)]*))?\\)");
        Set<String> wrong = new TreeSet<>();
        int links = 0;
        for (String page : PAGES.values()) {
            Matcher matcher = link.matcher(page);
            while (matcher.find()) {
                links++;
                String target = PAGES.get(matcher.group(1));
                String anchor = matcher.group(2);
                if (target == null || (anchor != null && !target.contains("<a id=\"" + anchor + "\"></a>"))) {
                    wrong.add(matcher.group());
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(links).isGreaterThan(PROGRAM.rules().size());
    }

    @Test
    void everyRegionIsDrawnOnceOrMadeFromATemplateThatIs() {
        long regions = PROGRAM.kinds().stream()
                .flatMap(kind -> kind.regions().stream())
                .filter(region -> region.template() == null)
                .count();
        Set<String> templates = new HashSet<>();
        PROGRAM.kinds().forEach(kind -> kind.regions().forEach(region -> templates.add("" + region.template())));
        templates.remove("null");
        long drawn = PAGES.values().stream()
                .flatMap(String::lines)
                .filter(line -> line.equals("```mermaid"))
                .count();
        assertThat(drawn).isEqualTo(regions + templates.size());
    }

    @Test
    void everyLineOfADiagramIsAStateOrAnArrow() {
        Pattern line = Pattern.compile(
                "stateDiagram-v2|    state \"[^\";:#]+\" as (s\\d+|any)|    (\\[\\*\\]|s\\d+|any) --> s\\d+( : [^\";:#]+)?");
        Pattern diagram = Pattern.compile("```mermaid\n(.*?)```", Pattern.DOTALL);
        for (String page : PAGES.values()) {
            Matcher matcher = diagram.matcher(page);
            while (matcher.find()) {
                assertThat(matcher.group(1).lines()).allMatch(line.asMatchPredicate());
            }
        }
    }

    @Test
    void anEntrySaysWhatTheRuleSays() {
        assertThat(PAGES.get("af.md"))
                .contains("### AF-CLOSE-TWICE\n")
                .contains("**What to do:** ")
                .contains("**When it is inconclusive:** ")
                .contains("Wrong, at event ")
                .contains("](https://learn.microsoft.com/windows-hardware/drivers/ddi/ndis/")
                .contains("| `close` | **✗** early | closing | **✗** again |")
                .contains(
                        "- `close` in `closing`, `again`, `closed`, `early` breaks [AF-CLOSE-TWICE](af.md#AF-CLOSE-TWICE)");
    }

    @Test
    void aPackOfAUsersOwnHasAPageAndPutsNoMarkupIntoIt() throws PackException {
        String pack = """
                pack: a/b<c
                title: "<b>Ours</b> | `x`"
                kinds:
                  - name: own
                    key: args.Own
                    events: |
                      made birth: > MiniportOidRequest
                      used: < MiniportOidRequest
                    regions: |
                      region life: end "new" [*] a#b; initial end; adopted all
                        made  end end end end
                        used  "new" [*] a#b =
                rules:
                  - id: OWN-RULE
                    form: match
                    severity: info
                    actor: miniport
                    statement: "<script>alert(1)</script> a | b *c* [d](e) \u202e"
                    at: "> MiniportOidRequest"
                    when: irql recorded
                    sources: ["https://example.org/a b)(<x>"]
                """;
        PackNode node = PackYaml.read("own.yaml", new ByteArrayInputStream(pack.getBytes(StandardCharsets.UTF_8)));
        Program program = Packs.with(Catalogue.load(), StatusNames.load(), List.of(node));
        String page = new RulePages(program).all().get("a_b_c.md");
        assertThat(page)
                .startsWith("# \\<b\\>Ours\\</b\\> \\| \\`x\\`\n")
                .contains("\\<script\\>alert(1)\\</script\\> a \\| b \\*c\\* \\[d\\](e) ")
                .contains("(https://example.org/a%20b%29%28%3Cx>)")
                .contains("    state \"_new_\" as s1\n    state \"_*_\" as s2\n    state \"a_b\" as s3\n")
                .contains("    s0 --> s1 : used\n")
                .doesNotContain("<script>")
                .doesNotContain("\u202e");
    }

    @Test
    void aPageOfSomeRulesHasNoOthers() {
        Map<String, String> pages = new RulePages(PROGRAM).of(Set.of("TIMER-SET-AT-HALT"));
        assertThat(pages).containsOnlyKeys("timer.md");
        assertThat(pages.get("timer.md")).contains("### TIMER-SET-AT-HALT").doesNotContain("### TIMER-USE-AFTER-FREE");
    }
}

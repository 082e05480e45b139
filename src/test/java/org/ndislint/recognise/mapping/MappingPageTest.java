package org.ndislint.recognise.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ndislint.recognise.Mapping;

/** The page about mapping files shows what is true. */
class MappingPageTest {
    private static final Path PAGE = Path.of("src/site/markdown/mapping.md");

    /** The fenced blocks of a language, without their indentation. */
    private static List<String> blocks(String language) throws IOException {
        List<String> blocks = new ArrayList<>();
        StringBuilder block = null;
        for (String line : Files.readAllLines(PAGE)) {
            if (block == null && line.strip().equals("```" + language)) {
                block = new StringBuilder();
            } else if (block != null && line.strip().equals("```")) {
                blocks.add(block.toString().stripIndent());
                block = null;
            } else if (block != null) {
                block.append(line).append('\n');
            }
        }
        return blocks;
    }

    @Test
    void exampleFileMakesOfTheExampleLogTheEventsShown() throws Exception {
        Mappings acme = Mappings.of(blocks("yaml").get(1));
        StringBuilder events = new StringBuilder();
        for (String line : blocks("text").get(0).lines().toList()) {
            acme.message.module = "acmecm";
            events.append(acme.event(line.substring(line.indexOf("[acmecm]") + "[acmecm]".length())))
                    .append('\n');
        }
        assertThat(Files.readString(PAGE).replaceAll("(?m)^ +", "")).contains(events);
    }

    @Test
    void theProposedFileIsTheOneThatIsProposed() throws IOException {
        Mappings run = new Mappings(Mapping.NONE);
        for (String line : blocks("text").get(0).lines().toList()) {
            run.message.line++;
            run.message.module = "acmecm";
            run.event(line.substring(line.indexOf("[acmecm]") + "[acmecm]".length()));
        }
        MappingProposal proposal = new MappingProposal(Mappings.CATALOGUE, Mappings.STATUSES);
        proposal.add("acme.log", run.recogniser.unrecognised(), null);
        StringBuilder text = new StringBuilder();
        proposal.write(text);
        assertThat(text.toString()).isEqualTo(blocks("yaml").get(0).replaceAll("(?m)^ {3}", ""));
    }

    @Test
    void everyFileOnThePageLoads() throws Exception {
        assertThat(blocks("yaml")).hasSize(6);
        for (String yaml : blocks("yaml")) {
            assertThat(Mappings.read(yaml)).isNotNull();
        }
    }

    @Test
    void errorOnThePageIsTheOneThatIsTold() throws IOException {
        assertThat(Files.readString(PAGE))
                .contains(Mappings.problems("mapping: 1\nhandlers:\n  MPPause: MiniportPaus\n"));
    }

    @Test
    void everyKeyOfTheSchemaIsOnThePage() throws IOException {
        String page = Files.readString(PAGE);
        for (String key : new String[] {
            "mapping",
            "title",
            "driver",
            "drivers",
            "handlers",
            "parameters",
            "statuses",
            "phases",
            "columns",
            "timeUnit",
            "zone",
            "line",
            "conventions",
            "rules",
            "samples",
            "match",
            "when",
            "event",
            "fn",
            "groups",
            "fields",
            "set"
        }) {
            assertThat(page).contains("| `" + key + "` |");
        }
    }
}

package org.ndislint.recognise;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of built-in wordings is true. */
class BuiltInWordingsTest {
    static List<BuiltInWordings.Example> all() {
        return BuiltInWordings.ALL;
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyExampleIsRecognisedAsItSays(BuiltInWordings.Example example) {
        Recognition recognition = new Recognition();
        recognition.message.function = example.function();
        assertThat(recognition.read(example.text())).isEqualTo(example.event());
        assertThat(recognition.recogniser.tally().conventions()).containsEntry(example.convention(), 1L);
    }

    @ParameterizedTest
    @MethodSource("all")
    void documentationShowsEveryExample(BuiltInWordings.Example example) throws IOException {
        String page = Files.readString(Path.of("src/site/markdown/formats/wording.md"));
        assertThat(page).contains("`" + example.text().strip() + "`").contains("`" + example.event() + "`");
    }

    @Test
    void writtenTableHasEveryExample() throws IOException {
        StringBuilder text = new StringBuilder();
        BuiltInWordings.write(text);
        for (BuiltInWordings.Example example : BuiltInWordings.ALL) {
            assertThat(text).contains(example.text().strip()).contains(example.event());
        }
    }
}

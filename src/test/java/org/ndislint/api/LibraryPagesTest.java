package org.ndislint.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pages say of the library, and what of it is for others. */
class LibraryPagesTest {
    @ParameterizedTest
    @ValueSource(strings = {"README.md", "src/site/markdown/library.md"})
    void theFiveLinesShownAreThoseThatRun(String page) throws IOException {
        String source = Files.readString(Path.of("src/test/java/org/ndislint/api/DriverTraceTest.java"));
        String example = source.substring(source.indexOf("    @Test"), source.lastIndexOf('}'))
                .stripTrailing()
                .indent(-4);
        assertThat(example.lines()).hasSize(5);
        assertThat(Files.readString(Path.of(page))).contains("```java\n" + example + "```");
    }

    @Test
    void everyChoiceOfTheBuilderIsOnThePage() throws IOException {
        String page = Files.readString(Path.of("src/site/markdown/library.md"));
        for (var method : TraceChecker.Builder.class.getDeclaredMethods()) {
            if (java.lang.reflect.Modifier.isPublic(method.getModifiers())) {
                assertThat(page).contains("`" + method.getName());
            }
        }
    }

    @Test
    void noOtherPackageIsExported() throws IOException {
        Path descriptor = Path.of("target", "classes", "module-info.class");
        Set<String> exported;
        try (var in = Files.newInputStream(descriptor)) {
            exported = ModuleDescriptor.read(in).exports().stream()
                    .map(ModuleDescriptor.Exports::source)
                    .collect(Collectors.toSet());
        }
        assertThat(exported).containsExactly("org.ndislint.api");
    }
}

package org.ndislint.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PackImageTest {
    @Test
    void anImageHoldsEveryNodeAndItsPlace() throws IOException, PackException {
        List<PackNode> packs = Packs.fromYaml();
        assertThat(text(PackImage.read(new ByteArrayInputStream(PackImage.of(packs)))))
                .isEqualTo(text(packs));
    }

    @Test
    void longAndStrangeTextsSurvive() throws IOException, PackException {
        String yaml =
                "a: [x, '', \"\u00e4\u4e16\ud83d\ude00\"]\nb:\n  c: |\n    " + "long ".repeat(5000) + "\n  d: {}\n";
        List<PackNode> packs =
                List.of(PackYaml.read("x.yaml", new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8))));
        assertThat(text(PackImage.read(new ByteArrayInputStream(PackImage.of(packs)))))
                .isEqualTo(text(packs));
    }

    @Test
    void theImageThatTheBuildMadeIsThatOfThePacks() throws IOException, PackException {
        try (InputStream image = Packs.class.getResourceAsStream(PackImage.NAME)) {
            assumeTrue(image != null, "NOT CHECKED: these classes were compiled without the build");
            assertThat(text(PackImage.read(image))).isEqualTo(text(Packs.fromYaml()));
        }
    }

    private static String text(List<PackNode> packs) throws PackException {
        StringBuilder text = new StringBuilder();
        for (PackNode pack : packs) {
            append(text, pack);
        }
        return text.toString();
    }

    private static void append(StringBuilder text, PackNode node) throws PackException {
        text.append(node.file()).append(':').append(node.line()).append(':').append(node.column());
        if (node.isText()) {
            text.append(" \"").append(node.text()).append("\"\n");
        } else if (node.isList()) {
            text.append(" [\n");
            for (PackNode item : node.items()) {
                append(text, item);
            }
            text.append("]\n");
        } else {
            text.append(" {\n");
            for (Map.Entry<String, PackNode> member : node.members().entrySet()) {
                text.append(member.getKey()).append(" = ");
                append(text, member.getValue());
            }
            text.append("}\n");
        }
    }
}

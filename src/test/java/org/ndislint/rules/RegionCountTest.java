package org.ndislint.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ndislint.catalogue.Catalogue;
import org.ndislint.catalogue.StatusNames;

/** How many regions a kind may have. */
class RegionCountTest {
    private static Program program(int regions) throws PackException {
        StringBuilder pack = new StringBuilder("""
                pack: acme
                kinds:
                  - name: acmeRequest
                    key: args.Ticket
                    events: |
                      began birth: > MiniportOidRequest
                    regions: |
                """);
        for (int i = 0; i < regions; i++) {
            pack.append("      region r").append(i).append(": here; initial here; adopted all\n");
            pack.append("        began  here\n");
        }
        PackNode node = PackYaml.read(
                "acme.yaml", new ByteArrayInputStream(pack.toString().getBytes(StandardCharsets.UTF_8)));
        return Packs.with(Catalogue.load(), StatusNames.load(), List.of(node), Map.of());
    }

    @Test
    void asManyAsASetOfThemHolds() throws PackException {
        List<Kind> kinds = program(Kind.MOST_REGIONS).kinds();
        assertThat(kinds.get(kinds.size() - 1).regions()).hasSize(Kind.MOST_REGIONS);
    }

    @Test
    void oneMoreIsRefusedWhereTheKindStands() {
        assertThatThrownBy(() -> program(Kind.MOST_REGIONS + 1))
                .isInstanceOf(PackException.class)
                .hasMessageContaining("acme.yaml:3")
                .hasMessageContaining("expected at most 64 regions of a kind, found 65");
    }
}

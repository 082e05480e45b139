package org.ndislint.recognise.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.ndislint.recognise.Mapping;

/** What is wrong with a mapping file is told with line, column and the nearest known name. */
class MappingReaderTest {
    @Test
    void smallestFileLoads() throws MappingException {
        assertThat(Mappings.read("mapping: 1\n").rules()).isEmpty();
    }

    @Test
    void unknownKeyIsToldWithTheNearestOne() {
        assertThat(Mappings.problems("mapping: 1\nhandlrs: {}\n"))
                .isEqualTo("acme.yaml:2:1: unknown key `handlrs`; did you mean `handlers`?");
    }

    @Test
    void unknownKeyOfARuleIsToldAtItsPlace() {
        assertThat(Mappings.problems("""
                                mapping: 1
                                rules:
                                  - match: 'closing'
                                    event: enter
                                    fn: MiniportPause
                                    group: {}
                                """)).isEqualTo("acme.yaml:6:5: unknown key `group`; did you mean `groups`?");
    }

    @Test
    void missingVersionIsTold() {
        assertThat(Mappings.problems("handlers: {}\n")).isEqualTo("acme.yaml:1:1: `mapping` is missing");
    }

    @Test
    void otherVersionIsTold() {
        assertThat(Mappings.problems("mapping: 2\n")).isEqualTo("acme.yaml:1:10: `mapping`: expected 1, found \"2\"");
    }

    @Test
    void wrongTypeIsTold() {
        assertThat(Mappings.problems("mapping: 1\nhandlers: [a]\n"))
                .isEqualTo("acme.yaml:2:11: `handlers`: expected a table, found a list");
    }

    @Test
    void nullIsTold() {
        assertThat(Mappings.problems("mapping: 1\nrules:\n"))
                .startsWith("acme.yaml:2:")
                .contains("`rules`: expected a list, found");
    }

    @Test
    void wrongWordIsToldWithTheNearestOne() {
        assertThat(Mappings.problems("""
                                mapping: 1
                                rules:
                                  - match: x
                                    event: entr
                                    fn: MiniportPause
                                """))
                .isEqualTo("acme.yaml:4:12: `event`: expected one of enter, exit, call, lost, none, by-value; found"
                        + " \"entr\"; did you mean `enter`?");
    }

    @Test
    void ruleWithoutPatternAndConditionIsTold() {
        assertThat(Mappings.problems("mapping: 1\nrules:\n  - event: enter\n    fn: MiniportPause\n"))
                .isEqualTo("acme.yaml:3:5: `match` or `when` is missing");
    }

    @Test
    void unknownFunctionIsToldWithTheNearest() {
        assertThat(Mappings.problems("mapping: 1\nhandlers:\n  MPPause: MiniportPaus\n"))
                .isEqualTo("acme.yaml:3:12: expected a documented function, found \"MiniportPaus\"; did you mean"
                        + " `MiniportPause` or `MINIPORT_PAUSE`?");
    }

    @Test
    void unknownGroupIsToldWithTheNearestPlace() {
        assertThat(Mappings.problems("""
                                mapping: 1
                                rules:
                                  - match: 'closing (?P<clientAff>\\w+)'
                                    event: enter
                                    fn: NdisClCloseAddressFamily
                                """))
                .isEqualTo("acme.yaml:3:12: expected a key of a call event or a parameter of NdisClCloseAddressFamily,"
                        + " found \"clientAff\"; did you mean `clientAf`?");
    }

    @Test
    void groupThatThePatternLacksIsTold() {
        assertThat(Mappings.problems("""
                                mapping: 1
                                rules:
                                  - match: 'closing (?P<a>\\w+)'
                                    groups: { a: af, handle: vc }
                                    event: enter
                                    fn: NdisClCloseAddressFamily
                                """)).isEqualTo("acme.yaml:4:22: `match` has no group `handle`");
    }

    @Test
    void patternThatIsNoneIsTold() {
        assertThat(Mappings.problems("mapping: 1\nrules:\n  - match: 'a(b'\n    event: none\n"))
                .isEqualTo("acme.yaml:3:12: `match` is no RE2 pattern: missing closing ) at `a(b`");
    }

    @Test
    void outParameterOfAnEntryIsTold() {
        assertThat(Mappings.problems("""
                                mapping: 1
                                rules:
                                  - match: 'open (?P<NdisAfHandle>\\w+)'
                                    event: enter
                                    fn: NdisClOpenAddressFamilyEx
                                """))
                .isEqualTo("acme.yaml:3:12: `NdisAfHandle` is an out parameter: it has a value on exit only");
    }

    @Test
    void ruleThatDoesNotTellItsFunctionIsTold() {
        assertThat(Mappings.problems("mapping: 1\nrules:\n  - match: x\n    event: enter\n"))
                .isEqualTo("acme.yaml:3:5: `fn` is missing, and no group, field or argument tells it");
    }

    @Test
    void ruleThatDoesNotTellItsKindIsTold() {
        assertThat(Mappings.problems("mapping: 1\nrules:\n  - match: x\n    event: by-value\n    fn: MiniportPause\n"))
                .isEqualTo("acme.yaml:4:12: by-value, but no group, field or argument is called `event` or goes there");
    }

    @Test
    void unknownStatusIsToldWithTheNearest() {
        assertThat(Mappings.problems("mapping: 1\nstatuses:\n  Pended: NDIS_STATUS_PENDNG\n"))
                .isEqualTo("acme.yaml:3:11: expected a status such as NDIS_STATUS_PENDING or 0x103, found"
                        + " \"NDIS_STATUS_PENDNG\"; did you mean `NDIS_STATUS_PENDING`?");
    }

    @Test
    void unknownPlaceOfAParameterIsTold() {
        assertThat(Mappings.problems("mapping: 1\nparameters:\n  AfCtx: callMgrAF\n"))
                .isEqualTo("acme.yaml:3:10: expected a key of a call event or a documented parameter, found"
                        + " \"callMgrAF\"; did you mean `callMgrAf` or `callMgrVc`?");
    }

    @Test
    void unknownPlaceOfAColumnIsTold() {
        assertThat(Mappings.problems("mapping: 1\ncolumns:\n  Message: txt\n")).contains("did you mean `text`?");
    }

    @Test
    void unknownZoneIsTold() {
        assertThat(Mappings.problems("mapping: 1\nzone: Atlantis\n"))
                .isEqualTo("acme.yaml:2:7: expected a zone such as UTC, +02:00 or Europe/Berlin, found \"Atlantis\"");
    }

    @Test
    void keyGivenTwiceIsTold() {
        assertThat(Mappings.problems("mapping: 1\nhandlers:\n  A: MiniportPause\n  A: MiniportRestart\n"))
                .isEqualTo("acme.yaml:4:3: `A` stands here again; first in line 3");
    }

    @Test
    void brokenYamlIsToldInTheParsersWordsAtItsPlace() {
        assertThat(Mappings.problems("mapping: 1\nrules: [1, 2\nx: 3\n"))
                .isEqualTo("acme.yaml:3:2: YAML: while parsing a flow sequence; expected ',' or ']', but got :");
    }

    @Test
    void aliasIsTold() {
        assertThat(Mappings.problems("mapping: 1\ndriver: &a x\ntitle: *a\n"))
                .isEqualTo("acme.yaml:3:8: aliases are not understood: repeat the value");
    }

    @Test
    void secondDocumentIsTold() {
        assertThat(Mappings.problems("mapping: 1\n---\nmapping: 1\n"))
                .contains("expected the end of the file, found a second document");
    }

    @Test
    void emptyFileIsTold() {
        assertThat(Mappings.problems("# nothing\n"))
                .isEqualTo("acme.yaml:1:1: expected a mapping, found an empty file");
    }

    @Test
    void deepNestingIsTold() {
        assertThat(Mappings.problems("mapping: 1\nrules: " + "[".repeat(500) + "]".repeat(500) + "\n"))
                .contains("nest too deep");
    }

    @Test
    void otherBytesThanUtf8AreTold() {
        byte[] bytes = {'m', ':', (byte) 0xFF};
        assertThatThrownBy(() -> new MappingReader(Mappings.CATALOGUE, Mappings.STATUSES).read("acme.yaml", bytes))
                .hasMessage("acme.yaml:1:1: expected UTF-8 text, found other bytes");
    }

    @Test
    void tooLargeFileIsTold() {
        assertThatThrownBy(() -> new MappingReader(Mappings.CATALOGUE, Mappings.STATUSES)
                        .read("acme.yaml", new byte[MappingReader.LARGEST + 1]))
                .hasMessageContaining("expected at most 4194304 bytes");
    }

    @Test
    void byteOrderMarkIsTakenAway() throws MappingException {
        byte[] bytes = "\uFEFFmapping: 1\ndriver: acme\n".getBytes(StandardCharsets.UTF_8);
        Mapping mapping = new MappingReader(Mappings.CATALOGUE, Mappings.STATUSES).read("acme.yaml", bytes);
        assertThat(mapping.driver()).isEqualTo("acme");
    }

    @Test
    void allProblemsAreToldAtOnceInTheFilesOrder() {
        assertThat(Mappings.problems("""
                                mapping: 1
                                handlers:
                                  A: Nonsense1
                                  B: Nonsense2
                                zone: Atlantis
                                """).lines()).hasSize(3).first().asString().startsWith("acme.yaml:3:6:");
    }

    @Test
    void failingSampleIsToldAtItsExpectation() {
        assertThat(Mappings.problems("""
                                mapping: 1
                                rules:
                                  - match: 'closing (?P<af>\\w+)'
                                    event: enter
                                    fn: NdisClCloseAddressFamily
                                    samples:
                                      - text: closing A1
                                        event: '> NdisClCloseAddressFamily af=A2'
                                """))
                .isEqualTo("acme.yaml:8:16: sample: expected `> NdisClCloseAddressFamily af=A2`, found"
                        + " `> NdisClCloseAddressFamily af=A1`");
    }

    @Test
    void sampleThatIsNotRecognisedIsTold() {
        assertThat(Mappings.problems("mapping: 1\nsamples:\n  - text: closing A1\n    event: '> MiniportPause'\n"))
                .isEqualTo("acme.yaml:4:12: sample: expected `> MiniportPause`, found no event");
    }

    @Test
    void sampleThatShouldBeNoEventIsTold() {
        assertThat(Mappings.problems("mapping: 1\nsamples:\n  - text: '--> MiniportPause'\n    event: none\n"))
                .isEqualTo("acme.yaml:4:12: sample: expected no event, found `> MiniportPause`");
    }

    @Test
    void sampleOfOneRuleThatAnotherTakesIsTold() {
        assertThat(Mappings.problems("""
                                mapping: 1
                                rules:
                                  - name: greedy
                                    match: pausing
                                    event: enter
                                    fn: MiniportPause
                                  - match: pausing now
                                    event: enter
                                    fn: MiniportPause
                                    samples:
                                      - text: pausing now
                                        event: '> MiniportPause'
                                """))
                .isEqualTo("acme.yaml:11:9: sample: expected to be taken by this rule, but greedy in line 3 takes it"
                        + " first");
    }

    @Test
    void sampleWithAMisspeltKeyIsTold() {
        assertThat(Mappings.problems(
                        "mapping: 1\nsamples:\n  - text: x\n    event: '> NdisClCloseAddressFamily aff=A1'\n"))
                .startsWith("acme.yaml:4:12: sample: expected a key of a call event or a documented parameter, found"
                        + " `aff`; did you mean");
    }
}

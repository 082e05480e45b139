package org.ndislint.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentParsingTest {
    private static final Syntax CHECK = CommandName.CHECK.syntax();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "-",
                "a b - c",
                "--format jsonl a",
                "--format=jsonl a",
                "a --format jsonl",
                "-o json=x -o text=y a",
                "--output json=x a",
                "--select A,B --select=C a",
                "-v -q a",
                "--verbose --strict a --quiet",
                "-- -v --format",
                "a -- -v",
                "--witness 3 --covers client,mcm --zone=Europe/Rome --day-first a",
                "--prefix %1!s!=x a"
            })
    void bothParsersReadPlainArgumentsAlike(String line) throws UsageException {
        String[] args = line.split(" ");
        Arguments quick = QuickParse.parse(args, CHECK);
        assertThat(quick).isNotNull().isEqualTo(PicocliParse.parse(args, CHECK));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "-V",
                "--formt json a",
                "--format",
                "--format --strict a",
                "--strict=yes a",
                "-vq a",
                "--format json --format text a",
                "-v -v a",
                "-ojson=x a",
                "--strict"
            })
    void whatIsNotPlainIsLeftToPicocli(String line) {
        assertThat(QuickParse.parse(line.split(" "), CHECK)).isNull();
    }

    @Test
    void clustersAndAttachedValuesAreUnderstood() throws UsageException {
        Arguments arguments = PicocliParse.parse(new String[] {"-vq", "-ojson=x", "a"}, CHECK);
        assertThat(arguments.has(Option.VERBOSE)).isTrue();
        assertThat(arguments.has(Option.QUIET)).isTrue();
        assertThat(arguments.values(Option.OUTPUT)).containsExactly("json=x");
        assertThat(arguments.operands()).containsExactly("a");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--formt json a|unknown option: '--formt'; did you mean --format?",
                "--format a --format b c|option '--format' (FORMAT) should be specified only once",
                "--format|missing required parameter for option '--format' (FORMAT)",
                "--strict|check: expected TRACE; ndislint check --help tells more"
            })
    void whatIsWrongIsSaidWithTheNearestRightOnes(String line, String message) {
        assertThatThrownBy(() -> PicocliParse.parse(line.split(" "), CHECK))
                .isInstanceOf(UsageException.class)
                .hasMessage(message);
    }

    @Test
    void tooManyOperandsAreNamed() {
        assertThatThrownBy(() -> PicocliParse.parse(new String[] {"a", "b"}, CommandName.CONVERT.syntax()))
                .isInstanceOf(UsageException.class)
                .hasMessage("convert: expected no more than 1 argument, found 'b' as well");
    }

    @Test
    void listsAreSplitAtCommasAndBlankPartsAreDropped() {
        Arguments arguments = new Arguments();
        arguments.add(Option.SELECT, "A, B,,C");
        assertThat(arguments.values(Option.SELECT)).containsExactly("A", "B", "C");
    }

    @Test
    void anArgumentFileIsATraceLikeAnyOther() throws UsageException {
        assertThat(PicocliParse.parse(new String[] {"-vq", "@x"}, CHECK).operands())
                .containsExactly("@x");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "check a -v --format jsonl b -o json=x -q|check a b",
                "--format=jsonl --color never -ojson=x a|a",
                "-vq --strict --select A,B a|--strict --select A,B a",
                "--prefix -v a|--prefix -v a",
                "a -- -v --format|a -- -v --format",
                "--witness=3 - --output text=y|--witness=3 -"
            })
    void resultsRepeatTheArgumentsThatCanChangeThem(String given, String kept) {
        assertThat(ResultArguments.of(List.of(given.split(" ")))).containsExactly(kept.split(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x.log|CHECK|x.log",
                "check x.log|CHECK|x.log",
                "-v --format json dump x.log|DUMP|-v --format json x.log",
                "--format=json rules|RULES|--format=json",
                "-v mapping show x|MAPPING_SHOW|-v x",
                "--zone dump x.log|CHECK|--zone dump x.log",
                "-- dump|CHECK|-- dump",
                "- dump|CHECK|- dump",
                "x.log dump|CHECK|x.log dump"
            })
    void theCommandIsTheFirstArgumentThatIsNoOption(String line, CommandName command, String rest)
            throws UsageException {
        CommandName.Call call = CommandName.find(line.split(" "));
        assertThat(call.command()).isSameAs(command);
        assertThat(call.arguments()).containsExactly(rest.split(" "));
    }

    @Test
    void everyOptionHasOneSpellingThatLeadsBackToIt() {
        for (Option option : Option.values()) {
            assertThat(Option.find(option.option())).isSameAs(option);
            String alias = option.alias();
            if (alias != null) {
                assertThat(Option.find(alias)).isSameAs(option);
            }
        }
    }
}

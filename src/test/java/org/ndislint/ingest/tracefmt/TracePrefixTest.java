package org.ndislint.ingest.tracefmt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ndislint.ingest.Head;
import org.ndislint.ingest.text.Decoded;
import org.ndislint.ingest.text.Decoding;
import org.ndislint.model.CallEvent;
import org.ndislint.model.MessageRecord;

/** Prefixes that users write, compiled. */
class TracePrefixTest {
    private static MessageRecord decode(String prefix, String line) throws IOException {
        return Decoding.with(new TracefmtFormat()).prefix(prefix).read(line).only();
    }

    @Test
    void theDefaultPrefixCompiles() throws IOException {
        MessageRecord m = decode(TracePrefix.DEFAULT, "[3]0888.0D60::10/23/2003-12:27:40.173 [tracedrv]Hello");
        assertThat(m.cpu).isEqualTo(3);
        assertThat(m.pid).isEqualTo(0x888);
        assertThat(m.module).isEqualTo("tracedrv");
        assertThat(m.text).isEqualTo("Hello");
    }

    @Test
    void theDocumentedExampleGivesTagAndFunction() throws IOException {
        MessageRecord m = decode(
                "%2!s!: %!FUNC!: %8!04x!.%3!04x!: %4!s!:",
                "tracedrv_c258: Foo::TracedrvDispatch: 0888.0d60: 10/23/2003-12:27:40.173: IOCTL = 1");
        assertThat(m.tag).isEqualTo("tracedrv_c258");
        assertThat(m.function).isEqualTo("Foo::TracedrvDispatch");
        assertThat(m.pid).isEqualTo(0x888);
        assertThat(m.tid).isEqualTo(0xd60);
        assertThat(Instant.ofEpochSecond(0, m.timeNanos)).isEqualTo(Instant.parse("2003-10-23T12:27:40.173Z"));
        assertThat(m.text).isEqualTo(" IOCTL = 1");
    }

    @Test
    void aPrefixWithoutTimeAndProcessIsLegal() throws IOException {
        MessageRecord m =
                decode("[%9]%3!04x! %!LEVEL! %!FUNC!:", "[2]1a2c TRACE_LEVEL_INFORMATION vhci::attach:port 1: done");
        assertThat(m.cpu).isEqualTo(2);
        assertThat(m.tid).isEqualTo(0x1a2c);
        assertThat(m.level).isEqualTo("TRACE_LEVEL_INFORMATION");
        assertThat(m.function).isEqualTo("vhci::attach");
        assertThat(m.text).isEqualTo("port 1: done");
        assertThat(m.timeNanos).isEqualTo(CallEvent.NO_TIME);
        assertThat(m.pid).isEqualTo(CallEvent.NOT_RECORDED);
    }

    @Test
    void anEmptyComponentLeavesTheFunctionItsPlace() throws IOException {
        MessageRecord m = decode(
                "%7!07d! %2!s! %8!04x!.%3!04x!: %4!s!: %!COMPNAME! %!FUNC! ",
                "0000012 al_c77 0004.0010: 10/23/2003-12:27:40.173:  __process_mad [MAD] sent");
        assertThat(m.sequence).isEqualTo(12);
        assertThat(m.component).isEmpty();
        assertThat(m.function).isEqualTo("__process_mad");
        assertThat(m.text).isEqualTo("[MAD] sent");
    }

    @Test
    void subcomponentFlagsAndTimesAreTold() throws IOException {
        MessageRecord m =
                decode("%5!s!,%6!s! %!FLAGS!|%!COMPNAME!|%!SUBCOMP!|%!LEVEL!> ", "12,34 FLAG_CO|ndis|af|INFO> hello");
        assertThat(m.flags).isEqualTo("FLAG_CO");
        assertThat(m.component).isEqualTo("ndis");
        assertThat(m.level).isEqualTo("INFO");
        assertThat(Decoded.fields(m)).containsExactly("SUBCOMP=af");
        assertThat(m.text).isEqualTo("hello");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<%9!3d!> |<  7> x|7",
                "<%9!-3d!> |<7  > x|7",
                "<%9!#x!> |<0x1f> x|31",
                "<%9!.4u!> |<0031> x|31",
                "<%9!I64d!> |<31> x|31",
                "%%%9!d!%% |%31% x|31",
                "<%9> |<31> x|31",
            })
    void numbersOfAllFormsAreRead(String prefix, String line, long cpu) throws IOException {
        MessageRecord m = decode(prefix + " ", line);
        assertThat(m.cpu).isEqualTo(cpu);
        assertThat(m.text).isEqualTo("x");
    }

    @Test
    void paddedStringsLoseTheirPadding() throws IOException {
        MessageRecord m = decode("%1!-10s!|%2!10s!|", "ndis      |    mod_c12|text");
        assertThat(m.module).isEqualTo("ndis");
        assertThat(m.tag).isEqualTo("mod_c12");
        assertThat(m.text).isEqualTo("text");
    }

    @Test
    void fewerDigitsThanTheZerosAskForAreNoMatch() throws IOException {
        Decoded d = Decoding.with(new TracefmtFormat()).prefix("%3!04x!: ").read("1a: x");
        assertThat(d.only().text).isEqualTo("1a: x");
        assertThat(d.remarks).contains("no line has the trace prefix %3!04x!: ");
    }

    @Test
    void aGarbageSequenceIsNotRecorded() throws IOException {
        assertThat(decode("%7!d! %1!s!:", "-559038737 mod:x").sequence).isEqualTo(CallEvent.NOT_RECORDED);
    }

    @Test
    void aPrefixOfOneLineAppliesToEachMessage() throws IOException {
        Decoded d = Decoding.with(new TracefmtFormat()).prefix("%!FUNC!> ").read("a> one\nmore\nb> two\n");
        assertThat(d.calls).containsExactly("message 1 one\nmore", "CONTINUATION 2 more", "message 3 two");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "hello|1: expected at least one field such as %4!s!, found none",
                "[%|2: expected a field number, !NAME! or % after %, found the end",
                "[%q]|2: expected a field number, !NAME! or % after %, found q",
                "[%!FUN!]|2: expected %!FUNC!, %!FLAGS!, %!LEVEL!, %!COMPNAME! or %!SUBCOMP!, found %!FUN",
                "[%!FUNC|2: expected %!FUNC!, %!FLAGS!, %!LEVEL!, %!COMPNAME! or %!SUBCOMP!, found %!FUNC",
                "%10!s!|1: expected a prefix field from %1 to %9, found %10, an argument",
                "%1!d!|1: expected a string such as !s! for %1, found !d!",
                "%9!f!|1: expected a form such as !d! or !04X! for %9, found !f!",
                "%9!d|1: expected ! at the end of the form, found the end",
            })
    void aPrefixThatIsNoneSaysWhereAndWhy(String prefix, String reason) {
        assertThatThrownBy(() -> TracePrefix.parse(prefix))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("trace prefix, character " + reason);
    }

    @Test
    void twoStringsWithoutTextBetweenAreRefused() {
        assertThatThrownBy(() -> TracePrefix.parse("%!FUNC!%1!s! "))
                .hasMessage("trace prefix: expected text between FUNCTION and MODULE, found none, so where one ends"
                        + " and the other begins cannot be told");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tdrv_c258: Dispatch: 0888.0d60: 10/23/2003-12:27:40.173: x|%2!s!: %!FUNC!: %8!04x!.%3!04x!: %4!s!:",
                "[2]1a2c INFO attach:x|[%9]%3!04x! %!LEVEL! %!FUNC!:",
                "00000012 al_c77: 0004: x|%7!08d! %2!s!: %8!04x!:",
                "0000012 al_c77 0004.0010: 10/23/2003-12:27:40.173: c f x|"
                        + "%7!07d! %2!s! %8!04x!.%3!04x!: %4!s!: %!COMPNAME! %!FUNC! ",
            })
    void thePrefixesOfPublicProjectsAreRecognised(String line, String prefix) throws IOException {
        Head head = Decoding.head(line + "\n");
        assertThat(new TracefmtFormat().probe(head).reason())
                .isEqualTo("1 of the first 1 lines have the trace prefix " + prefix.stripTrailing()
                        + (prefix.endsWith("FUNC!") ? " " : ""));
        assertThat(Decoding.with(new TracefmtFormat()).read(line).only().text.strip())
                .isEqualTo("x");
    }

    @Test
    void aHostileLineCostsAFewTries() throws IOException {
        String line = ": ".repeat(400_000);
        Decoded d = Decoding.with(new TracefmtFormat())
                .prefix("%2!s!: %!FUNC!: %1!s!: %8!04x!.%3!04x!: %4!s!:")
                .read(line);
        assertThat(d.only().text).isEqualTo(line);
    }
}

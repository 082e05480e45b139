package org.ndislint.ingest.tracefmt;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ndislint.ingest.Head;
import org.ndislint.ingest.text.LineText;
import org.ndislint.ingest.text.UnknownFormats;

/** The prefixes that are tried when the user names none: the default one, and those that public projects set. */
final class KnownPrefixes {
    private static final int MOST_LINES = 400;

    /** Found in the beginning of a source. */
    record Found(@Nullable TracePrefix prefix, int matches, int lines) {}

    private final TracePrefix ofDefault = TracePrefix.ofDefault();

    /** From the most to the least telling: of equals the first wins. Origins as named in the page on this format. */
    private final List<TracePrefix> all = List.of(
            ofDefault,
            TracePrefix.parse("%7!07d! %2!s! %8!04x!.%3!04x!: %4!s!: %!COMPNAME! %!FUNC! "),
            TracePrefix.parse("%2!s!: %!FUNC!: %8!04x!.%3!04x!: %4!s!:"),
            TracePrefix.parse("%7!08d! %2!s!: %8!04x!:"),
            TracePrefix.parse("[%9]%3!04x! %!LEVEL! %!FUNC!:"),
            TracePrefix.parse("[%9!d!]%8!04X!.%3!04X!::%4!s! "));

    /**
     * The prefix that most lines of the beginning have; none if even that one is rare. One line is enough for the
     * default prefix, which nothing else looks like; the others need half of the lines. A beginning that holds nothing
     * but chatter and messages without a format is given the default prefix with no matches.
     */
    Found find(Head head) {
        int[] matches = new int[all.size()];
        PrefixMatch match = new PrefixMatch();
        byte[] b = head.bytes();
        UnknownFormats unknown = new UnknownFormats();
        int lines = 0;
        int from = 0;
        while (from < head.length() && lines < MOST_LINES) {
            int to = head.lineEnd(from);
            int textTo = to > from && b[to - 1] == '\r' ? to - 1 : to;
            if (!LineText.isBlank(b, from, textTo)
                    && !Chatter.matches(b, from, textTo)
                    && !unknown.take(b, from, textTo)) {
                boolean matchesAny = false;
                for (int i = 0; i < matches.length; i++) {
                    if (all.get(i).matches(b, from, textTo, match)) {
                        matches[i]++;
                        matchesAny = true;
                    }
                }
                // The beginning may end in the middle of its last line.
                boolean mayBeCut = to == head.length() && from > 0;
                lines += matchesAny || !mayBeCut ? 1 : 0;
            }
            from = to + 1;
        }
        int best = 0;
        for (int i = 1; i < matches.length; i++) {
            if (matches[i] > matches[best]) {
                best = i;
            }
        }
        if (best != 0 && matches[best] * 2 < lines) {
            best = 0;
        }
        return matches[best] > 0 || lines == 0
                ? new Found(all.get(best), matches[best], lines)
                : new Found(null, 0, lines);
    }

    boolean isDefault(TracePrefix prefix) {
        return prefix == ofDefault;
    }
}

package org.ndislint.ingest.wpp;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ndislint.model.Guid;

/**
 * The wordings of messages by GUID and number. When a GUID is first asked for, its source is asked to bring what it has;
 * looking up a message seen before allocates nothing. Not thread-safe.
 */
public final class MessageFormats {
    private static final int FIRST = 256;
    /** So many GUIDs are remembered as asked for; then they are asked for again. */
    private static final int MOST_ASKED = 1 << 16;
    /** So many problems are kept; of others it is only said that there are some. */
    private static final int MOST_PROBLEMS = 1000;

    private final FormatSource source;
    private final Map<Guid, List<MessageFormat>> byGuid = new HashMap<>();
    private final Set<Guid> asked = new HashSet<>();
    private final List<String> problems = new ArrayList<>();

    private @Nullable MessageFormat[] slots = new MessageFormat[FIRST];
    private int count;
    private long missHigh;
    private long missLow;
    private boolean missed;

    /** Where wordings come from. */
    public interface FormatSource {
        /**
         * Adds what it has of a GUID, and may add more.
         *
         * @throws IOException only if nothing more can be read at all
         */
        void load(Guid guid, MessageFormats into) throws IOException;
    }

    public MessageFormats(FormatSource source) {
        this.source = source;
    }

    /** The wording of a message, or null if no source has it. */
    public @Nullable MessageFormat find(long guidHigh, long guidLow, int number) throws IOException {
        MessageFormat found = get(guidHigh, guidLow, number);
        if (found != null || (missed && missHigh == guidHigh && missLow == guidLow)) {
            return found;
        }
        Guid guid = new Guid(guidHigh, guidLow);
        if (asked.size() >= MOST_ASKED) {
            asked.clear();
        }
        if (asked.add(guid)) {
            source.load(guid, this);
            found = get(guidHigh, guidLow, number);
        }
        if (found == null) {
            missed = true;
            missHigh = guidHigh;
            missLow = guidLow;
        }
        return found;
    }

    /** Adds a wording. One that is known already with another text is kept out, and told as a problem. */
    public void add(MessageFormat format) {
        Guid guid = format.guid();
        MessageFormat known = get(guid.high(), guid.low(), format.number());
        if (known != null) {
            if (!known.saysTheSame(format)) {
                problem("two builds word message " + format.number() + " of " + guid + " differently: \""
                        + known.format() + "\" is used, \"" + format.format() + "\" is not");
            }
            return;
        }
        if (2 * ++count > slots.length) {
            grow();
        }
        slots[free(slots, format)] = format;
        byGuid.computeIfAbsent(guid, key -> new ArrayList<>()).add(format);
        missed = false;
    }

    /** Notes what could not be read, a sentence each. */
    public void problem(String sentence) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(sentence);
        } else if (problems.size() == MOST_PROBLEMS) {
            problems.add("and more that could not be read or used");
        }
    }

    /** What could not be read so far. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    /** The wordings of one GUID that were added so far. */
    public List<MessageFormat> of(Guid guid) {
        return List.copyOf(byGuid.getOrDefault(guid, List.of()));
    }

    /** Whether a GUID's source file is known, be it without the message that was asked for. */
    public boolean knows(Guid guid) {
        return byGuid.containsKey(guid);
    }

    /** All wordings that were added so far, by GUID and number. */
    public List<MessageFormat> all() {
        List<MessageFormat> all = new ArrayList<>();
        byGuid.values().forEach(all::addAll);
        all.sort((a, b) -> {
            int guids = a.guid().compareTo(b.guid());
            return guids != 0 ? guids : Integer.compare(a.number(), b.number());
        });
        return all;
    }

    private @Nullable MessageFormat get(long high, long low, int number) {
        int at = hash(high, low, number) & slots.length - 1;
        MessageFormat format = slots[at];
        while (format != null) {
            if (format.number() == number
                    && format.guid().high() == high
                    && format.guid().low() == low) {
                return format;
            }
            at = at + 1 & slots.length - 1;
            format = slots[at];
        }
        return null;
    }

    private void grow() {
        @Nullable MessageFormat[] bigger = new MessageFormat[slots.length * 2];
        for (MessageFormat format : slots) {
            if (format != null) {
                bigger[free(bigger, format)] = format;
            }
        }
        slots = bigger;
    }

    private static int free(@Nullable MessageFormat[] slots, MessageFormat format) {
        int at = hash(format.guid().high(), format.guid().low(), format.number()) & slots.length - 1;
        while (slots[at] != null) {
            at = at + 1 & slots.length - 1;
        }
        return at;
    }

    private static int hash(long high, long low, int number) {
        int h = Guid.hash(high, low) + number * 0x9E3779B1;
        return h ^ h >>> 15;
    }
}

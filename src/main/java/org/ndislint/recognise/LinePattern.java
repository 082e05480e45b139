package org.ndislint.recognise;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.ndislint.model.CallEvent;
import org.ndislint.model.MessageRecord;

/**
 * What a driver's own logger puts before its words on each line, as a mapping file tells: time, processor, thread,
 * module. Takes a line apart; not thread-safe.
 */
public final class LinePattern {
    /** Where the message begins, which goes on to the line's end. */
    public static final String TEXT = "text";

    private static final List<String> NUMBERS = List.of("cpu", "pid", "tid", "pidHex", "tidHex");
    private static final int MOST_HEX = 8;

    private final Pattern pattern;
    private final Mapping.TimeUnit timeUnit;
    private final ZoneId zone;
    private final Set<String> groups;
    private final LoggedValue number = new LoggedValue();
    private @Nullable Matcher matcher;
    private long others;

    /** Reads numbers for times as {@code timeUnit}, stamps without zone in {@code zone}. */
    LinePattern(Pattern pattern, Mapping.TimeUnit timeUnit, ZoneId zone) {
        this.pattern = pattern;
        this.timeUnit = timeUnit;
        this.zone = zone;
        this.groups = pattern.namedGroups().keySet();
    }

    /** Names that a group of a line's pattern can have. */
    public static Set<String> names() {
        Set<String> names = new TreeSet<>(NUMBERS);
        names.add("time");
        names.add(TEXT);
        names.addAll(MessageField.words());
        names.remove(MessageField.EVENT_NAME.word());
        return names;
    }

    /** Whether the line begins so; {@link #take} then has its parts. */
    boolean fits(String line) {
        Matcher known = matcher;
        if (known == null) {
            known = pattern.matcher(line);
            matcher = known;
        } else {
            known.reset(line);
        }
        boolean fits = known.lookingAt();
        others += fits ? 0 : 1;
        return fits;
    }

    /** Lines that did not begin so. */
    long others() {
        return others;
    }

    /** Moves what stood before the message into the members of the message that was found to fit. */
    void take(MessageRecord message) {
        Matcher fitting = matcher;
        if (fitting == null) {
            return;
        }
        String line = message.text;
        for (Map.Entry<String, Integer> group : pattern.namedGroups().entrySet()) {
            int from = fitting.start(group.getValue());
            if (from >= 0 && !group.getKey().equals(TEXT)) {
                put(group.getKey(), line.substring(from, fitting.end(group.getValue())), message);
            }
        }
        if (groups.contains(TEXT)) {
            message.text = line.substring(Math.max(0, fitting.start(TEXT)));
        }
    }

    private void put(String name, String value, MessageRecord message) {
        MessageField field = MessageField.find(name);
        if (field != null) {
            field.set(message, value);
            return;
        }
        switch (name) {
            case "time" -> {
                long nanos = TimeText.nanos(value, timeUnit, zone);
                if (nanos != CallEvent.NO_TIME) {
                    message.timeNanos = nanos;
                    message.timeStepNanos = TimeText.stepNanos(value);
                }
            }
            case "cpu" -> message.cpu = number(value);
            case "pid" -> message.pid = number(value);
            case "tid" -> message.tid = number(value);
            case "pidHex" -> message.pid = hex(value);
            case "tidHex" -> message.tid = hex(value);
            default -> throw new IllegalArgumentException("no part of a line: " + name);
        }
    }

    private long number(String value) {
        long read = number.readWhole(value) ? EventFiller.integer(number) : -1;
        return read < 0 || read > 0xFFFF_FFFFL ? CallEvent.NOT_RECORDED : read;
    }

    private static long hex(String value) {
        String digits = value.startsWith("0x") || value.startsWith("0X") ? value.substring(2) : value;
        boolean hex = !digits.isEmpty()
                && digits.length() <= MOST_HEX
                && digits.chars().allMatch(c -> Letters.isHex((char) c));
        return hex ? Long.parseLong(digits, 16) : CallEvent.NOT_RECORDED;
    }
}

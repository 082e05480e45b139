package org.ndislint.recognise;

import com.google.re2j.Pattern;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ndislint.catalogue.Catalogue;
import org.ndislint.catalogue.StatusNames;
import org.ndislint.model.CallEvent;
import org.ndislint.model.MessageRecord;
import org.ndislint.model.Status;
import org.ndislint.model.Symbols;

/**
 * Turns messages into call events, or says that it cannot: first by the columns and rules of a mapping file, then by
 * the built-in conventions. A message that does not certainly tell of a documented call is not recognised; it is
 * counted by its shape. Not thread-safe; one for each trace.
 *
 * <p>Most lines of a log are turned away by one look over their characters, without a pattern or an object.
 */
public final class Recogniser {
    /** Behind this many characters no entry or exit is announced any more. */
    private static final int FARTHEST = 2048;

    private final Mapping mapping;
    private final Symbols symbols;
    private final NameIndex names;
    private final Wording wording;
    private final Arguments arguments;
    private final Harvest harvest;
    private final NamedEvent namedEvent;
    private final TableRow table;
    private final @Nullable LinePattern line;
    private final List<RuleMatcher> rules = new ArrayList<>();
    private final Map<String, Integer> drivers = new HashMap<>();
    private final ShapeCounts unrecognised = new ShapeCounts();
    private final MessageRecord copy = new MessageRecord();
    private final Utf8 utf8 = new Utf8();

    private final long[] byRule;
    private final long[] byConvention = new long[Convention.values().length];
    private final Map<String, long[]> byHandler = new LinkedHashMap<>();
    private long byColumns;

    /** Uses the built-in conventions alone. */
    public Recogniser(Catalogue catalogue, StatusNames statuses, Symbols symbols) {
        this(catalogue, statuses, symbols, Mapping.NONE, ZoneOffset.UTC);
    }

    /** Times without a zone are in {@code zone} unless the mapping names another. */
    public Recogniser(Catalogue catalogue, StatusNames statuses, Symbols symbols, Mapping mapping, ZoneId zone) {
        this.mapping = mapping;
        this.symbols = symbols;
        Parameters parameters = new Parameters(catalogue, symbols);
        Places places = new Places(catalogue, parameters, symbols);
        names = new NameIndex(catalogue, mapping.handlers(), symbols);
        ZoneId zoneOfTimes = mapping.zone() == null ? zone : mapping.zone();
        StatusReader statusReader = new StatusReader(statuses, symbols).with(mapping.statuses());
        EventFiller filler = new EventFiller(symbols, statusReader, mapping.timeUnit(), zoneOfTimes);
        Pattern before = mapping.line();
        line = before == null ? null : new LinePattern(before, mapping.timeUnit(), zoneOfTimes);
        wording = new Wording(names);
        arguments = new Arguments(catalogue, parameters, places, filler, ownNames(mapping));
        harvest = new Harvest(arguments);
        namedEvent = new NamedEvent(names, arguments);
        RuleMatcher.Phases phases = new RuleMatcher.Phases(mapping.phases());
        table = new TableRow(mapping.columns(), places, names, filler, phases);
        for (MappingRule rule : mapping.rules()) {
            rules.add(new RuleMatcher(rule, places, names, filler, phases));
        }
        byRule = new long[rules.size()];
        for (Map.Entry<String, String> named : mapping.drivers().entrySet()) {
            drivers.put(named.getKey().toLowerCase(Locale.ROOT), symbols.id(named.getValue()));
        }
        for (String handler : mapping.handlers().keySet()) {
            byHandler.put(handler, new long[1]);
        }
    }

    private static Map<String, String> ownNames(Mapping mapping) {
        Map<String, String> own = new HashMap<>();
        for (Map.Entry<String, String> named : mapping.parameters().entrySet()) {
            own.put(named.getKey().toLowerCase(Locale.ROOT), named.getValue());
        }
        return own;
    }

    /** Fills {@code into} and returns true if the message tells of a call; else counts its shape. */
    public boolean recognise(MessageRecord message, CallEvent into) {
        MessageRecord seen = message;
        LinePattern before = line;
        if (before != null && !seen.text.isEmpty() && before.fits(seen.text)) {
            seen = copied(message);
            before.take(seen);
        }
        putFrame(seen, into);
        if (!table.isEmpty() && !message.fields.isEmpty()) {
            seen = seen == copy ? copy : copied(message);
            table.overlay(seen, into);
            if (table.fill(seen, into)) {
                byColumns++;
                return finish(seen, into);
            }
        }
        seen = withText(seen);
        for (int i = 0; i < rules.size(); i++) {
            RuleMatcher.Outcome outcome = rules.get(i).match(seen, into);
            if (outcome != RuleMatcher.Outcome.OTHER) {
                byRule[i]++;
                return outcome == RuleMatcher.Outcome.EVENT ? finish(seen, into) : refuse(seen, null);
            }
        }
        if (!mapping.conventions()) {
            return refuse(seen, null);
        }
        return NamedEvent.kind(seen) != null ? byName(seen, into) : byWording(seen, into);
    }

    /** Whether a text is a status as drivers print it, and certain to be one status. */
    public static boolean isStatus(String text, StatusNames statuses) {
        LoggedValue value = new LoggedValue();
        boolean read = value.readWhole(text);
        long status = read ? new StatusReader(statuses, new Symbols()).read(value) : Status.ABSENT;
        return status != Status.ABSENT && !Status.isUnknownName(status);
    }

    /** Messages that were not recognised so far. */
    public ShapeCounts unrecognised() {
        return unrecognised;
    }

    /** What recognised how many messages so far. */
    public Tally tally() {
        List<Tally.Entry> ofRules = new ArrayList<>();
        for (int i = 0; i < byRule.length; i++) {
            MappingRule rule = rules.get(i).rule();
            ofRules.add(new Tally.Entry(rule.name(), rule.line(), byRule[i]));
        }
        List<Tally.Entry> ofHandlers = new ArrayList<>();
        for (Map.Entry<String, long[]> handler : byHandler.entrySet()) {
            ofHandlers.add(new Tally.Entry(handler.getKey(), 0, handler.getValue()[0]));
        }
        Map<Convention, Long> ofConventions = new LinkedHashMap<>();
        for (Convention convention : Convention.values()) {
            ofConventions.put(convention, byConvention[convention.ordinal()]);
        }
        long outsideLine = line == null ? 0 : line.others();
        return new Tally(ofRules, ofHandlers, ofConventions, byColumns, unrecognised.total(), outsideLine);
    }

    /** A lone nameless field is the text. */
    private MessageRecord withText(MessageRecord message) {
        boolean lone = message.text.isEmpty()
                && message.fields.size() == 1
                && message.fields.get(0).name().isEmpty();
        if (lone) {
            MessageRecord whole = message == copy ? copy : copied(message);
            whole.text = whole.fields.get(0).value();
            return whole;
        }
        return message;
    }

    private boolean byName(MessageRecord message, CallEvent into) {
        int slot = namedEvent.fill(message, into);
        if (slot < 0) {
            return refuse(message, namedEvent);
        }
        return accept(message, slot, Convention.NAMED_EVENT, into);
    }

    private boolean byWording(MessageRecord message, CallEvent into) {
        if (!mayAnnounce(message.text)) {
            return refuse(message, null);
        }
        if (!wording.read(message)) {
            return refuse(message, wording);
        }
        into.kind = wording.kind;
        into.function = names.function(wording.slot);
        into.spelling = names.spelling(wording.slot);
        arguments.begin(into);
        arguments.takeTyped(message.arguments);
        if (!harvest.read(message.text, wording, into)) {
            putFrame(message, into);
            return refuse(message, null);
        }
        arguments.takeAdapter(message.text, wording.preface.pointerFrom, wording.preface.pointerTo);
        return accept(message, wording.slot, wording.convention, into);
    }

    private boolean accept(MessageRecord message, int slot, Convention convention, CallEvent into) {
        byConvention[convention.ordinal()]++;
        if (names.isHandler(slot)) {
            long[] count = byHandler.get(names.name(slot));
            if (count != null) {
                count[0]++;
            }
        }
        return finish(message, into);
    }

    private boolean finish(MessageRecord message, CallEvent into) {
        if (into.driver == 0 && into.kind.isCall()) {
            into.driver = driver(message);
        }
        if (into.irql < 0 && into.kind.isCall()) {
            into.irql = message.irqlFloor;
        }
        return true;
    }

    private boolean refuse(MessageRecord message, @Nullable Stranger how) {
        unrecognised.add(message, how);
        return false;
    }

    private static void putFrame(MessageRecord message, CallEvent into) {
        into.clear();
        into.line = message.line;
        into.timeNanos = message.timeNanos;
        into.timeStepNanos = message.timeStepNanos;
        into.cpu = message.cpu;
        into.pid = message.pid;
        into.tid = message.tid;
    }

    private int driver(MessageRecord message) {
        int mapped = mappedDriver(message.module);
        if (mapped == 0) {
            mapped = mappedDriver(message.component);
        }
        if (mapped != 0) {
            return mapped;
        }
        String name = mapping.driver() != null ? mapping.driver() : message.module;
        if (name == null || name.isEmpty()) {
            name = message.component;
        }
        if (name == null || name.isEmpty() || (mapping.driver() == null && isNoDriver(name))) {
            return 0;
        }
        utf8.fill(name, 0, name.length());
        return utf8.symbol(symbols);
    }

    private int mappedDriver(@Nullable String module) {
        if (module == null || drivers.isEmpty()) {
            return 0;
        }
        Integer driver = drivers.get(module.toLowerCase(Locale.ROOT));
        return driver == null ? 0 : driver;
    }

    /** NDIS logs of calls between drivers: it is not the driver that calls or is called. */
    private static boolean isNoDriver(String module) {
        return NamedEvent.kind(module) != null
                || module.equalsIgnoreCase("ndis")
                || module.equalsIgnoreCase("ndis.sys")
                || module.equalsIgnoreCase("Microsoft-Windows-NDIS");
    }

    /** Whether an arrow or one of the words occurs at all. */
    static boolean mayAnnounce(String text) {
        int end = Math.min(text.length(), FARTHEST);
        char previous = ' ';
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            switch (c) {
                case '>', '-', '=', '<' -> {
                    if (Arrow.mayOccur(previous, c)) {
                        return true;
                    }
                }
                case 'E', 'e', 'L', 'l', 'R', 'r', 'C' -> {
                    if (!Letters.isLetter(previous) && mayBeWord(text, i)) {
                        return true;
                    }
                }
                default -> {
                    // Nothing begins here.
                }
            }
            previous = c;
        }
        return false;
    }

    private static boolean mayBeWord(String text, int at) {
        return text.regionMatches(true, at, "ent", 0, 3)
                || text.regionMatches(true, at, "exi", 0, 3)
                || text.regionMatches(true, at, "lea", 0, 3)
                || text.regionMatches(true, at, "return", 0, 6)
                || text.startsWith("Calling ", at);
    }

    private MessageRecord copied(MessageRecord message) {
        copy.clear();
        copy.line = message.line;
        copy.timeNanos = message.timeNanos;
        copy.timeStepNanos = message.timeStepNanos;
        copy.cpu = message.cpu;
        copy.pid = message.pid;
        copy.tid = message.tid;
        copy.sequence = message.sequence;
        for (MessageField field : MessageField.values()) {
            String value = field.of(message);
            if (value != null) {
                field.set(copy, value);
            }
        }
        copy.text = message.text;
        copy.fields.addAll(message.fields);
        copy.arguments.copyFrom(message.arguments);
        copy.irqlFloor = message.irqlFloor;
        return copy;
    }
}

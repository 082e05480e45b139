package org.ndislint.recognise;

import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ndislint.catalogue.Catalogue;
import org.ndislint.catalogue.NearestNames;
import org.ndislint.catalogue.StatusNames;
import org.ndislint.model.CallEvent;
import org.ndislint.model.EventKind;
import org.ndislint.model.Symbols;

/**
 * Reads the event that a sample of a mapping file expects: one line of the shorthand. A documented parameter may stand
 * for its key.
 */
public final class ShorthandEvent {
    private static final String THREAD = "t";

    private final Catalogue catalogue;
    private final Places places;
    private final EventFiller filler;
    private final LoggedValue value = new LoggedValue();
    private final NameIndex names;

    private String line = "";
    private int at;

    public ShorthandEvent(Catalogue catalogue, StatusNames statuses, Symbols symbols) {
        this.catalogue = catalogue;
        places = new Places(catalogue, symbols);
        names = new NameIndex(catalogue, java.util.Map.of(), symbols);
        filler = new EventFiller(
                symbols, new StatusReader(statuses, symbols), Mapping.TimeUnit.NANOSECONDS, ZoneOffset.UTC);
    }

    /** Fills {@code into}; returns what is wrong with the line, or null. */
    public @Nullable String read(String text, CallEvent into) {
        line = text.strip();
        into.clear();
        EventKind kind = line.isEmpty() ? null : kind(line.charAt(0));
        if (kind == null) {
            return "expected an event such as `> NdisClCloseAddressFamily af=A1`, or none; found `" + line + "`";
        }
        into.kind = kind;
        at = 1;
        if (kind.isCall()) {
            String name = word();
            int slot = names.find(name, 0, name.length());
            if (slot < 0) {
                List<String> near = catalogue.nearest(name, 2);
                return "expected a documented function, found `" + name + "`" + didYouMean(near);
            }
            into.function = names.function(slot);
            into.spelling = names.spelling(slot);
        }
        return readPairs(into);
    }

    private static @Nullable EventKind kind(char mark) {
        for (EventKind kind : EventKind.values()) {
            if (kind.mark() == mark && kind != EventKind.CAPTURE) {
                return kind;
            }
        }
        return null;
    }

    private @Nullable String readPairs(CallEvent into) {
        while (true) {
            at = Letters.skipBlanks(line, at, line.length());
            if (at >= line.length()) {
                return null;
            }
            int sign = line.indexOf('=', at);
            if (sign < 0) {
                return "expected key=value, found `" + line.substring(at) + "`";
            }
            String key = line.substring(at, sign);
            at = sign + 1;
            String text = at < line.length() && line.charAt(at) == '"' ? quoted() : word();
            String wrong = put(key, text, into);
            if (wrong != null) {
                return wrong;
            }
        }
    }

    private @Nullable String put(String key, String text, CallEvent into) {
        String name = key.equals(THREAD) ? Target.Place.TID.word() : key;
        Target target = places.find(name, into.function, into.kind);
        if (target == null) {
            List<String> near = NearestNames.of(key, places.names(into.function), 2);
            return "expected a key of a call event or a documented parameter, found `" + key + "`" + didYouMean(near);
        }
        boolean read = value.readWhole(text);
        if (target.place() == Target.Place.LOST_COUNT) {
            into.lostCount = read ? EventFiller.integer(value) : CallEvent.NOT_RECORDED;
            read = into.lostCount >= 0;
        } else {
            read = read && filler.put(into, target, value);
        }
        return read ? null : "`" + key + "` has no value that can be read: `" + text + "`";
    }

    private String word() {
        int from = Letters.skipBlanks(line, at, line.length());
        int to = from;
        while (to < line.length() && !Letters.isBlank(line.charAt(to))) {
            to++;
        }
        at = to;
        return line.substring(from, to);
    }

    private String quoted() {
        StringBuilder text = new StringBuilder();
        at++;
        while (at < line.length() && line.charAt(at) != '"') {
            if (line.charAt(at) == '\\' && at + 1 < line.length()) {
                at++;
            }
            text.append(line.charAt(at++));
        }
        at++;
        return text.toString();
    }

    private static String didYouMean(List<String> near) {
        return near.isEmpty() ? "" : "; did you mean `" + String.join("` or `", near) + "`?";
    }
}

package org.ndislint.recognise;

import com.google.re2j.Matcher;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ndislint.model.CallEvent;
import org.ndislint.model.EventKind;
import org.ndislint.model.MessageRecord;

/** One rule of a mapping file, made ready to be tried on many messages. */
final class RuleMatcher {
    /** What a rule made of a message. */
    enum Outcome {
        /** The rule is not for this message. */
        OTHER,
        /** It is, and the event is filled. */
        EVENT,
        /** It is, and says that this is no call event, or the message names a function that is not known. */
        NEVER
    }

    private record Slot(
            String name,
            @Nullable String group,
            @Nullable String field,
            @Nullable String argument,
            @Nullable String constant) {}

    private final MappingRule rule;
    private final String required;
    private final int function;
    private final List<Slot> slots = new ArrayList<>();
    private final Places places;
    private final NameIndex names;
    private final EventFiller filler;
    private final Phases phases;
    private final LoggedValue value = new LoggedValue();
    private final NameToken token = new NameToken();

    RuleMatcher(MappingRule rule, Places places, NameIndex names, EventFiller filler, Phases phases) {
        this.rule = rule;
        this.places = places;
        this.names = names;
        this.phases = phases;
        this.filler = rule.statuses().isEmpty() ? filler : filler.with(rule.statuses());
        required = rule.pattern() == null ? "" : RequiredText.of(rule.pattern().pattern());
        String fn = rule.function();
        int slot = fn == null ? -1 : names.find(fn, 0, fn.length());
        function = slot < 0 ? -1 : names.function(slot);
        rule.constants().forEach((name, constant) -> slots.add(new Slot(name, null, null, null, constant)));
        rule.groups().forEach((group, name) -> slots.add(new Slot(name, group, null, null, null)));
        rule.fields().forEach((field, name) -> slots.add(new Slot(name, null, field, null, null)));
        rule.arguments().forEach((argument, name) -> slots.add(new Slot(name, null, null, argument, null)));
    }

    MappingRule rule() {
        return rule;
    }

    /** Tries the rule; fills all but what comes from the record's frame. */
    Outcome match(MessageRecord message, CallEvent into) {
        for (Map.Entry<MessageField, String> wanted : rule.when().entrySet()) {
            String found = wanted.getKey().of(message);
            if (found == null || !found.equalsIgnoreCase(wanted.getValue())) {
                return Outcome.OTHER;
            }
        }
        if (!required.isEmpty() && !message.text.contains(required)) {
            return Outcome.OTHER;
        }
        Matcher matcher = rule.pattern() == null ? null : rule.pattern().matcher(message.text);
        if (matcher != null && !matcher.find()) {
            return Outcome.OTHER;
        }
        return rule.never() ? Outcome.NEVER : fill(message, matcher, into);
    }

    private Outcome fill(MessageRecord message, @Nullable Matcher matcher, CallEvent into) {
        Map<String, String> values = values(message, matcher);
        EventKind kind = rule.kind() != null ? rule.kind() : phases.kind(values.get(Target.Place.EVENT.word()));
        if (kind == null) {
            return Outcome.NEVER;
        }
        into.kind = kind;
        if (kind.isCall() && !putFunction(values.get(Target.Place.FN.word()), into)) {
            return Outcome.NEVER;
        }
        values.forEach((name, text) -> put(name, text, into));
        return Outcome.EVENT;
    }

    private boolean putFunction(@Nullable String named, CallEvent into) {
        into.function = function;
        if (named != null && token.read(named, 0, named.length())) {
            int slot = names.find(named, token.from, token.to);
            into.function = slot < 0 ? -1 : names.function(slot);
            into.spelling = slot < 0 ? 0 : names.spelling(slot);
        } else if (rule.function() != null) {
            int slot = names.find(rule.function(), 0, rule.function().length());
            into.spelling = slot < 0 ? 0 : names.spelling(slot);
        }
        return into.function >= 0;
    }

    private void put(String name, String text, CallEvent into) {
        Target target = places.find(name, into.function, into.kind);
        if (target == null || !value.readWhole(text)) {
            return;
        }
        if (target.place() == Target.Place.LOST_COUNT) {
            long count = EventFiller.integer(value);
            into.lostCount = count < 0 ? CallEvent.NOT_RECORDED : count;
        } else {
            filler.put(into, target, value);
        }
    }

    /** Texts by the names of their places: what the message says goes before constants. */
    private Map<String, String> values(MessageRecord message, @Nullable Matcher matcher) {
        Map<String, String> values = new HashMap<>();
        for (Slot slot : slots) {
            String text = slot.constant;
            if (slot.group != null && matcher != null) {
                text = matcher.group(slot.group);
            } else if (slot.field != null) {
                text = field(message, slot.field);
            } else if (slot.argument != null) {
                int position = TypedArgument.find(message.arguments, slot.argument);
                text = position < 0 ? null : TypedArgument.text(message.arguments, position);
            }
            if (text != null && !text.isBlank()) {
                values.put(slot.name, text);
            }
        }
        return values;
    }

    static @Nullable String field(MessageRecord message, String name) {
        for (int i = 0; i < message.fields.size(); i++) {
            MessageRecord.Field field = message.fields.get(i);
            if (field.name().equalsIgnoreCase(name)) {
                return field.value();
            }
        }
        return null;
    }

    /** Kinds of event by their words. */
    static final class Phases {
        private final Map<String, EventKind> words = new HashMap<>();

        Phases(Map<String, EventKind> own) {
            for (EventKind kind : EventKind.values()) {
                if (kind != EventKind.CAPTURE) {
                    words.put(kind.json(), kind);
                }
            }
            for (Map.Entry<String, EventKind> word : own.entrySet()) {
                words.put(word.getKey().toLowerCase(Locale.ROOT), word.getValue());
            }
        }

        /** The kind of event that a word tells, or null. */
        @Nullable
        EventKind kind(@Nullable String text) {
            if (text == null) {
                return null;
            }
            String word = text.trim();
            EventKind known = words.get(word.toLowerCase(Locale.ROOT));
            if (known != null) {
                return known;
            }
            return switch (PhaseWord.of(word, 0, word.length())) {
                case ENTER -> EventKind.ENTER;
                case EXIT, RETURN -> EventKind.EXIT;
                case NONE -> arrow(word);
            };
        }

        private static @Nullable EventKind arrow(String word) {
            int arrow = Arrow.at(word, 0, word.length());
            return Math.abs(arrow) != word.length() || arrow == 0 ? null : arrow > 0 ? EventKind.ENTER : EventKind.EXIT;
        }
    }
}

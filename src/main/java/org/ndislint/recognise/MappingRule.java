package org.ndislint.recognise;

import com.google.re2j.Pattern;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ndislint.model.EventKind;

/**
 * One rule of a mapping file: which messages it is for, and what event they are. Names of places are the contract's
 * keys, documented parameters of the function, or {@code args.Name} for any other member.
 *
 * @param name for reports
 * @param line where it stands in the file, 1-based
 * @param when members that a message must have, compared ignoring case
 * @param pattern what its text must contain, or null for any text
 * @param function the documented function, or null when a value tells it
 * @param kind the kind of event, or null when a value tells it
 * @param never whether its messages are no call events, whatever the built-in conventions say
 * @param groups named groups of the pattern, and the places of their values
 * @param fields fields of structured messages, and the places of their values
 * @param arguments typed arguments of a message, by their number from 1 or by their name, and the places of their values
 * @param constants places, and their constant values
 * @param statuses spellings of statuses in this rule's messages, before those of the whole file
 */
public record MappingRule(
        String name,
        int line,
        Map<MessageField, String> when,
        @Nullable Pattern pattern,
        @Nullable String function,
        @Nullable EventKind kind,
        boolean never,
        Map<String, String> groups,
        Map<String, String> fields,
        Map<String, String> arguments,
        Map<String, String> constants,
        Map<String, String> statuses) {

    public MappingRule {
        when = Collections.unmodifiableMap(new LinkedHashMap<>(when));
        groups = Collections.unmodifiableMap(new LinkedHashMap<>(groups));
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
        constants = Collections.unmodifiableMap(new LinkedHashMap<>(constants));
        statuses = Collections.unmodifiableMap(new LinkedHashMap<>(statuses));
    }
}

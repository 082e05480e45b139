package org.ndislint.cli;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The options and operands of one command, as given: not yet looked at. */
final class Arguments {
    private final Map<Option, List<String>> options = new EnumMap<>(Option.class);
    private final Map<Option, List<String>> origins = new EnumMap<>(Option.class);
    private final List<String> operands = new ArrayList<>();
    private List<String> given = List.of();
    private @Nullable String settingsFile;

    void add(Option option, String value) {
        List<String> values = options.get(option);
        if (values == null) {
            values = new ArrayList<>();
            options.put(option, values);
        }
        if (option.kind() == Option.Kind.LIST) {
            addParts(values, value);
        } else {
            values.add(value);
        }
    }

    /**
     * Takes values that were not given on the command line, before those that were.
     *
     * @param from where each was set, for messages
     */
    void addFirst(Option option, List<String> values, List<String> from) {
        List<String> all = new ArrayList<>(values);
        all.addAll(values(option));
        List<String> allFrom = new ArrayList<>(from);
        allFrom.addAll(origins.getOrDefault(option, List.of()));
        options.put(option, all);
        origins.put(option, allFrom);
    }

    /** Takes note that a flag was set to false elsewhere. */
    void leaveOut(Option flag, List<String> from) {
        origins.put(flag, from);
    }

    /** Whether a flag was set to false elsewhere. */
    boolean isLeftOut(Option flag) {
        return !has(flag) && origins.containsKey(flag);
    }

    /** The file that settings were taken from, or null. */
    @Nullable
    String settingsFile() {
        return settingsFile;
    }

    void setSettingsFile(@Nullable String name) {
        settingsFile = name;
    }

    /** Where a value of an option was set: the option's spelling if it was on the command line. */
    String origin(Option option, int index) {
        List<String> from = origins.getOrDefault(option, List.of());
        return index < from.size() ? from.get(index) : option.option();
    }

    void addOperand(String operand) {
        operands.add(operand);
    }

    /** All arguments of the run, the command's name included, as given. */
    List<String> given() {
        return given;
    }

    void setGiven(String[] args) {
        given = List.of(args);
    }

    boolean has(Option option) {
        return options.containsKey(option);
    }

    /** The value of an option that is given once, or null. */
    @Nullable
    String value(Option option) {
        List<String> values = options.get(option);
        return values == null ? null : values.get(values.size() - 1);
    }

    String value(Option option, String otherwise) {
        String value = value(option);
        return value == null ? otherwise : value;
    }

    /** All values of an option in the order given; empty if it was not. */
    List<String> values(Option option) {
        List<String> values = options.get(option);
        return values == null ? List.of() : values;
    }

    List<String> operands() {
        return operands;
    }

    /** Whether they mean the same; how they were spelled does not count. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Arguments that && options.equals(that.options) && operands.equals(that.operands);
    }

    @Override
    public int hashCode() {
        return options.hashCode() * 31 + operands.hashCode();
    }

    @Override
    public String toString() {
        return options + " " + operands;
    }

    private static void addParts(List<String> values, String value) {
        int at = 0;
        while (at <= value.length()) {
            int comma = value.indexOf(',', at);
            if (comma < 0) {
                comma = value.length();
            }
            String part = value.substring(at, comma).strip();
            if (!part.isEmpty()) {
                values.add(part);
            }
            at = comma + 1;
        }
    }
}

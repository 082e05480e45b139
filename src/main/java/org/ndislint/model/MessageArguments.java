package org.ndislint.model;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of a message with their types, in the order in which they were recorded: numbers as numbers, not as the
 * message's text words them. A reused holder.
 */
public final class MessageArguments {
    private int count;
    private int[] indices = new int[8];
    private String[] names = new String[8];
    private ArgumentType[] types = new ArgumentType[8];
    private long[] numbers = new long[8];
    private @Nullable String[] texts = new String[8];

    public void clear() {
        count = 0;
    }

    public int count() {
        return count;
    }

    /** Adds an argument that is a number, with or without a name for its value. */
    public void addNumber(int index, String name, ArgumentType type, long number, @Nullable String valueName) {
        add(index, name, type, number, valueName);
    }

    /** Adds an argument that is text. */
    public void addText(int index, String name, ArgumentType type, String text) {
        add(index, name, type, 0, text);
    }

    /** Its number in the message's format: 10 and up for WPP messages, 0 and up for fields of events. */
    public int index(int position) {
        return indices[position];
    }

    /**
     * How the source names it: for a WPP message the expression of the call, such as {@code Adapter->NdisHandle}, where
     * the message file tells it; empty where nothing does.
     */
    public String name(int position) {
        return names[position];
    }

    public ArgumentType type(int position) {
        return types[position];
    }

    /** The value, if the type {@link ArgumentType#isNumber}; else 0. */
    public long number(int position) {
        return numbers[position];
    }

    /** The value as text, or the name of a number's value; null for a number without one. */
    public @Nullable String text(int position) {
        return texts[position];
    }

    /** Makes these equal to others. */
    public void copyFrom(MessageArguments other) {
        clear();
        for (int i = 0; i < other.count; i++) {
            add(other.indices[i], other.names[i], other.types[i], other.numbers[i], other.texts[i]);
        }
    }

    private void add(int index, String name, ArgumentType type, long number, @Nullable String text) {
        if (count == indices.length) {
            int more = count * 2;
            indices = Arrays.copyOf(indices, more);
            names = Arrays.copyOf(names, more);
            types = Arrays.copyOf(types, more);
            numbers = Arrays.copyOf(numbers, more);
            texts = Arrays.copyOf(texts, more);
        }
        indices[count] = index;
        names[count] = name;
        types[count] = type;
        numbers[count] = number;
        texts[count++] = text;
    }
}

package org.ndislint.rules;

import java.util.AbstractList;
import java.util.Collection;
import java.util.RandomAccess;

/**
 * A list that never changes, in one array. {@link java.util.List#copyOf} makes lists of several classes by length; where a
 * loop that runs for each record meets more than one, every access is a choice that takes long to compile. Declare such
 * lists as what they are: access through {@link java.util.List} is looked up each time.
 */
public final class FlatList<T> extends AbstractList<T> implements RandomAccess {
    private final T[] elements;

    private FlatList(T[] elements) {
        this.elements = elements;
    }

    /** A list of the same elements; the same list if it is one already. */
    @SuppressWarnings("unchecked")
    public static <T> FlatList<T> copyOf(Collection<? extends T> elements) {
        if (elements instanceof FlatList<?> flat) {
            return (FlatList<T>) flat;
        }
        return new FlatList<>((T[]) elements.toArray());
    }

    @Override
    public T get(int index) {
        return elements[index];
    }

    @Override
    public int size() {
        return elements.length;
    }
}

package org.ndislint.catalogue;

import java.util.ArrayList;
import java.util.List;

/** All documented entry points, numbered. Immutable and safe to share once loaded. */
public final class Catalogue {
    private final List<Function> functions;

    private Catalogue(List<Function> functions) {
        this.functions = functions;
    }

    /** The built-in catalogue. */
    public static Catalogue load() {
        return new Catalogue(new ArrayList<>());
    }

    public int size() {
        return functions.size();
    }

    public Function function(int id) {
        return functions.get(id);
    }

    /** The name of a function, without loading its details. */
    public String name(int id) {
        return functions.get(id).name();
    }

    /** The number of the function called, or also called, these UTF-8 bytes; -1 if none is. Allocates nothing. */
    public int find(byte[] bytes, int from, int length) {
        return -1;
    }

    /** The number of the function called, or also called, {@code name}; -1 if none is. */
    public int find(String name) {
        return -1;
    }

    /** Up to {@code most} names nearest to a misspelt one, the nearest first. */
    public List<String> nearest(String name, int most) {
        return List.of();
    }
}

package org.ndislint.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ndislint.catalogue.Catalogue;
import org.ndislint.catalogue.StatusNames;

/** The built-in rule packs, and users' packs on top of them. */
public final class Packs {
    /** In the order in which they build on each other. */
    private static final List<String> BUILT_IN = List.of(
            "operations",
            "adapter",
            "registration",
            "binding",
            "af",
            "sap",
            "vc",
            "call",
            "qos",
            "party",
            "oid",
            "nbl",
            "call-level",
            "status",
            "resource",
            "timer",
            "lock",
            "wlan");

    private Packs() {}

    /** The names of the built-in packs, in the order in which they build on each other. */
    public static List<String> names() {
        return BUILT_IN;
    }

    /** Compiles the built-in packs. */
    public static Program builtIn(Catalogue catalogue, StatusNames statuses) {
        try {
            return with(catalogue, statuses, List.of(), Map.of());
        } catch (PackException e) {
            throw new IllegalStateException("a built-in rule pack is broken: " + e.getMessage(), e);
        }
    }

    /** Compiles the built-in packs and further ones. */
    public static Program with(Catalogue catalogue, StatusNames statuses, List<PackNode> further) throws PackException {
        return with(catalogue, statuses, further, Map.of());
    }

    /**
     * Compiles the built-in packs and further ones, with other limits of deadlines.
     *
     * @param limits whole seconds by rule id; what is no id of a rule with a limit counts for nothing
     */
    public static Program with(
            Catalogue catalogue, StatusNames statuses, List<PackNode> further, Map<String, Long> limits)
            throws PackException {
        // The nodes of the built-in packs are large and seldom asked for again: they are not kept.
        List<PackNode> own = List.copyOf(further);
        Map<String, Long> set = Map.copyOf(limits);
        PackCompiler compiler = new PackCompiler(catalogue, statuses);
        for (PackNode pack : nodes(own, set)) {
            compiler.add(pack);
        }
        return compiler.compile(() -> sources(own, set));
    }

    private static List<PackNode> nodes(List<PackNode> further, Map<String, Long> limits) throws PackException {
        List<PackNode> all = new ArrayList<>(builtInNodes());
        all.addAll(further);
        for (PackNode pack : all) {
            Limit.set(pack, limits);
        }
        return all;
    }

    private static List<PackNode> sources(List<PackNode> further, Map<String, Long> limits) {
        try {
            return nodes(further, limits);
        } catch (PackException e) {
            throw new IllegalStateException("a built-in rule pack is broken: " + e.getMessage(), e);
        }
    }

    /** The built-in packs from the image that the build made, or where there is none from their YAML. */
    private static List<PackNode> builtInNodes() throws PackException {
        try (InputStream image = Packs.class.getResourceAsStream(PackImage.NAME)) {
            return image == null ? fromYaml() : PackImage.read(image);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The built-in packs as they are written. */
    static List<PackNode> fromYaml() throws PackException {
        List<PackNode> packs = new ArrayList<>();
        for (String name : BUILT_IN) {
            String file = name + ".yaml";
            try (InputStream in = Packs.class.getResourceAsStream(file)) {
                if (in == null) {
                    throw new IllegalStateException("the rule pack " + file + " is missing");
                }
                packs.add(PackYaml.read(file, in));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return packs;
    }
}

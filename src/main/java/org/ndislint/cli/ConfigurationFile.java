package org.ndislint.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ndislint.rules.PackException;
import org.ndislint.rules.PackNode;
import org.ndislint.rules.PackYaml;

/** A configuration file: where it is, and what it sets. */
final class ConfigurationFile {
    static final String TOML = "ndislint.toml";
    static final String YAML = "ndislint.yaml";

    /** Far more than anybody writes. */
    private static final int MOST_BYTES = 1 << 20;

    private final Path path;
    private final String name;

    /**
     * A file that need not be there.
     *
     * @param path where it is
     * @param name for messages
     */
    ConfigurationFile(Path path, String name) {
        this.path = path;
        this.name = name;
    }

    /**
     * The file nearest to a folder: in it, or in one above it.
     *
     * @throws UsageException if a folder has one in each language
     */
    static @Nullable ConfigurationFile nearest(Path folder) throws UsageException {
        for (Path at = folder; at != null; at = at.getParent()) {
            Path toml = at.resolve(TOML);
            Path yaml = at.resolve(YAML);
            boolean isToml = Files.isRegularFile(toml);
            if (isToml && Files.isRegularFile(yaml)) {
                throw new UsageException(named(folder, toml) + " and " + named(folder, yaml)
                        + ": expected one of them; --config says which");
            }
            if (isToml || Files.isRegularFile(yaml)) {
                Path file = isToml ? toml : yaml;
                return new ConfigurationFile(file, named(folder, file));
            }
        }
        return null;
    }

    /** The name for messages. */
    String name() {
        return name;
    }

    private static String named(Path folder, Path file) {
        return folder.relativize(file).toString();
    }

    /**
     * What the file sets.
     *
     * @throws UsageException if it cannot be read or is wrong: names line and column
     */
    ConfigurationLayer read() throws UsageException {
        ConfigurationLayer layer = new ConfigurationLayer();
        try {
            if (Files.size(path) > MOST_BYTES) {
                throw new UsageException(name + ": longer than " + MOST_BYTES + " bytes");
            }
            PackNode all = parse();
            if (all == null) {
                return layer;
            }
            all.allow(ConfigurationLayer.names());
            for (Map.Entry<String, PackNode> member : all.members().entrySet()) {
                Option option = ConfigurationLayer.find(member.getKey());
                if (option != null) {
                    add(layer, option, member.getValue());
                }
            }
            return layer;
        } catch (PackException e) {
            throw new UsageException(Reasons.of(e));
        } catch (CharacterCodingException e) {
            throw new UsageException(name + ": not in UTF-8");
        } catch (IOException e) {
            throw new UsageException(name + " cannot be read: " + Reasons.of(e));
        }
    }

    private @Nullable PackNode parse() throws IOException, PackException {
        String text = Files.readString(path);
        if (name.endsWith(".yaml") || name.endsWith(".yml")) {
            boolean isEmpty = text.lines().allMatch(line -> line.isBlank() || line.startsWith("#"));
            return isEmpty ? null : PackYaml.read(name, new ByteArrayInputStream(Files.readAllBytes(path)));
        }
        return TomlText.read(name, text);
    }

    private void add(ConfigurationLayer layer, Option option, PackNode node) throws PackException, UsageException {
        if (option == Option.SEVERITY || option == Option.LIMIT) {
            addRules(layer, option, node);
        } else if (option.kind() == Option.Kind.FLAG || option.kind() == Option.Kind.VALUE) {
            layer.add(option, text(option, node), origin(node));
        } else {
            for (PackNode item : node.items()) {
                layer.add(option, text(option, item), origin(item));
            }
        }
    }

    private String text(Option option, PackNode node) throws PackException, UsageException {
        return option.isPath() ? resolved(node) : node.text();
    }

    /** A table of rules. What stands for several goes first, so that an id wins over it. */
    private static void addRules(ConfigurationLayer layer, Option option, PackNode table)
            throws PackException, UsageException {
        List<Map.Entry<String, PackNode>> entries =
                new ArrayList<>(table.members().entrySet());
        for (boolean exact : new boolean[] {false, true}) {
            for (Map.Entry<String, PackNode> entry : entries) {
                if (isId(entry.getKey()) == exact) {
                    PackNode value = entry.getValue();
                    layer.add(option, entry.getKey() + "=" + value.text(), origin(value));
                }
            }
        }
    }

    /** Packs are named in lower case, patterns have a star. */
    private static boolean isId(String rule) {
        return rule.indexOf('*') < 0 && rule.chars().anyMatch(c -> c >= 'A' && c <= 'Z');
    }

    /** A path in the file is from the file's folder. */
    private String resolved(PackNode node) throws PackException {
        try {
            Path folder = Path.of(name).getParent();
            return folder == null
                    ? node.text()
                    : folder.resolve(Path.of(node.text())).toString();
        } catch (InvalidPathException e) {
            throw node.error("expected a path, found '" + node.text() + "'");
        }
    }

    private static String origin(PackNode node) {
        return node.file() + ":" + node.line();
    }
}

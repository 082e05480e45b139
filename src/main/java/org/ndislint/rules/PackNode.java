package org.ndislint.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A node of a YAML document, or one like it, that knows where it stands, so that errors can. A scalar has a text, a sequence items, a
 * mapping members in document order.
 */
public final class PackNode {
    private final String file;
    private final int line;
    private final int column;
    private final @Nullable String text;
    private final @Nullable List<PackNode> items;
    private final @Nullable Map<String, PackNode> members;

    PackNode(
            String file,
            int line,
            int column,
            @Nullable String text,
            @Nullable List<PackNode> items,
            @Nullable Map<String, PackNode> members) {
        this.file = file;
        this.line = line;
        this.column = column;
        this.text = text;
        this.items = items;
        this.members = members;
    }

    public int line() {
        return line;
    }

    public int column() {
        return column;
    }

    /** Whether it is a scalar. */
    public boolean isText() {
        return text != null;
    }

    /** Whether it is a sequence. */
    boolean isList() {
        return items != null;
    }

    public String file() {
        return file;
    }

    /** A scalar with another text at the same place. */
    PackNode with(String other) {
        return new PackNode(file, line, column, other, null, null);
    }

    /** An error at this node. */
    public PackException error(String reason) {
        return new PackException(file, line, column, reason);
    }

    /** The scalar's text. */
    public String text() throws PackException {
        if (text == null) {
            throw error("expected a text, found a " + (items != null ? "list" : "mapping"));
        }
        return text;
    }

    /** The scalar as a number, 0 or more. */
    int count() throws PackException {
        String written = text();
        if (!written.matches("[0-9]{1,9}")) {
            throw error("expected a number, found '" + written + "'");
        }
        return Integer.parseInt(written);
    }

    /** A list's items; a single scalar counts as a list of one. */
    public List<PackNode> items() throws PackException {
        if (items != null) {
            return items;
        }
        if (text != null) {
            return List.of(this);
        }
        throw error("expected a list, found a mapping");
    }

    /** The texts of a list. */
    public List<String> texts() throws PackException {
        List<String> out = new ArrayList<>();
        for (PackNode item : items()) {
            out.add(item.text());
        }
        return out;
    }

    /** A mapping's members. */
    public Map<String, PackNode> members() throws PackException {
        if (members == null) {
            throw error("expected a mapping, found a " + (items != null ? "list" : "text"));
        }
        return members;
    }

    /** A member, or null. */
    public @Nullable PackNode get(String key) throws PackException {
        return members().get(key);
    }

    /** A member that must be there. */
    public PackNode need(String key) throws PackException {
        PackNode member = members().get(key);
        if (member == null) {
            throw error("expected the key '" + key + "', found " + members().keySet());
        }
        return member;
    }

    /** A member's text, or null. */
    public @Nullable String textOf(String key) throws PackException {
        PackNode member = get(key);
        return member == null ? null : member.text();
    }

    /** The texts of a member's list; empty if there is none. */
    public List<String> textsOf(String key) throws PackException {
        PackNode member = get(key);
        return member == null ? List.of() : member.texts();
    }

    /** Refuses keys that are not among those allowed, naming the nearest. */
    public void allow(Set<String> keys) throws PackException {
        for (Map.Entry<String, PackNode> member : members().entrySet()) {
            if (!keys.contains(member.getKey())) {
                throw member.getValue()
                        .error("unknown key '" + member.getKey() + "'; " + Nearest.hint(member.getKey(), keys));
            }
        }
    }

    /** The lines of a block text with their positions; blank lines and {@code #} comments left out. */
    public List<BlockLine> block() throws PackException {
        List<BlockLine> out = new ArrayList<>();
        String[] lines = text().split("\n", -1);
        // A block scalar's content begins on the line after the key's.
        for (int i = 0; i < lines.length; i++) {
            String body = withoutComment(lines[i]);
            if (!body.isBlank()) {
                int indent = 0;
                while (body.charAt(indent) == ' ') {
                    indent++;
                }
                out.add(new BlockLine(file, line + 1 + i, indent, body.strip()));
            }
        }
        return out;
    }

    private static String withoutComment(String body) {
        int at = body.startsWith("#") ? 0 : body.indexOf(" #");
        return at < 0 ? body : body.substring(0, at);
    }

    /** A scalar, for documents in other languages than YAML. */
    public static PackNode scalar(String file, int line, int column, String text) {
        return new PackNode(file, line, column, text, null, null);
    }

    /** A mapping without members; they are added to {@link #members}. */
    public static PackNode mapping(String file, int line, int column) {
        return new PackNode(file, line, column, null, null, new LinkedHashMap<>());
    }

    /** A sequence without items; they are added to {@link #items}. */
    public static PackNode sequence(String file, int line, int column) {
        return new PackNode(file, line, column, null, new ArrayList<>(), null);
    }

    /**
     * A line of a block text.
     *
     * @param indent blanks before it, within the block
     * @param text without indent and comment
     */
    public record BlockLine(String file, int line, int indent, String text) {
        /** File and line, as in {@code af.yaml:12}. */
        String position() {
            return file + ":" + line;
        }

        /** An error in this line, at a column within its text, 0-based. */
        public PackException error(int column, String reason) {
            return new PackException(file, line, indent + column + 1, reason);
        }
    }
}

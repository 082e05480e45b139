package org.ndislint.rules;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The built-in packs as they are after their YAML was read. Written by the build beside the classes: reading YAML took
 * two thirds of the time of a short run. An image is as trusted as the classes; it is not read from users.
 *
 * <p>Numbers are in base 128, the lowest group first. First the distinct strings, each with its length in bytes; then the
 * packs, each a file name and a node: kind, line, column, and the text's number, the items or the members.
 */
public final class PackImage {
    /** Where the build writes it and {@link Packs} looks for it. */
    static final String NAME = "packs.image";

    private static final int TEXT = 0;
    private static final int LIST = 1;
    private static final int MAPPING = 2;

    private PackImage() {}

    /**
     * Writes the image of the built-in packs.
     *
     * @param args the folder of the classes
     */
    public static void main(String[] args) throws IOException, PackException {
        Path target = Path.of(args[0], "org", "ndislint", "rules", NAME);
        Files.write(target, of(Packs.fromYaml()));
    }

    /** The bytes of an image. */
    static byte[] of(List<PackNode> packs) throws PackException {
        Writer writer = new Writer();
        writer.number(packs.size(), writer.nodes);
        for (PackNode pack : packs) {
            writer.string(pack.file());
            writer.node(pack);
        }
        return writer.bytes();
    }

    /** The packs of an image. */
    static List<PackNode> read(InputStream in) throws IOException {
        return new Reader(in.readAllBytes()).packs();
    }

    private static final class Writer {
        private final ByteArrayOutputStream nodes = new ByteArrayOutputStream();
        private final Map<String, Integer> strings = new LinkedHashMap<>();

        byte[] bytes() {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            number(strings.size(), out);
            for (String string : strings.keySet()) {
                byte[] utf8 = string.getBytes(StandardCharsets.UTF_8);
                number(utf8.length, out);
                out.writeBytes(utf8);
            }
            out.writeBytes(nodes.toByteArray());
            return out.toByteArray();
        }

        void node(PackNode node) throws PackException {
            if (node.isText()) {
                place(TEXT, node);
                string(node.text());
            } else if (node.isList()) {
                place(LIST, node);
                number(node.items().size(), nodes);
                for (PackNode item : node.items()) {
                    node(item);
                }
            } else {
                place(MAPPING, node);
                number(node.members().size(), nodes);
                for (Map.Entry<String, PackNode> member : node.members().entrySet()) {
                    string(member.getKey());
                    node(member.getValue());
                }
            }
        }

        private void place(int kind, PackNode node) {
            number(kind, nodes);
            number(node.line(), nodes);
            number(node.column(), nodes);
        }

        private void string(String string) {
            Integer known = strings.get(string);
            if (known == null) {
                known = strings.size();
                strings.put(string, known);
            }
            number(known, nodes);
        }

        private void number(int value, ByteArrayOutputStream out) {
            int rest = value;
            while (rest > 0x7F) {
                out.write((rest & 0x7F) | 0x80);
                rest >>>= 7;
            }
            out.write(rest);
        }
    }

    private static final class Reader {
        private final byte[] bytes;
        private final String[] strings;
        private int at;

        Reader(byte[] bytes) {
            this.bytes = bytes;
            strings = new String[number()];
            for (int i = 0; i < strings.length; i++) {
                int length = number();
                strings[i] = new String(bytes, at, length, StandardCharsets.UTF_8);
                at += length;
            }
        }

        List<PackNode> packs() {
            List<PackNode> packs = new ArrayList<>();
            int count = number();
            for (int i = 0; i < count; i++) {
                packs.add(node(strings[number()]));
            }
            return packs;
        }

        private PackNode node(String file) {
            int kind = number();
            int line = number();
            int column = number();
            if (kind == TEXT) {
                return new PackNode(file, line, column, strings[number()], null, null);
            }
            int count = number();
            if (kind == LIST) {
                List<PackNode> items = new ArrayList<>(count);
                for (int i = 0; i < count; i++) {
                    items.add(node(file));
                }
                return new PackNode(file, line, column, null, items, null);
            }
            Map<String, PackNode> members = new LinkedHashMap<>();
            for (int i = 0; i < count; i++) {
                String key = strings[number()];
                members.put(key, node(file));
            }
            return new PackNode(file, line, column, null, null, members);
        }

        private int number() {
            int value = 0;
            for (int shift = 0; ; shift += 7) {
                byte b = bytes[at++];
                value |= (b & 0x7F) << shift;
                if (b >= 0) {
                    return value;
                }
            }
        }
    }
}

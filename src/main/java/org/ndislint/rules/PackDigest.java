package org.ndislint.rules;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import org.ndislint.catalogue.Catalogue;

/** A digest of what rule packs say, wherever their files are, and of the calls that they speak of. */
final class PackDigest {
    private final MessageDigest digest;

    private PackDigest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static byte[] of(List<PackNode> packs, Catalogue catalogue) {
        PackDigest all = new PackDigest();
        all.mark('C', catalogue.size());
        for (int id = 0; id < catalogue.size(); id++) {
            all.text(catalogue.name(id));
        }
        all.mark('P', packs.size());
        try {
            for (PackNode pack : packs) {
                all.node(pack);
            }
        } catch (PackException e) {
            throw new IllegalStateException("a pack that was compiled cannot be read", e);
        }
        return all.digest.digest();
    }

    private void node(PackNode node) throws PackException {
        if (node.isText()) {
            text(node.text());
        } else if (node.isList()) {
            mark('L', node.items().size());
            for (PackNode item : node.items()) {
                node(item);
            }
        } else {
            mark('M', node.members().size());
            for (Map.Entry<String, PackNode> member : node.members().entrySet()) {
                text(member.getKey());
                node(member.getValue());
            }
        }
    }

    private void text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        mark('T', utf8.length);
        digest.update(utf8);
    }

    private void mark(char kind, int count) {
        digest.update((byte) kind);
        for (int shift = 0; shift < 32; shift += 8) {
            digest.update((byte) (count >>> shift));
        }
    }
}

package org.ndislint.ingest.open;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.ndislint.ingest.TraceSource;
import org.ndislint.model.TraceFormatException;

/** What an opener found: each source as {@code name: text}, each failure as {@code unreadable: message}. */
final class Opened implements SourceReceiver {
    final List<String> found = new ArrayList<>();
    final List<String> remarks = new ArrayList<>();
    private final boolean raw;

    private Opened(boolean raw) {
        this.raw = raw;
    }

    static Opened path(Object path) throws IOException {
        return path(path, ExpansionLimit.USUAL);
    }

    static Opened path(Object path, ExpansionLimit limit) throws IOException {
        Opened opened = new Opened(false);
        new SourceOpener(limit, opened.remarks::add).open(path.toString(), InputStream.nullInputStream(), opened);
        return opened;
    }

    static Opened bytes(byte[] bytes) throws IOException {
        return bytes(bytes, ExpansionLimit.USUAL, false);
    }

    static Opened bytes(byte[] bytes, ExpansionLimit limit, boolean raw) throws IOException {
        Opened opened = new Opened(raw);
        new SourceOpener(limit, opened.remarks::add).open("-", new ByteArrayInputStream(bytes), opened);
        return opened;
    }

    /** The text of the only source. */
    String text() {
        if (found.size() != 1) {
            throw new AssertionError("expected one source, found " + found);
        }
        return found.get(0).substring(found.get(0).indexOf(": ") + 2);
    }

    @Override
    public void source(TraceSource source) throws IOException {
        StringBuilder text = new StringBuilder(source.name()).append(": ");
        try (InputStream in = raw ? source.rawStream() : source.stream()) {
            byte[] buffer = new byte[1000];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                text.append(new String(buffer, 0, count, StandardCharsets.UTF_8));
            }
        } catch (TraceFormatException e) {
            text.append(" BROKEN ").append(e.getMessage());
        }
        found.add(text.toString());
    }

    @Override
    public void unreadable(String name, TraceFormatException why) {
        found.add("unreadable: " + why.getMessage());
    }
}

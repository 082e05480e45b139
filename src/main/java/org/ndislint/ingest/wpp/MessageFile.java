package org.ndislint.ingest.wpp;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.ndislint.ingest.Contents;

/** One message file on its way into the wordings: a few of its lines may be wrong, but a file that is none is told once. */
final class MessageFile {
    private static final long MOST_BYTES = 64L << 20;
    /** What is wrong is told line by line up to here. */
    private static final int MOST_PROBLEMS = 10;

    private final MessageFormats into;
    private final List<String> problems = new ArrayList<>();
    private boolean anyFormat;
    private long further;

    private MessageFile(MessageFormats into) {
        this.into = into;
    }

    /**
     * Reads a file's bytes.
     *
     * @param name what problems begin with
     */
    static void read(String name, InputStream in, MessageFormats into) throws IOException {
        byte[] bytes = in.readNBytes((int) MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new IOException("it is larger than " + MOST_BYTES + " bytes");
        }
        MessageFile file = new MessageFile(into);
        TmfReader.read(bytes, file::add, file::note);
        file.tell(name, bytes);
    }

    private void add(MessageFormat format) {
        anyFormat = true;
        into.add(format);
    }

    private void note(String problem) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(problem);
        } else {
            further++;
        }
    }

    private void tell(String name, byte[] bytes) {
        if (!anyFormat && !problems.isEmpty()) {
            into.problem(name + ": expected a message file (.tmf) or a program database (.pdb), found " + found(bytes));
            return;
        }
        problems.forEach(problem -> into.problem(name + ": " + problem));
        if (further > 0) {
            into.problem(name + ": and " + further + " more that cannot be read");
        }
    }

    private static String found(byte[] bytes) {
        String foreign = Contents.foreign(bytes, bytes.length);
        if (foreign != null) {
            return foreign;
        }
        return Contents.isText(bytes, bytes.length) ? "other text" : "no text";
    }
}

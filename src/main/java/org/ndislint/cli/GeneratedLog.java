package org.ndislint.cli;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import org.ndislint.model.CallEvent;
import org.ndislint.report.etl.PdbWriter;
import org.ndislint.report.events.CallLogWriter;
import org.ndislint.report.events.EventNames;
import org.ndislint.report.events.EventWriter;

/**
 * A raw log file and its message file, or symbol file, on their way to the outputs that want them. The log is written to a temporary file
 * first, as its header is completed last and standard output has no way back.
 */
final class GeneratedLog implements AutoCloseable {
    static final String LOG = "etl";
    static final String WORDINGS = "tmf";
    static final String SYMBOLS = "pdb";

    /** More than any generated session has. */
    private static final int PROCESSORS = 64;

    private final FileChannel channel;
    private final StringBuilder wordings = new StringBuilder();
    private final EventWriter writer;

    GeneratedLog(EventNames names) throws IOException {
        channel = FileChannel.open(
                Files.createTempFile("ndislint", ".etl"),
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
        writer = new CallLogWriter(channel, wordings, names, "generated", PROCESSORS);
    }

    static boolean isPart(String format) {
        return format.equals(LOG) || isWording(format);
    }

    /** Whether it is one of the files by which the messages of the log are worded. */
    static boolean isWording(String format) {
        return format.equals(WORDINGS) || format.equals(SYMBOLS);
    }

    void event(CallEvent event) throws IOException {
        writer.event(event);
    }

    /** Ends the log and copies it, or its wordings, to the outputs that want them. */
    void copyTo(Outputs outputs) throws IOException {
        writer.finish();
        for (Output output : outputs.all()) {
            if (output.format().equals(LOG)) {
                channel.position(0);
                Channels.newInputStream(channel).transferTo(output.stream());
            } else if (output.format().equals(WORDINGS)) {
                output.writer().append(wordings);
            } else if (output.format().equals(SYMBOLS)) {
                output.stream()
                        .write(new PdbWriter().annotateAll(wordings.toString()).bytes());
            }
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

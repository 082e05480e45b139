package org.ndislint.ingest.etl;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ndislint.ingest.TraceSource;
import org.ndislint.ingest.wpp.MessageFormat;
import org.ndislint.ingest.wpp.MessageFormats;
import org.ndislint.ingest.wpp.TmfReader;
import org.ndislint.model.Guid;

/**
 * The wordings for one trace: first those of the symbols that were given, then what stands beside the trace itself, a
 * {@code .tmf} named after a GUID or after the trace.
 */
public final class Wordings {
    private static final int MOST_BYTES = 64 << 20;

    private final @Nullable MessageFormats given;
    private final MessageFormats beside;
    private final int problemsBefore;

    /**
     * Wordings for a source.
     *
     * @param given those of the symbols that were given, or null
     */
    public Wordings(TraceSource source, @Nullable MessageFormats given) {
        this.given = given;
        this.problemsBefore = given == null ? 0 : given.problems().size();
        this.beside = new MessageFormats(new Beside(source));
    }

    /** The wording of a message, or null. */
    public @Nullable MessageFormat find(EtlRecord record) throws IOException {
        if (!record.hasGuid()) {
            return null;
        }
        long high = record.guidHigh();
        long low = record.guidLow();
        MessageFormats symbols = given;
        MessageFormat format = symbols == null ? null : symbols.find(high, low, record.id());
        return format == null ? beside.find(high, low, record.id()) : format;
    }

    /** Whether any message of a record's GUID is known. */
    boolean knows(EtlRecord record) {
        Guid guid = record.guid();
        return beside.knows(guid) || (given != null && given.knows(guid));
    }

    /** What could not be read of the symbols while this trace was read, a sentence each. */
    public List<String> problems() {
        List<String> all = new ArrayList<>(beside.problems());
        if (given != null) {
            all.addAll(
                    0, given.problems().subList(problemsBefore, given.problems().size()));
        }
        return all;
    }

    /** Message files in the folder of the trace. */
    private static final class Beside implements MessageFormats.FormatSource {
        /** Where so many files in a row are not there, none is. */
        private static final int MOST_MISSES = 4096;

        private final TraceSource source;
        private int misses;
        private boolean namesakeRead;

        Beside(TraceSource source) {
            this.source = source;
        }

        @Override
        public void load(Guid guid, MessageFormats into) throws IOException {
            if (misses < MOST_MISSES) {
                byte[] bytes = source.neighbour(guid + ".tmf", MOST_BYTES);
                misses = bytes == null ? misses + 1 : 0;
                read(guid + ".tmf", bytes, into);
            }
            if (!namesakeRead) {
                namesakeRead = true;
                read("the .tmf beside the trace", source.sibling("tmf", MOST_BYTES), into);
            }
        }

        private static void read(String name, byte @Nullable [] bytes, MessageFormats into) {
            if (bytes != null) {
                TmfReader.read(bytes, into::add, problem -> into.problem(name + ": " + problem));
            }
        }
    }
}

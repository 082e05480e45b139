package org.ndislint.ingest.wpp.pdb;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ndislint.ingest.wpp.ArgumentSpec;
import org.ndislint.ingest.wpp.ControlGuid;
import org.ndislint.ingest.wpp.MessageFormat;
import org.ndislint.ingest.wpp.TmfReader;
import org.ndislint.ingest.wpp.ValueNames;
import org.ndislint.model.Guid;

/** What a program database knows of WPP messages: their wordings and the providers they belong to. */
public final class PdbFormats {
    private static final String MESSAGE = "TMF:";
    private static final String PUBLIC_MESSAGE = "PUBLIC_TMF:";
    private static final String CONTROL = "TMC:";

    private final List<MessageFormat> formats = new ArrayList<>();
    private final List<ControlGuid> controls = new ArrayList<>();
    private final Set<Key> seen = new HashSet<>();
    private final Consumer<String> problems;

    /** Annotations of a function that was copied (a template, an inlined one) come once a copy. */
    private record Key(Guid guid, int number, String format) {}

    private PdbFormats(Consumer<String> problems) {
        this.problems = problems;
    }

    /** Whether a file begins as a program database does; it is left at its beginning. */
    public static boolean begins(SeekableByteChannel file) throws IOException {
        return MsfFile.begins(file);
    }

    /**
     * Reads a program database.
     *
     * @param file the file; stays open
     * @param problems takes what could not be read, a sentence each
     * @throws PdbException if it is none, or damaged so that nothing can be read
     */
    public static PdbFormats read(SeekableByteChannel file, Consumer<String> problems) throws IOException {
        MsfFile msf = new MsfFile(file);
        PdbFormats found = new PdbFormats(problems);
        new Annotations(msf, found::take).walk();
        found.resolve(msf);
        return found;
    }

    /** The wordings, in the order of the file, each message once. */
    public List<MessageFormat> formats() {
        return List.copyOf(formats);
    }

    public List<ControlGuid> controls() {
        return List.copyOf(controls);
    }

    private void take(List<String> strings, @Nullable String procedure) {
        if (strings.isEmpty()) {
            return;
        }
        String first = strings.get(0);
        if (first.equals(MESSAGE) || first.equals(PUBLIC_MESSAGE)) {
            List<String> lines = new ArrayList<>();
            for (String string : strings) {
                if (!string.equals(MESSAGE) && !string.equals(PUBLIC_MESSAGE)) {
                    lines.add(string);
                }
            }
            TmfReader.read(lines, format -> add(format, procedure), problems);
        } else if (first.equals(CONTROL)) {
            control(strings.subList(1, strings.size()));
        }
    }

    private void add(MessageFormat format, @Nullable String procedure) {
        if (!seen.add(new Key(format.guid(), format.number(), format.format()))) {
            return;
        }
        MessageFormat.Trailer told = format.trailer();
        if (told.function() == null && procedure != null) {
            MessageFormat.Trailer trailer = new MessageFormat.Trailer(
                    told.level(), told.flags(), procedure, told.component(), told.subComponent());
            formats.add(with(format, trailer, format.arguments()));
        } else {
            formats.add(format);
        }
    }

    private void control(List<String> strings) {
        if (strings.isEmpty()) {
            return;
        }
        String[] head = strings.get(0).trim().split("\\s+", 2);
        Guid guid = Guid.parse(head[0]);
        if (guid == null) {
            problems.accept("expected a control GUID in a TMC annotation, found \"" + strings.get(0) + '"');
            return;
        }
        // The name stands beside the GUID or in a string of its own.
        boolean beside = head.length > 1;
        String name = beside ? head[1] : strings.size() > 1 ? strings.get(1) : "";
        ControlGuid control =
                new ControlGuid(guid, name, strings.subList(Math.min(beside ? 1 : 2, strings.size()), strings.size()));
        if (!controls.contains(control)) {
            controls.add(control);
        }
    }

    private void resolve(MsfFile msf) throws IOException {
        Set<String> wanted = new HashSet<>();
        for (MessageFormat format : formats) {
            for (ArgumentSpec argument : format.arguments()) {
                if (!argument.enumeration().isEmpty()) {
                    wanted.add(argument.enumeration());
                }
            }
        }
        if (wanted.isEmpty()) {
            return;
        }
        Map<String, ValueNames> found = new TypeStream(msf).enumerations(wanted);
        formats.replaceAll(format -> {
            List<ArgumentSpec> arguments = new ArrayList<>();
            for (ArgumentSpec argument : format.arguments()) {
                arguments.add(argument.withNames(found.getOrDefault(argument.enumeration(), argument.names())));
            }
            return with(format, format.trailer(), arguments);
        });
    }

    private static MessageFormat with(
            MessageFormat format, MessageFormat.Trailer trailer, List<ArgumentSpec> arguments) {
        return new MessageFormat(
                format.guid(),
                format.number(),
                format.module(),
                format.sourceFile(),
                format.tag(),
                format.format(),
                trailer,
                arguments);
    }
}

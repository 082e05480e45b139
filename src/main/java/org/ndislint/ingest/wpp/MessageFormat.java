package org.ndislint.ingest.wpp;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ndislint.model.Guid;

/** The wording of one message: its format, its arguments, and where it was logged. Immutable. */
public final class MessageFormat {
    private final Guid guid;
    private final int number;
    private final String module;
    private final String sourceFile;
    private final String tag;
    private final String format;
    private final Trailer trailer;
    private final List<ArgumentSpec> arguments;
    private final FormatText text;

    /**
     * A wording.
     *
     * @param guid the message GUID: of the source file, not of the provider
     * @param number the message's number, 10 and up
     * @param module the friendly name that a prefix shows
     * @param sourceFile the source file; empty if it is not told
     * @param tag source file and line in one word, such as {@code Send_c412}
     * @param format the text with its {@code %10!d!}
     * @param arguments in the order in which they are packed
     */
    public MessageFormat(
            Guid guid,
            int number,
            String module,
            String sourceFile,
            String tag,
            String format,
            Trailer trailer,
            List<ArgumentSpec> arguments) {
        this.guid = guid;
        this.number = number;
        this.module = module;
        this.sourceFile = sourceFile;
        this.tag = tag;
        this.format = format;
        this.trailer = trailer;
        this.arguments = List.copyOf(arguments);
        this.text = FormatText.compile(format, this);
    }

    /**
     * What a message file says behind a format.
     *
     * @param level name of the level; {@code DoTraceMessage} puts the flag here
     * @param flags name of the flag
     * @param function the function that logged
     * @param component name of the component
     * @param subComponent name of the sub-component
     */
    public record Trailer(
            @Nullable String level,
            @Nullable String flags,
            @Nullable String function,
            @Nullable String component,
            @Nullable String subComponent) {
        static final Trailer EMPTY = new Trailer(null, null, null, null, null);
    }

    public Guid guid() {
        return guid;
    }

    public int number() {
        return number;
    }

    public String module() {
        return module;
    }

    public String sourceFile() {
        return sourceFile;
    }

    public String tag() {
        return tag;
    }

    /** The text as written in the message file. */
    public String format() {
        return format;
    }

    public Trailer trailer() {
        return trailer;
    }

    public List<ArgumentSpec> arguments() {
        return arguments;
    }

    FormatText text() {
        return text;
    }

    /** The line in the source, from the digits at the end of the tag; empty if there are none. */
    String line() {
        int from = tag.length();
        while (from > 0 && tag.charAt(from - 1) >= '0' && tag.charAt(from - 1) <= '9') {
            from--;
        }
        return tag.substring(from);
    }

    /** Whether two wordings are the same: text, arguments, and their names. */
    public boolean saysTheSame(MessageFormat other) {
        if (!format.equals(other.format) || arguments.size() != other.arguments.size()) {
            return false;
        }
        for (int i = 0; i < arguments.size(); i++) {
            if (!arguments.get(i).typeText().equals(other.arguments.get(i).typeText())) {
                return false;
            }
        }
        return true;
    }
}

package org.ndislint.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a command takes, and its help.
 *
 * @param name as typed, such as {@code mapping init}
 * @param summary one line without a full stop
 * @param description a paragraph, or empty
 * @param operand what stands for an operand in help, such as {@code TRACE}, or empty if it takes none
 * @param operandHelp what an operand is
 * @param least how many operands it needs
 * @param most how many it takes
 * @param options in the order of the help
 * @param formats what {@code --format} and {@code -o} take; the first is the default
 * @param examples command lines with what they are for
 */
record Syntax(
        String name,
        String summary,
        String description,
        String operand,
        String operandHelp,
        int least,
        int most,
        List<Option> options,
        List<String> formats,
        List<Example> examples) {

    /**
     * One example of the help.
     *
     * @param command what to type
     * @param purpose what for
     */
    record Example(String command, String purpose) {}

    /** What an option is for, in this command. */
    String help(Option option) {
        List<String> values = option == Option.INPUT_FORMAT ? InputFormats.names() : formats;
        return option.description().replace("%s", String.join(", ", values)).replace("%%", "%");
    }

    /** The option of this command that is spelled so, or null. */
    @Nullable
    Option find(String spelling) {
        for (int i = 0; i < options.size(); i++) {
            if (options.get(i).is(spelling)) {
                return options.get(i);
            }
        }
        return null;
    }
}

package org.ndislint.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ndislint.cli.Syntax.Example;

/** Writes pages of the manual, as source for {@code man}: what the help says, in the form of a page. */
final class ManPage {
    /** Section of the manual: programs. */
    private static final String SECTION = "1";

    private final StringBuilder page = new StringBuilder();

    private ManPage(String name, String summary, String version, String date) {
        page.append(".\\\" Written by the build of ndislint from its own help.\n");
        page.append(".TH ")
                .append(escaped(name).toUpperCase(Locale.ROOT))
                .append(' ')
                .append(SECTION);
        page.append(" \"")
                .append(date)
                .append("\" \"ndislint ")
                .append(escaped(version))
                .append("\"\n");
        section("NAME");
        page.append(escaped(name)).append(" \\- ").append(escaped(summary)).append('\n');
    }

    /** The name of the page of a command, which is also that of its file without the section. */
    static String name(Syntax command) {
        return "ndislint-" + command.name().replace(' ', '-');
    }

    /** The file of a page. */
    static String file(String name) {
        return name + "." + SECTION;
    }

    /** The page of one command. */
    static String of(Syntax command, Map<Integer, String> statuses, String version, String date) {
        ManPage page = new ManPage(name(command), command.summary(), version, date);
        page.section("SYNOPSIS");
        page.line("\\fBndislint " + escaped(command.name()) + "\\fR [\\fIOPTIONS\\fR]" + operands(command));
        page.section("DESCRIPTION");
        page.line(escaped(command.description().isEmpty() ? command.summary() + "." : command.description()));
        if (!command.operand().isEmpty()) {
            page.tagged("\\fI" + escaped(command.operand()) + "\\fR", command.operandHelp());
        }
        page.section("OPTIONS");
        for (Option option : command.options()) {
            page.tagged(option(option), command.help(option));
        }
        page.statuses(statuses);
        page.examples(command.examples());
        page.section("SEE ALSO");
        page.line("\\fBndislint\\fR(" + SECTION + ")");
        return page.page.toString();
    }

    /** The page of the program. */
    static String ofProgram(List<Syntax> commands, String version, String date) {
        ManPage page = new ManPage(
                "ndislint", "check captured traces of NDIS calls against the documented rules", version, date);
        page.section("SYNOPSIS");
        page.line("\\fBndislint\\fR [\\fBcheck\\fR] [\\fIOPTIONS\\fR] \\fITRACE\\fR...");
        page.page.append(".br\n");
        page.line("\\fBndislint\\fR \\fICOMMAND\\fR [\\fIOPTIONS\\fR] [\\fIARGUMENTS\\fR]");
        page.section("DESCRIPTION");
        page.line(escaped(PicocliParse.DESCRIPTION));
        page.section("COMMANDS");
        for (Syntax command : commands) {
            page.tagged("\\fB" + escaped(command.name()) + "\\fR", command.summary());
        }
        page.section("OPTIONS");
        page.tagged(option(Option.HELP), commands.get(0).help(Option.HELP));
        page.tagged(option(Option.VERSION), commands.get(0).help(Option.VERSION));
        page.statuses(Statuses.checked());
        page.section("ENVIRONMENT");
        page.tagged("\\fBNDISLINT_\\fISETTING\\fR", "a setting of the configuration file, such as NDISLINT_FAIL_ON");
        page.tagged("\\fBTRACE_FORMAT_SEARCH_PATH\\fR", "where .tmf files are, after those of --symbols");
        page.tagged("\\fBNO_COLOR\\fR", "if it is set and not empty, no colours unless --color asks for them");
        page.section("FILES");
        page.tagged(
                "\\fIndislint.toml\\fR, \\fIndislint.yaml\\fR", commands.get(0).help(Option.CONFIG));
        page.examples(Program.EXAMPLES);
        page.section("SEE ALSO");
        for (int i = 0; i < commands.size(); i++) {
            String comma = i < commands.size() - 1 ? "," : "";
            page.line("\\fB" + escaped(name(commands.get(i))) + "\\fR(" + SECTION + ")" + comma);
        }
        return page.page.toString();
    }

    private void section(String title) {
        page.append(".SH \"").append(title).append("\"\n");
    }

    private void tagged(String tag, String text) {
        page.append(".TP\n").append(tag).append('\n');
        line(escaped(text));
    }

    /** Text that is escaped already. What begins a line with a dot or an apostrophe would be a request. */
    private void line(String text) {
        page.append(text.startsWith(".") || text.startsWith("'") ? "\\&" : "")
                .append(text)
                .append('\n');
    }

    private void statuses(Map<Integer, String> statuses) {
        section("EXIT STATUS");
        statuses.forEach((code, meaning) -> tagged("\\fB" + code + "\\fR", meaning));
    }

    private void examples(List<Example> examples) {
        section("EXAMPLES");
        String between = "";
        for (Example example : examples) {
            page.append(between);
            between = ".PP\n";
            line(escaped(example.purpose()) + ":");
            page.append(".PP\n.RS 4\n.nf\n");
            line("\\fB" + escaped(example.command()) + "\\fR");
            page.append(".fi\n.RE\n");
        }
    }

    /** As the help has it: how many there may be. */
    private static String operands(Syntax command) {
        String operand = command.operand();
        if (operand.isEmpty()) {
            return "";
        }
        boolean saysItself = operand.contains("[");
        String many = command.most() > command.least() && !saysItself ? "..." : "";
        String text = "\\fI" + escaped(operand) + "\\fR" + many;
        return " " + (command.least() == 0 && !saysItself ? "[" + text + "]" : text);
    }

    private static String option(Option option) {
        StringBuilder tag = new StringBuilder();
        for (String spelling : Vocabulary.spellings(option)) {
            tag.append(tag.isEmpty() ? "" : ", ")
                    .append("\\fB")
                    .append(escaped(spelling))
                    .append("\\fR");
        }
        if (option.kind() != Option.Kind.FLAG) {
            boolean isShort = !tag.toString().contains("\\-\\-");
            tag.append(isShort ? " " : "=")
                    .append("\\fI")
                    .append(escaped(option.label()))
                    .append("\\fR");
        }
        return tag.toString();
    }

    /** Text as itself: with the characters that a formatter would make others of. */
    private static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> out.append("\\e");
                case '-' -> out.append("\\-");
                case '\'' -> out.append("\\(aq");
                case '`' -> out.append("\\(ga");
                case '^' -> out.append("\\(ha");
                case '~' -> out.append("\\(ti");
                case '"' -> out.append("\\(dq");
                default -> out.append(c);
            }
        }
        return out.toString();
    }
}

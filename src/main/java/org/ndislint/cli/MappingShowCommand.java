package org.ndislint.cli;

import com.google.re2j.Pattern;
import java.io.IOException;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ndislint.catalogue.Catalogue;
import org.ndislint.catalogue.PlainText;
import org.ndislint.catalogue.StatusNames;
import org.ndislint.model.EventKind;
import org.ndislint.recognise.BuiltInWordings;
import org.ndislint.recognise.Mapping;
import org.ndislint.recognise.MappingRule;
import org.ndislint.report.TextStyle;

/** {@code mapping show}: the built-in conventions, or a mapping file as it is understood. */
final class MappingShowCommand implements Command {
    @Override
    public ExitCode run(Arguments arguments, Streams streams) throws UsageException, IOException {
        if (arguments.operands().isEmpty()) {
            StringBuilder text = new StringBuilder();
            BuiltInWordings.write(text);
            Outputs.print(text, streams);
            return ExitCode.OK;
        }
        String file = arguments.operands().get(0);
        Mapping mapping = Recognition.read("mapping show", file, Catalogue.load(), StatusNames.load());
        Outputs.print(text(file, mapping), streams);
        return ExitCode.OK;
    }

    private static String text(String file, Mapping mapping) {
        PlainText text = new PlainText(TextStyle.DEFAULT_WIDTH);
        ZoneId zone = mapping.zone();
        text.line(file);
        text.heading("Whole file");
        row(text, "driver", mapping.driver());
        table(text, "driver", mapping.drivers());
        table(text, "handler", mapping.handlers());
        table(text, "parameter", mapping.parameters());
        table(text, "status", mapping.statuses());
        mapping.phases().forEach((word, kind) -> text.row("phase", word + " is " + kind.json()));
        table(text, "column", mapping.columns());
        text.row("numbers in times", mapping.timeUnit().word());
        Pattern line = mapping.line();
        row(text, "lines begin with", line == null ? null : line.pattern());
        row(text, "zone", zone == null ? null : zone.getId());
        text.row(
                "other messages",
                mapping.conventions() ? "are tried by the built-in conventions" : "are not recognised");
        for (MappingRule rule : mapping.rules()) {
            rule(text, rule);
        }
        return text.toString();
    }

    private static void rule(PlainText text, MappingRule rule) {
        text.heading("Rule " + rule.name() + " (line " + rule.line() + ")");
        rule.when().forEach((field, value) -> text.row("if " + field.word(), value));
        Pattern pattern = rule.pattern();
        row(text, "if it contains", pattern == null ? null : pattern.pattern());
        if (rule.never()) {
            text.row("then", "it is no call event");
            return;
        }
        EventKind kind = rule.kind();
        row(text, "function", rule.function());
        row(text, "event", kind == null ? null : kind.json());
        table(text, "group", rule.groups());
        table(text, "field", rule.fields());
        table(text, "constant", rule.constants());
        table(text, "status", rule.statuses());
    }

    private static void row(PlainText text, String label, @Nullable String words) {
        text.row(label, words == null ? "" : words);
    }

    private static void table(PlainText text, String label, Map<String, String> table) {
        table.forEach((from, to) -> text.row(label, from + " is " + to));
    }
}

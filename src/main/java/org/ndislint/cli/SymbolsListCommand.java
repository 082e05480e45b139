package org.ndislint.cli;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ndislint.ingest.wpp.ControlGuid;
import org.ndislint.ingest.wpp.MessageFormat;
import org.ndislint.model.Guid;
import org.ndislint.report.InertText;
import org.ndislint.report.JsonText;

/** {@code symbols list}: what some symbols word, and the providers they tell of. */
final class SymbolsListCommand implements Command {
    @Override
    public ExitCode run(Arguments arguments, Streams streams) throws UsageException, IOException {
        SymbolFiles symbols = SymbolFiles.read("symbols list", arguments.operands());
        symbols.tellProblems(streams);
        try (Outputs outputs = Outputs.open(arguments, CommandName.SYMBOLS_LIST.syntax(), streams, true)) {
            for (Output output : outputs.all()) {
                if (output.format().equals("ndjson")) {
                    writeObjects(symbols, output.writer());
                } else {
                    writeText(symbols, output.writer());
                }
            }
            outputs.commit();
        }
        return symbols.exit();
    }

    private static void writeText(SymbolFiles symbols, Writer out) throws IOException {
        for (ControlGuid control : symbols.controls()) {
            out.append("provider ").append(control.guid().toString()).append("  ");
            out.append(InertText.of(control.name())).append('\n');
            for (int bit = 0; bit < control.flags().size(); bit++) {
                out.append("  0x").append(Long.toHexString(1L << bit)).append("  ");
                out.append(InertText.of(control.flags().get(bit))).append('\n');
            }
        }
        for (Map.Entry<Guid, List<MessageFormat>> file : symbols.formats().entrySet()) {
            MessageFormat first = file.getValue().get(0);
            out.append(file.getKey().toString()).append("  ");
            out.append(Integer.toString(file.getValue().size()))
                    .append(file.getValue().size() == 1 ? " message  " : " messages  ");
            out.append(InertText.of(first.module()))
                    .append("  ")
                    .append(InertText.of(first.sourceFile()))
                    .append('\n');
        }
    }

    private static void writeObjects(SymbolFiles symbols, Writer out) throws IOException {
        JsonText json = new JsonText();
        for (ControlGuid control : symbols.controls()) {
            json.clear();
            json.open()
                    .member("record", "provider")
                    .member("guid", control.guid().toString());
            json.member("name", control.name()).member("flags", control.flags()).close();
            out.append(json.text()).append('\n');
        }
        for (List<MessageFormat> file : symbols.formats().values()) {
            for (MessageFormat format : file) {
                json.clear();
                json.open()
                        .member("record", "message")
                        .member("guid", format.guid().toString());
                json.member("number", format.number()).member("module", format.module());
                json.member("source", format.sourceFile()).member("tag", format.tag());
                member(json, "function", format.trailer().function());
                member(json, "level", format.trailer().level());
                member(json, "flags", format.trailer().flags());
                json.member("format", format.format());
                json.member(
                        "arguments",
                        format.arguments().stream()
                                .map(argument -> argument.expression() + ", " + argument.typeText())
                                .toList());
                json.close();
                out.append(json.text()).append('\n');
            }
        }
    }

    private static void member(JsonText json, String key, @Nullable String value) {
        if (value != null) {
            json.member(key, value);
        }
    }
}

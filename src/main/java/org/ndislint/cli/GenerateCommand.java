package org.ndislint.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.ndislint.catalogue.Catalogue;
import org.ndislint.catalogue.PlainText;
import org.ndislint.catalogue.StatusNames;
import org.ndislint.generate.Defect;
import org.ndislint.generate.Defects;
import org.ndislint.generate.Generator;
import org.ndislint.generate.GeneratorOptions;
import org.ndislint.generate.Manifest;
import org.ndislint.generate.Planted;
import org.ndislint.model.Symbols;
import org.ndislint.report.EventFormat;
import org.ndislint.report.JsonText;
import org.ndislint.report.TextStyle;
import org.ndislint.report.events.CallMessageWriter;
import org.ndislint.report.events.EventNames;
import org.ndislint.report.events.EventWriter;

/** {@code generate}: a legal session, or one with a planted defect, as a trace. */
final class GenerateCommand implements Command {
    private static final String MANIFEST = "manifest";
    private static final String TRACEFMT = "tracefmt";

    @Override
    public ExitCode run(Arguments arguments, Streams streams) throws UsageException, IOException {
        if (arguments.has(Option.LIST_DEFECTS)) {
            Outputs.print(defects(), streams);
            return ExitCode.OK;
        }
        try (Outputs outputs = Outputs.open(arguments, CommandName.GENERATE.syntax(), streams, true)) {
            String file = arguments.value(Option.MANIFEST);
            if (file != null) {
                outputs.add(Option.MANIFEST, MANIFEST, file);
            }
            addWordings(arguments, outputs);
            GeneratorOptions options = GenerateArguments.of(arguments, saysCapture(outputs));
            Manifest manifest = write(options, outputs);
            for (Output output : outputs.all()) {
                if (output.format().equals(MANIFEST)) {
                    output.writer().append(json(manifest, options.defect())).append('\n');
                }
            }
            outputs.commit();
            Remarks remarks = new Remarks(arguments, streams);
            if (arguments.value(Option.FORMAT, "").equals(GeneratedLog.LOG)
                    && !hasAny(outputs, GeneratedLog::isWording)) {
                remarks.remark("nobody can word these messages: -o tmf=FILE keeps the message file of the log");
            }
            return tell(manifest, options.defect(), remarks, streams);
        }
    }

    /** Writes the session to all outputs. */
    private static Manifest write(GeneratorOptions options, Outputs outputs) throws IOException {
        Catalogue catalogue = Catalogue.load();
        Symbols symbols = new Symbols();
        EventNames names = new EventNames(catalogue, symbols, StatusNames.load());
        List<EventWriter> writers = new ArrayList<>();
        for (Output output : outputs.all()) {
            String format = output.format();
            if (format.equals(TRACEFMT)) {
                writers.add(new CallMessageWriter(output.stream(), names));
            } else if (!format.equals(MANIFEST) && !GeneratedLog.isPart(format)) {
                writers.add(EventFormat.of(format).open(output.stream(), names));
            }
        }
        if (!hasAny(outputs, GeneratedLog::isPart)) {
            return run(options, catalogue, symbols, writers, null);
        }
        try (GeneratedLog log = new GeneratedLog(names)) {
            Manifest manifest = run(options, catalogue, symbols, writers, log);
            log.copyTo(outputs);
            return manifest;
        }
    }

    private static Manifest run(
            GeneratorOptions options,
            Catalogue catalogue,
            Symbols symbols,
            List<EventWriter> writers,
            @Nullable GeneratedLog log)
            throws IOException {
        Manifest manifest = Generator.run(options, catalogue, symbols, event -> {
            for (EventWriter writer : writers) {
                writer.event(event);
            }
            if (log != null) {
                log.event(event);
            }
        });
        for (EventWriter writer : writers) {
            writer.finish();
        }
        return manifest;
    }

    /** A log file without its wordings is of no use: they go beside it, unless they have a place already. */
    private static void addWordings(Arguments arguments, Outputs outputs) throws UsageException {
        if (hasAny(outputs, GeneratedLog::isWording)) {
            return;
        }
        for (String output : arguments.values(Option.OUTPUT)) {
            String name = output.substring(output.indexOf('=') + 1);
            if (output.startsWith(GeneratedLog.LOG + "=")) {
                boolean named = name.toLowerCase(Locale.ROOT).endsWith(".etl");
                outputs.add(
                        Option.OUTPUT,
                        GeneratedLog.WORDINGS,
                        (named ? name.substring(0, name.length() - 4) : name) + ".tmf");
            }
        }
    }

    /** Messages have no words for the record that describes the capture; without it records have one number in all formats. */
    private static boolean saysCapture(Outputs outputs) {
        return !hasAny(outputs, format -> format.equals(TRACEFMT) || GeneratedLog.isPart(format));
    }

    private static boolean hasAny(Outputs outputs, Predicate<String> format) {
        return outputs.all().stream().anyMatch(output -> format.test(output.format()));
    }

    private static ExitCode tell(Manifest manifest, @Nullable Defect defect, Remarks remarks, Streams streams) {
        String session = "seed " + manifest.seed() + ", " + manifest.events() + " records";
        Planted planted = manifest.planted();
        if (defect == null) {
            remarks.remark(session + ", no defect");
            return ExitCode.OK;
        }
        if (planted == null) {
            streams.say(session + ", but no place for the defect " + defect.rule()
                    + "; another --seed, more --events or other --managers may have one");
            return ExitCode.NOTHING_CHECKED;
        }
        StringBuilder text = new StringBuilder(session);
        text.append(", planted ").append(planted.rule()).append(" at record ").append(planted.event());
        if (planted.latest() != planted.event()) {
            text.append(", to be found by record ").append(planted.latest());
        }
        if (!planted.also().isEmpty()) {
            text.append("; it breaks ")
                    .append(String.join(", ", sorted(planted)))
                    .append(" as well");
        }
        remarks.remark(text.toString());
        return ExitCode.OK;
    }

    private static StringBuilder json(Manifest manifest, @Nullable Defect defect) {
        JsonText json = new JsonText();
        json.open().member("seed", Long.toString(manifest.seed())).member("records", manifest.events());
        if (defect != null) {
            json.member("defect", defect.rule()).member("what", defect.what());
        }
        json.openArray("planted");
        Planted planted = manifest.planted();
        if (planted != null) {
            json.open();
            json.member("rule", planted.rule()).member("event", planted.event()).member("latest", planted.latest());
            json.member("also", sorted(planted)).close();
        }
        return json.closeArray().close().text();
    }

    private static List<String> sorted(Planted planted) {
        List<String> also = new ArrayList<>(planted.also());
        Collections.sort(also);
        return also;
    }

    private static String defects() {
        PlainText text = new PlainText(TextStyle.DEFAULT_WIDTH);
        List<List<String>> rows = new ArrayList<>();
        for (Defect defect : Defects.list()) {
            rows.add(List.of(defect.rule(), defect.what()));
        }
        text.table(rows);
        return text.toString();
    }
}

package org.ndislint.cli.logfile;

import java.io.IOException;
import org.ndislint.ingest.ReadContext;
import org.ndislint.ingest.TraceSource;
import org.ndislint.ingest.etl.EtlDecoder;
import org.ndislint.ingest.etl.EtlReader;
import org.ndislint.ingest.etl.TraceAccount;
import org.ndislint.ingest.etl.UnknownText;
import org.ndislint.ingest.etl.Wordings;
import org.ndislint.report.InertText;
import org.ndislint.report.JsonText;

/** Which messages of a log file the symbols at hand can word. */
public final class Coverage {
    private final String name;
    private final EtlReader reader;
    private final LogFileSummary summary;

    /** Reads a log file; whoever opened the source closes it. */
    public Coverage(TraceSource source, ReadContext context) throws IOException {
        name = source.name();
        reader = new EtlReader(source.name(), source.rawStream(), source.file());
        Wordings wordings = new Wordings(source, context.wordings());
        summary = new LogFileSummary(reader, new EtlDecoder(reader, wordings, context.statuses()), wordings);
        reader.readByPlace(summary);
    }

    /** Where the bytes went. */
    public TraceAccount account() {
        return reader.account();
    }

    /** All WPP messages. */
    public long messages() {
        return summary.messages();
    }

    /** Those without wording. */
    public long unknown() {
        return summary.unknown();
    }

    /** A line for each GUID, then one for the whole. */
    public void writeText(Appendable out) throws IOException {
        out.append(InertText.of(name)).append('\n');
        for (Provider provider : summary.providers()) {
            if (provider.kind == Provider.Kind.WPP) {
                out.append("  ").append(provider.origin()).append("  ");
                String module = provider.name;
                out.append(
                        provider.unknown == 0
                                ? "covered: "
                                : provider.partlyKnown ? "another build's symbols? " : "not covered: ");
                if (provider.unknown > 0 && provider.partlyKnown) {
                    out.append(Long.toString(provider.unknown)).append(" of ");
                }
                out.append(Long.toString(provider.records)).append(provider.records == 1 ? " message" : " messages");
                if (module != null) {
                    out.append("  ").append(InertText.of(module));
                }
                out.append('\n');
            }
        }
        if (messages() == 0) {
            out.append("  there are no WPP messages in it\n");
        } else if (unknown() == 0) {
            out.append(
                    messages() == 1
                            ? "  the one WPP message can be read\n"
                            : "  all " + messages() + " WPP messages can be read\n");
        } else {
            out.append("  ").append(UnknownText.share(unknown(), messages())).append('\n');
        }
    }

    /** An object for each GUID. */
    public void writeObjects(Appendable out) throws IOException {
        JsonText json = new JsonText();
        for (Provider provider : summary.providers()) {
            if (provider.kind == Provider.Kind.WPP) {
                json.clear();
                json.open().member("trace", name).member("guid", provider.origin());
                String module = provider.name;
                if (module != null) {
                    json.member("module", module);
                }
                json.member("messages", provider.records)
                        .member("undecoded", provider.unknown)
                        .close();
                out.append(json.text()).append('\n');
            }
        }
    }
}

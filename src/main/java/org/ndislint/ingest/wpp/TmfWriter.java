package org.ndislint.ingest.wpp;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes message files as tracepdb does, without the time at which it ran. */
public final class TmfWriter {
    private TmfWriter() {}

    /**
     * Writes the file of one GUID.
     *
     * @param origin where the wordings come from, for the first line: the name of a {@code .pdb}; empty for none
     * @param formats wordings of one GUID, at least one
     */
    public static void write(Appendable out, String origin, List<MessageFormat> formats) throws IOException {
        MessageFormat first = formats.get(0);
        if (!origin.isEmpty()) {
            out.append("// PDB:  ").append(origin).append('\n');
        }
        out.append(first.guid().toString()).append(' ').append(first.module()).append(" // SRC=");
        out.append(first.sourceFile()).append(" MJ= MN=\n");
        Map<String, ValueNames> enumerations = new LinkedHashMap<>();
        for (MessageFormat format : formats) {
            message(out, format);
            for (ArgumentSpec argument : format.arguments()) {
                if (!argument.enumeration().isEmpty()
                        && !argument.names().entries().isEmpty()) {
                    enumerations.put(argument.enumeration(), argument.names());
                }
            }
        }
        for (Map.Entry<String, ValueNames> enumeration : enumerations.entrySet()) {
            out.append("#enumv ").append(enumeration.getKey()).append("\n{\n");
            for (ValueNames.Entry entry : enumeration.getValue().entries()) {
                out.append(entry.name())
                        .append(",0x")
                        .append(Long.toHexString(entry.value()))
                        .append('\n');
            }
            out.append("}\n");
        }
    }

    private static void message(Appendable out, MessageFormat format) throws IOException {
        out.append("#typev ").append(format.tag()).append(' ').append(Integer.toString(format.number()));
        out.append(" \"").append(format.format()).append("\" //  ");
        MessageFormat.Trailer trailer = format.trailer();
        key(out, "LEVEL", trailer.level());
        key(out, "FLAGS", trailer.flags());
        key(out, "FUNC", trailer.function());
        key(out, "COMPNAME", trailer.component());
        key(out, "SUBCOMP", trailer.subComponent());
        out.append("\n{\n");
        for (ArgumentSpec argument : format.arguments()) {
            out.append(argument.expression()).append(", ").append(argument.typeText());
            out.append(" -- ").append(Integer.toString(argument.index())).append('\n');
        }
        out.append("}\n");
    }

    private static void key(Appendable out, String key, @Nullable String value) throws IOException {
        if (value != null) {
            out.append(' ').append(key).append('=').append(value);
        }
    }
}

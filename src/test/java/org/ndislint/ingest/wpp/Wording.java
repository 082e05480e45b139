package org.ndislint.ingest.wpp;

import java.util.ArrayList;
import java.util.List;
import org.ndislint.catalogue.StatusNames;
import org.ndislint.ingest.LittleEndian;
import org.ndislint.model.MessageArguments;
import org.ndislint.report.etl.RecordBytes;

/** A message of a test: a format, the types of its arguments, their bytes. */
final class Wording {
    private static final StatusTexts NAMES = new StatusTexts(StatusNames.load());
    static final String GUID = "11223344-5566-7788-99aa-bbccddeeff00";

    private final List<String> lines = new ArrayList<>();
    private int index = 10;

    private Wording(String format) {
        lines.add(GUID + " driver // SRC=Send.c MJ= MN=");
        lines.add("#typev Send_c412 10 \"%0" + format + "\" //   LEVEL=INFO FLAGS=SENDING FUNC=MpSend COMPNAME=Core");
        lines.add("{");
    }

    static Wording of(String format, String... types) {
        Wording wording = new Wording(format);
        for (String type : types) {
            wording.lines.add("value" + wording.index + ", " + type + " -- " + wording.index++);
        }
        wording.lines.add("}");
        return wording;
    }

    Wording withEnumeration(String name, String... entries) {
        lines.add("#enumv " + name);
        lines.add("{");
        lines.addAll(List.of(entries));
        lines.add("}");
        return this;
    }

    MessageFormat format() {
        List<MessageFormat> formats = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        TmfReader.read(lines, formats::add, problems::add);
        if (formats.size() != 1 || !problems.isEmpty()) {
            throw new IllegalStateException(problems.toString());
        }
        return formats.get(0);
    }

    WppMessage message(RecordBytes arguments, int pointerBytes) {
        WppMessage message = new WppMessage(NAMES);
        LittleEndian data = new LittleEndian(arguments.toArray());
        message.read(format(), data, 0, data.length(), pointerBytes);
        return message;
    }

    String text(RecordBytes arguments) {
        return text(arguments, 8);
    }

    String text(RecordBytes arguments, int pointerBytes) {
        StringBuilder out = new StringBuilder();
        message(arguments, pointerBytes).text(out, new PrefixFields());
        return out.toString();
    }

    MessageArguments arguments(RecordBytes arguments) {
        MessageArguments out = new MessageArguments();
        message(arguments, 8).arguments(out);
        return out;
    }

    static RecordBytes bytes() {
        return new RecordBytes();
    }
}

package org.ndislint.ingest.wpp;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ndislint.model.Guid;

/**
 * Reads message files ({@code .tmf}), and the same lines out of other places. A line that does not belong where it
 * stands is told as a problem with its number and passed over; the rest is read.
 *
 * <p>A file holds sections, each begun by a GUID; a section's enumerations may follow the messages that use them, so a
 * section's messages are handed out at its end.
 */
public final class TmfReader {
    /** A format may go on over real line ends, but not for ever. */
    private static final int MOST_FORMAT_LINES = 200;

    private static final String END_OF_FORMAT = "\" //";
    private static final String[] TRAILER_KEYS = {"LEVEL", "FLAGS", "FUNC", "COMPNAME", "SUBCOMP"};

    private final List<String> lines;
    private final Consumer<MessageFormat> formats;
    private final Consumer<String> problems;
    private final Map<String, ValueNames> fileEnumerations = new HashMap<>();
    private final Map<String, ValueNames> enumerations = new HashMap<>();
    private final List<Draft> drafts = new ArrayList<>();
    private final List<Draft> unresolved = new ArrayList<>();
    private int at;
    private @Nullable Guid guid;
    private String module = "";
    private String sourceFile = "";

    /** A message whose enumerations may still be to come. */
    private record Draft(
            Guid guid,
            int number,
            String module,
            String sourceFile,
            String tag,
            String format,
            MessageFormat.Trailer trailer,
            List<ArgumentSpec> arguments) {

        MessageFormat with(List<ArgumentSpec> resolved) {
            return new MessageFormat(guid, number, module, sourceFile, tag, format, trailer, resolved);
        }
    }

    private TmfReader(List<String> lines, Consumer<MessageFormat> formats, Consumer<String> problems) {
        this.lines = lines;
        this.formats = formats;
        this.problems = problems;
    }

    /**
     * Reads lines.
     *
     * @param formats takes the messages, in the order of the lines
     * @param problems takes what could not be read, a sentence each, that begins with the line's number
     */
    public static void read(List<String> lines, Consumer<MessageFormat> formats, Consumer<String> problems) {
        TmfReader reader = new TmfReader(lines, formats, problems);
        reader.readAll();
    }

    /** Reads the bytes of a file: UTF-8 or UTF-16 with a mark, UTF-8, or Latin-1. */
    public static void read(byte[] bytes, Consumer<MessageFormat> formats, Consumer<String> problems) {
        read(text(bytes).lines().toList(), formats, problems);
    }

    private static String text(byte[] bytes) {
        if (bytes.length >= 2 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE) {
            return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE);
        }
        if (bytes.length >= 2 && bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF) {
            return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE);
        }
        boolean marked =
                bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
        return AnsiText.decode(bytes, marked ? 3 : 0, bytes.length);
    }

    private void readAll() {
        while (at < lines.size()) {
            String line = lines.get(at).stripTrailing();
            if (line.isBlank() || line.startsWith("//")) {
                at++;
            } else if (line.startsWith("#typev ") || line.startsWith("#type ")) {
                readMessage(line);
            } else if (line.startsWith("#enumv ") || line.startsWith("#enum ")) {
                readEnumeration(line);
            } else if (!readSection(line)) {
                problem(at, "expected a GUID, #typev or #enumv", line);
                at++;
            }
        }
        endSection();
        for (Draft draft : unresolved) {
            formats.accept(draft.with(resolved(draft, fileEnumerations)));
        }
    }

    private boolean readSection(String line) {
        Guid found = Guid.parse(line, 0);
        if (found == null
                || (line.length() > Guid.TEXT_LENGTH && !Character.isWhitespace(line.charAt(Guid.TEXT_LENGTH)))) {
            return false;
        }
        endSection();
        guid = found;
        String rest = line.substring(Guid.TEXT_LENGTH);
        int comment = rest.indexOf("//");
        module = (comment < 0 ? rest : rest.substring(0, comment)).trim();
        sourceFile = comment < 0 ? "" : word(rest, "SRC=", comment);
        at++;
        return true;
    }

    private void readMessage(String first) {
        int start = at;
        StringBuilder head = new StringBuilder(first);
        at++;
        while (head.lastIndexOf(END_OF_FORMAT) < 0 && at < lines.size() && at - start < MOST_FORMAT_LINES) {
            String more = lines.get(at);
            if (more.startsWith("#") || more.equals("{")) {
                break;
            }
            head.append('\n').append(more);
            at++;
        }
        List<ArgumentSpec> arguments = readArguments();
        Draft draft = draft(head.toString(), start, arguments);
        if (draft != null) {
            drafts.add(draft);
        }
    }

    private @Nullable Draft draft(String head, int start, List<ArgumentSpec> arguments) {
        Guid of = guid;
        if (of == null) {
            problem(start, "expected a GUID before the first message", head);
            return null;
        }
        int tagFrom = afterBlanks(head, head.indexOf(' '));
        int tagTo = toBlank(head, tagFrom);
        int numberFrom = afterBlanks(head, tagTo);
        int numberTo = toBlank(head, numberFrom);
        Long number = ValueNames.parseNumber(head.substring(numberFrom, numberTo));
        int open = head.indexOf('"', numberTo);
        int end = head.lastIndexOf(END_OF_FORMAT);
        int trailerFrom = end + END_OF_FORMAT.length();
        if (end <= open && open >= 0) {
            // Without a trailer the format ends at the last quote.
            end = head.lastIndexOf('"');
            trailerFrom = head.length();
        }
        if (number == null || number < 0 || number > 0xFFFF || open < 0 || end <= open) {
            problem(start, "expected #typev, a tag, a number and a format in quotes", head);
            return null;
        }
        return new Draft(
                of,
                number.intValue(),
                module,
                sourceFile,
                head.substring(tagFrom, tagTo),
                head.substring(open + 1, end),
                trailer(head.substring(Math.min(trailerFrom, head.length()))),
                arguments);
    }

    private List<ArgumentSpec> readArguments() {
        List<ArgumentSpec> arguments = new ArrayList<>();
        if (at >= lines.size() || !lines.get(at).trim().equals("{")) {
            problem(at - 1, "expected { behind a message", at < lines.size() ? lines.get(at) : "the end");
            return arguments;
        }
        at++;
        while (at < lines.size()) {
            String line = lines.get(at).strip();
            if (line.equals("}")) {
                at++;
                return arguments;
            }
            if (line.startsWith("#typev ") || line.startsWith("#enumv ")) {
                break;
            }
            ArgumentSpec argument = argument(line);
            if (argument != null) {
                arguments.add(argument);
            } else if (!line.isEmpty()) {
                problem(at, "expected an argument such as \"Adapter, ItemPtr -- 10\"", line);
            }
            at++;
        }
        problem(
                Math.min(at, lines.size() - 1),
                "expected } behind the arguments",
                at < lines.size() ? lines.get(at) : "the end");
        return arguments;
    }

    // The expression may hold anything: the type is what follows the last ", Item".
    private static @Nullable ArgumentSpec argument(String line) {
        int dashes = line.lastIndexOf(" -- ");
        int item = dashes < 0 ? -1 : line.lastIndexOf(", Item", dashes);
        if (item < 0) {
            return null;
        }
        Long index = ValueNames.parseNumber(line.substring(dashes + 4).trim());
        if (index == null || index < 0 || index > 999) {
            return null;
        }
        return ArgumentSpec.of(
                index.intValue(),
                line.substring(0, item),
                line.substring(item + 2, dashes).trim());
    }

    private void readEnumeration(String line) {
        String name = line.substring(line.indexOf(' ')).trim();
        int start = at++;
        if (at >= lines.size() || !lines.get(at).trim().equals("{")) {
            problem(start, "expected { behind an enumeration", line);
            return;
        }
        at++;
        List<ValueNames.Entry> entries = new ArrayList<>();
        while (at < lines.size() && !lines.get(at).trim().equals("}")) {
            String entry = lines.get(at).trim();
            int comma = entry.lastIndexOf(',');
            Long value = comma < 0
                    ? null
                    : ValueNames.parseNumber(entry.substring(comma + 1).trim());
            if (value == null) {
                problem(at, "expected a name and a value such as \"Idle,0x0\"", entry);
            } else {
                entries.add(new ValueNames.Entry(
                        value & 0xFFFF_FFFFL, entry.substring(0, comma).trim()));
            }
            at++;
        }
        at++;
        ValueNames names = new ValueNames(entries);
        enumerations.put(name, names);
        fileEnumerations.put(name, names);
    }

    private void endSection() {
        for (Draft draft : drafts) {
            List<ArgumentSpec> arguments = resolved(draft, enumerations);
            boolean whole = arguments.stream()
                    .allMatch(argument -> argument.enumeration().isEmpty() || argument.names() != ValueNames.NONE);
            if (whole) {
                formats.accept(draft.with(arguments));
            } else {
                unresolved.add(draft);
            }
        }
        drafts.clear();
        enumerations.clear();
    }

    private static List<ArgumentSpec> resolved(Draft draft, Map<String, ValueNames> names) {
        List<ArgumentSpec> arguments = new ArrayList<>();
        for (ArgumentSpec argument : draft.arguments()) {
            ValueNames found = argument.enumeration().isEmpty() ? null : names.get(argument.enumeration());
            arguments.add(found == null ? argument : argument.withNames(found));
        }
        return arguments;
    }

    private static MessageFormat.Trailer trailer(String text) {
        @Nullable String[] values = new String[TRAILER_KEYS.length];
        for (int i = 0; i < TRAILER_KEYS.length; i++) {
            int from = keyAt(text, TRAILER_KEYS[i], 0);
            if (from >= 0) {
                int valueFrom = from + TRAILER_KEYS[i].length() + 1;
                String value =
                        text.substring(valueFrom, nextKey(text, valueFrom)).trim();
                values[i] = value.isEmpty() ? null : value;
            }
        }
        return new MessageFormat.Trailer(values[0], values[1], values[2], values[3], values[4]);
    }

    // A value may hold blanks: it ends before a blank, a word in capitals and an equals sign.
    private static int nextKey(String text, int from) {
        for (int blank = from; blank < text.length(); blank++) {
            if (Character.isWhitespace(text.charAt(blank))) {
                int end = blank + 1;
                while (end < text.length() && text.charAt(end) >= 'A' && text.charAt(end) <= 'Z') {
                    end++;
                }
                if (end > blank + 1 && end < text.length() && text.charAt(end) == '=') {
                    return blank;
                }
            }
        }
        return text.length();
    }

    private static int keyAt(String text, String key, int from) {
        int found = text.indexOf(key + "=", from);
        while (found > 0 && !Character.isWhitespace(text.charAt(found - 1))) {
            found = text.indexOf(key + "=", found + 1);
        }
        return found;
    }

    private static String word(String text, String key, int from) {
        int found = text.indexOf(key, from);
        return found < 0 ? "" : text.substring(found + key.length(), toBlank(text, found + key.length()));
    }

    private static int afterBlanks(String text, int from) {
        int found = Math.max(from, 0);
        while (found < text.length() && Character.isWhitespace(text.charAt(found))) {
            found++;
        }
        return found;
    }

    private static int toBlank(String text, int from) {
        int found = from;
        while (found < text.length() && !Character.isWhitespace(text.charAt(found))) {
            found++;
        }
        return found;
    }

    private void problem(int line, String expected, String found) {
        String shown = found.length() > 60 ? found.substring(0, 60) + "…" : found;
        problems.accept("line " + (line + 1) + ": " + expected + ", found \"" + shown.replace('\n', ' ') + '"');
    }
}

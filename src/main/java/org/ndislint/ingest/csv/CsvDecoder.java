package org.ndislint.ingest.csv;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.ndislint.ingest.WordBuffer;
import org.ndislint.ingest.fields.FieldDecoder;
import org.ndislint.ingest.fields.Fields;
import org.ndislint.ingest.json.JsonArguments;
import org.ndislint.ingest.json.JsonText;

/** Decodes one row. An empty cell is a key that was not recorded. */
final class CsvDecoder {
    private final FieldDecoder fields;
    private final Heading heading;
    private final int[] columns;
    private final WordBuffer[] arguments;
    private final Cell cell;
    private final JsonText json = new JsonText();
    private final WordBuffer object = WordBuffer.small(256);
    private boolean empty;

    CsvDecoder(FieldDecoder fields, Heading heading, int[] columns) {
        this.fields = fields;
        this.heading = heading;
        this.columns = columns;
        this.cell = new Cell(heading.separator());
        this.arguments = new WordBuffer[columns.length];
        for (int i = 0; i < columns.length; i++) {
            byte[] name = heading.argument(i).getBytes(StandardCharsets.UTF_8);
            arguments[i] = WordBuffer.copyOf(name, 0, name.length);
        }
    }

    /**
     * Decodes a row and pushes its event, if it has one.
     *
     * @param to where the row ends; a control character stands there
     * @return null, or why the row is no event
     */
    @Nullable
    String decode(WordBuffer row, int from, int to, long number) throws IOException {
        fields.begin(row, from, to, number);
        cell.begin(row, from, to);
        empty = true;
        int column = 0;
        while (cell.next()) {
            if (cell.length() > 0) {
                empty = false;
                if (column >= columns.length) {
                    return "expected " + columns.length + " cells as in the heading, found more";
                }
                String failure = cell(column);
                if (failure != null) {
                    return failure;
                }
            }
            column++;
        }
        if (cell.failure() != null) {
            return "cell " + (column + 1) + (column < columns.length ? " (" + heading.name(column) + ")" : "") + ": "
                    + cell.failure();
        }
        return empty ? null : fields.finish();
    }

    /** Whether the row last decoded had nothing in any cell. */
    boolean isEmpty() {
        return empty;
    }

    /** Whether the row last decoded ended inside quotes. */
    boolean isOpen() {
        return cell.isOpen();
    }

    private @Nullable String cell(int column) {
        int field = columns[column];
        if (field == Heading.IGNORED) {
            return null;
        }
        if (field == Heading.ARGUMENT) {
            WordBuffer name = arguments[column];
            fields.argument(name, 0, name.capacity(), cell.text(), cell.from(), cell.length());
        } else if (field == Fields.ARGS) {
            return object();
        } else if (Fields.isList(field)) {
            list(field);
        } else {
            fields.plain(field, cell.text(), cell.from(), cell.length());
        }
        return null;
    }

    private void list(int field) {
        byte[] bytes = cell.text().bytes();
        int end = cell.from() + cell.length();
        int item = cell.from();
        fields.begin(field);
        for (int p = item; p <= end; p++) {
            if (p < end && bytes[p] != ',') {
                continue;
            }
            int from = item;
            int to = p;
            while (from < to && bytes[from] == ' ') {
                from++;
            }
            while (to > from && bytes[to - 1] == ' ') {
                to--;
            }
            if (from == to) {
                fields.wrongItem(field, cell.text(), from, 0);
            } else {
                fields.item(field, cell.text(), from, to - from);
            }
            item = p + 1;
        }
        fields.end(field);
    }

    // The cell is a JSON object.
    private @Nullable String object() {
        int length = cell.length();
        object.ensure(length + 1);
        byte[] bytes = object.bytes();
        System.arraycopy(cell.text().bytes(), cell.from(), bytes, 0, length);
        bytes[length] = '\n';
        if (bytes[0] != '{') {
            fields.wrong(Fields.ARGS, object, 0, length);
            return null;
        }
        json.begin(object, length);
        int p = JsonArguments.read(json, object, 0, 1, fields);
        if (p >= 0 && p < length) {
            p = json.fail(p, "the end of the object");
        }
        return p < 0 ? "args, " + json.explain(0) : null;
    }
}

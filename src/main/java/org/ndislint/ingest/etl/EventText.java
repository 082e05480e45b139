package org.ndislint.ingest.etl;

import java.util.List;
import org.ndislint.model.MessageRecord.Field;

/** Writes the message of a manifest's event: {@code %1} is the first field, {@code %n} a line end. */
final class EventText {
    /** A text may name one field a thousand times, and the field may be long: so much is shown. */
    private static final int MOST = 1 << 16;

    private EventText() {}

    static void write(StringBuilder out, String template, List<Field> fields) {
        int at = 0;
        int start = out.length();
        while (at < template.length()) {
            if (out.length() - start > MOST) {
                out.setLength(start + MOST);
                out.append('…');
                return;
            }
            char c = template.charAt(at++);
            if (c != '%' || at == template.length()) {
                out.append(c);
                continue;
            }
            int digits = at;
            int number = 0;
            while (digits < template.length() && digits - at < 2 && isDigit(template.charAt(digits))) {
                number = number * 10 + (template.charAt(digits++) - '0');
            }
            if (digits > at) {
                out.append(
                        number >= 1 && number <= fields.size()
                                ? fields.get(number - 1).value()
                                : "");
                at = afterSpec(template, digits);
            } else {
                char escape = template.charAt(at++);
                out.append(
                        switch (escape) {
                            case 'n', 'r' -> '\n';
                            case 't' -> '\t';
                            case 'b' -> ' ';
                            default -> escape;
                        });
            }
        }
    }

    // How a value is to be printed may follow in exclamation marks; the value is text already.
    private static int afterSpec(String template, int from) {
        if (from < template.length() && template.charAt(from) == '!') {
            int end = template.indexOf('!', from + 1);
            return end < 0 ? from : end + 1;
        }
        return from;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}

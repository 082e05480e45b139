package org.ndislint.cli;

import org.jspecify.annotations.Nullable;
import org.ndislint.catalogue.PlainText;
import org.ndislint.catalogue.StatusName;
import org.ndislint.catalogue.StatusNames;

/** What {@code explain} says of a status. */
final class StatusSheet {
    private StatusSheet() {}

    static String of(StatusName status, int width) {
        PlainText text = new PlainText(width);
        text.line(status.name());
        text.heading("Status");
        text.row("number", "0x" + Long.toHexString(status.number()) + " (" + status.number() + ")");
        text.row(
                "occurs as",
                switch (status.use()) {
                    case RETURN -> "a returned value, or an argument of a completion";
                    case CONDIS -> "a returned value of CoNDIS calls, or an argument of a completion";
                    case INDICATION -> "the code of a status indication";
                });
        text.row("twin", status.twin() == null ? "" : status.twin());
        text.row("also called", String.join(", ", status.aliases()));
        return text.toString();
    }

    /** The status spelled by a name or a number, or null. */
    static @Nullable StatusName find(String text, StatusNames statuses) {
        long number = statuses.find(text);
        if (number < 0 && !text.isEmpty() && Character.digit(text.charAt(0), 10) >= 0) {
            try {
                number = Long.decode(text);
            } catch (NumberFormatException e) {
                return null;
            }
        }
        return number < 0 ? null : statuses.of(number);
    }
}

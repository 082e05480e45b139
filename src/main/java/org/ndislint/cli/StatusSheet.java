package org.ndislint.cli;

import org.jspecify.annotations.Nullable;
import org.ndislint.catalogue.StatusName;
import org.ndislint.catalogue.StatusNames;

/** What {@code explain} says of a status. */
final class StatusSheet {
    private StatusSheet() {}

    static String of(StatusName status, int width) {
        return new FactSheet(width)
                .heading(status.name())
                .fact("number", "0x" + Long.toHexString(status.number()) + " (" + status.number() + ")")
                .fact("occurs as", status.use().word())
                .fact("same number as", status.twin())
                .fact("also called", status.aliases())
                .toString();
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

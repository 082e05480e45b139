package org.ndislint.recognise;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.ndislint.catalogue.StatusNames;
import org.ndislint.model.Status;
import org.ndislint.model.Symbols;

/**
 * Statuses as drivers print them: {@code 0x00000103}, {@code 103}, {@code C000009A}, {@code 259}, {@code -1073741823},
 * {@code NDIS_STATUS_PENDING}, {@code 0x103(STATUS_PENDING)}, and the spellings of a mapping file. What could be two
 * statuses is none.
 */
final class StatusReader {
    private static final long MOST = 0xFFFFFFFFL;

    private final StatusNames names;
    private final Symbols symbols;
    /** The spellings of a mapping file, in lower case. */
    private final Map<String, Long> spellings;

    private final Utf8 utf8 = new Utf8();

    private StatusReader(StatusNames names, Symbols symbols, Map<String, Long> spellings) {
        this.names = names;
        this.symbols = symbols;
        this.spellings = spellings;
    }

    StatusReader(StatusNames names, Symbols symbols) {
        this(names, symbols, Map.of());
    }

    /** The same with further spellings, each with a status as drivers print it; they go before those there are. */
    StatusReader with(Map<String, String> further) {
        Map<String, Long> all = new HashMap<>(spellings);
        LoggedValue value = new LoggedValue();
        for (Map.Entry<String, String> spelled : further.entrySet()) {
            long status = value.readWhole(spelled.getValue()) ? read(value) : Status.ABSENT;
            if (status != Status.ABSENT) {
                all.put(spelled.getKey().toLowerCase(Locale.ROOT), status);
            }
        }
        return new StatusReader(names, symbols, all);
    }

    /** See {@link Status}; {@link Status#ABSENT} if it is not certain which status it is. */
    long read(LoggedValue value) {
        if (!spellings.isEmpty()) {
            Long mapped = spellings.get(value.text().toLowerCase(Locale.ROOT));
            if (mapped != null) {
                return mapped;
            }
        }
        if (value.hasName()) {
            long named = ofName(value);
            if (named != Status.ABSENT) {
                return named;
            }
        }
        if (value.hasNumber()) {
            return ofNumber(value);
        }
        return value.hasName() && value.isConstant() && value.form == LoggedValue.Form.NAME
                ? Status.ofUnknownName(symbol(value))
                : Status.ABSENT;
    }

    /** Whether a word is a status in a mapping file's spelling. */
    boolean isSpelling(String s, int from, int to) {
        return !spellings.isEmpty()
                && spellings.containsKey(s.substring(from, to).toLowerCase(Locale.ROOT));
    }

    private int symbol(LoggedValue value) {
        utf8.fill(value.source, value.nameFrom, value.nameTo);
        return utf8.symbol(symbols);
    }

    private long ofName(LoggedValue value) {
        String s = value.source;
        int from = value.nameFrom;
        int to = value.nameTo;
        if (Letters.equalsLower(s, from, to, "true")) {
            return Status.TRUE;
        }
        if (Letters.equalsLower(s, from, to, "false")) {
            return Status.FALSE;
        }
        if (!value.isConstant()) {
            return Status.ABSENT;
        }
        int length = utf8.fill(s, from, to);
        long found = names.find(utf8.bytes(), 0, length);
        return found >= 0 ? found : Status.ABSENT;
    }

    private long ofNumber(LoggedValue value) {
        if (value.prefixed || !value.allFigures()) {
            return value.negative ? Status.ABSENT : ofHex(value);
        }
        if (value.digits() == 8 && !value.negative) {
            return ofHex(value);
        }
        long decimal = ofDecimal(value);
        if (value.negative || value.digits() > 8 || value.hasName()) {
            return decimal;
        }
        long hex = value.hex();
        if (hex == decimal) {
            return hex;
        }
        boolean hexKnown = isKnown(hex);
        boolean decimalKnown = decimal != Status.ABSENT && isKnown(decimal);
        if (hexKnown == decimalKnown) {
            return Status.ABSENT;
        }
        return hexKnown ? hex : decimal;
    }

    /** Also what the sign of a status makes of it in 64 bits. */
    private static long ofHex(LoggedValue value) {
        if (!value.fitsHex()) {
            return Status.ABSENT;
        }
        long number = value.hex();
        if (number >>> 31 == 0x1FFFFFFFFL) {
            return number & MOST;
        }
        return number >>> 32 == 0 ? number : Status.ABSENT;
    }

    private static long ofDecimal(LoggedValue value) {
        long number = value.decimal();
        if (value.negative) {
            return number > 0 && number <= 0x80000000L ? -number & MOST : Status.ABSENT;
        }
        return number >= 0 && number <= MOST ? number : Status.ABSENT;
    }

    private boolean isKnown(long status) {
        return names.of(status) != null;
    }
}

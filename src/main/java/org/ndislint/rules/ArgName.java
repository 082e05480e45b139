package org.ndislint.rules;

import java.util.ArrayList;
import java.util.List;
import org.ndislint.model.CallEvent;
import org.ndislint.model.Irql;
import org.ndislint.model.Symbols;
import org.ndislint.model.Value;

/** The name of a further parameter, with its other spellings; compared ignoring case and outer underscores. */
public final class ArgName {
    private final List<String> names = new ArrayList<>();

    /** {@code NAME} or {@code NAME|NAME}. */
    ArgName(String written) {
        for (String name : written.split("\\|", 0)) {
            names.add(name);
        }
    }

    /** The spelling that packs prefer. */
    public String text() {
        return names.get(0);
    }

    /** Which of a record's further parameters it is, or -1. Allocates nothing. */
    public int find(CallEvent event, Symbols symbols) {
        for (int i = 0; i < event.argCount(); i++) {
            String recorded = symbols.text(event.argName(i));
            for (int n = 0; n < names.size(); n++) {
                if (isSame(recorded, names.get(n))) {
                    return i;
                }
            }
        }
        return -1;
    }

    private static boolean isSame(String a, String b) {
        int aFrom = first(a);
        int bFrom = first(b);
        int length = last(a) - aFrom;
        return length == last(b) - bFrom && length > 0 && a.regionMatches(true, aFrom, b, bFrom, length);
    }

    private static int first(String name) {
        int at = 0;
        while (at < name.length() && name.charAt(at) == '_') {
            at++;
        }
        return at;
    }

    private static int last(String name) {
        int at = name.length();
        while (at > 0 && name.charAt(at - 1) == '_') {
            at--;
        }
        return at;
    }

    /** A value as a number that is not negative: a number, decimal or hexadecimal digits, or a level's name; else -1. */
    static long number(byte tag, long bits, Symbols symbols, boolean isLevel) {
        if (tag == Value.NUMBER) {
            return bits;
        }
        String text = Value.text(tag, bits, symbols);
        if (isLevel) {
            int level = Irql.parse(text);
            if (level >= 0) {
                return level;
            }
        }
        boolean hex = text.startsWith("0x") || text.startsWith("0X");
        int from = hex ? 2 : 0;
        if (text.length() == from || text.length() > from + 15) {
            return -1;
        }
        long value = 0;
        for (int i = from; i < text.length(); i++) {
            int digit = Character.digit(text.charAt(i), hex ? 16 : 10);
            if (digit < 0) {
                return -1;
            }
            value = value * (hex ? 16 : 10) + digit;
        }
        return value;
    }

    /** The tag of a value read as a handle is: digits in hexadecimal are a number. */
    public static byte handleTag(byte tag, long bits, Symbols symbols) {
        return isHex(tag, bits, symbols) ? Value.NUMBER : tag;
    }

    /** The bits of a value read as a handle is. */
    public static long handleBits(byte tag, long bits, Symbols symbols) {
        if (!isHex(tag, bits, symbols)) {
            return bits;
        }
        String text = Value.text(tag, bits, symbols);
        return Long.parseUnsignedLong(text, hexFrom(text), text.length(), 16);
    }

    private static int hexFrom(String text) {
        return text.startsWith("0x") || text.startsWith("0X") ? 2 : 0;
    }

    private static boolean isHex(byte tag, long bits, Symbols symbols) {
        if (tag == Value.NUMBER || tag == Value.ABSENT) {
            return false;
        }
        String text = Value.text(tag, bits, symbols);
        int from = hexFrom(text);
        int length = text.length() - from;
        if (length == 0 || length > 16 || (from == 0 && length != 8 && length != 16)) {
            return false;
        }
        for (int i = from; i < text.length(); i++) {
            if (Character.digit(text.charAt(i), 16) < 0) {
                return false;
            }
        }
        return true;
    }
}

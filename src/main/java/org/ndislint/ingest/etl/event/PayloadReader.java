package org.ndislint.ingest.etl.event;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ndislint.ingest.LittleEndian;
import org.ndislint.ingest.wpp.FileTimeText;
import org.ndislint.ingest.wpp.StatusTexts;
import org.ndislint.ingest.wpp.ValueNames;
import org.ndislint.model.ArgumentType;
import org.ndislint.model.Guid;

/** Walks a payload along its schema. Stops where the payload does not fit; what came before stands. */
public final class PayloadReader {
    private static final int MOST_VALUES = 1 << 16;
    private static final int MOST_SHOWN_BYTES = 1 << 12;
    /** How many characters the names and values of one payload may have: each name repeats those of its structures. */
    private static final int MOST_CHARACTERS = 1 << 20;
    /** How many the names of one value's flags may have. */
    private static final int MOST_OF_FLAGS = 1 << 14;

    private static final int NAMES_A_CHARACTER = 16;
    private static final int SID_HEAD = 8;
    private static final int DEEPEST = 16;

    private final StatusTexts names;
    private final FileTimeText times = new FileTimeText();
    private final StringBuilder text = new StringBuilder();
    private LittleEndian data = new LittleEndian(new byte[0]);
    private int at;
    private int end;
    private int pointerBytes;
    private FieldTaker taker = (name, type, number, valueName, shown) -> {};
    /** Values of fields by their positions, for those that tell the length or count of others. */
    private long[] values = new long[16];

    private long valuesLeft;
    private long charactersLeft;
    private @Nullable String problem;

    private ArgumentType lastType = ArgumentType.OTHER;
    private long lastNumber;
    private @Nullable String lastName;

    public PayloadReader(StatusTexts names) {
        this.names = names;
    }

    /**
     * Reads a payload.
     *
     * @param from where it begins in {@code bytes}
     * @param to where it ends
     * @param pointers pointer size of what logged it
     */
    public void read(EventSchema schema, LittleEndian bytes, int from, int to, int pointers, FieldTaker into) {
        data = bytes;
        at = from;
        end = to;
        pointerBytes = pointers;
        taker = into;
        problem = null;
        valuesLeft = MOST_VALUES;
        charactersLeft = MOST_CHARACTERS;
        List<EventField> fields = schema.fields();
        Arrays.fill(values, 0);
        for (int i = 0; i < fields.size() && problem == null; i++) {
            readField(fields.get(i), "", 0);
        }
    }

    /** Why the payload does not fit the schema, or null. Bytes behind the last field are no problem. */
    public @Nullable String problem() {
        return problem;
    }

    private void readField(EventField field, String prefix, int depth) {
        String name = prefix + field.name();
        boolean array = field.count().kind() != EventField.Amount.Kind.NONE;
        long count = amount(field.count(), 1, 2);
        valuesLeft -= count;
        if (problem != null || count < 0 || valuesLeft < 0 || depth > DEEPEST) {
            fail(name, "at most " + MOST_VALUES + " values", "more");
            return;
        }
        if (field.type() == FieldType.STRUCTURE) {
            for (long i = 0; i < count && problem == null; i++) {
                String inner = array ? name + "[" + i + "]." : name + ".";
                spend(inner.length());
                for (EventField member : field.members()) {
                    readField(member, inner, depth + 1);
                }
            }
            return;
        }
        text.setLength(0);
        boolean characters = array && field.isCharacter();
        for (long i = 0; i < count && problem == null; i++) {
            text.append(i > 0 && !characters ? "," : "");
            int from = text.length();
            readValue(field, name);
            spend(text.length() - from);
        }
        spend(name.length());
        if (problem != null) {
            return;
        }
        if (field.position() >= 0) {
            if (field.position() >= values.length) {
                values = Arrays.copyOf(values, Math.max(field.position() + 1, 2 * values.length));
            }
            values[field.position()] = array ? 0 : lastNumber;
        }
        if (characters) {
            taker.field(name, ArgumentType.TEXT, 0, null, text.toString());
        } else if (array && field.type() == FieldType.UINT8) {
            text.setLength(0);
            bytes(at - (int) count, at);
            taker.field(name, ArgumentType.BYTES, 0, null, text.toString());
        } else if (array) {
            taker.field(name, ArgumentType.OTHER, 0, null, "[" + text + "]");
        } else {
            taker.field(name, lastType, lastNumber, lastName, text.toString());
        }
    }

    // A number of values or bytes; "none" if nothing tells one.
    private long amount(EventField.Amount amount, long none, int bytesAhead) {
        return switch (amount.kind()) {
            case NONE -> none;
            case FIXED -> amount.value();
            case FIELD -> amount.value() < values.length ? values[amount.value()] : 0;
            case AHEAD -> {
                if (end - at < bytesAhead) {
                    fail("", bytesAhead + " bytes of a count", (end - at) + "");
                    yield 0;
                }
                at += bytesAhead;
                yield data.u16(at - bytesAhead);
            }
        };
    }

    private void readValue(EventField field, String name) {
        lastNumber = 0;
        lastName = null;
        int width = FieldType.width(field.type(), pointerBytes);
        if (width > 0) {
            if (end - at < width) {
                fail(name, width + " bytes", (end - at) + "");
            } else {
                fixed(field, width);
                at += width;
            }
            return;
        }
        switch (field.type()) {
            case FieldType.WIDE_STRING -> string(field, name, 2);
            case FieldType.STRING -> string(field, name, 1);
            case FieldType.COUNTED_WIDE_STRING, FieldType.COUNTED_STRING, FieldType.COUNTED_BINARY ->
                counted(field, name);
            case FieldType.BINARY -> binary(field, name);
            case FieldType.SID -> sid(name);
            case FieldType.NULL -> lastType = ArgumentType.OTHER;
            default -> fail(name, "a known type", "type " + field.type());
        }
    }

    private void fixed(EventField field, int width) {
        switch (field.type()) {
            case FieldType.FLOAT -> other(ArgumentType.FRACTION, Float.toString(Float.intBitsToFloat(data.i32(at))));
            case FieldType.DOUBLE ->
                other(ArgumentType.FRACTION, Double.toString(Double.longBitsToDouble(data.i64(at))));
            case FieldType.GUID -> {
                lastType = ArgumentType.GUID;
                Guid.append(text, data.guidHigh(at), data.guidLow(at));
            }
            case FieldType.SYSTEM_TIME -> systemTime();
            case FieldType.FILE_TIME -> {
                lastType = ArgumentType.TIME;
                lastNumber = data.i64(at);
                times.appendIso(text, lastNumber);
            }
            default -> number(field, width);
        }
    }

    private void number(EventField field, int width) {
        long unsigned = switch (width) {
            case 1 -> data.u8(at);
            case 2 -> data.u16(at);
            case 4 -> data.u32(at);
            default -> data.i64(at);
        };
        boolean signed = FieldType.isSigned(field.type());
        int above = 64 - 8 * width;
        lastNumber = signed ? unsigned << above >> above : unsigned;
        lastType = signed ? ArgumentType.INTEGER : ArgumentType.UNSIGNED;
        if (!field.names().entries().isEmpty()) {
            mapped(field, unsigned);
            return;
        }
        switch (field.outType()) {
            case FieldType.OUT_NTSTATUS -> named(ArgumentType.STATUS, unsigned, names.ntStatus(unsigned));
            case FieldType.OUT_HRESULT -> named(ArgumentType.ERROR, unsigned, names.hresult(unsigned));
            case FieldType.OUT_ERROR, FieldType.OUT_WIN32_ERROR ->
                named(ArgumentType.ERROR, unsigned, names.winError(unsigned));
            case FieldType.OUT_IPV4 -> {
                if (width == 4) {
                    lastType = ArgumentType.OTHER;
                    NetworkAddress.appendIpv4(text, data, at);
                } else {
                    plain(field, unsigned);
                }
            }
            case FieldType.OUT_HEX8, FieldType.OUT_HEX8 + 1, FieldType.OUT_HEX64 - 1, FieldType.OUT_HEX64 -> {
                lastNumber = unsigned;
                lastType = ArgumentType.UNSIGNED;
                text.append("0x").append(Long.toHexString(unsigned));
            }
            case FieldType.OUT_CODE_POINTER -> {
                lastNumber = unsigned;
                lastType = ArgumentType.POINTER;
                text.append("0x").append(Long.toHexString(unsigned));
            }
            case FieldType.OUT_BOOLEAN -> truth(unsigned);
            case FieldType.OUT_STRING -> text.append((char) (width == 1 ? unsigned & 0xFF : unsigned));
            case FieldType.OUT_PORT -> {
                lastNumber = width == 2 ? data.u8(at) << 8 | data.u8(at + 1) : unsigned;
                text.append(lastNumber);
            }
            default -> plain(field, unsigned);
        }
    }

    private void plain(EventField field, long unsigned) {
        switch (field.type()) {
            case FieldType.POINTER -> {
                lastType = ArgumentType.POINTER;
                text.append("0x").append(Long.toHexString(unsigned));
            }
            case FieldType.HEX32, FieldType.HEX64 -> text.append("0x").append(Long.toHexString(unsigned));
            case FieldType.BOOLEAN -> truth(unsigned);
            case FieldType.UINT64 -> text.append(Long.toUnsignedString(unsigned));
            default -> text.append(lastNumber);
        }
    }

    private void truth(long value) {
        lastType = ArgumentType.NAMED;
        lastName = value != 0 ? "true" : "false";
        text.append(lastName);
    }

    private void mapped(EventField field, long value) {
        ValueNames mapping = field.names();
        int from = text.length();
        // Looking through a long table takes time, too.
        spend(mapping.entries().size() / NAMES_A_CHARACTER);
        if (field.namesAreFlags()) {
            lastType = ArgumentType.FLAGS;
            for (ValueNames.Entry entry : mapping.entries()) {
                boolean named = entry.value() != 0 && (value & entry.value()) == entry.value();
                if (named && text.length() - from < MOST_OF_FLAGS) {
                    text.append(text.length() == from ? "" : "|").append(entry.name());
                }
            }
        } else {
            lastType = ArgumentType.NAMED;
            for (ValueNames.Entry entry : mapping.entries()) {
                if (entry.value() == value) {
                    text.append(entry.name());
                    break;
                }
            }
        }
        if (text.length() == from) {
            text.append(value);
        } else {
            lastName = text.substring(from);
        }
    }

    private void named(ArgumentType type, long value, @Nullable String name) {
        lastType = type;
        text.append("0x");
        for (int shift = 28; shift >= 0; shift -= 4) {
            text.append(Character.forDigit((int) (value >>> shift) & 0xF, 16));
        }
        if (name != null) {
            text.append('(').append(name).append(')');
        }
    }

    private void other(ArgumentType type, String shown) {
        lastType = type;
        text.append(shown);
    }

    private void systemTime() {
        lastType = ArgumentType.OTHER;
        String[] marks = {"", "-", "-", "T", ":", ":", "."};
        int[] offsets = {0, 2, 6, 8, 10, 12, 14};
        int[] digits = {4, 2, 2, 2, 2, 2, 3};
        for (int i = 0; i < marks.length; i++) {
            String part = Integer.toString(data.u16(at + offsets[i]));
            text.append(marks[i])
                    .append("0".repeat(Math.max(0, digits[i] - part.length())))
                    .append(part);
        }
    }

    private void string(EventField field, String name, int unit) {
        lastType = ArgumentType.TEXT;
        int to = at;
        int next;
        if (field.length().kind() == EventField.Amount.Kind.NONE) {
            while (end - to >= unit && (unit == 1 ? data.u8(to) : data.u16(to)) != 0) {
                to += unit;
            }
            // The last string of an event may lack its NUL.
            next = Math.min(to + unit, end);
        } else {
            long units = amount(field.length(), 0, 2);
            if (units * unit > end - at || units < 0) {
                fail(name, units * unit + " bytes", (end - at) + "");
                return;
            }
            to = at + (int) units * unit;
            next = to;
        }
        characters(field, at, to, unit);
        at = next;
    }

    private void counted(EventField field, String name) {
        if (end - at < 2 || data.u16(at) > end - at - 2) {
            fail(name, "a count and as many bytes", (end - at) + "");
            return;
        }
        int to = at + 2 + data.u16(at);
        if (field.type() == FieldType.COUNTED_BINARY) {
            opaque(field, at + 2, to);
        } else {
            lastType = ArgumentType.TEXT;
            characters(field, at + 2, to, field.type() == FieldType.COUNTED_WIDE_STRING ? 2 : 1);
        }
        at = to;
    }

    private void characters(EventField field, int from, int to, int unit) {
        int length = to - from;
        // Strings of fixed length are filled up with NULs.
        while (length >= unit && (unit == 1 ? data.u8(from + length - 1) : data.u16(from + length - 2)) == 0) {
            length -= unit;
        }
        var charset = unit == 2
                ? StandardCharsets.UTF_16LE
                : isUtf8(field.outType()) ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
        text.append(new String(data.bytes(), from, length, charset));
    }

    private static boolean isUtf8(int outType) {
        return outType == FieldType.OUT_UTF8 || outType == FieldType.OUT_XML || outType == FieldType.OUT_JSON;
    }

    private void binary(EventField field, String name) {
        boolean ipv6 = field.outType() == FieldType.OUT_IPV6;
        long length = field.length().kind() == EventField.Amount.Kind.NONE
                ? ipv6 ? 16 : end - at
                : amount(field.length(), 0, 2);
        if (problem != null) {
            return;
        }
        if (length < 0 || length > end - at) {
            fail(name, length + " bytes", (end - at) + "");
            return;
        }
        int to = at + (int) length;
        opaque(field, at, to);
        at = to;
    }

    // Bytes, or what they are meant to be.
    private void opaque(EventField field, int from, int to) {
        int length = to - from;
        lastType = ArgumentType.OTHER;
        if (field.outType() == FieldType.OUT_IPV6 && length == 16) {
            NetworkAddress.appendIpv6(text, data, from);
        } else if (field.outType() == FieldType.OUT_IPV4 && length == 4) {
            NetworkAddress.appendIpv4(text, data, from);
        } else if (field.outType() != FieldType.OUT_SOCKET_ADDRESS
                || !NetworkAddress.appendSocket(text, data, from, to)) {
            bytes(from, to);
        }
    }

    private void bytes(int from, int to) {
        lastType = ArgumentType.BYTES;
        for (int i = from; i < Math.min(to, from + MOST_SHOWN_BYTES); i++) {
            text.append(Character.forDigit(data.u8(i) >> 4, 16)).append(Character.forDigit(data.u8(i) & 0xF, 16));
        }
        if (to - from > MOST_SHOWN_BYTES) {
            text.append("…");
        }
    }

    private void sid(String name) {
        int length = end - at < SID_HEAD ? SID_HEAD : SID_HEAD + 4 * data.u8(at + 1);
        if (length > end - at) {
            fail(name, length + " bytes", (end - at) + "");
            return;
        }
        lastType = ArgumentType.OTHER;
        long authority = 0;
        for (int i = 2; i < SID_HEAD; i++) {
            authority = authority << 8 | data.u8(at + i);
        }
        text.append("S-").append(data.u8(at)).append('-').append(authority);
        for (int i = SID_HEAD; i < length; i += 4) {
            text.append('-').append(data.u32(at + i));
        }
        at += length;
    }

    private void spend(int characters) {
        charactersLeft -= characters;
        if (charactersLeft < 0) {
            fail("", "at most " + MOST_CHARACTERS + " characters", "more");
        }
    }

    private void fail(String name, String expected, String found) {
        if (problem == null) {
            problem = "expected " + expected + (name.isEmpty() ? "" : " for field " + name) + ", found " + found;
        }
    }
}

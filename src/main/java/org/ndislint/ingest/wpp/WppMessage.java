package org.ndislint.ingest.wpp;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.ndislint.ingest.LittleEndian;
import org.ndislint.model.ArgumentType;
import org.ndislint.model.Guid;
import org.ndislint.model.MessageArguments;

/**
 * One message with its wording: unpacks the arguments and writes the text that tracefmt would write. Times are UTC, SIDs
 * are not turned into names of accounts, and hex dumps are shown. A reused holder.
 */
public final class WppMessage {
    /** A text may show a long argument many times: so much is shown. */
    private static final int MOST_CHARACTERS = 1 << 20;

    private static final long STEPS_A_MILLISECOND = 10_000;
    private static final int SID_AUTHORITY = 2;
    private static final int SID_HEAD = 8;
    private static final PrintfSpec GENERAL = new PrintfSpec(false, false, false, false, false, 0, -1, 'g');
    private static final PrintfSpec DECIMAL = new PrintfSpec(false, false, false, false, false, 0, -1, 'd');
    private static final PrintfSpec UNSIGNED = new PrintfSpec(false, false, false, false, false, 0, -1, 'u');

    private final StatusTexts names;
    private final PackedArguments packed = new PackedArguments();
    private final FileTimeText times = new FileTimeText();
    private final StringBuilder scratch = new StringBuilder();
    private @Nullable MessageFormat format;

    public WppMessage(StatusTexts names) {
        this.names = names;
    }

    /**
     * Takes a message.
     *
     * @param from where its arguments begin in {@code data}
     * @param to where they end
     * @param pointerBytes pointer size of what logged it, 4 or 8
     */
    public void read(MessageFormat wording, LittleEndian data, int from, int to, int pointerBytes) {
        format = wording;
        packed.read(wording.arguments(), data, from, to, pointerBytes);
    }

    /** Why the arguments are not those that the wording expects, or null; what fits is shown nevertheless. */
    public @Nullable String problem() {
        return packed.problem();
    }

    /** Appends the text. */
    public void text(StringBuilder out, PrefixFields fields) {
        MessageFormat of = format;
        if (of != null) {
            write(out, of.text(), of, fields);
        }
    }

    /** Appends a text with the arguments of this message, or a prefix. */
    void write(StringBuilder out, FormatText text, @Nullable MessageFormat of, PrefixFields fields) {
        int start = out.length();
        for (int i = 0; i < text.count(); i++) {
            if (out.length() - start > MOST_CHARACTERS) {
                out.setLength(start + MOST_CHARACTERS);
                out.append("<cut>");
                return;
            }
            FormatText.Part part = text.part(i);
            switch (part.kind()) {
                case LITERAL -> out.append(part.literal());
                case ARGUMENT -> argument(out, part, of);
                case THREAD -> prefixNumber(out, part.spec(), fields.tid);
                case PROCESS -> prefixNumber(out, part.spec(), fields.pid);
                case CPU -> prefixNumber(out, part.spec(), fields.cpu);
                case SEQUENCE -> prefixNumber(out, part.spec(), fields.sequence);
                case TIME -> {
                    scratch.setLength(0);
                    times.appendTracefmt(scratch, fields.fileTime);
                    PrintfText.text(out, part.spec(), scratch);
                }
            }
        }
    }

    /** Hands the arguments out as they are, as far as they could be read. */
    public void arguments(MessageArguments into) {
        into.clear();
        MessageFormat of = format;
        for (int slot = 0; of != null && slot < packed.count(); slot++) {
            ArgumentSpec spec = of.arguments().get(slot);
            ArgumentType type = spec.type().argument();
            if (type.isNumber()) {
                boolean named = type == ArgumentType.NAMED || type == ArgumentType.FLAGS;
                into.addNumber(
                        spec.index(),
                        spec.expression(),
                        type,
                        packed.number(slot),
                        named ? valueName(spec, slot) : null);
            } else {
                scratch.setLength(0);
                natural(scratch, spec, slot);
                into.addText(spec.index(), spec.expression(), type, scratch.toString());
            }
        }
    }

    private @Nullable String valueName(ArgumentSpec spec, int slot) {
        if (spec.type().isList() || spec.type() == ItemType.ENUM) {
            return spec.names().find(packed.number(slot));
        }
        scratch.setLength(0);
        natural(scratch, spec, slot);
        return scratch.toString();
    }

    private static void prefixNumber(StringBuilder out, PrintfSpec spec, long value) {
        PrintfText.integer(out, spec.isNumeric() ? spec : UNSIGNED, Math.max(value, 0), 4);
    }

    private void argument(StringBuilder out, FormatText.Part part, @Nullable MessageFormat of) {
        int slot = part.slot();
        if (slot < 0 || of == null) {
            out.append(part.literal());
            return;
        }
        ArgumentSpec spec = of.arguments().get(slot);
        if (slot >= packed.count()) {
            out.append(spec.type() == ItemType.UNKNOWN ? "<" + spec.typeText() + "?>" : "<missing>");
            return;
        }
        if (!asNumber(out, part.spec(), spec, slot)) {
            asText(out, part.spec(), spec, slot);
        }
        if (packed.isCut(slot)) {
            out.append("<cut>");
        }
    }

    private boolean asNumber(StringBuilder out, PrintfSpec printf, ArgumentSpec spec, int slot) {
        ItemType type = spec.type();
        if (type == ItemType.DOUBLE || type == ItemType.FLOAT) {
            if (printf.isFraction()) {
                PrintfText.fraction(out, printf, fraction(type, slot));
                return true;
            }
            return false;
        }
        if (!type.argument().isNumber()) {
            return false;
        }
        int bytes = type.width() == ItemType.POINTER_WIDTH ? packed.pointerBytes() : type.width();
        long value = packed.number(slot);
        if (printf.isCharacter()) {
            char c = (char) (printf.conversion() == 'C' || bytes > 1 ? value : value & 0xFF);
            PrintfText.text(out, printf, String.valueOf(c));
            return true;
        }
        boolean pointer = printf.conversion() == 'p' || (type == ItemType.POINTER && !printf.isNumeric());
        if (pointer) {
            PrintfText.pointer(out, printf, value, packed.pointerBytes());
            return true;
        }
        if (printf.isNumeric()) {
            boolean widen = bytes == 4 && (printf.conversion() == 'd' || printf.conversion() == 'i');
            PrintfText.integer(out, printf, widen ? (int) value : value, bytes);
            return true;
        }
        return false;
    }

    private void asText(StringBuilder out, PrintfSpec printf, ArgumentSpec spec, int slot) {
        if (printf.width() == 0 && printf.precision() < 0) {
            natural(out, spec, slot);
        } else {
            scratch.setLength(0);
            natural(scratch, spec, slot);
            PrintfText.text(out, printf, scratch);
        }
    }

    // The form that a value has when the format only asks for text.
    private void natural(StringBuilder out, ArgumentSpec spec, int slot) {
        LittleEndian data = packed.data();
        int from = packed.from(slot);
        int to = packed.to(slot);
        long value = packed.number(slot);
        switch (spec.type()) {
            case CHAR, SHORT, LONG, LONGLONG -> PrintfText.integer(out, DECIMAL, value, 8);
            case UCHAR, USHORT, ULONG, ULONGLONG, PORT -> PrintfText.integer(out, UNSIGNED, value, 8);
            case POINTER -> PrintfText.pointer(out, PrintfSpec.TEXT, value, packed.pointerBytes());
            case STRING, COUNTED_STRING -> out.append(AnsiText.decode(data.bytes(), from, to));
            case WIDE_STRING, COUNTED_WIDE_STRING ->
                out.append(new String(data.bytes(), from, to - from, StandardCharsets.UTF_16LE));
            case NTSTATUS -> named(out, value, names.ntStatus(value));
            case NDIS_STATUS -> named(out, value, names.ndisStatus(value));
            case HRESULT -> named(out, value, names.hresult(value));
            case NDIS_OID -> named(out, value, names.oid(value));
            case WIN_ERROR -> {
                out.append(value);
                inParentheses(out, names.winError(value));
            }
            case GUID -> Guid.append(out, data.guidHigh(from), data.guidLow(from));
            case SID -> sid(out, data, from);
            case IP_ADDRESS -> {
                for (int at = from; at < to; at++) {
                    out.append(at == from ? "" : ".").append(data.u8(at));
                }
            }
            case DOUBLE, FLOAT -> PrintfText.fraction(out, GENERAL, fraction(spec.type(), slot));
            case TIMESTAMP -> times.appendTracefmt(out, value);
            case TIME_DELTA -> duration(out, value);
            case CHAR4 -> out.append(new String(data.bytes(), from, to - from, StandardCharsets.ISO_8859_1));
            case HEX_DUMP -> {
                for (int at = from; at < to; at++) {
                    out.append(at == from ? "" : " ");
                    hex(out, data.u8(at), 2);
                }
            }
            case LIST_BYTE, LIST_SHORT, LIST_LONG ->
                named(out, value, spec.names().find(value));
            case SET_BYTE, SET_SHORT, SET_LONG -> set(out, value, spec.names());
            case ENUM -> {
                String name = spec.names().find(value);
                out.append(name == null ? "0x" + Long.toHexString(value) : name);
            }
            case FLAGS_ENUM -> flags(out, value, spec.names());
            case UNKNOWN -> out.append('<').append(spec.typeText()).append("?>");
        }
    }

    private double fraction(ItemType type, int slot) {
        return type == ItemType.FLOAT
                ? Float.intBitsToFloat((int) packed.number(slot))
                : Double.longBitsToDouble(packed.number(slot));
    }

    private static void named(StringBuilder out, long value, @Nullable String name) {
        out.append("0x");
        hex(out, value, 8);
        inParentheses(out, name);
    }

    private static void inParentheses(StringBuilder out, @Nullable String name) {
        if (name != null) {
            out.append('(').append(name).append(')');
        }
    }

    private static void set(StringBuilder out, long value, ValueNames names) {
        out.append('[');
        int from = out.length();
        for (int i = 0; i < names.count(); i++) {
            long bit = names.value(i);
            if (bit < Integer.SIZE && (value >>> bit & 1) != 0) {
                out.append(out.length() == from ? "" : ",").append(names.name(i));
            }
        }
        out.append(']');
    }

    private static void flags(StringBuilder out, long value, ValueNames names) {
        int from = out.length();
        long rest = value;
        for (int i = 0; i < names.count(); i++) {
            long flag = names.value(i);
            boolean isSet = value == 0 ? flag == 0 : (value & flag) == flag && (rest & flag) != 0;
            if (isSet) {
                out.append(out.length() == from ? "" : " | ").append(names.name(i));
                rest &= ~flag;
            }
        }
        if (out.length() == from) {
            out.append("0x").append(Long.toHexString(value));
            return;
        }
        if (rest != 0) {
            out.append(" | 0x").append(Long.toHexString(rest));
        }
        out.append("(0x").append(Long.toHexString(value)).append(')');
    }

    private static void duration(StringBuilder out, long steps) {
        long milliseconds = steps / STEPS_A_MILLISECOND;
        if (steps < 0) {
            out.append('-');
        }
        long size = Math.abs(milliseconds);
        out.append(size / 1000).append('.');
        long rest = size % 1000;
        out.append(rest < 10 ? "00" : rest < 100 ? "0" : "").append(rest).append('s');
    }

    private static void sid(StringBuilder out, LittleEndian data, int from) {
        long authority = 0;
        for (int i = SID_AUTHORITY; i < SID_HEAD; i++) {
            authority = authority << 8 | data.u8(from + i);
        }
        out.append("S-").append(data.u8(from)).append('-').append(authority);
        for (int i = 0; i < data.u8(from + 1); i++) {
            out.append('-').append(data.u32(from + SID_HEAD + 4 * i));
        }
    }

    private static void hex(StringBuilder out, long value, int digits) {
        for (int i = digits - 1; i >= 0; i--) {
            out.append(Character.forDigit((int) (value >>> (4 * i)) & 0xF, 16));
        }
    }
}

package org.ndislint.catalogue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ndislint.model.Irql;

/**
 * The part of the catalogue that start-up needs, read from {@code functions.txt} into parallel arrays: names, aliases,
 * ranges and roles of every entry, by its number. Everything else is read when {@link FamilyPages} is asked.
 */
final class FunctionIndex {
    private static final String RESOURCE = "functions.txt";
    private static final int EXPECTED = 512;
    private static final int MOST_NAMES = 800;
    /** The highest level at which a device may interrupt: that of x86. */
    private static final int HIGHEST_DEVICE = 26;
    /** The lowest one, of every architecture. */
    private static final int LOWEST_DEVICE = 3;

    private static final byte[] PENDS = ascii("pends");
    private static final byte[] NDIS_STATUS = ascii("NDIS_STATUS");
    private static final byte[] BOOLEAN = ascii("BOOLEAN");
    private static final byte[] LOGICAL = ascii("LOGICAL");
    private static final Function.Kind[] KINDS = Function.Kind.values();
    private static final Role[] ROLES = Role.values();

    final NameTable table;
    int size;
    byte[] kind = new byte[EXPECTED];
    byte[] family = new byte[EXPECTED];
    byte[] irqlMin = new byte[EXPECTED];
    byte[] irqlMax = new byte[EXPECTED];
    byte[] calledBy = new byte[EXPECTED];
    byte[] implementedBy = new byte[EXPECTED];
    boolean[] pends = new boolean[EXPECTED];
    boolean[] returnsStatus = new boolean[EXPECTED];
    boolean[] returnsBoolean = new boolean[EXPECTED];
    final List<String> families = new ArrayList<>();

    private final Lines lines = new Lines(RESOURCE);
    /** Six a function: start and end of its name, its return type, and its type and aliases. */
    private int[] slices = new int[EXPECTED * 6];

    FunctionIndex() {
        table = new NameTable(lines.text, MOST_NAMES);
        while (lines.nextLine()) {
            if (size == kind.length) {
                grow();
            }
            readLine();
            size++;
        }
    }

    String name(int id) {
        return slice(id, 0);
    }

    boolean isName(int id, byte[] bytes, int from, int length) {
        int at = id * 6;
        return Arrays.equals(lines.text, slices[at], slices[at + 1], bytes, from, from + length);
    }

    /** The C type of the returned value, or "-". */
    String returnType(int id) {
        return slice(id, 2);
    }

    /** The function type's name, or "-", then a blank and the aliases, joined by commas, or "-". */
    String typeAndAliases(int id) {
        return slice(id, 4);
    }

    private String slice(int id, int which) {
        int at = id * 6 + which;
        return new String(lines.text, slices[at], slices[at + 1] - slices[at], StandardCharsets.ISO_8859_1);
    }

    private void keepSlice(int which, int start, int end) {
        slices[size * 6 + which] = start;
        slices[size * 6 + which + 1] = end;
    }

    private void readLine() {
        lines.needWord("a name");
        keepSlice(0, lines.wordStart, lines.wordEnd);
        addName();
        lines.needWord("a kind");
        kind[size] = (byte) kindOf();
        lines.needWord("a family");
        family[size] = (byte) familyOf();
        lines.needWord("an IRQL range");
        readIrql();
        lines.needWord("a return type");
        keepSlice(2, lines.wordStart, lines.wordEnd);
        returnsStatus[size] = isWord(NDIS_STATUS);
        returnsBoolean[size] = isWord(BOOLEAN) || isWord(LOGICAL);
        lines.needWord("\"pends\" or \"-\"");
        pends[size] = isWord(PENDS);
        lines.needWord("callers");
        calledBy[size] = (byte) roles();
        lines.needWord("implementers");
        implementedBy[size] = (byte) roles();
        lines.needWord("a type name");
        int start = lines.wordStart;
        if (!lines.isNone()) {
            addName();
        }
        lines.needWord("aliases");
        keepSlice(4, start, lines.wordEnd);
        if (!lines.isNone()) {
            addAliases();
        }
    }

    private void addName() {
        if (!table.add(lines.wordStart, lines.wordEnd - lines.wordStart, size)) {
            throw lines.damaged("a name that occurs once");
        }
    }

    private void addAliases() {
        int end = lines.wordEnd;
        int start = lines.wordStart;
        for (int at = start; at <= end; at++) {
            if (at == end || lines.text[at] == ',') {
                lines.wordStart = start;
                lines.wordEnd = at;
                addName();
                start = at + 1;
            }
        }
    }

    private int kindOf() {
        byte first = lines.text[lines.wordStart];
        for (Function.Kind each : KINDS) {
            if (each.word().charAt(0) == first) {
                return each.ordinal();
            }
        }
        throw lines.damaged("function, macro or callback");
    }

    private int familyOf() {
        for (int i = families.size() - 1; i >= 0; i--) {
            if (isWord(families.get(i))) {
                return i;
            }
        }
        families.add(lines.word());
        return families.size() - 1;
    }

    private void readIrql() {
        irqlMin[size] = -1;
        irqlMax[size] = -1;
        if (!lines.isNone()) {
            Function.IrqlRange range = range(lines.word(), "");
            irqlMin[size] = (byte) range.min();
            irqlMax[size] = (byte) range.max();
        }
    }

    /** Reads {@code PASSIVE..DISPATCH} or {@code DIRQL}. */
    static Function.IrqlRange range(String word, String text) {
        int dots = word.indexOf("..");
        String low = dots < 0 ? word : word.substring(0, dots);
        String high = dots < 0 ? word : word.substring(dots + 2);
        return new Function.IrqlRange(level(low, LOWEST_DEVICE), level(high, HIGHEST_DEVICE), text);
    }

    private static int level(String word, int device) {
        return switch (word) {
            case "PASSIVE" -> Irql.PASSIVE;
            case "APC" -> Irql.APC;
            case "DISPATCH" -> Irql.DISPATCH;
            case "DIRQL" -> device;
            case "HIGH" -> Irql.HIGHEST;
            default -> throw Resource.damaged(RESOURCE, word, "a level");
        };
    }

    private int roles() {
        if (lines.isNone()) {
            return 0;
        }
        int mask = 0;
        int start = lines.wordStart;
        for (int at = start; at <= lines.wordEnd; at++) {
            if (at == lines.wordEnd || lines.text[at] == ',') {
                mask |= role(start, at);
                start = at + 1;
            }
        }
        return mask;
    }

    private int role(int start, int end) {
        for (Role role : ROLES) {
            if (equals(start, end, role.word())) {
                return role.bit();
            }
        }
        throw lines.damaged("roles");
    }

    private boolean isWord(String word) {
        return equals(lines.wordStart, lines.wordEnd, word);
    }

    private boolean isWord(byte[] word) {
        return Arrays.equals(lines.text, lines.wordStart, lines.wordEnd, word, 0, word.length);
    }

    private boolean equals(int start, int end, String word) {
        if (end - start != word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (lines.text[start + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private void grow() {
        int more = kind.length * 2;
        kind = Arrays.copyOf(kind, more);
        family = Arrays.copyOf(family, more);
        irqlMin = Arrays.copyOf(irqlMin, more);
        irqlMax = Arrays.copyOf(irqlMax, more);
        calledBy = Arrays.copyOf(calledBy, more);
        implementedBy = Arrays.copyOf(implementedBy, more);
        pends = Arrays.copyOf(pends, more);
        returnsStatus = Arrays.copyOf(returnsStatus, more);
        returnsBoolean = Arrays.copyOf(returnsBoolean, more);
        slices = Arrays.copyOf(slices, more * 6);
    }

    private static byte[] ascii(String word) {
        return word.getBytes(StandardCharsets.US_ASCII);
    }
}

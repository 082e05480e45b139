package org.ndislint.catalogue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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

    final NameTable table;
    int size;
    byte[] irqlMin = new byte[EXPECTED];
    byte[] irqlMax = new byte[EXPECTED];
    byte[] calledBy = new byte[EXPECTED];
    byte[] implementedBy = new byte[EXPECTED];
    boolean[] pends = new boolean[EXPECTED];
    boolean[] flagged = new boolean[EXPECTED];
    /** Numbers of a vocabulary, as are the two below. */
    byte[] kind = new byte[EXPECTED];

    byte[] family = new byte[EXPECTED];
    byte[] returned = new byte[EXPECTED];

    final Vocabulary families;
    final Vocabulary returnTypes;

    private final Lines lines = new Lines(RESOURCE);
    private final Vocabulary kinds = new Vocabulary(lines.text);
    private final Vocabulary ranges = new Vocabulary(lines.text);
    private final Vocabulary roles = new Vocabulary(lines.text);
    private Function.Kind[] kindValues = new Function.Kind[0];
    private byte[] rangeValues = new byte[0];
    private byte[] roleValues = new byte[0];
    /** Four a function: start and end of its name, and of its type name and aliases. */
    private int[] slices = new int[EXPECTED * 4];

    FunctionIndex() {
        table = new NameTable(lines.text, MOST_NAMES);
        families = new Vocabulary(lines.text);
        returnTypes = new Vocabulary(lines.text);
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
        int at = id * 4;
        return Arrays.equals(lines.text, slices[at], slices[at + 1], bytes, from, from + length);
    }

    Function.Kind kind(int id) {
        return kindValues[kind[id]];
    }

    /** The C type of the returned value, or "-". */
    String returnType(int id) {
        return returnTypes.word(returned[id]);
    }

    /** The function type's name, or "-", then a blank and the aliases, joined by commas, or "-". */
    String typeAndAliases(int id) {
        return slice(id, 2);
    }

    private String slice(int id, int which) {
        int at = id * 4 + which;
        return new String(lines.text, slices[at], slices[at + 1] - slices[at], StandardCharsets.ISO_8859_1);
    }

    private void keepSlice(int which, int start, int end) {
        slices[size * 4 + which] = start;
        slices[size * 4 + which + 1] = end;
    }

    private void readLine() {
        lines.needWord("a name");
        keepSlice(0, lines.wordStart, lines.wordEnd);
        addName();
        kind[size] = (byte) kindNumber();
        family[size] = (byte) number(families, "a family");
        readIrql();
        returned[size] = (byte) number(returnTypes, "a return type");
        lines.needWord("\"pends\", \"flagged\", both or \"-\"");
        pends[size] = lines.text[lines.wordStart] == 'p';
        flagged[size] = lines.text[lines.wordEnd - 1] == 'd';
        calledBy[size] = roleMask("callers");
        implementedBy[size] = roleMask("implementers");
        lines.needWord("a type name");
        int start = lines.wordStart;
        if (!lines.isNone()) {
            addName();
        }
        lines.needWord("aliases");
        keepSlice(2, start, lines.wordEnd);
        if (!lines.isNone()) {
            addAliases();
        }
    }

    private int number(Vocabulary vocabulary, String what) {
        lines.needWord(what);
        return vocabulary.number(lines.wordStart, lines.wordEnd);
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

    private int kindNumber() {
        int number = number(kinds, "a kind");
        if (number == kindValues.length) {
            kindValues = Arrays.copyOf(kindValues, number + 1);
            kindValues[number] = kindOf(kinds.word(number));
        }
        return number;
    }

    private Function.Kind kindOf(String word) {
        for (Function.Kind each : Function.Kind.values()) {
            if (each.word().equals(word)) {
                return each;
            }
        }
        throw lines.damaged("function, macro or callback");
    }

    private void readIrql() {
        int number = number(ranges, "an IRQL range");
        if (number * 2 == rangeValues.length) {
            rangeValues = Arrays.copyOf(rangeValues, number * 2 + 2);
            boolean none = lines.isNone();
            Function.IrqlRange range = none ? new Function.IrqlRange(-1, -1, "") : range(lines.word(), "");
            rangeValues[number * 2] = (byte) range.min();
            rangeValues[number * 2 + 1] = (byte) range.max();
        }
        irqlMin[size] = rangeValues[number * 2];
        irqlMax[size] = rangeValues[number * 2 + 1];
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

    private byte roleMask(String what) {
        int number = number(roles, what);
        if (number == roleValues.length) {
            roleValues = Arrays.copyOf(roleValues, number + 1);
            roleValues[number] = (byte) (lines.isNone() ? 0 : rolesOf(roles.word(number)));
        }
        return roleValues[number];
    }

    private int rolesOf(String joined) {
        int mask = 0;
        for (String word : joined.split(",", -1)) {
            Role role = Role.find(word);
            if (role == null) {
                throw lines.damaged("roles");
            }
            mask |= role.bit();
        }
        return mask;
    }

    private void grow() {
        int more = kind.length * 2;
        irqlMin = Arrays.copyOf(irqlMin, more);
        irqlMax = Arrays.copyOf(irqlMax, more);
        calledBy = Arrays.copyOf(calledBy, more);
        implementedBy = Arrays.copyOf(implementedBy, more);
        pends = Arrays.copyOf(pends, more);
        flagged = Arrays.copyOf(flagged, more);
        kind = Arrays.copyOf(kind, more);
        family = Arrays.copyOf(family, more);
        returned = Arrays.copyOf(returned, more);
        slices = Arrays.copyOf(slices, more * 4);
    }
}

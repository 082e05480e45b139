package org.ndislint.catalogue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Names and numbers of NDIS_STATUS values: those that calls return, those of CoNDIS, and the codes of status
 * indications. Immutable once loaded.
 */
public final class StatusNames {
    private static final String RESOURCE = "statuses.txt";
    private static final int MOST_NAMES = 200;

    private final Lines lines = new Lines(RESOURCE);
    private final NameTable table = new NameTable(lines.text, MOST_NAMES);
    private final List<StatusName> all = new ArrayList<>();
    /** Numbers in ascending unsigned order, and beside them the position in {@link #all}. */
    private final long[] numbers;

    private final int[] positions;

    private StatusNames() {
        while (lines.nextLine()) {
            all.add(readLine());
        }
        long[] keyed = new long[all.size()];
        for (int i = 0; i < keyed.length; i++) {
            keyed[i] = (all.get(i).number() << 16) | i;
        }
        Arrays.sort(keyed);
        numbers = new long[keyed.length];
        positions = new int[keyed.length];
        for (int i = 0; i < keyed.length; i++) {
            numbers[i] = keyed[i] >>> 16;
            positions[i] = (int) (keyed[i] & 0xFFFF);
        }
    }

    /** The built-in names. */
    public static StatusNames load() {
        return new StatusNames();
    }

    /** Every value, in the order of the resource. */
    public List<StatusName> all() {
        return List.copyOf(all);
    }

    /**
     * The number of a status name, 0 to 2^32-1, or -1 if it is not known; a {@code STATUS_} twin of an NDIS name
     * counts. Allocates nothing.
     */
    public long find(byte[] bytes, int from, int length) {
        int position = table.find(bytes, from, length);
        return position < 0 ? -1 : all.get(position).number();
    }

    public long find(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        return find(bytes, 0, bytes.length);
    }

    /** The name of a number, or {@code 0x} and eight lower-case hex digits. */
    public String text(long status) {
        StatusName known = of(status);
        return known != null
                ? known.name()
                : "0x" + HexFormat.of().toHexDigits(status, Math.max(8, (67 - Long.numberOfLeadingZeros(status)) / 4));
    }

    /** What is known of a number, or null if it has no name. */
    public @Nullable StatusName of(long status) {
        int at = Arrays.binarySearch(numbers, status);
        return at < 0 ? null : all.get(positions[at]);
    }

    private StatusName readLine() {
        lines.needWord("a number");
        long number = Long.decode(lines.word());
        lines.needWord("a kind");
        StatusName.Use use = StatusName.Use.find(lines.word());
        if (use == null) {
            throw lines.damaged("return, condis or indication");
        }
        lines.needWord("sources");
        List<String> sources = List.of(lines.word().split(",", -1));
        lines.needWord("a name");
        String name = lines.word();
        addName();
        String twin = null;
        List<String> aliases = new ArrayList<>();
        while (lines.nextWord()) {
            String other = lines.word();
            addName();
            if (other.startsWith("STATUS_")) {
                twin = other;
            } else {
                aliases.add(other);
            }
        }
        return new StatusName(number, name, twin, aliases, use, sources);
    }

    private void addName() {
        if (!table.add(lines.wordStart, lines.wordEnd - lines.wordStart, all.size())) {
            throw lines.damaged("a name that occurs once");
        }
    }
}

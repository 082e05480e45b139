package org.ndislint.generate;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.SplittableRandom;
import org.ndislint.model.Symbols;
import org.ndislint.model.Value;

/**
 * Values of one kind, handed out and taken back as an allocator does: a value that was given back may be handed out
 * again at once (last in, first out) or after others.
 */
final class RefPool {
    private final String letter;
    private final long base;
    private final int stride;
    private final boolean names;
    private final double hotShare;
    private final Symbols symbols;
    private final SplittableRandom random;
    private final ArrayDeque<Ref> free = new ArrayDeque<>();
    private int issued;

    /**
     * A pool whose values are names ({@code letter} and a number) or addresses from {@code base} on.
     *
     * @param hotShare how often the value given back last is handed out first
     */
    RefPool(
            String letter,
            long base,
            int stride,
            boolean names,
            double hotShare,
            Symbols symbols,
            SplittableRandom random) {
        this.letter = letter;
        this.base = base;
        this.stride = stride;
        this.names = names;
        this.hotShare = hotShare;
        this.symbols = symbols;
        this.random = random;
    }

    Ref take() {
        if (!free.isEmpty()) {
            if (random.nextDouble() < hotShare) {
                return free.removeLast();
            }
            if (free.size() > 3) {
                return free.removeFirst();
            }
        }
        return issue();
    }

    private Ref issue() {
        issued++;
        if (!names) {
            return Ref.number(base + (long) issued * stride);
        }
        byte[] name = (letter + issued).getBytes(StandardCharsets.US_ASCII);
        long packed = Value.pack(name, 0, name.length);
        return packed != 0
                ? new Ref(Value.SHORT_NAME, packed)
                : new Ref(Value.SYMBOL, symbols.id(name, 0, name.length));
    }

    /** A value that was never handed out before. */
    Ref fresh() {
        return issue();
    }

    void give(Ref ref) {
        free.addLast(ref);
    }
}

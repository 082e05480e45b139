package org.ndislint.minimize;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.ndislint.model.CallEvent;
import org.ndislint.model.EventKind;
import org.ndislint.model.Key;
import org.ndislint.timeline.TraceLog;

/** Which records of a trace have to do with which: by the names they carry, and by the calls they are part of. */
final class Neighbourhood {
    private static final int NONE = -1;
    /** What nearly every record of a driver carries. */
    private static final Set<Key> COMMON = EnumSet.of(
            Key.BINDING, Key.ADAPTER, Key.FILTER, Key.BINDING_CONTEXT, Key.ADAPTER_CONTEXT, Key.BIND_CONTEXT);

    private final TraceLog log;
    private final int end;
    /** By position: the other end of the same invocation. */
    private final int[] partners;
    /** By position: the entry of the invocation around it. */
    private final int[] around;

    private final CallEvent record = new CallEvent();

    private record Name(byte tag, long bits) {}

    Neighbourhood(TraceLog log, int end) {
        this.log = log;
        this.end = end;
        partners = new int[end];
        around = new int[end];
        Arrays.fill(partners, NONE);
        Arrays.fill(around, NONE);
        Map<Long, ArrayDeque<Integer>> threads = new HashMap<>();
        int[] functions = new int[end];
        for (int i = 0; i < end; i++) {
            log.read(i, record);
            functions[i] = record.function;
            if (!record.kind.isCall() || record.tid == CallEvent.NOT_RECORDED) {
                continue;
            }
            ArrayDeque<Integer> open =
                    threads.computeIfAbsent(record.tid == 0 ? -1 - record.cpu : record.tid, k -> new ArrayDeque<>());
            if (record.kind == EventKind.EXIT) {
                leave(open, functions, i);
            }
            Integer outer = open.peek();
            around[i] = outer == null ? NONE : outer;
            if (record.kind == EventKind.ENTER) {
                open.push(i);
            }
        }
    }

    private void leave(ArrayDeque<Integer> open, int[] functions, int exit) {
        for (int entry : open) {
            if (functions[entry] == functions[exit]) {
                while (true) {
                    int top = open.pop();
                    if (top == entry) {
                        break;
                    }
                }
                partners[entry] = exit;
                partners[exit] = entry;
                return;
            }
        }
    }

    /** The other end of the invocation whose entry or return is at a position, or -1. */
    int partner(int position) {
        return partners[position];
    }

    /** Records with what carries the same names, whole invocations, and the invocations around them. */
    BitSet grown(BitSet from, boolean byCommonNames) {
        Set<Name> names = new HashSet<>();
        for (int i = from.nextSetBit(0); i >= 0; i = from.nextSetBit(i + 1)) {
            log.read(i, record);
            collect(names, byCommonNames);
        }
        BitSet out = new BitSet(end);
        out.or(from);
        for (int i = 0; i < end; i++) {
            if (!out.get(i)) {
                log.read(i, record);
                if (record.kind.isCall() && isNamed(names, byCommonNames)) {
                    out.set(i);
                }
            }
        }
        for (int i = end - 1; i >= 0; i--) {
            if (out.get(i)) {
                add(out, partners[i]);
                add(out, around[i]);
            }
        }
        for (int i = 0; i < end; i++) {
            if (out.get(i)) {
                add(out, partners[i]);
            }
        }
        return out;
    }

    private static void add(BitSet to, int position) {
        if (position >= 0) {
            to.set(position);
        }
    }

    private void collect(Set<Name> names, boolean byCommonNames) {
        for (long rest = record.present(); rest != 0; rest &= rest - 1) {
            Key key = Key.of(Long.numberOfTrailingZeros(rest));
            if (isName(key, byCommonNames)) {
                names.add(new Name(record.tag(key), record.bits(key)));
            }
        }
        for (int i = 1; i < record.nblCount(); i++) {
            names.add(new Name(record.nblTag(i), record.nblBits(i)));
        }
    }

    private boolean isNamed(Set<Name> names, boolean byCommonNames) {
        for (long rest = record.present(); rest != 0; rest &= rest - 1) {
            Key key = Key.of(Long.numberOfTrailingZeros(rest));
            if (isName(key, byCommonNames) && names.contains(new Name(record.tag(key), record.bits(key)))) {
                return true;
            }
        }
        for (int i = 1; i < record.nblCount(); i++) {
            if (names.contains(new Name(record.nblTag(i), record.nblBits(i)))) {
                return true;
            }
        }
        return false;
    }

    private boolean isName(Key key, boolean byCommonNames) {
        return key.isHandleLike() && !record.isNull(key) && (byCommonNames || !COMMON.contains(key));
    }
}

package org.ndislint.minimize;

import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.ndislint.model.CallEvent;
import org.ndislint.model.Key;
import org.ndislint.timeline.TraceLog;

/** Which records of a trace have to do with which by the names they carry, whatever these stand for at the time. */
final class Neighbourhood {
    /** What nearly every record of a driver carries. */
    private static final Set<Key> COMMON = EnumSet.of(
            Key.BINDING, Key.ADAPTER, Key.FILTER, Key.BINDING_CONTEXT, Key.ADAPTER_CONTEXT, Key.BIND_CONTEXT);

    private final TraceLog log;
    private final Nesting nesting;
    private final CallEvent record = new CallEvent();

    private record Name(byte tag, long bits) {}

    Neighbourhood(TraceLog log, Nesting nesting) {
        this.log = log;
        this.nesting = nesting;
    }

    /** Records with what carries the same names, whole invocations, and the invocations around them. */
    BitSet grown(BitSet from) {
        Set<Name> names = new HashSet<>();
        for (int i = from.nextSetBit(0); i >= 0; i = from.nextSetBit(i + 1)) {
            log.read(i, record);
            collect(names);
        }
        BitSet out = new BitSet(nesting.end());
        out.or(from);
        for (int i = 0; i < nesting.end(); i++) {
            if (!out.get(i)) {
                log.read(i, record);
                if (record.kind.isCall() && isNamed(names)) {
                    out.set(i);
                }
            }
        }
        nesting.complete(out);
        return out;
    }

    private void collect(Set<Name> names) {
        for (long rest = record.present(); rest != 0; rest &= rest - 1) {
            Key key = Key.of(Long.numberOfTrailingZeros(rest));
            if (isName(key)) {
                names.add(new Name(record.tag(key), record.bits(key)));
            }
        }
        for (int i = 1; i < record.nblCount(); i++) {
            names.add(new Name(record.nblTag(i), record.nblBits(i)));
        }
    }

    private boolean isNamed(Set<Name> names) {
        for (long rest = record.present(); rest != 0; rest &= rest - 1) {
            Key key = Key.of(Long.numberOfTrailingZeros(rest));
            if (isName(key) && names.contains(new Name(record.tag(key), record.bits(key)))) {
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

    private boolean isName(Key key) {
        return key.isHandleLike() && !record.isNull(key) && !COMMON.contains(key);
    }
}

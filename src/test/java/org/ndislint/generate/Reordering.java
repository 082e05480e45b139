package org.ndislint.generate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.ndislint.model.CallEvent;
import org.ndislint.model.EventKind;
import org.ndislint.model.Key;

/**
 * Exchanges neighbouring records that have nothing to do with each other: of different threads, about different
 * address families, with no value in common. What comes out could have happened just so. It needs a whole trace with
 * all handles; records that it cannot attribute to an address family stay where they are.
 */
public final class Reordering {
    private final List<CallEvent> events = new ArrayList<>();
    private final List<@Nullable String> families = new ArrayList<>();
    private final List<Set<String>> values = new ArrayList<>();

    private Reordering(List<CallEvent> original, TraceText text) {
        Map<String, String> ofSap = new HashMap<>();
        Map<String, String> ofVc = new HashMap<>();
        Map<String, String> ofParty = new HashMap<>();
        NaiveFrames frames = new NaiveFrames();
        for (CallEvent event : original) {
            CallEvent copy = Degrader.copy(event);
            events.add(copy);
            Set<String> own = new HashSet<>();
            String family = null;
            if (event.kind.isCall()) {
                NaiveFrames.Frame frame = frames.frame(event, text.name(event));
                collect(event, own);
                collect(frame.enter, own);
                family = family(event, ofSap, ofVc, ofParty);
                if (family == null && event.kind == EventKind.EXIT) {
                    family = family(frame.enter, ofSap, ofVc, ofParty);
                }
            }
            families.add(family);
            values.add(own);
        }
    }

    /** Another order of a whole legal trace, after so many attempts to exchange neighbours. */
    public static List<CallEvent> of(List<CallEvent> original, TraceText text, SplittableRandom random, int attempts) {
        Reordering order = new Reordering(original, text);
        for (int i = 0; i < attempts; i++) {
            order.tryToExchange(random.nextInt(original.size() - 1));
        }
        return order.events;
    }

    private static void collect(CallEvent event, Set<String> own) {
        for (int i = 0; i < Key.count(); i++) {
            Key key = Key.of(i);
            if (key.isHandleLike() && event.has(key) && !event.isNull(key)) {
                own.add(event.tag(key) + ":" + event.bits(key));
            }
        }
        for (int i = 0; i < event.nblCount(); i++) {
            own.add(event.nblTag(i) + ":" + event.nblBits(i));
        }
    }

    private static @Nullable String family(
            CallEvent event, Map<String, String> ofSap, Map<String, String> ofVc, Map<String, String> ofParty) {
        String af = NaiveChecker.value(event, Key.AF);
        String sap = NaiveChecker.value(event, Key.SAP);
        String vc = NaiveChecker.value(event, Key.VC);
        String party = NaiveChecker.value(event, Key.PARTY);
        if (vc != null && af == null) {
            af = ofVc.get(vc);
        }
        if (party != null && af == null) {
            af = ofParty.get(party);
        }
        if (sap != null && af == null) {
            af = ofSap.get(sap);
        }
        if (af != null && sap != null) {
            ofSap.put(sap, af);
        }
        if (af != null && vc != null) {
            ofVc.put(vc, af);
        }
        if (af != null && party != null) {
            ofParty.put(party, af);
        }
        return af;
    }

    private void tryToExchange(int i) {
        CallEvent a = events.get(i);
        CallEvent b = events.get(i + 1);
        String familyA = families.get(i);
        String familyB = families.get(i + 1);
        if (familyA == null || familyB == null || familyA.equals(familyB)) {
            return;
        }
        if (Degrader.thread(a) == Degrader.thread(b)) {
            return;
        }
        for (String value : values.get(i)) {
            if (values.get(i + 1).contains(value)) {
                return;
            }
        }
        long time = a.timeNanos;
        a.timeNanos = b.timeNanos;
        b.timeNanos = time;
        events.set(i, b);
        events.set(i + 1, a);
        families.set(i, familyB);
        families.set(i + 1, familyA);
        Set<String> own = values.get(i);
        values.set(i, values.get(i + 1));
        values.set(i + 1, own);
    }
}

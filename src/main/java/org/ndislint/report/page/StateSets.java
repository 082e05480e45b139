package org.ndislint.report.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ndislint.report.JsonText;
import org.ndislint.rules.Kind;
import org.ndislint.rules.Region;
import org.ndislint.timeline.Waiting;

/** The sets of states that regions of objects were seen in, by numbers in order of first use, and what the page tells of each. */
final class StateSets {
    private final Map<Key, Integer> numbers = new HashMap<>();
    private final List<Key> all = new ArrayList<>();
    private final Map<Integer, Waiting> waiting = new HashMap<>();

    private record Key(Kind kind, int region, long set) {}

    int number(Kind kind, int region, long set) {
        Key key = new Key(kind, region, set);
        Integer known = numbers.get(key);
        if (known == null) {
            known = all.size();
            numbers.put(key, known);
            all.add(key);
        }
        return known;
    }

    /** Adds a member: for each set its kind, region, words, how many states it has, whether an answer is owed, whether it is the end. */
    void write(JsonText json, String member) {
        json.openArray(member);
        for (Key key : all) {
            Region region = key.kind().regions().get(key.region());
            Waiting of = waiting.computeIfAbsent(key.kind().index(), k -> new Waiting(key.kind()));
            json.open()
                    .member("k", key.kind().index())
                    .member("r", key.region())
                    .member("t", region.text(key.set()))
                    .member("n", Long.bitCount(key.set()));
            int index = of.indexOf(key.region());
            if (index >= 0) {
                json.member("p", pended(of, index, key.set()));
            }
            if (isEnd(key)) {
                json.member("e", 1);
            }
            json.close();
        }
        json.closeArray();
    }

    /** 0 nothing is owed, 1 it was asked for, 2 an answer may be owed, 3 it is owed, 4 several were asked for. */
    private static int pended(Waiting of, int index, long set) {
        if (of.isCertain(index, set)) {
            return 3;
        }
        if (of.isCrowded(index, set)) {
            return 4;
        }
        if (of.isPossible(index, set)) {
            return 2;
        }
        return of.isRunning(index, set) ? 1 : 0;
    }

    private static boolean isEnd(Key key) {
        for (Kind.RegionTest test : key.kind().dead()) {
            if (test.region() == key.region() && (key.set() & ~test.mask()) == 0) {
                return true;
            }
        }
        return false;
    }
}

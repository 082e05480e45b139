package org.ndislint.monitor;

import java.util.*;
import org.ndislint.generate.*;
import org.ndislint.model.*;
import org.ndislint.rules.Severity;

/** dev: PropertyRun from to events mode */
public final class PropertyRun {
    public static void main(String[] a) throws Exception {
        int from = Integer.parseInt(a[0]), to = Integer.parseInt(a[1]);
        int size = Integer.parseInt(a[2]);
        Set<String> modes = Set.of(a[3].split(","));
        int show = a.length > 4 ? Integer.parseInt(a[4]) : 8;
        Map<String, Integer> counts = new TreeMap<>();
        Map<String, Integer> modesCount = new TreeMap<>();
        long runs = 0;
        int shown = 0;
        Map<String, Integer> anomalies = new TreeMap<>();
        for (int seed = from; seed < to; seed++) {
            for (Recording r : recordings()) {
                Symbols symbols = Checks.PROGRAM.newSymbols();
                List<CallEvent> events = new ArrayList<>();
                Generator.run(GeneratorOptions.legal(seed, size).with(r), Checks.CATALOGUE, symbols, e -> {
                    CallEvent c = new CallEvent();
                    c.copyFrom(e);
                    events.add(c);
                });
                SplittableRandom rnd = new SplittableRandom(seed * 31L + 7);
                for (String mode : modes) {
                    for (int rep = 0; rep < (mode.equals("full") ? 1 : 4); rep++) {
                        List<CallEvent> t = degrade(events, mode, rnd, symbols);
                        runs++;
                        List<Finding> found = new ArrayList<>();
                        Monitor m = check(t, symbols, found);
                        if (m.anomalies() > 0) anomalies.merge(mode, 1, Integer::sum);
                        for (Finding f : found) {
                            if (!f.conclusive()) continue;
                            boolean grave = f.rule().severity() == Severity.ERROR
                                    || f.rule().severity() == Severity.WARNING;
                            counts.merge((grave ? "" : "info ") + f.rule().id() + " " + mode, 1, Integer::sum);
                            if ((grave || a.length > 5 && f.rule().id().equals(a[5])) && shown++ < show) {
                                System.out.println("seed " + seed + " " + mode + " " + r.detail() + ": "
                                        + f.rule().id() + "@" + f.event() + " " + f.message() + " | " + f.found());
                                if (System.getenv("DUMP") != null) {
                                    String[] h = System.getenv("DUMP").split(",");
                                    org.ndislint.catalogue.EventText et = new org.ndislint.catalogue.EventText(
                                            Checks.CATALOGUE, Checks.STATUSES, symbols);
                                    int k = 0;
                                    for (CallEvent e : t) {
                                        k++;
                                        String x = et.text(e);
                                        for (String q : h)
                                            if (x.contains(q) && k <= f.event() + 2 && k > f.event() - 400) {
                                                System.out.println(
                                                        "      # " + k + " " + e.timeNanos % 1000000000000L + " " + x);
                                                break;
                                            }
                                    }
                                }
                                f.witness()
                                        .forEach(w -> System.out.println(
                                                "    " + w.event() + " " + w.text() + "  [" + w.state() + "]"));
                            }
                        }
                    }
                }
            }
        }
        System.out.println(runs + " runs; " + counts + " anomalies " + anomalies);
    }

    static List<Recording> recordings() {
        return List.of(
                Recording.FULL,
                Recording.BARE,
                Recording.FULL
                        .withCapture(false)
                        .withDetail(Recording.Detail.HANDLES)
                        .withSourceNames(false),
                Recording.BARE.withNames(true),
                Recording.FULL.withTimes(Recording.Times.COARSE),
                Recording.BARE.withTimes(Recording.Times.COARSE),
                new Recording(
                        Recording.Detail.RAW, false, false, Recording.Times.NONE, false, true, false, false, true),
                new Recording(
                        Recording.Detail.CORRELATED,
                        false,
                        false,
                        Recording.Times.NONE,
                        true,
                        false,
                        true,
                        false,
                        false));
    }

    static Monitor check(List<CallEvent> t, Symbols symbols, List<Finding> found) {
        BitSet on = new BitSet();
        for (int i = 0; i < Checks.PROGRAM.rules().size(); i++)
            on.set(i, Checks.PROGRAM.rules().get(i).info().severity() != Severity.OFF);
        Monitor m = new Monitor(
                Checks.PROGRAM, symbols, Checks.STATUSES, new Monitor.Options(on, false, false, Set.of()), found::add);
        long n = 0;
        CallEvent c = new CallEvent();
        for (CallEvent e : t) {
            c.copyFrom(e);
            c.line = n + 1;
            m.accept(c, ++n);
        }
        m.finish();
        return m;
    }

    static List<CallEvent> degrade(List<CallEvent> events, String mode, SplittableRandom rnd, Symbols symbols) {
        List<CallEvent> out = new ArrayList<>();
        int n = events.size();
        switch (mode) {
            case "full" -> out.addAll(events);
            case "window" -> {
                int f = rnd.nextInt(n), t = f + 1 + rnd.nextInt(n - f);
                for (int i = f; i < t; i++) if (events.get(i).kind != EventKind.CAPTURE) out.add(events.get(i));
            }
            case "thin" -> {
                double p = rnd.nextDouble() * 0.2;
                long lost = 0;
                boolean counted = rnd.nextBoolean();
                for (CallEvent e : events) {
                    if (e.kind != EventKind.CAPTURE && rnd.nextDouble() < p) {
                        lost++;
                        continue;
                    }
                    if (lost > 0) {
                        CallEvent l = new CallEvent();
                        l.kind = EventKind.LOST;
                        if (counted) l.lostCount = lost;
                        out.add(l);
                        lost = 0;
                    }
                    if (e.kind == EventKind.CAPTURE) continue;
                    out.add(e);
                }
            }
            case "total" -> {
                int drop = 1 + rnd.nextInt(3);
                Set<Integer> gone = new HashSet<>();
                while (gone.size() < drop) gone.add(1 + rnd.nextInt(n - 1));
                CallEvent cap = new CallEvent();
                cap.kind = EventKind.CAPTURE;
                cap.capture = new CaptureFacts(null, null, null, null, (long) drop, null, null, null, null);
                out.add(cap);
                for (int i = 0; i < n; i++)
                    if (events.get(i).kind != EventKind.CAPTURE && !gone.contains(i)) out.add(events.get(i));
            }
            case "subset" -> {
                Set<Integer> drivers = new TreeSet<>();
                for (CallEvent e : events) if (e.driver != 0) drivers.add(e.driver);
                if (drivers.isEmpty()) {
                    out.addAll(events);
                    break;
                }
                Set<Integer> keep = new HashSet<>();
                for (int d : drivers) if (rnd.nextBoolean()) keep.add(d);
                for (CallEvent e : events) if (e.kind.isCall() && keep.contains(e.driver)) out.add(e);
            }
            case "fields" -> {
                double p = rnd.nextDouble() * 0.5;
                for (CallEvent e : events) {
                    CallEvent c = new CallEvent();
                    c.copyFrom(e);
                    if (rnd.nextDouble() < p) c.status = Status.ABSENT;
                    if (rnd.nextDouble() < p) c.driver = 0;
                    if (rnd.nextDouble() < p / 2) c.tid = CallEvent.NOT_RECORDED;
                    for (long rest = c.present(); rest != 0; rest &= rest - 1)
                        if (rnd.nextDouble() < p / 2) c.unset(Key.of(Long.numberOfTrailingZeros(rest)));
                    out.add(c);
                }
            }
            case "equal" -> { // same stamps in blocks, shuffled respecting thread order
                int i = 0;
                while (i < n) {
                    int len = 1 + rnd.nextInt(6);
                    List<CallEvent> block = new ArrayList<>();
                    for (int j = i; j < Math.min(n, i + len); j++) {
                        CallEvent c = new CallEvent();
                        c.copyFrom(events.get(j));
                        if (events.get(i).timeNanos != CallEvent.NO_TIME) {
                            c.timeNanos = events.get(i).timeNanos;
                            c.timeStepNanos = 1;
                        }
                        block.add(c);
                    }
                    boolean known = true;
                    for (CallEvent c : block)
                        known &= c.tid >= 0 && c.kind.isCall() && c.timeNanos != CallEvent.NO_TIME;
                    if (known) { // random merge by threads
                        Map<Long, Deque<CallEvent>> by = new LinkedHashMap<>();
                        for (CallEvent c : block)
                            by.computeIfAbsent(c.tid, k -> new ArrayDeque<>()).add(c);
                        while (!by.isEmpty()) {
                            List<Long> ks = new ArrayList<>(by.keySet());
                            long k = ks.get(rnd.nextInt(ks.size()));
                            out.add(by.get(k).poll());
                            if (by.get(k).isEmpty()) by.remove(k);
                        }
                    } else out.addAll(block);
                    i += len;
                }
            }
            default -> throw new IllegalArgumentException(mode);
        }
        return out;
    }
}

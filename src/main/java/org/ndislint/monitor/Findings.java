package org.ndislint.monitor;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.ndislint.catalogue.EventText;
import org.ndislint.model.CallEvent;
import org.ndislint.model.EventKind;
import org.ndislint.model.Value;
import org.ndislint.rules.Kind;
import org.ndislint.rules.Program;
import org.ndislint.rules.RecordUse;
import org.ndislint.rules.Region;
import org.ndislint.timeline.Histories;
import org.ndislint.timeline.ObjectTable;
import org.ndislint.timeline.World;

/** Words findings and proves them: the records that narrowed what was known, as few as explain it. */
final class Findings {
    private static final int MOST_STEPS = 24;

    private final Program program;
    private final World world;
    private final EventText words;
    private final ReportedSeverities severities;
    private final FindingSink sink;
    private final boolean keepInconclusive;
    private EventKind phase = EventKind.CALL;

    Findings(
            Program program,
            World world,
            EventText words,
            ReportedSeverities severities,
            FindingSink sink,
            boolean keepInconclusive) {
        this.program = program;
        this.world = world;
        this.words = words;
        this.severities = severities;
        this.sink = sink;
        this.keepInconclusive = keepInconclusive;
    }

    /** The phase as recorded of the record at hand: {@code call} for both halves of a call. */
    void setPhase(EventKind recorded) {
        phase = recorded;
    }

    EventKind phase() {
        return phase;
    }

    void report(Candidate candidate, boolean certain, int doubt, CallEvent event, long number) {
        if (!certain && !keepInconclusive) {
            return;
        }
        Program.CompiledRule rule = program.rules().get(candidate.rule);
        List<Finding.WitnessStep> steps = new ArrayList<>();
        int dropped = witness(candidate, event, number, steps);
        Finding.ObjectName object = candidate.row < 0 ? null : name(candidate.kind, candidate.row);
        String states = steps.get(steps.size() - 1).state();
        String function = words.functionName(event);
        String subject = object == null ? function : object.name() + handle(object);
        sink.finding(new Finding(
                severities.reported(rule.index(), candidate.severity),
                certain,
                number,
                event.line,
                event.timeNanos,
                function,
                phase,
                event.cpu,
                event.tid,
                event.irql,
                event.driver == 0 ? null : world.symbols().text(event.driver),
                object,
                fill(rule.message(), subject, function, event, states, subject + ": " + firstSentence(rule)),
                fill(rule.expected(), subject, function, event, states, firstSentence(rule)),
                fill(rule.found(), subject, function, event, states, found(function, event, states)),
                List.copyOf(steps),
                dropped,
                certain ? Set.of() : because(doubt),
                fingerprint(rule.info().id(), steps)));
    }

    private String fill(
            @Nullable String template,
            String subject,
            String function,
            CallEvent event,
            String states,
            String otherwise) {
        if (template == null) {
            return otherwise;
        }
        return template.strip()
                .replace("{object}", subject)
                .replace("{function}", function)
                .replace(
                        "{status}", event.status == org.ndislint.model.Status.ABSENT ? "?" : words.status(event.status))
                .replace("{irql}", event.irql < 0 ? "?" : org.ndislint.model.Irql.text(event.irql))
                .replace("{states}", states);
    }

    private static String handle(Finding.ObjectName object) {
        return object.handle().isEmpty() ? "" : " (" + object.handle() + ")";
    }

    private static String firstSentence(Program.CompiledRule rule) {
        String statement = rule.info().statement();
        int end = statement.indexOf(". ");
        return end < 0 ? statement : statement.substring(0, end + 1);
    }

    private String found(String function, CallEvent event, String states) {
        String what = event.kind == EventKind.EXIT ? function + " returned" : function + " was entered";
        String status = event.status == org.ndislint.model.Status.ABSENT ? "" : " with " + words.status(event.status);
        String level = event.irql < 0 ? "" : " at " + org.ndislint.model.Irql.text(event.irql);
        return what + status + level + (states.isEmpty() ? "" : " while " + states);
    }

    Finding.ObjectName name(int kind, int row) {
        ObjectTable table = world.table(kind);
        Kind of = table.kind();
        return new Finding.ObjectName(
                of.name(),
                of.name().toUpperCase(Locale.ROOT) + "#" + table.number(row),
                Value.text(table.keyTag(row), table.keyBits(row), world.symbols()));
    }

    /** Adds the steps in event order, the record's own last; returns how many were dropped from memory. */
    private int witness(Candidate candidate, CallEvent event, long number, List<Finding.WitnessStep> out) {
        TreeMap<Long, Finding.WitnessStep> steps = new TreeMap<>();
        StringBuilder own = new StringBuilder();
        int dropped = 0;
        for (int i = 0; i + 2 < candidate.consultedCount; i += 3) {
            if (candidate.consulted[i + 2] == Candidate.OBJECT) {
                continue;
            }
            int kind = candidate.consulted[i];
            int row = candidate.consulted[i + 1];
            Region region = program.kinds().get(kind).regions().get(candidate.consulted[i + 2]);
            ObjectTable table = world.table(kind);
            if (row < 0 || !table.isLive(row)) {
                continue;
            }
            boolean other = kind != candidate.kind || row != candidate.row;
            String who = other ? name(kind, row).name() + " " : "";
            Histories histories = table.histories();
            long before = -1;
            for (Histories.Change change : histories.changes(row, candidate.consulted[i + 2], 8)) {
                if (change.event() > number
                        || (change.event() == number && before < 0 && change.record().kind == event.kind)) {
                    continue;
                }
                if (before < 0) {
                    before = change.after();
                    own.append(own.length() == 0 ? "" : ", ")
                            .append(who)
                            .append(region.name())
                            .append(": ")
                            .append(region.text(
                                    table.isLive(row) ? shown(table, row, region, change.after()) : change.after()));
                }
                String state = who + region.name() + ": " + region.text(change.after());
                Finding.WitnessStep known = steps.get(change.event());
                steps.put(
                        change.event(),
                        new Finding.WitnessStep(
                                change.event(),
                                change.record().line,
                                words.text(change.record()),
                                known == null || known.state().contains(state) ? state : known.state() + ", " + state));
                if (explains(kind, candidate.consulted[i + 2], change) || steps.size() >= MOST_STEPS) {
                    break;
                }
            }
            dropped = Math.max(dropped, histories.dropped(row));
        }
        steps.remove(number);
        out.addAll(steps.values());
        out.sort(Comparator.comparingLong(Finding.WitnessStep::event));
        out.add(new Finding.WitnessStep(number, event.line, words.text(event), own.toString()));
        return dropped;
    }

    private static long shown(ObjectTable table, int row, Region region, long after) {
        long now = table.states(row, region);
        return (now & after) == after ? now : after;
    }

    /** Whether the record alone gives the set, whatever was before: a birth, or a row that sets it from every state. */
    private boolean explains(int kind, int regionIndex, Histories.Change change) {
        int function = program.number(change.record());
        if (function < 0) {
            return false;
        }
        RecordUse use = change.record().kind == EventKind.EXIT ? program.onExit(function) : program.onEnter(function);
        if (use == null) {
            return false;
        }
        Region region = program.kinds().get(kind).regions().get(regionIndex);
        for (RecordUse.KindUse kindUse : use.kinds()) {
            if (kindUse.kind().index() != kind) {
                continue;
            }
            for (RecordUse.ClassUse classUse : kindUse.classes()) {
                if (classUse.eventClass().born() && !classUse.eventClass().maybe()) {
                    return true;
                }
                Region.Row row = region.row(classUse.eventClass().index());
                if (row != null && all(region, row) == change.after()) {
                    return true;
                }
            }
        }
        return false;
    }

    private static long all(Region region, Region.Row row) {
        long out = 0;
        for (int s = 0; s < region.size(); s++) {
            if (((row.forbidden() | row.cannot()) >>> s & 1) == 0) {
                out |= row.go(s);
            }
        }
        return out;
    }

    static Set<Because> because(int doubt) {
        EnumSet<Because> out = EnumSet.noneOf(Because.class);
        for (Because because : Because.values()) {
            if ((doubt & 1 << because.ordinal()) != 0) {
                out.add(because);
            }
        }
        return out;
    }

    /** Rule and abstract shape of the witness: no file, line, time, handle or CPU. */
    private static String fingerprint(String rule, List<Finding.WitnessStep> steps) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(rule.getBytes(StandardCharsets.UTF_8));
            for (Finding.WitnessStep step : steps) {
                String text = step.text();
                int end = text.indexOf(' ', 2);
                digest.update((byte) '\n');
                digest.update((end < 0 ? text : text.substring(0, end)).getBytes(StandardCharsets.UTF_8));
                digest.update(step.state().replaceAll("#[0-9]+", "#").getBytes(StandardCharsets.UTF_8));
            }
            byte[] bytes = digest.digest();
            StringBuilder out = new StringBuilder(32);
            for (int i = 0; i < 16; i++) {
                out.append(Character.forDigit(bytes[i] >> 4 & 15, 16)).append(Character.forDigit(bytes[i] & 15, 16));
            }
            return out.toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

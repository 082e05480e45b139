package org.ndislint.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ndislint.catalogue.EventText;
import org.ndislint.catalogue.StatusNames;
import org.ndislint.model.CallEvent;
import org.ndislint.monitor.Finding;
import org.ndislint.monitor.Monitor;
import org.ndislint.monitor.Verdict;
import org.ndislint.rules.Program;
import org.ndislint.timeline.Life;
import org.ndislint.timeline.LifeLimits;
import org.ndislint.timeline.Lives;
import org.ndislint.timeline.TraceLog;

/**
 * What a capture tells: the story of each address family, and how each rule fared.
 *
 * @param stories in order of first appearance
 * @param verdicts by rule id
 * @param broken by rule id: the first violation
 * @param untold address families that were too many to be told, or whose records were
 */
public record Telling(
        List<Story> stories, SortedMap<String, Verdict> verdicts, Map<String, Finding> broken, long untold) {
    private static final String KIND = "af";
    private static final LifeLimits LIMITS = new LifeLimits(20_000, 100_000, 20_000, 100_000, 256L << 20);

    /** Goes through a capture once. */
    public static Telling of(TraceLog log, Program program, StatusNames statuses, Monitor.Options options) {
        Map<String, Finding> broken = new TreeMap<>();
        Monitor monitor = new Monitor(program, log.symbols(), statuses, options, finding -> {
            if (finding.conclusive()) {
                broken.putIfAbsent(finding.rule().id(), finding);
            }
        });
        Lives lives = new Lives(monitor.world(), KIND, (object, tag, bits) -> true, LIMITS);
        monitor.setObserver(lives);
        CallEvent record = new CallEvent();
        for (int i = 0; i < log.size(); i++) {
            long number = log.read(i, record);
            monitor.accept(record, number);
        }
        monitor.finish();
        lives.finish(monitor::bringUpToDate);
        EventText words = new EventText(program.catalogue(), statuses, log.symbols());
        StoryTeller teller = new StoryTeller(program, words, log.symbols());
        List<Story> stories = new ArrayList<>();
        long untold = lives.untold();
        for (Life life : lives.lives()) {
            stories.add(teller.story(life));
            untold += life.changesLeftOut() + life.othersLeftOut() > 0 ? 1 : 0;
        }
        SortedMap<String, Verdict> verdicts = new TreeMap<>();
        monitor.verdicts().forEach((verdict, ids) -> ids.forEach(id -> verdicts.put(id, verdict)));
        return new Telling(stories, verdicts, broken, untold);
    }
}

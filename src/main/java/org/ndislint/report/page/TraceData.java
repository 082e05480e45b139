package org.ndislint.report.page;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.ndislint.model.CallEvent;
import org.ndislint.model.Value;
import org.ndislint.monitor.Finding;
import org.ndislint.monitor.InputProblem;
import org.ndislint.monitor.TraceSummary;
import org.ndislint.report.JsonRecords;
import org.ndislint.report.JsonText;
import org.ndislint.report.SourcePage;
import org.ndislint.report.lane.Lane;
import org.ndislint.rules.Kind;
import org.ndislint.rules.RuleInfo;

/** What the page is given of one trace: the results as everywhere, and the recording, as one JSON object. */
final class TraceData {
    /** Findings that the page lists. */
    static final int MOST_FINDINGS = 2_000;

    private static final int MOST_PROBLEMS = 200;
    private static final int BORN = 1;
    private static final int OVER = 2;
    private static final int FOLLOWED = 4;
    private static final int CERTAIN_PARENT = 8;

    private final List<Finding> findings = new ArrayList<>();
    private final List<InputProblem> problems = new ArrayList<>();
    private final SortedMap<String, RuleInfo> rules = new TreeMap<>();
    private final JsonText json = new JsonText();
    private @Nullable TraceRecording recording;
    private long findingsLeftOut;
    private long problemsLeftOut;

    void setRecording(TraceRecording of) {
        recording = of;
    }

    void add(Finding finding) {
        if (findings.size() == MOST_FINDINGS) {
            findingsLeftOut++;
            return;
        }
        findings.add(finding);
        rules.put(finding.rule().id(), finding.rule());
        TraceRecording of = recording;
        if (of != null) {
            of.keepNear(finding.event());
            for (Finding.WitnessStep step : finding.witness()) {
                of.keepNear(step.event());
            }
        }
    }

    void add(InputProblem problem) {
        if (problems.size() == MOST_PROBLEMS) {
            problemsLeftOut++;
        } else {
            problems.add(problem);
        }
    }

    /**
     * The object as text that can stand in a page: no character of it begins markup.
     *
     * @param summary null if no rule was run
     */
    String text(String trace, @Nullable TraceSummary summary) {
        json.open().member("trace", trace);
        if (summary != null) {
            summary(summary);
        }
        json.openArray("findings");
        for (Finding finding : findings) {
            JsonRecords.finding(json, trace, finding);
        }
        json.closeArray().openArray("dropped");
        for (Finding finding : findings) {
            json.element(finding.witnessDropped());
        }
        json.closeArray().member("findingsLeftOut", findingsLeftOut).openArray("problems");
        for (InputProblem problem : problems) {
            JsonRecords.problem(json, trace, problem);
        }
        json.closeArray().member("problemsLeftOut", problemsLeftOut);
        rules();
        TraceRecording of = recording;
        if (of != null) {
            of.finish();
            recording(of);
        }
        json.close();
        return json.text().toString().replace("<", "\\u003c");
    }

    private void summary(TraceSummary summary) {
        json.openArray("summary");
        JsonRecords.summary(json, summary);
        json.closeArray();
        json.member("backwards", summary.backwards()).member("unpaired", summary.unpaired());
    }

    private void rules() {
        json.open("rules");
        for (RuleInfo rule : rules.values()) {
            json.open(rule.id()).member("statement", rule.statement()).member("actor", rule.actor());
            member("why", rule.why());
            member("advice", rule.advice());
            member("decided", rule.inconclusiveWhen());
            json.openArray("pages");
            for (String source : rule.sources()) {
                json.open()
                        .member("name", source)
                        .member("url", SourcePage.url(source))
                        .close();
            }
            json.closeArray().close();
        }
        json.close();
    }

    private void member(String key, @Nullable String value) {
        if (value != null) {
            json.member(key, value);
        }
    }

    private void recording(TraceRecording of) {
        json.member("records", of.records()).member("lostInAll", of.lostInAll());
        if (of.base() != CallEvent.NO_TIME) {
            json.instant("base", of.base());
        }
        kinds(of);
        of.sets().write(json, "sets");
        of.density().write(json, "density", of.base());
        losses(of);
        List<EventChunk> chunks = of.chunks();
        lanes(of, chunks);
        chunks(chunks);
    }

    private void kinds(TraceRecording of) {
        json.openArray("kinds");
        for (Kind kind : of.lanes().kinds()) {
            json.open().member("i", kind.index()).member("name", kind.name()).openArray("regions");
            for (int r = 0; r < kind.regions().size(); r++) {
                json.element(kind.regions().get(r).name());
            }
            json.closeArray().openArray("main");
            for (int i = 0; i < kind.dead().size(); i++) {
                json.element(kind.dead().get(i).region());
            }
            json.closeArray().close();
        }
        json.closeArray();
    }

    private void losses(TraceRecording of) {
        json.openArray("losses");
        for (TraceRecording.Loss loss : of.losses()) {
            json.open().member("after", loss.after()).member("count", loss.count());
            if (loss.cpu() >= 0) {
                json.member("cpu", loss.cpu());
            }
            json.close();
        }
        json.closeArray().member("lossesUntold", of.lossesUntold());
    }

    /** The lanes of objects that a kept record names, with those above them; column by column. */
    private void lanes(TraceRecording of, List<EventChunk> chunks) {
        BitSet named = new BitSet();
        for (EventChunk chunk : chunks) {
            named.or(chunk.lanes());
        }
        List<Lane> told = new ArrayList<>();
        for (Lane lane : of.lanes().all()) {
            if (named.get(lane.id())) {
                for (Lane above = lane.parent(); above != null && !named.get(above.id()); above = above.parent()) {
                    named.set(above.id());
                }
            }
        }
        for (Lane lane : of.lanes().all()) {
            if (named.get(lane.id())) {
                told.add(lane);
            }
        }
        json.member("lanesUntold", of.lanes().untold()).open("lanes");
        column("id", told, Lane::id);
        column("kind", told, lane -> lane.kind().index());
        column("number", told, Lane::number);
        column("flags", told, TraceData::flags);
        column("last", told, Lane::lastEvent);
        column("parent", told, TraceData::parent);
        json.openArray("handle");
        for (Lane lane : told) {
            json.element(Value.text(lane.tag(), lane.bits(), of.symbols()));
        }
        json.closeArray().close();
    }

    private interface Column {
        long of(Lane lane);
    }

    private void column(String key, List<Lane> lanes, Column column) {
        json.openArray(key);
        for (Lane lane : lanes) {
            json.element(column.of(lane));
        }
        json.closeArray();
    }

    private static long flags(Lane lane) {
        return (lane.isBorn() ? BORN : 0)
                | (lane.isOver() ? OVER : 0)
                | (lane.isFollowed() ? FOLLOWED : 0)
                | (lane.hasCertainParent() ? CERTAIN_PARENT : 0);
    }

    private static long parent(Lane lane) {
        Lane above = lane.parent();
        return above == null ? -1 : above.id();
    }

    /** Chunks with the texts of all of them once. */
    private void chunks(List<EventChunk> chunks) {
        Map<String, Integer> texts = new HashMap<>();
        List<String> inOrder = new ArrayList<>();
        json.openArray("chunks");
        for (EventChunk chunk : chunks) {
            json.open().member("o", chunk.ordinal()).member("n", chunk.count()).openArray("t");
            for (String text : chunk.texts()) {
                Integer known = texts.get(text);
                if (known == null) {
                    known = inOrder.size();
                    texts.put(text, known);
                    inOrder.add(text);
                }
                json.element(known);
            }
            json.closeArray().member("d", chunk.base64()).close();
        }
        json.closeArray().member("texts", inOrder);
    }
}
